"""What was demanded, asked for, aimed at, reached, found wanting or said: free text, found by hard
filters first and by the rare words of the question then."""

from collections.abc import Mapping, Sequence

from knowledge.connections import speech_key
from knowledge.cues import BINDING_CUES
from knowledge.matching import Fit, candidates, fit, named_indicators
from knowledge.model import Statement
from knowledge.model import StatementKind as Kind
from knowledge.outcome import OutcomeKind
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.refs import OfficeRef
from knowledge.relations.addressees import (
    NO_SPEECH,
    is_spoken_by,
    is_told_to,
    listeners_of,
    subject_of,
)
from knowledge.relations.candidate import Candidate, Desk, worth
from knowledge.relations.counting import counts, tells_unit
from knowledge.relations.quoted import Quoted, is_said, quoted, without_loose_words
from knowledge.relations.statement_choice import (
    MIN_TOPIC_WORDS,
    SPEAKER_CUES,
    answered_cues,
    by_topic,
    is_quoted,
    told_near,
    topic_of,
)
from knowledge.relations.statement_cues import (
    DEFINITE_CUES,
    KIND_CUES,
    PROJECT_CUES,
    STRICT_CUES,
    cues_of,
    kinds_asked,
    strong_cues,
)
from knowledge.relations.statement_narrowing import means_beside, narrowed
from knowledge.relations.statement_search import search
from knowledge.relations.statement_words import statements_reply, which_speaker
from knowledge.subjects import speaks_of, subjects

ASKED_OF_TEXT = (
    "which-period",
    "which-document",
    "which-grade",
    "with-whom",
    "issued",
    "when",
    "since",
    "moved",
)
"""What may be asked about a statement by its own words alone."""
QUOTED = 0.5
"""What is asked for in a statement's own words is that statement, not a deed like it."""
OPEN_PRIOR = 0.4
"""Where it is open who said it."""
MORE_SLOTS = 3
"""What is unified at most beside the things named: a time, a kind, the topic."""
ASKING_WHO = ("who", "which-body", "which-holder")
SHORT_QUESTION = 8
"""A topic alone, in so many syllables, asks what there is about it."""


def statements(question: Question, desk: Desk) -> list[Candidate]:
    """Statements of the kinds asked for that everything named in the question agrees with."""
    said = quoted(question, desk.library.facts.events)
    if _is_for_others(question, desk, said):
        return []
    spoken = question.has(*KIND_CUES, "directed", "concluded")
    strong = kinds_asked(question, said.verb.cues if said else question.all_cues)
    kinds = {kind for cue in strong for kind in KIND_CUES[cue]}
    if question.documents and not (question.people or question.offices or question.bodies):
        kinds |= {Kind.CONTENT, Kind.AIM, Kind.TASK_GROUP} if kinds - {Kind.LIMITATION} else set()
    if question.documents and "statement-result" in strong:
        # how a document is carried out is told by what is wanting, too
        kinds.add(Kind.LIMITATION)
    cues = cues_of(question, said)
    asking = [cue for cue in cues if cue not in PROJECT_CUES]
    asks_who = question.has(*ASKING_WHO)
    wanted = {*kinds, Kind.OPINION} if asks_who and kinds else kinds
    topic = topic_of(question, asking, desk) | (said.words if said else frozenset())
    signed = question.cue_positions(("agreed",)) if question.has("with-whom") else set()
    topic |= signed
    in_place = question.areas and question.has("which-document")
    moved = question.has("moved") and question.people
    named = bool((spoken or question.documents or in_place or moved) and question.strict())
    found = _found(question, topic, wanted, desk, said, named=named)
    found = narrowed(found, topic, question, strong, desk)
    kept = by_topic(question, found, desk, topic, wanted) if found else []
    if not kept or (signed and signed.isdisjoint(found[kept[0]].topical)):
        return []
    facts = desk.library.facts.statements
    if facts[kept[0]].kind not in wanted and _is_strict(
        question, strong, facts[kept[0]], found[kept[0]]
    ):
        return []
    kept += means_beside(kept[0], found, question, desk)
    speech = speech_key(facts[kept[0]])
    together = [one for one in found if speech_key(facts[one]) == speech]
    if not spoken and question.has(*ASKED_OF_TEXT):
        together = kept[:1]
    explained = frozenset.union(*(found[one].explained for one in together))
    explained -= question.cue_positions(BINDING_CUES) - found[kept[0]].explained
    best = desk.library.profiles[kept[0]]
    near = told_near(topic, best, found[kept[0]], question, by_topic=bool(strong))
    topical = len(near) >= MIN_TOPIC_WORDS
    if not topical and not named:
        return []
    slots = len(question.strict()) + bool(question.times) + bool(kinds) + topical
    if not topical and (choice := _whose(question, kept, desk)):
        return [
            Candidate(
                "statement",
                explained,
                slots,
                OPEN_PRIOR,
                OutcomeKind.CLARIFY,
                lambda: which_speaker(choice, desk),
            )
        ]
    prior = _prior(question, strong, said)
    if asks_who and is_quoted(topic, best, question):
        prior += QUOTED
    return [
        Candidate(
            "statement",
            explained,
            slots,
            prior,
            OutcomeKind.ANSWER,
            lambda: statements_reply(
                kept,
                desk,
                deadline=question.has("deadline"),
                of_document=question.has("which-document"),
            ),
            len(topic & found[kept[0]].topical),
        )
    ]


