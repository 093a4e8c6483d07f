"""The particulars of a fact: names, numbers, dates and codes that its article has to print."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from knowledge.curation.printed import (
    codes,
    days,
    has_date,
    has_end,
    has_number,
    has_words,
    numbers,
)
from knowledge.factbase import FactBase
from knowledge.model import (
    Document,
    Event,
    Fact,
    Membership,
    Observation,
    Participation,
    Statement,
)
from knowledge.period import Period


@dataclass(frozen=True)
class Particular:
    """Something that has to stand in the article. `first`: in the first paragraph cited."""

    key: str
    what: str
    stands: Callable[[str], bool]
    first: bool = False


def particulars(fact: Fact, facts: FactBase, published_on: date) -> Iterator[Particular]:
    """Everything in a fact that can be looked up in its article."""
    match fact:
        case Membership():
            yield from _people("person", (fact.person,), facts)
            for key in ("started_on", "ended_on"):
                yield from _day(key, getattr(fact, key), published_on)
        case Observation():
            yield from _figures(fact)
        case Document():
            yield from _document(fact, published_on)
        case Event():
            yield from _day("on", fact.on, published_on)
        case Participation():
            yield from _people("who", (fact.who,) if fact.who else (), facts)
        case Statement():
            yield from _people("by", fact.by, facts)
            if fact.deadline:
                yield _deadline(fact.deadline, published_on)
    yield from _years(getattr(fact, "period", None), published_on)
    for key, words in (*sentences(fact), *_more_texts(fact)):
        yield from _in_text(key, words, facts, published_on)


def _people(key: str, ids: tuple[str, ...], facts: FactBase) -> Iterator[Particular]:
    for target in ids:
        if person := facts.people.get(target):
            yield Particular(key, f"the name {person.name!r}", partial(has_words, person.name))


def _day(key: str, day: date | None, published_on: date) -> Iterator[Particular]:
    if day:

        def stands(text: str) -> bool:
            return has_date(day, text, published_on)

        yield Particular(key, f"the date {day.day}/{day.month}/{day.year}", stands)


def _deadline(day: date, published_on: date) -> Particular:
    def stands(text: str) -> bool:
        return has_date(day, text, published_on) or has_end(day, text, published_on)

    return Particular("deadline", f"the date {day.day}/{day.month}/{day.year}", stands)


def _figures(fact: Observation) -> Iterator[Particular]:
    value = f"the value {fact.value}"
    yield Particular("value", value, partial(has_number, fact.value), first=True)
    if fact.out_of is not None:
        yield Particular("out_of", f"the number {fact.out_of}", partial(has_number, fact.out_of))
    if fact.qualifier:
        yield Particular("qualifier", f"«{fact.qualifier}»", partial(has_words, fact.qualifier))


def _years(period: Period | None, published_on: date) -> Iterator[Particular]:
    for year in sorted({period.start.year, period.end.year} if period else ()):
        if year != published_on.year:
            yield Particular("period", f"the year {year}", partial(has_number, Decimal(year)))


def _document(fact: Document, published_on: date) -> Iterator[Particular]:
    printed = fact.printed or fact.code or fact.number
    if printed:
        key = "printed" if fact.printed else "code" if fact.code else "number"
        yield Particular(key, f"the number {printed!r}", partial(has_words, printed))
    yield from _day("issued_on", fact.issued_on, published_on)


def sentences(fact: Fact) -> Iterator[tuple[str, str]]:
    """The sentences of ours in a fact."""
    for key in ("text", "agenda", "subject", "about"):
        if words := getattr(fact, key, None):
            yield key, words


def _more_texts(fact: Fact) -> Iterator[tuple[str, str]]:
    """Short wordings in a fact that may hold numbers too."""
    for key in ("base", "group", "funding", "stage"):
        if words := getattr(fact, key, None):
            yield key, words


def _in_text(key: str, words: str, facts: FactBase, published_on: date) -> Iterator[Particular]:
    """The document codes, days and numbers in a sentence of ours."""
    for code in codes(words):
        yield Particular(key, f"the number {code!r}", partial(_has_code, code, facts))
        words = words.replace(code, " ", 1)
    for written, day in days(words, published_on):
        yield Particular(key, f"the date {written}", partial(_has_day, written, day, published_on))
        words = words.replace(written, " ", 1)
    for written, value in numbers(words):
        if value != published_on.year:
            yield Particular(key, f"the number {written}", partial(has_number, value))


def _has_day(written: str, day: date, published_on: date, text: str) -> bool:
    return has_words(written, text) or has_date(day, text, published_on)


def _has_code(code: str, facts: FactBase, text: str) -> bool:
    """The code as it stands or as the article prints it."""
    printed = [doc.printed for doc in facts.documents.values() if doc.code == code and doc.printed]
    return any(has_words(form, text) for form in (code, *printed))
