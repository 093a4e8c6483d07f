"""Questions that ask for something of nothing in particular: ask back with what there is."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from knowledge.agreement import agrees
from knowledge.cues import FREE_CUES
from knowledge.model import Area, Document, Event, Indicator, Membership, Person, Record, Statement
from knowledge.outcome import OutcomeKind, Reply
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.document_words import attribute_asked, say_each
from knowledge.selection import select_named

Option = TypeVar("Option", bound=Hashable)

ABOUT_DOCUMENTS = (
    "issued",
    "issuer",
    "about",
    "find-document",
    "number",
    "task-group",
    "which-period",
    "that-document",
)
ABOUT_EVENTS = (
    "chaired",
    "attended",
    "concluded",
    "presented",
    "reported",
    "that-event",
    "event-what",
    "meets",
    "about",
)
ABOUT_FIGURES = ("share-of-plan", "growth", "cumulative", "target", "percent", "met")
ABOUT_PEOPLE = ("that-person", "directive", "spoke", "role", "petition", "directed")
ABOUT_LEADERS = ("leaders", "head", "plural", "hold")
GENERAL = ("who", "when", "where", "how-many", "why", "follow", "result", "hold", "compare")
WHICH_DOCUMENT = "Bạn hỏi văn bản nào?"
MAX_OFFERED = 4


def vague(question: Question, desk: Desk) -> list[Candidate]:
    """Only where nothing is named and every word only asks."""
    if question.offices or question.people or question.documents or question.amounts:
        return []
    facts = desk.library.facts
    placed = (*question.placed(), *question.times)
    options: Sequence[Record] = ()
    cues: tuple[str, ...] = ()
    asked = ""
    meets = question.has("that-event") or (question.has("meets") and not question.document_types)
    if question.has(*ABOUT_EVENTS) and (question.event_types or meets):
        options = _first(facts.events.values())
        cues, asked = ABOUT_EVENTS, "Bạn hỏi cuộc họp nào?"
    elif question.has(*ABOUT_DOCUMENTS):
        options = _first(_agreeing(question, desk))
        cues, asked = ABOUT_DOCUMENTS, WHICH_DOCUMENT
    elif question.has("that-person"):
        options = [facts.people[one] for one in _first(_heard(desk))]
        cues, asked = ABOUT_PEOPLE, "Bạn hỏi ai?"
    elif question.has(*ABOUT_FIGURES):
        used = (one.indicator for one in facts.observations.values() if one.area)
        options = [facts.indicators[one] for one in _first(used)]
        cues, asked = ABOUT_FIGURES, "Bạn hỏi chỉ tiêu nào?"
    elif question.has("leaders", "head") and question.has("who"):
        options = [facts.areas[one] for one in _first(_led(desk))]
        cues, asked = ABOUT_LEADERS, "Bạn hỏi lãnh đạo nơi nào?"
    if not options or (placed and asked != WHICH_DOCUMENT):
        return []
    only = placed and asked == WHICH_DOCUMENT and len(options) == 1
    explained = question.cue_positions({*cues, *GENERAL, *FREE_CUES}) | question.silent
    for ref in placed:
        explained.update(ref.positions)
    for ref, _ in (*question.event_types, *question.document_types):
        explained.update(ref.positions)
    return [
        Candidate(
            "find-document" if only else "vague",
            frozenset(explained),
            0,
            0.0,
            OutcomeKind.ANSWER if only else OutcomeKind.CLARIFY,
            lambda: _tell(options[0], question, desk) if only else _ask(asked, options, desk),
        )
    ]


def _first(options: Iterable[Option]) -> list[Option]:
    """As many different ones as are offered; the rest is not looked at."""
    found: dict[Option, None] = {}
    for one in options:
        found[one] = None
        if len(found) == MAX_OFFERED:
            break
    return list(found)


def _agreeing(question: Question, desk: Desk) -> Iterator[Document]:
    """The documents of the kind, the body and the time that are named, all where none is."""
    kinds = {kind for _, named in question.document_types for kind in named}
    named = (*question.placed(), *question.times)
    selected = select_named(question, Document, desk.library, named)
    every = desk.library.register.kind(Document)
    for number in every if selected is None else sorted(selected):
        profile = desk.library.profiles.of(number)
        one = desk.library.facts.documents[profile.fact.id]
        if (
            one.code
            and (not kinds or one.type in kinds)
            and all(agrees(ref, question, profile, desk.library) for ref in named)
        ):
            yield one


def _heard(desk: Desk) -> Iterator[str]:
    """People whose words the articles report, the newest first."""
    library = desk.library
    for _, statement in library.each(Statement, library.register.kind(Statement)):
        yield from sorted(one for one in statement.by if one in library.facts.people)


def _led(desk: Desk) -> Iterator[str]:
    """Places whose officials the articles name, the newest first."""
    library = desk.library
    for _, membership in library.each(Membership, library.register.kind(Membership)):
        if area := library.titles.frames[membership.post].area:
            yield area


def _ask(asked: str, options: Sequence[Record], desk: Desk) -> Reply:
    draft = desk.draft().say(asked)
    for one in options[:MAX_OFFERED]:
        label = _label(one, desk)
        draft.say(f"• {label}")
        draft.offer(label, one.id)
    return draft.reply(OutcomeKind.CLARIFY)


def _tell(document: Record, question: Question, desk: Desk) -> Reply:
    """The one document of the body, place and time that are named: nothing is left to choose."""
    _, build, _ = attribute_asked(question)
    return say_each([document.id], build, desk)


def _label(record: Record, desk: Desk) -> str:
    match record:
        case Document():
            return desk.library.titles.document(record.id)
        case Area():
            return desk.library.geography.full_name(record.id)
        case Event() | Indicator() | Person():
            return record.name
    return record.id