def most(question: Question) -> float:
    """What such a candidate scores at most, whatever there is."""
    told = QUOTED if question.has(*ASKING_WHO) else 0.0
    prior = _prior(question, strong_cues(question.all_cues), quoted(question, ())) + told
    if _open_offices(question):
        prior = max(prior, OPEN_PRIOR)
    return worth(prior, len(question.strict()) + MORE_SLOTS)


def _prior(question: Question, strong: Sequence[str], said: Quoted | None) -> float:
    if strong or said:
        return 0.8
    return -1.5 if _is_bare_topic(question) else -0.6


def _is_strict(question: Question, strong: Sequence[str], fact: Statement, found: Fit) -> bool:
    """Is a kind asked for that this one does not stand in for? What is wanting is told by an aim or
    an opinion only if it says so itself."""
    if fact.kind in NO_SPEECH and not STRICT_CUES.isdisjoint(strong):
        return True
    if "limitation" not in strong or question.has("closing-no", "claim"):
        return False
    if fact.kind not in NO_SPEECH and question.has("spoke", "directive", "petition", "why"):
        return False
    lacks = [ref.positions for ref in question.cues if "limitation" in ref.cues]
    return not any(len(found.topical.intersection(said)) >= min(2, len(said)) for said in lacks)


def _found(
    question: Question,
    topic: frozenset[int],
    kinds: set[Kind],
    desk: Desk,
    said: Quoted | None,
    *,
    named: bool,
) -> dict[str, Fit]:
    """The statements that agree with all that is named, with the words that they explain: those
    that the topic points at, or all where the question says to whom they are addressed."""
    cues = cues_of(question, said)
    unasked = SPEAKER_CUES if question.people else ()
    about = subjects(question)
    definite = about and question.has(*DEFINITE_CUES)
    only = kinds if definite else frozenset(Kind)
    unwanted, limited = _unwanted(question), question.has("deadline")
    places = {area for ref in question.areas if ref.named for area in ref.areas}
    asks_who, subject = question.has("who"), subject_of(question)

    def is_kept(fact: Statement) -> bool:
        return fact.kind not in unwanted and (bool(fact.deadline) or not limited)

    def attempt(profile: Profile, fact: Statement) -> Fit | None:
        if fact.kind not in only or not speaks_of(about, question, profile):
            return None
        own = [cue for cue in answered_cues(fact, places) if cue not in unasked]
        if (asks_who and not fact.by) or not counts(question, fact.text):
            return None
        if not tells_unit(question, profile, desk.library):
            return None
        found = fit(question, profile, desk.library, (*cues, *own))
        if found is None or not is_spoken_by(subject, question, fact, desk.library):
            return None
        if said is None or not is_said(found, said, question):
            return None if said else found
        return without_loose_words(found, said, question)

    def attempt_kept(profile: Profile, fact: Statement) -> Fit | None:
        return attempt(profile, fact) if is_kept(fact) else None

    listeners = listeners_of(question, desk)
    if not listeners:
        return search(question, topic, kinds, desk, attempt_kept, named=named)
    tried = [*candidates(question, Statement, desk.library)]
    facts = {fact.id: fact for _, fact in tried}
    found = {fact.id: fitted for one, fact in tried if (fitted := attempt(one, fact))}
    told = {one: f for one, f in found.items() if is_told_to(listeners, facts[one], desk)}
    if told and _most_topical(told) >= _most_topical(found):
        found = told
    return {one: fitted for one, fitted in found.items() if is_kept(facts[one])}


