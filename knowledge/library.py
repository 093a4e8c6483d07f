"""All that the relations look things up in, built once for a fact base."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeVar

from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.literals import DocumentNumber
from knowledge.model import Fact, Membership, Statement
from knowledge.profile import Profile
from knowledge.profiles import Profiler
from knowledge.question import ANY_HEAD, BodyRef, OfficeRef
from knowledge.text import fold
from knowledge.titles import PostFrame, Titles
from knowledge.vocabulary import body_of

AnyFact = TypeVar("AnyFact", bound=Fact)


class Library:
    """The fact base with its geography, titles and profiles, and exact look-ups over them."""

    def __init__(self, facts: FactBase) -> None:
        self.facts = facts
        self.geography = Geography(facts)
        self.titles = Titles(facts, self.geography)
        self.profiles: dict[str, Profile] = Profiler(facts, self.geography, self.titles).build()
        self.collective = {
            body.id for body in facts.language.government.body_types if body.collective
        }
        self.visiting = {body.id for body in facts.language.government.body_types if body.visiting}
        self._by_kind: dict[type[Fact], list[Profile]] = defaultdict(list)
        for profile in self.profiles.values():
            self._by_kind[type(profile.fact)].append(profile)
        for profiles in self._by_kind.values():
            profiles.sort(key=lambda profile: profile.seen_on, reverse=True)

        self.rarity = self._rarities()

    def _rarities(self) -> dict[str, float]:
        """How rare each word is among statements: log of all over those that have it."""
        profiles = self._by_kind.get(Statement, [])
        counts = Counter(word for profile in profiles for word in profile.own_words)
        return {word: math.log(1 + len(profiles) / n) for word, n in counts.items()}

    def each(self, kind: type[AnyFact]) -> Iterator[tuple[Profile, AnyFact]]:
        """Facts of one kind with their profiles, newest article first."""
        for profile in self._by_kind.get(kind, ()):
            if isinstance(profile.fact, kind):
                yield profile, profile.fact

    # ---- offices and bodies ------------------------------------------------------------------

    def posts(self, ref: OfficeRef) -> list[PostFrame]:
        """The posts that an office named in a question can be."""
        return [frame for frame in self.titles.frames.values() if self.is_post(ref, frame)]

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
        return body_of(record) == ref.body and (ref.areas is None or record.area in ref.areas)

    def memberships(self, post: str) -> list[Membership]:
        """Who was seen in a post, newest first."""
        found = [one for one in self.facts.memberships.values() if one.post == post]
        return sorted(found, key=lambda one: self.profiles[one.id].seen_on, reverse=True)

    def roles_of(self, person: str) -> list[Membership]:
        """The posts that a person was seen in, newest first."""
        found = [one for one in self.facts.memberships.values() if one.person == person]
        return sorted(found, key=lambda one: self.profiles[one.id].seen_on, reverse=True)

    # ---- documents ---------------------------------------------------------------------------

    def documents(self, number: DocumentNumber) -> list[str]:
        """The documents that a number with what else is said of it can be."""
        return [target for target in self.facts.documents if self.is_document(number, target)]

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


def _ranks_agree(asked: frozenset[str], held: frozenset[str]) -> bool:
    """«Phó Chủ tịch» also lists the standing one; the other way round it does not."""
    return asked == held or (len(asked) == 1 and len(held) == 2 and asked < held)
