"""Which facts can agree with a question at all: the posting lists of the rarest things it names.

What is selected may still disagree (`knowledge/agreement.py` decides that); what is left out cannot
agree. So this only saves looking, and never decides an answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from knowledge.agreement import follows_event, placed, stands_by_event
from knowledge.connections import (
    amount_key,
    area_key,
    day_key,
    day_of_year_key,
    document_key,
    event_key,
    month_key,
    name_key,
    organization_key,
    own_key,
    pair_key,
    person_key,
    post_key,
    word_key,
    year_key,
)
from knowledge.library import Library
from knowledge.literals import Amount, DocumentNumber
from knowledge.model import Document, Event, Fact, Observation, Participation, Statement
from knowledge.postings import Numbers
from knowledge.question import Question
from knowledge.refs import AreaRef, BodyRef, LiteralRef, OfficeRef, PersonRef, Ref
from knowledge.times import When

FEW = 24
"""So few facts are looked at without narrowing them any further."""
MANY_KEYS = 64
"""Something that could be so many things narrows nothing worth the look-ups."""
FORGIVEN_WORDS = 1
"""So many ordinary words of a question may stay unexplained (`knowledge/interpreter.py`)."""
Keys = Sequence[str]
"""Keys of `connections`, and ids of facts that are meant themselves."""
_MEETING = (Event, Participation)
_OF_MEETING = (Statement, Event, Participation)


def select(
    question: Question,
    kind: type[Fact],
    library: Library,
    settled: Sequence[Ref] = (),
    told: Iterable[Ref] = (),
    among: Numbers | None = None,
) -> set[int] | None:
    """The facts of a kind that can agree with all that is named and not `settled`, and with what
    is `told` besides; of those `among` which they are to be. None where nothing narrows them."""
    lists = [] if among is None else [[among]]
    lists += _lists(_required(question, kind, library, settled, told), kind, library)
    return _meet(lists)


def having_words(
    question: Question, kind: type[Fact], library: Library, settled: Iterable[Ref]
) -> list[int] | None:
    """The facts of a kind, no statements, that do not leave too many words of the question over.
    None where its words narrow nothing."""
    free = {place for ref in settled for place in ref.positions}
    ways: list[list[Numbers]] = []
    for place in question.loose_places:
        if place not in free:
            names = [name for name, taken in question.names.items() if place in taken]
            keys = (word_key(question.syllables[place].folded), *map(name_key, names), *names)
            ways.append(_lists([keys], kind, library)[0])
    if len(ways) <= FORGIVEN_WORDS:
        return None
    rarest = sorted(ways, key=_size)[: FORGIVEN_WORDS + 1]
    return [*{number for lists in rarest for numbers in lists for number in numbers}]


def select_named(
    question: Question, kind: type[Fact], library: Library, named: Iterable[Ref]
) -> set[int] | None:
    """The facts of a kind that can agree with these things alone; None: nothing narrows them."""
    keys = (one for ref in named for one in _either((ref,), question, kind, library))
    return _meet(_lists(keys, kind, library))


def _lists(wanted: Iterable[Keys], kind: type[Fact], library: Library) -> list[list[Numbers]]:
    facts, having = library.register.kind(kind), library.index.having
    numbers = library.register.numbers
    return [
        [found for key in keys if (found := having.within(key, facts))]
        + [[numbers[key]] for key in keys if key in numbers and numbers[key] in facts]
        for keys in wanted
    ]


def _meet(lists: list[list[Numbers]]) -> set[int] | None:
    """The facts that stand in one list at least of each choice, the shortest choice first."""
    lists.sort(key=_size)
    selected: set[int] | None = None
    for choice in lists:
        if selected is None:
            selected = set(chain.from_iterable(choice))
        elif len(selected) > FEW:
            selected.intersection_update(chain.from_iterable(choice))
    return selected


def _size(choice: list[Numbers]) -> int:
    return sum(map(len, choice))


def _required(
    question: Question,
    kind: type[Fact],
    library: Library,
    settled: Sequence[Ref],
    told: Iterable[Ref],
) -> Iterator[Keys]:
    """For each thing named the keys of which a fact has to have at least one."""
    for ref, offered in question.offers:
        if ref not in settled:
            yield from _either(offered, question, kind, library)
    for ref in told:
        if ref not in settled:
            yield from _either((ref,), question, kind, library)
    if issubclass(kind, _OF_MEETING) and (named := question.named_in_full(library.facts.events)):
        yield [*map(event_key, named)]


def _either(
    offered: Sequence[Ref], question: Question, kind: type[Fact], library: Library
) -> Iterator[Keys]:
    """The keys of one thing named, with those of what «hay» offers for it."""
    found: list[str] = []
    for ref in offered:
        own = _keys(ref, question, kind, library)
        if own is None or len(own) > MANY_KEYS:
            return
        found += own
    for ref in offered:
        for name, taken in question.names.items():
            if taken.issuperset(ref.positions):
                found += (name_key(name), name)
    yield found


def _keys(ref: Ref, question: Question, kind: type[Fact], library: Library) -> Keys | None:
    """The keys by which a fact can agree with one thing, its name aside; None: by others too."""
    match ref:
        case OfficeRef():
            return _office(ref, question, kind, library)
        case BodyRef():
            return _body(ref, question, kind, library)
        case PersonRef():
            return [*map(person_key, ref.people)]
        case AreaRef():
            return _area(ref, question, kind, library)
        case LiteralRef(value=DocumentNumber() as number):
            return [*map(document_key, library.documents(number))]
        case LiteralRef(value=When() as when):
            return _time(when)
        case LiteralRef(value=Amount(ordinal=(_, _))):
            return None
        case LiteralRef(value=Amount() as amount):
            return [amount_key(amount.value)]
    return []


def _office(ref: OfficeRef, question: Question, kind: type[Fact], library: Library) -> Keys | None:
    if ref.areas is not None and len(ref.areas) > MANY_KEYS:
        return None
    posts = islice(library.each_post(ref), MANY_KEYS + 1)
    found = [post_key(frame.post) for frame in posts]
    if not issubclass(kind, _MEETING) or not stands_by_event(ref, question):
        return found
    free = placed(question) | question.silent
    words = [place for place in ref.positions if place not in free]
    return [*found, *_rarest(words, question, kind, library)] if words else None


def _body(ref: BodyRef, question: Question, kind: type[Fact], library: Library) -> Keys | None:
    loose = ref.body in library.collective
    if loose or (ref.areas is not None and len(ref.areas) > MANY_KEYS):
        return None
    if issubclass(kind, Statement) and follows_event(ref, question):
        return None  # it may be in the name of the meeting alone
    found = [*map(organization_key, library.organizations(ref))]
    if issubclass(kind, Observation):
        if ref.areas is None:
            return None
        found += map(area_key, ref.areas)
    free = placed(question) if issubclass(kind, _MEETING) and ref.areas is not None else set()
    words = [place for place in ref.positions if place not in free]
    return [*found, *_rarest(words or ref.positions, question, kind, library)]


def _area(ref: AreaRef, question: Question, kind: type[Fact], library: Library) -> Keys | None:
    if len(ref.areas) > MANY_KEYS:
        return None
    found = [*map(area_key, ref.areas)]
    found += (
        area_key(area) for other in question.areas if other is not ref for area in other.areas
    )
    if issubclass(kind, (Statement, Document)):
        name = ref.positions[library.words_of_kind(ref) :]
        found += _rarest(name, question, kind, library, own=True)
    if ref.named:
        return found
    if issubclass(kind, Statement):
        return None
    return [*found, *_rarest(ref.positions, question, kind, library)]


def _time(when: When) -> Keys | None:
    """A day, a month or a year, and where years stand as numbers; longer times narrow nothing."""
    if when.day_month is not None:
        return [day_of_year_key(*when.day_month)]
    period = when.period
    if period is None or when.after or when.until or when.since:
        return None
    if period.start.year != period.end.year:
        return None
    if period.start == period.end:
        return [day_key(period)]
    if period.start.month == period.end.month:
        return [month_key(period.start.year, period.start.month)]
    return [year_key(period.start.year), amount_key(period.start.year)]


def _rarest(
    places: Iterable[int],
    question: Question,
    kind: type[Fact],
    library: Library,
    *,
    own: bool = False,
) -> Keys:
    """The key of the rarest of these words: a fact that has all of them has it. A statement has
    them one after another."""
    facts = library.register.kind(kind)
    key = own_key if own or issubclass(kind, Statement) else word_key
    typed = [question.syllables[place].folded for place in places]
    keys = [*map(key, typed)]
    if issubclass(kind, Statement):
        keys += map(pair_key, pairwise(typed))
    return [min(keys, key=lambda one: library.index.having.count(one, facts))]