def _unwanted(question: Question) -> set[Kind]:
    """A result tells no limitation, who asks gives no order and lays no duty on anybody, and what
    is wanting or wanted is no reply to it."""
    unwanted = set()
    asked = {ref.end for ref in question.cues if ref.cues & {"who", "which-body"}}
    duty = any(ref.start in asked for ref in question.cues if "passive" in ref.cues)
    if (duty or question.has("order")) and not question.has("petition"):
        unwanted.add(Kind.PETITION)
    if question.has("limitation") and not question.is_yes_no:
        unwanted.add(Kind.RESULT)
    if question.has("replied"):
        unwanted |= {Kind.LIMITATION, Kind.PETITION}
    return unwanted


def _is_for_others(question: Question, desk: Desk, said: Quoted | None) -> bool:
    """A figure is asked for, or nothing at all that a statement could tell."""
    spoken = question.has(*KIND_CUES, "directed", "concluded")
    if question.has("who", "which-holder") and not spoken:
        return True
    if question.has("who") and question.has("presented", "chaired", "attended"):
        return said is None
    if _asks_of_a_deed(question):
        return True
    if question.has("how-many", "money", "percent"):
        return bool(named_indicators(question, desk.library))
    if question.times and _is_bare_topic(question) and not question.has(*KIND_CUES):
        return bool(named_indicators(question, desk.library))
    told = spoken or question.has("what", "how", "why", "deadline", *ASKED_OF_TEXT)
    return not told and not question.is_yes_no and not _is_bare_topic(question)


def _asks_of_a_deed(question: Question) -> bool:
    """When or where a document was issued, its number, when a body met («Thành ủy họp bàn … hôm
    nào»): nobody said so."""
    if question.has("issued") and question.has("where"):
        return True
    if question.has("number") and question.has("find-document"):
        return True
    held = [ref.start for ref in question.cues if ref.cues & {"held", "meets"}]
    met = any(ref.end in held for ref in question.bodies)
    return question.has("when") and (met or bool(question.documents and question.has("issued")))


def _is_bare_topic(question: Question) -> bool:
    """A topic alone, in a few words, asks what there is about it."""
    asked = question.has("what", "how", "why", "deadline", *BINDING_CUES) or question.is_yes_no
    return not asked and len(question.reading.words) <= SHORT_QUESTION


def _whose(question: Question, kept: Sequence[str], desk: Desk) -> list[str]:
    """Where an office could be several («Bí thư chỉ đạo gì»), who said something."""
    if not _open_offices(question):
        return []
    speakers = dict.fromkeys(
        speaker for one in kept for speaker in desk.library.facts.statements[one].by
    )
    return list(speakers) if len(speakers) > 1 else []


def _open_offices(question: Question) -> list[OfficeRef]:
    return [ref for ref in question.offices if ref.areas is None]


def _most_topical(found: Mapping[str, Fit]) -> int:
    return max(len(one.topical) for one in found.values())
