"""What bodies are called, in every way that it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.drafting.words import Phrases, keys
from knowledge.factbase import FactBase
from knowledge.language import BodyType


@dataclass(frozen=True)
class Known:
    """What a known phrase stands for."""

    type: str | None = None
    organization: str | None = None
    is_committee: bool = False
    levels: tuple[str, ...] = ()
    central: str | None = None
    """The name of a body of the whole country."""
    part: str | None = None
    """Of a committee's part what it is called, without the committee: «Văn phòng»."""
    committee: str | None = None
    """Of a committee's part the committee."""


def known_bodies(facts: FactBase) -> Phrases[Known]:
    """The names of kinds of bodies, of bodies of the whole country, and of known organizations
    that are of a kind of their own."""
    return Phrases(_phrases(facts))


def body_heads(facts: FactBase) -> Phrases[bool]:
    """First words of bodies' names; True of those that are no public ones. The longest wins, and
    of two that are as long the private one."""
    words = facts.language.drafting.officials
    private = [(head, True) for head in words.private]
    public = [
        (spelt, False) for head in words.bodies for spelt, _ in _spelt(head, Known(), words.written)
    ]
    return Phrases((*private, *public))


def _phrases(facts: FactBase) -> Iterator[tuple[str, Known]]:
    words = facts.language.drafting.officials
    for body in facts.language.government.body_types:
        if not body.collective:
            for name in (body.name, *body.aliases, *words.called.get(body.id, ())):
                yield from _spelt(name, Known(body.id), words.written)
            yield from _committees(facts, body)
    for central in (*words.central, *words.ministries):
        for name in (central.name, *central.aliases):
            yield name, Known(central=central.name)
    for one in facts.organizations.values():
        if one.type is None:
            # an alias of one word («báo») is how people call it, no name in print
            names = (name for name in one.aliases if len(keys(name)) > 1 or name.isupper())
            for name in (one.name, *names):
                yield from _spelt(name, Known(None, one.id), words.written)


def _committees(facts: FactBase, body: BodyType) -> Iterator[tuple[str, Known]]:
    levels_of = {kind.id: kind.level for kind in facts.language.government.area_types}
    for name in dict.fromkeys(name for names in body.names.values() for name in names):
        kinds = [kind for kind, names in body.names.items() if name in names]
        levels = tuple(dict.fromkeys(levels_of[kind] for kind in kinds))
        written = facts.language.drafting.officials.written
        yield from _spelt(name, Known(body.id, None, True, levels), written)
        for part in facts.language.government.body_types:
            # «Văn phòng cấp ủy» is called «Văn phòng Tỉnh ủy» there
            if part.party and part.name.endswith(f" {body.name}"):
                short = part.name.removesuffix(f" {body.name}")
                known = Known(part.id, levels=levels, part=short, committee=name)
                yield from _spelt(f"{short} {name}", known, written)


def _spelt(
    name: str, known: Known, written: Sequence[Sequence[str]]
) -> Iterator[tuple[str, Known]]:
    """The name in every way that it is written."""
    yield name, known
    for usual, *others in written:
        if usual in name:
            for other in others:
                yield name.replace(usual, other), known
