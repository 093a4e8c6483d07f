"""All that the relations look things up in, built once for a fact base."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import chain
from typing import TypeVar

from knowledge.connections import own_key
from knowledge.directory import (
    all_names,
    area_bodies_key,
    area_posts_key,
    body_key,
    number_key,
    post_key,
    word_key,
)
from knowledge.factbase import FactBase
from knowledge.index import Index, make_index
from knowledge.links import Links
from knowledge.literals import DocumentNumber
from knowledge.model import Fact, Indicator, Membership, Project, Statement
from knowledge.names import Names
from knowledge.profile import Profile
from knowledge.profiles import Profiler
from knowledge.question import ANY_HEAD
from knowledge.refs import AreaRef, BodyRef, OfficeRef
from knowledge.register import Register
from knowledge.text import Syllable, fold, syllables
from knowledge.titles import PostFrame
from knowledge.vocabulary import body_of

AnyFact = TypeVar("AnyFact", bound=Fact)
CACHED_PROFILES = 8_192
"""Facts whose connections are kept: all of a small fact base, of a large one the last asked for."""
Spelled = tuple[tuple[tuple[Syllable, ...], ...], frozenset[str]]
"""The chunks of a name («trồng … cây»), and all its syllables, folded."""
UNHEARD = 1.0
"""Rarity of a word that no statement has."""


class Profiles(Mapping[str, Profile]):
    """The profiles of all facts by the facts' ids, each made when it is first looked at."""

    def __init__(self, register: Register, profiler: Profiler) -> None:
        self._register = register
        self._profiler = profiler
        self.of = lru_cache(maxsize=CACHED_PROFILES)(self._of)

    def _of(self, number: int) -> Profile:
        """The profile of the fact with this number."""
        return self._profiler.profile(self._register.fact(number))

    def __getitem__(self, target: str) -> Profile:
        number = self._register.number(target)
        if number is None:
            raise KeyError(target)
        return self.of(number)

    def __iter__(self) -> Iterator[str]:
        return iter(self._register.ids)

    def __len__(self) -> int:
        return len(self._register)


