"""Who spoke at a meeting, when nothing is asked of what they said."""

from collections.abc import Sequence

from knowledge.connections import own_key
from knowledge.matching import Fit, candidates, fit, topic_positions
from knowledge.model import Event, Participation, ParticipationRole, Statement
from knowledge.outcome import OutcomeKind, Reply
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.refs import OfficeRef, PersonRef
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.statement_words import agent
from knowledge.text import syllables

SPEAKING_CUES = (
    "spoke",
    "who",
    "which-holder",
    "leaders",
    "besides",
    "event-what",
    "follow",
    "bot",
)
GIST = 90
"""Letters of what somebody said that stand beside the name."""
MAX_SPEAKERS = 9


def speakers(question: Question, desk: Desk) -> list[Candidate]:
    """«những ai phát biểu tại hội nghị …», «ngoài Bí thư …, cán bộ nào có ý kiến»."""
    if question.has("voiced") or not question.has("spoke"):
        return []
    if not question.has("who", "leaders", "which-holder"):
        return []
    meeting = question.event_types or question.named_in_full(desk.library.facts.events)
    pointed = meeting or question.times or question.placed()
    if not pointed or _asks_about_something(question, desk):
        return []
    said: dict[str, Statement | Participation] = {}
    fits: dict[str, Fit] = {}
    left_out = question.excluded()
    deeds: list[tuple[Profile, Statement | Participation]] = [
        *candidates(question, Statement, desk.library, skip=left_out),
        *candidates(question, Participation, desk.library, skip=left_out),
    ]
    for profile, fact in deeds:
        found = fit(question, profile, desk.library, SPEAKING_CUES, skip=left_out)
        for person in _people(fact, desk):
            if found is not None and not _is_excluded(question, person, fact, desk):
                said.setdefault(person, fact)
                fits[person] = found
    if not said:
        return []
    newest = max(said.values(), key=lambda one: desk.library.profiles[one.id].seen_on).article
    kept = {person: one for person, one in said.items() if one.article == newest}
    explained = frozenset.union(*(fits[person].explained for person in kept))
    return [
        Candidate(
            "speakers",
            explained,
            2,
            1.3,
            OutcomeKind.ANSWER,
            lambda: _reply(kept, desk),
        )
    ]


def _asks_about_something(question: Question, desk: Desk) -> bool:
    """Are there words of topic beyond those of one meeting?"""
    topic = topic_positions(question, SPEAKING_CUES) - question.light
    events = desk.library.facts.events
    if not topic:
        return not events
    having, kind = desk.library.index.having, desk.library.register.kind(Event)
    keys = (own_key(question.syllables[place].folded) for place in topic)
    few, *others = sorted((having.within(key, kind) for key in keys), key=len)
    named = sorted(set(few).intersection(*others))
    return not any(
        all(any(question.syllables[place].agrees_with(word) for word in name) for place in topic)
        for name in (syllables(one.name) for one in desk.library.register.facts(Event, named))
    )


def _people(fact: Statement | Participation, desk: Desk) -> Sequence[str]:
    """The persons who said it or did it; being there is not speaking."""
    if isinstance(fact, Statement):
        return [one for one in fact.by if one in desk.library.facts.people]
    attended = fact.role is ParticipationRole.ATTENDED
    known = fact.who in desk.library.facts.people
    return [fact.who] if fact.who and known and not attended else []


def _is_excluded(
    question: Question, person: str, fact: Statement | Participation, desk: Desk
) -> bool:
    """Is it somebody that the question leaves out?"""
    frames = [
        desk.library.titles.frames[one.post]
        for one in desk.library.roles_of(person)
        if one.article == fact.article
    ]
    for ref in question.excluded():
        if isinstance(ref, OfficeRef) and any(desk.library.is_post(ref, one) for one in frames):
            return True
        if isinstance(ref, PersonRef) and person in ref.people:
            return True
    return False


def _reply(said: dict[str, Statement | Participation], desk: Desk) -> Reply:
    draft = desk.draft()
    for person, fact in list(said.items())[:MAX_SPEAKERS]:
        text = fact.text if isinstance(fact, Statement) else fact.about or ""
        gist = text if len(text) <= GIST else text[:GIST].rsplit(" ", 1)[0] + " …"
        name, _, title = agent(person, fact.article, desk).partition(" (")
        post = f" ({title}" if title else ""
        draft.say(f"• **{name}**{post}" + (f": {gist}" if gist else ""), fact)
    return draft.reply(OutcomeKind.ANSWER)
