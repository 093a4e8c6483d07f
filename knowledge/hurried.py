"""Questions typed by a hurried hand: what was meant where the words as they stand come to nothing,
or to less than others that they can be slips of."""

from collections.abc import Callable

from knowledge.outcome import OutcomeKind
from knowledge.question import Question
from knowledge.reading import Reader
from knowledge.spelling import Settled
from knowledge.understood import Proposal, Understood, weighty

STATEMENT = "statement"
TOPIC_TO_BEAR_OUT = 3
"""A guess at what was said needs so many words of its own."""
EVENT = "event"
WEIGHT_TO_BE_MEANT = 1.0
"""A guess at a meeting, of which there is always something to tell, has to weigh so much more than
what was typed …"""
WEIGHT_FOR_A_WORD = 0.5
"""… an unlikely one that makes nothing of a word that says something, so much …"""
WEIGHT_OF_A_PHRASE = 2.0
"""… and a word that says nothing has to make as much of a phrase where it is taken for another …"""
WORSE = 0.2
"""… whose answer scores no worse than by so much."""

Understand = Callable[[str], Understood]


def meant(question: str, reader: Reader, understand: Understand) -> Understood:
    """What a question was meant to say. Where it comes to nothing, or where other words are
    likelier than some that were typed, slips are guessed at; a guess stands if a reply accounts
    for every word of it and it is not far-fetched."""
    settled = reader.mend(question)
    understood = understand(settled.text)
    sound = _is_sound(understood)
    if not sound or settled.doubtful:
        guessed = _guess(reader.guesses(question), settled, understood, understand)
        if guessed is not None:
            return guessed
    return _fuller(reader, settled, understood, understand) if sound else understood


def _guess(
    guesses: list[str], settled: Settled, understood: Understood, understand: Understand
) -> Understood | None:
    """What was meant if it was one of the guesses; None where none stands."""
    likelier, second = True, None
    for guess in guesses:
        if guess == settled.text:
            likelier = False
            if _is_sound(understood):
                break
            continue
        guessed = understand(guess)
        best = guessed.best
        if best is None or not _is_sound(guessed):
            continue
        if _is_far_fetched(best, understood, likelier=likelier):
            continue
        if _bears_out(best, hurried=settled.hurried):
            return guessed
        if likelier and second is None and best[2].strict():
            second = guessed
    return second


def _fuller(
    reader: Reader, settled: Settled, understood: Understood, understand: Understand
) -> Understood:
    """The same with a word that says nothing taken for one that makes a phrase with those beside
    it («giao ba» for «giao ban»), if that is answered no worse."""
    best = understood.best
    if best is None or not settled.hurried:
        return understood
    score, _, question = best
    idle = _words(question) - _said(question)
    for typed, text in reader.rivals(settled):
        if typed not in idle:
            continue
        rival = understand(text)
        if rival.best is None or not _is_sound(rival):
            continue
        gained = rival.best[2].reading.weight - question.reading.weight
        if gained >= WEIGHT_OF_A_PHRASE and rival.best[0] >= score - WORSE:
            return rival
    return understood


def _is_sound(understood: Understood) -> bool:
    """Is there a reply that accounts for every word?"""
    return understood.best is not None and not weighty(*understood.best[1:])


def _is_far_fetched(guess: Proposal, understood: Understood, *, likelier: bool) -> bool:
    """Does a guess win an answer by making less of what was typed?"""
    _, candidate, question = guess
    before = understood.best[2] if understood.best else understood.questions[0]
    gained = question.reading.weight - before.reading.weight
    if candidate.relation == EVENT and gained < WEIGHT_TO_BE_MEANT:
        was = understood.best[1].relation if understood.best and _is_sound(understood) else None
        return was != EVENT
    if likelier or gained >= WEIGHT_FOR_A_WORD:
        return False
    idle = _words(question) - _said(question)
    return not _said(before) <= _words(question) and not idle <= _words(before)


def _words(question: Question) -> set[str]:
    """Its words as they were typed, in small letters."""
    return {word.raw.lower() for word in question.reading.words if word.raw}


def _said(question: Question) -> set[str]:
    """Those of them that say something in particular."""
    quiet = question.silent | question.light
    words = enumerate(question.reading.words)
    return {word.raw.lower() for place, word in words if word.raw and place not in quiet}


def _bears_out(proposal: Proposal, *, hurried: bool) -> bool:
    """Does the answer speak for a guess? What was said is found by its words alone: it needs some
    of its own, and another sign of a hurried hand. To ask back speaks for none."""
    _, candidate, _ = proposal
    told = candidate.relation != STATEMENT or (hurried and candidate.topical >= TOPIC_TO_BEAR_OUT)
    return told and candidate.kind is not OutcomeKind.CLARIFY
