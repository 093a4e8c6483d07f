"""Everything that is worked out from a fact base once, so that no question has to look at all of
it: which facts refer to what, which have what, and in which order they stand."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.connections import keys
from knowledge.directory import Directory, direct
from knowledge.factbase import FactBase
from knowledge.links import Links, link_facts
from knowledge.postings import TYPE, Postings, collect
from knowledge.profiles import Profiler
from knowledge.register import Register
from knowledge.text import fold
from knowledge.titles import Titles

MakeProfiler = Callable[[Links], Profiler]


@dataclass(frozen=True)
class Index:
    """The look-ups of one fact base; facts are told by their numbers in its register."""

    referring: Postings
    """By a record's id the facts that refer to it."""
    having: Postings
    """By a key of `connections` the facts that have it."""
    ranks: Sequence[int]
    """For each fact its place where the newest article comes first."""
    directory: Directory
    people: Mapping[str, str]
    """Everybody's name without accents, by the person's id."""


def make_index(
    facts: FactBase, titles: Titles, register: Register, profiler: MakeProfiler
) -> Index:
    """Looks at every fact of the fact base once."""
    referring = link_facts(register)
    profile = profiler(Links(register, referring)).profile
    days: list[int] = []

    def keyed() -> Iterator[tuple[int, set[str]]]:
        for number in range(len(register)):
            one = profile(register.fact(number))
            days.append(one.seen_on.toordinal())
            yield number, keys(one)

    having = collect(keyed())
    people = {person.id: fold(person.name) for person in facts.people.values()}
    return Index(referring, having, _ranks(days), direct(facts, titles), people)


def _ranks(days: Sequence[int]) -> "array[int]":
    """The place of each fact, newest day first; those of one day in the order of the register."""
    ranks = array(TYPE, bytes(len(days) * array(TYPE).itemsize))
    for rank, number in enumerate(sorted(range(len(days)), key=lambda one: -days[one])):
        ranks[number] = rank
    return ranks
