"""Bodies that an office only hints at: «Phó Giám đốc Sở», «Trưởng phòng», «Phó Chủ tịch …»."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from knowledge.drafting.blocks import Block
from knowledge.drafting.bodies import Bodies
from knowledge.drafting.body import Body
from knowledge.drafting.offices import Office
from knowledge.drafting.reading import Reading
from knowledge.drafting.words import keys, split_words


@dataclass(frozen=True)
class _Told:
    """A body that a block names by more than its first word."""

    block: int
    start: int
    body: Body
    keys: tuple[str, ...]


class Antecedents:
    """The bodies of an article in order; made once for it."""

    def __init__(self, reading: Reading, bodies: Bodies) -> None:
        government = reading.facts.language.government
        self._reading = reading
        self._bodies = bodies
        self._visiting = {kind.id for kind in government.body_types if kind.visiting}
        self._central = {one.name for one in reading.words.officials.central}
        roles = {role.id: role.name for role in government.roles}
        self._led = {
            kind.id: roles[kind.head]
            for kind in government.body_types
            if kind.head and not kind.collective
        }

    @cached_property
    def _told(self) -> list[_Told]:
        """Read only where an office hints at one of them."""
        return [
            one
            for block in self._reading.telling
            for one in _read(self._reading, self._bodies, block)
            if one.body.type not in self._visiting and one.body.text not in self._central
        ]

    def find(
        self, office: Office, block: int, start: int, held: Collection[Body] = ()
    ) -> Body | None:
        """The body meant by an office that stands at a place of a block: the one named last
        before whose name begins so; where the office says no word of it, one that such an office
        leads and that the same block names. `held`: bodies in which the person holds another."""
        if office.hint is None:
            return None
        hint = keys(office.hint)
        others = {keys(body.text) for body in held}
        found = [
            one.body
            for one in self._told
            if (one.block, one.start) < (block, start)
            and one.keys not in others
            and (
                one.keys[: len(hint)] == hint
                if hint
                else one.block == block and self._led.get(one.body.type or "") == office.role
            )
        ]
        return found[-1] if found else None

    def placed(self, body: Body, block: int) -> Body | None:
        """The body of the same kind, or so called, that the article names with its place: the
        last one up to a block, else the first behind it."""
        same = [one for one in self._told if one.body.area and _is_like(one, body)]
        before = [one.body for one in same if one.block <= block]
        if before:
            return before[-1]
        return same[0].body if same else None


def _is_like(told: _Told, body: Body) -> bool:
    """Is it of the same kind, a committee of the same name («Đảng ủy» is no «Thành ủy»)?"""
    if body.type is None or body.committee:
        begins = keys(body.text)
        return told.keys[: len(begins)] == begins and told.body.type == body.type
    return told.body.type == body.type


def _read(reading: Reading, bodies: Bodies, block: Block) -> list[_Told]:
    words = split_words(block.text)
    places = reading.places.find(block.text)
    found = []
    for index, word in enumerate(words):
        body = None if word.is_mark else bodies.read(words, index, places)
        if body is not None and not bodies.is_hint(body):
            found.append(_Told(block.number, word.start, body, keys(body.text)))
    return found
