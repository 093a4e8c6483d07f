"""What people ask and the facts lack: the key by which such questions are counted.

A key is made of what was understood, as ids and terms, never of typed words: those may be a name.
«slot:value» apart by spaces, in one order whatever the order of the question:

    at:<area> body:<body> office:<role>+<rank>@<body> time:2022
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from knowledge.connections import name_key
from knowledge.cues import BINDING_CUES
from knowledge.library import Library
from knowledge.literals import ISSUERS, DocumentNumber
from knowledge.matching import named_indicators, named_projects
from knowledge.model import Document, Fact, Person, Post, Statement
from knowledge.outcome import Gap, Reply
from knowledge.period import Period
from knowledge.question import ANY_HEAD, Question
from knowledge.refs import CueRef, OfficeRef, PlacedRef
from knowledge.text import syllables
from knowledge.times import When

NOTHING = "nothing"
"""The key where nothing was understood: what is asked lies outside of what the bot knows of."""
UNKNOWN = "?"
"""The value of what is named and not held: a name that may be anybody's."""
MOST_TERMS = 8
MOST_LETTERS = 400
MOST_AREAS = 3
NOT_HELD = "not-held"
IMPLIED = frozenset({"who", "what", "how-many", "which-body"})
"""Asked of an office or a figure as a matter of course."""
RECORDS = ("at:", "body:", "indicator:", "project:", "topic:", "who:")
"""How terms begin that name records."""
LOOKED_AT = 200
"""Facts of a kind about one record that are weighed against each other."""


def gap(question: Question, reply: Reply, library: Library) -> Gap:
    """What is missing for an answer to a question, whose reply says so."""
    terms = sorted(set(_terms(question, library)))[:MOST_TERMS]
    while len(" ".join(terms)) > MOST_LETTERS:
        terms.pop()
    if not terms:
        return Gap(NOTHING, None)
    return Gap(" ".join(terms), _nearest(reply, terms, library))


def terms_of(key: str) -> list[tuple[str, str]]:
    """The slots of a key with their values; none of `NOTHING`."""
    terms = (term.partition(":") for term in key.split())
    return [(slot, value) for slot, colon, value in terms if colon]


def _terms(question: Question, library: Library) -> Iterator[str]:
    for office in question.offices:
        yield f"office:{_office(office)}"
        yield from _place(office)
    for body in question.bodies:
        yield f"body:{body.organization or body.body}"
        yield from _place(body)
    for area in question.areas:
        yield from _place(area)
    for person in question.people:
        if len(person.people) < 2:
            yield f"who:{next(iter(person.people), UNKNOWN)}"
    for document in question.documents:
        yield f"document:{_number(document.value)}"
    if not question.documents:
        yield from (f"type:{one}" for _, found in question.document_types for one in found)
    yield from (f"event:{one}" for _, found in question.event_types for one in found)
    yield from (f"time:{one}" for ref in question.times if (one := _time(ref.value)))
    subjects = dict(_subjects(question, library)) or dict(_topics(question, library))
    yield from subjects
    named = frozenset(place for taken in subjects.values() for place in taken)
    yield from _asked(question, library, named, implied=bool(subjects or question.offices))


def _office(ref: OfficeRef) -> str:
    role = "head" if ref.role == ANY_HEAD else ref.role
    return "+".join([role, *sorted(ref.ranks)]) + (f"@{ref.body}" if ref.body else "")


def _place(ref: PlacedRef) -> Iterator[str]:
    """Where, if it was said by name."""
    if ref.areas is not None and ref.named and len(ref.areas) <= MOST_AREAS:
        yield f"at:{'|'.join(sorted(ref.areas)) or UNKNOWN}"


def _number(document: DocumentNumber) -> str:
    """«nghi-quyet.15.2022.tu»; a part that is not said stays empty, as does an issuer that nobody
    has heard of: that may be any word."""
    known = document.symbol if re.fullmatch(ISSUERS, document.symbol or "") else None
    parts = (document.type, document.number, document.year, known)
    return ".".join(str(one or "") for one in parts).rstrip(".")


def _time(when: When) -> str | None:
    """A period as seeds write it, but for days: their months. None where no year is said."""
    if when.period is None:
        return None
    first, last = when.period.start, when.period.end
    months = Period(first.replace(day=1), _month_end(last))
    return months.notation


