"""Every phrase that the fact base and the language data know, and what it can stand for."""

from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from knowledge.factbase import FactBase
from knowledge.language import BodyType, Role
from knowledge.model import Organization
from knowledge.text import syllables


class Kind(StrEnum):
    """What a phrase of a question can stand for."""

    PERSON = "person"
    OFFICE = "office"
    """A role merged with its body: «Trưởng phòng Tài chính»."""
    POST = "post"
    """A post of the fact base by its whole title."""
    ROLE = "role"
    RANK = "rank"
    BODY = "body"
    ORGANIZATION = "organization"
    AREA = "area"
    AREA_TYPE = "area-type"
    DOCUMENT_TYPE = "document-type"
    EVENT_TYPE = "event-type"
    CUE = "cue"
    NAME = "name"
    """The name of a document, event, project, indicator or topic; bound softly, by its words."""
    FUNCTION = "function"
    FILLER = "filler"
    LIGHT = "light"
    """An everyday verb or adverb: it may say something, but no answer has to account for it."""

    __hash__ = str.__hash__
    """As fast as a word: an enumeration's own is written in Python."""


WEIGHTS = {
    Kind.PERSON: 4.0,
    Kind.OFFICE: 3.2,
    Kind.POST: 3.4,
    Kind.ROLE: 3.3,
    Kind.RANK: 2.5,
    Kind.BODY: 3.0,
    Kind.ORGANIZATION: 3.1,
    Kind.AREA: 2.9,
    Kind.AREA_TYPE: 2.3,
    Kind.DOCUMENT_TYPE: 2.3,
    Kind.EVENT_TYPE: 2.1,
    Kind.CUE: 2.2,
    Kind.NAME: 2.6,
    Kind.FUNCTION: 2.1,
    Kind.FILLER: 2.3,
    Kind.LIGHT: 1.5,
}
"""Weight of a syllable that a phrase of the kind explains: longer and more specific wins."""

SHORT_WEIGHT = 0.6
"""One-syllable phrases count this much of their kind's weight: they are often chance hits."""


class Mention(NamedTuple):
    """One meaning of a phrase: a record, a term of government, or a cue."""

    kind: Kind
    id: str
    detail: str = ""
    """Body: the area type that its name implies. Office: the body. Role: the rank said after it."""


class Mentions(tuple[Mention, ...]):
    """All that a phrase can stand for, the heaviest first. Many questions share it."""

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(self._by_kind)

    @cached_property
    def cues(self) -> frozenset[str]:
        """What the phrase can ask."""
        return frozenset(mention.id for mention in self.of(Kind.CUE))

    @cached_property
    def _by_kind(self) -> dict[Kind, tuple[Mention, ...]]:
        found: dict[Kind, tuple[Mention, ...]] = {}
        for mention in self:
            found[mention.kind] = (*found.get(mention.kind, ()), mention)
        return found

    def of(self, kind: Kind) -> tuple[Mention, ...]:
        return self._by_kind.get(kind, ())


NOTHING = Mentions()


def body_of(organization: Organization) -> str:
    """The body type of an organization; one without a type is a body of its own kind."""
    return organization.type or organization.id


PHRASING = frozenset({Kind.CUE, Kind.FUNCTION, Kind.FILLER, Kind.LIGHT})
"""Kinds of phrases that ask, join or say something, but name nothing."""


def known_phrases(facts: FactBase, kinds: Container[Kind]) -> Iterator[str]:
    """The same phrases as they are written: those of some kinds."""
    for phrase, mention in all_phrases(facts):
        if mention.kind in kinds:
            yield phrase


def all_phrases(facts: FactBase) -> Iterator[tuple[str, Mention]]:
    """Every phrase with what it can stand for."""
    yield from _people(facts)
    yield from _government(facts)
    yield from _posts(facts)
    yield from _areas(facts)
    yield from _names(facts)
    language = facts.language
    for cue, phrases in language.intents.cues.items():
        for phrase in phrases:
            yield phrase, Mention(Kind.CUE, cue)
    for phrase in language.lexicon.function_words:
        yield phrase, Mention(Kind.FUNCTION, "")
    for phrase in language.lexicon.fillers:
        yield phrase, Mention(Kind.FILLER, "")
    for phrase in language.lexicon.light_words:
        yield phrase, Mention(Kind.LIGHT, "")