class Library(Names):
    """The fact base with its names and profiles, and exact look-ups over them."""

    def __init__(self, facts: FactBase, index: Index | None = None) -> None:
        """`index` where it is known already; otherwise it is made."""
        super().__init__(facts)
        self.register = Register(facts)
        profiler = partial(Profiler, facts, self.geography, self.titles)
        self.index = index or make_index(facts, self.titles, self.register, profiler)
        self.links = Links(self.register, self.index.referring)
        self._profiler = profiler(self.links)
        self.profiles = Profiles(self.register, self._profiler)
        ordered = chain(facts.posts, facts.indicators, facts.projects, facts.documents)
        self._order = {target: place for place, target in enumerate(ordered)}
        self.collective = {
            body.id for body in facts.language.government.body_types if body.collective
        }
        self._parts = {body.id: body.parts for body in facts.language.government.body_types}
        self.visiting = {body.id for body in facts.language.government.body_types if body.visiting}
        self.rarity = lru_cache(maxsize=CACHED_PROFILES)(self._rarity)
        self.speaker = lru_cache(maxsize=CACHED_PROFILES)(self._speaker)
        self.listener = lru_cache(maxsize=CACHED_PROFILES)(self._listener)
        self.called = cache(self._called)
        self.spelled = lru_cache(maxsize=CACHED_PROFILES)(self._spell)
        self._shortest_name = lru_cache(maxsize=CACHED_PROFILES)(self._shortest)

    def _rarity(self, word: str) -> float:
        """How rare a word is among statements: log of all over those that have it."""
        statements = self.register.kind(Statement)
        having = len(self.index.having.within(own_key(word), statements))
        return math.log(1 + len(statements) / having) if having else UNHEARD

    def each(
        self, kind: type[AnyFact], numbers: Iterable[int]
    ) -> Iterator[tuple[Profile, AnyFact]]:
        """Facts of one kind with their profiles, newest article first."""
        for number in sorted(numbers, key=self.index.ranks.__getitem__):
            profile = self.profiles.of(number)
            if isinstance(profile.fact, kind):
                yield profile, profile.fact

    def words_of_kind(self, ref: AreaRef) -> int:
        """How many of the first words of a place may be its kind, and no part of its name."""
        return max(0, len(ref.positions) - self._shortest_name(ref.areas)) if ref.areas else 0

    def _shortest(self, areas: frozenset[str]) -> int:
        """The length of the shortest of their names, in syllables."""
        return min(len(syllables(self.facts.areas[area].name)) for area in areas)

    def _speaker(self, target: str) -> Profile:
        """The connections of those who said a statement alone: of the place, where nobody is named.
        A place does not speak by its visitors."""
        statement = self.facts.statements[target]
        own = (statement.area,) if statement.area else ()
        profile = self._profiler.of_agents(statement, statement.by or own)
        bodies = [self.facts.organizations[one] for one in profile.organizations]
        visited = {one.area for one in bodies if one.type in self.visiting}
        led = {one.area for one in bodies if one.type not in self.visiting}
        profile.areas.difference_update(visited - led)
        return profile

    def _listener(self, target: str) -> Profile:
        """The connections of those a statement is addressed to alone."""
        statement = self.facts.statements[target]
        return self._profiler.of_agents(statement, statement.to)

    def _called(self, kind: type[Indicator] | type[Project]) -> Mapping[str, tuple[str, ...]]:
        """By the rarest word of a name, folded, the indicators or projects that have it."""
        return self.index.directory.under(word_key(kind, ""))

    def _spell(self, target: str) -> tuple[Spelled, ...]:
        """Each name of an indicator or a project."""
        record = self.facts.indicators.get(target) or self.facts.projects[target]
        return tuple(_chunks(name) for name in all_names(record, self.facts))

    # ---- offices and bodies ------------------------------------------------------------------

    def posts(self, ref: OfficeRef) -> list[PostFrame]:
        """The posts that an office named in a question can be."""
        return list(self.each_post(ref))

    def each_post(self, ref: OfficeRef) -> Iterator[PostFrame]:
        """The same, one after the other."""
        areas: Sequence[str | None] = ("",) if ref.areas is None else list(ref.areas)
        found = (self.index.directory.find(post_key(ref.role, area)) for area in areas)
        named = dict.fromkeys(post for posts in found for post in posts)
        frames = (self.titles.frames[post] for post in self.in_order(named))
        return (frame for frame in frames if self.is_post(ref, frame))

    def in_order(self, targets: Iterable[str]) -> list[str]:
        """Posts, indicators, projects or documents as they stand in their table."""
        return sorted(targets, key=self._order.__getitem__)

    def posts_in(self, areas: Iterable[str]) -> list[PostFrame]:
        """All posts of these areas."""
        found = {post for area in areas for post in self.index.directory.find(area_posts_key(area))}
        return [self.titles.frames[post] for post in self.in_order(found)]

    def holds(self, area: str) -> bool:
        """Has any body of the fact base its place there?"""
        return bool(self.index.directory.find(area_bodies_key(area)))

    def organizations(self, ref: BodyRef) -> list[str]:
        """The bodies that one named in a question can be."""
        if ref.organization is not None:
            return [ref.organization]
        areas: Sequence[str | None] = ("",) if ref.areas is None else list(ref.areas)
        return [
            target
            for area in areas
            for target in self.index.directory.find(body_key(ref.body, area))
        ]

    def is_post(self, ref: OfficeRef, frame: PostFrame) -> bool:
        """Exact agreement of role, rank, body and area; what the question leaves out is open."""
        head = self.titles.heads.get(frame.body)
        if ref.role == ANY_HEAD:
            if frame.ranks or frame.role != head:
                return False
        elif ref.role != frame.role or not _ranks_agree(ref.ranks, frame.ranks):
            return False
        if ref.areas is not None and frame.area not in ref.areas:
            return False
        if ref.body is not None:
            return ref.body == frame.body
        default = self.titles.default_bodies.get(ref.role)
        if ref.areas is None or ref.role == ANY_HEAD:
            return True
        return frame.body == default if default else True

    def is_body(self, ref: BodyRef, organization: str) -> bool:
        """Does a body named in a question mean this organization?"""
        if ref.organization is not None:
            return ref.organization == organization
        record = self.facts.organizations[organization]
        body = body_of(record)
        meant = ref.body == body or ref.body in self._parts.get(body, ())
        return meant and (ref.areas is None or record.area in ref.areas)

    def memberships(self, post: str) -> list[Membership]:
        """Who was seen in a post, newest first."""
        return self.newest(self.links.to(post, Membership))

    def roles_of(self, person: str) -> list[Membership]:
        """The posts that a person was seen in, newest first."""
        return self.newest(self.links.to(person, Membership))

    def newest(self, found: Iterable[AnyFact]) -> list[AnyFact]:
        """Facts of one kind, those of the newest article first."""
        return sorted(found, key=lambda one: self.index.ranks[self.register.numbers[one.id]])

    # ---- documents ---------------------------------------------------------------------------

    def documents(self, number: DocumentNumber) -> list[str]:
        """The documents that a number with what else is said of it can be."""
        found = self.index.directory.find(number_key(number.number))
        return [target for target in found if self.is_document(number, target)]

    def is_document(self, number: DocumentNumber, target: str) -> bool:
        document = self.facts.documents[target]
        if document.number is None or int(document.number) != number.number:
            return False
        if number.type is not None and number.type != document.type:
            return False
        code = fold(document.code or "")
        issued = document.issued_on.year if document.issued_on else None
        if number.year is not None and number.year != issued and str(number.year) not in code:
            return False
        return number.symbol is None or number.symbol in code.replace("/", "-").split("-")


def _chunks(name: str) -> Spelled:
    chunks = tuple(known for chunk in name.split("…") if (known := syllables(chunk)))
    return chunks, frozenset(one.folded for chunk in chunks for one in chunk)


def _ranks_agree(asked: frozenset[str], held: frozenset[str]) -> bool:
    """«Phó Chủ tịch» also lists the standing one; the other way round it does not."""
    return asked == held or (len(asked) == 1 and len(held) == 2 and asked < held)