def _month_end(day: date) -> date:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


def _subjects(question: Question, library: Library) -> Iterator[tuple[str, Collection[int]]]:
    """The indicators and projects with the most words of the question, and these words."""
    for slot, named in (
        ("indicator", named_indicators(question, library)),
        ("project", named_projects(question, library)),
    ):
        most = max(map(len, named.values()), default=0)
        for target, taken in named.items():
            if len(taken) == most:
                yield f"{slot}:{target}", taken


def _topics(question: Question, library: Library) -> Iterator[tuple[str, Collection[int]]]:
    """The topics that are named in full, with their words."""
    topics = library.facts.topics
    typed = question.syllables
    for target, taken in question.names.items():
        if target in topics:
            said = {typed[place].folded for place in taken}
            names = (topics[target].name, *library.facts.aliases.get(target, ()))
            if any({one.folded for one in syllables(name)} <= said for name in names):
                yield f"topic:{target}", taken


def _asked(
    question: Question, library: Library, named: Collection[int], *, implied: bool
) -> Iterator[str]:
    """What is asked, but for words of a name; `implied`: who holds an office, how much a figure
    is."""
    asking = [ref for ref in question.cues if not set(named).issuperset(ref.positions)]
    for ref in asking:
        if NOT_HELD in ref.cues and phrase_of(typed := _typed(question, ref), library):
            yield f"asked:{NOT_HELD}.{typed}"
    if not any(NOT_HELD in ref.cues for ref in asking):
        cues = {cue for ref in asking for cue in ref.cues} & BINDING_CUES
        yield from (f"asked:{cue}" for cue in cues - (IMPLIED if implied else frozenset()))


def phrase_of(value: str, library: Library) -> str | None:
    """The phrase of the language that a value of `asked` was made of; None: it was made of none."""
    phrases = library.facts.language.intents.cues.get(NOT_HELD, ())
    wanted = value.removeprefix(f"{NOT_HELD}.")
    return next((one for one in phrases if _hyphened(one) == wanted), None)


def _hyphened(phrase: str) -> str:
    return "-".join(one.folded for one in syllables(phrase))


def _typed(question: Question, ref: CueRef) -> str:
    return "-".join(question.syllables[place].folded for place in ref.positions)


# ---- what comes nearest ----------------------------------------------------------------------


def _nearest(reply: Reply, terms: Iterable[str], library: Library) -> str | None:
    """What the reply gives or offers, else the newest fact that most of the named records share."""
    for target in (*reply.facts, *(choice.target for choice in reply.choices)):
        if (fact := _fact_of(target, library)) is not None:
            return fact
    named = {
        one for term in terms if term.startswith(RECORDS) for one in re.split(r"[:|]", term)[1:]
    }
    shared = Counter(number for target in named for number in _about(target, library))
    ranks = library.index.ranks
    best = min(shared, key=lambda one: (-shared[one], ranks[one]), default=None)
    return None if best is None else library.register.ids[best]


def _about(target: str, library: Library) -> Iterator[int]:
    """The numbers of the facts about a record, some of them where there are many."""
    facts, register = library.facts, library.register
    if target in facts.topics:
        yield from islice(_on(target, Document, library), LOOKED_AT)
        yield from islice(_on(target, Statement, library), LOOKED_AT)
    for kind in facts.fact_tables():
        yield from islice(library.links.numbers(target, kind), LOOKED_AT)
    if (own := register.number(target)) is not None:
        yield own


def _on(topic: str, kind: type[Document] | type[Statement], library: Library) -> Iterator[int]:
    """The numbers of the documents or statements on a topic."""
    register = library.register
    near = library.index.having.within(name_key(topic), register.kind(kind))
    for number, fact in zip(near, register.facts(kind, near), strict=True):
        if topic in fact.topics:
            yield number


def _fact_of(target: str, library: Library) -> str | None:
    """A record's newest fact: who holds the post, what office the person holds, the fact itself."""
    match library.facts.record(target):
        case Fact(id=fact):
            return fact
        case Post(id=post):
            found = library.memberships(post)
        case Person(id=person):
            found = library.roles_of(person)
        case _:
            return None
    return found[0].id if found else None