def _people(facts: FactBase) -> Iterator[tuple[str, Mention]]:
    for person in facts.people.values():
        for name in (person.name, *person.aliases, *facts.aliases.get(person.id, ())):
            yield name, Mention(Kind.PERSON, person.id)


def _government(facts: FactBase) -> Iterator[tuple[str, Mention]]:
    government = facts.language.government
    for role in government.roles:
        for name in (role.name, *role.aliases):
            yield name, Mention(Kind.ROLE, role.id)
            for rank in government.ranks:
                yield f"{name} {rank.name}", Mention(Kind.ROLE, role.id, rank.id)
    for rank in government.ranks:
        for name in (rank.name, *rank.aliases):
            yield name, Mention(Kind.RANK, rank.id)
    for document_type in government.document_types:
        for name in (document_type.name, document_type.symbol, *document_type.aliases):
            yield name, Mention(Kind.DOCUMENT_TYPE, document_type.id)
    for event_type in government.event_types:
        for name in (event_type.name, *event_type.aliases):
            yield name, Mention(Kind.EVENT_TYPE, event_type.id)
    yield from _bodies(facts)


def _bodies(facts: FactBase) -> Iterator[tuple[str, Mention]]:
    government = facts.language.government
    for body in government.body_types:
        names = (body.name, *body.aliases)
        for name in names:
            yield name, Mention(Kind.BODY, body.id)
        for area_type, local_names in body.names.items():
            for name in local_names:
                yield name, Mention(Kind.BODY, body.id, area_type)
        yield from _offices(body, names, government.roles)
    for organization in facts.organizations.values():
        for name in (
            organization.name,
            *organization.aliases,
            *facts.aliases.get(organization.id, ()),
        ):
            yield name, Mention(Kind.ORGANIZATION, organization.id)


def _posts(facts: FactBase) -> Iterator[tuple[str, Mention]]:
    for post in facts.posts.values():
        whole = post.label or merge_title(post.title, facts.organizations[post.organization].name)
        for name in (whole, *post.aliases, *facts.aliases.get(post.id, ())):
            yield name, Mention(Kind.POST, post.id)


def _offices(
    body: BodyType, names: Iterable[str], roles: Iterable[Role]
) -> Iterator[tuple[str, Mention]]:
    """«Trưởng phòng» of «Phòng Tài chính» is said «Trưởng phòng Tài chính»."""
    for role in roles:
        for name in names:
            merged = merge_title(role.name, name)
            if merged != f"{role.name} {name}":
                yield merged, Mention(Kind.OFFICE, role.id, body.id)


def merge_title(title: str, body: str) -> str:
    """A title and its body as one phrase; a word that ends the one and starts the other is said
    once («Trưởng ban» + «Ban Tuyên giáo»)."""
    last, rest = title.rsplit(maxsplit=1)[-1], body.split()
    if rest[0].lower() == last.lower() and len(rest) > 1:
        return " ".join((title, *rest[1:]))
    return f"{title} {body}"


def _areas(facts: FactBase) -> Iterator[tuple[str, Mention]]:
    shorts = {kind.id: kind.short for kind in facts.language.government.area_types if kind.short}
    for area_type in facts.language.government.area_types:
        names = (area_type.name, *area_type.aliases, *filter(None, [area_type.short]))
        for name in names:
            yield name, Mention(Kind.AREA_TYPE, area_type.id)
    held = {organization.area for organization in facts.organizations.values()}
    for area in facts.areas.values():
        for name in (area.name, *area.aliases, *facts.aliases.get(area.id, ())):
            yield name, Mention(Kind.AREA, area.id)
        initials = "".join(syllable.folded[0] for syllable in syllables(area.name))
        held_here = area.id in held and len(initials) > 1 and area.type in shorts
        if held_here or area.id == facts.language.about.home:
            yield initials, Mention(Kind.AREA, area.id, "initials")
            yield f"{shorts.get(area.type, '')}{initials}", Mention(Kind.AREA, area.id)


def _names(facts: FactBase) -> Iterator[tuple[str, Mention]]:
    """Names bound by their words; a gap («…») in one splits it into chunks that stand apart."""
    tables = (facts.documents, facts.events, facts.projects, facts.indicators, facts.topics)
    for table in tables:
        for record in table.values():
            names = [*record.aliases, *facts.aliases.get(record.id, ())]
            if name := getattr(record, "name", None):
                names.append(name)
            for name in names:
                for chunk in name.split("…"):
                    if len(syllables(chunk)) > 1:
                        yield chunk, Mention(Kind.NAME, record.id)
