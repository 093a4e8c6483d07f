"""Offices as an article's blocks tell them of people, each with the body that it is meant to be
of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.drafting.antecedents import Antecedents
from knowledge.drafting.blocks import Block
from knowledge.drafting.body import Body
from knowledge.drafting.mentions import Named
from knowledge.drafting.offices import Office
from knowledge.text import Syllable, syllables


@dataclass(frozen=True)
class ToldOffice:
    """One office of one person as a block tells it."""

    block: Block
    person: Named
    office: Office
    printed: str
    start: int
    """Where it stands in the block."""
    is_hinted: bool = False
    """Was its body found elsewhere in the article?"""

    @property
    def name(self) -> tuple[Syllable, ...]:
        """The person's."""
        return syllables(self.person.name)


def with_bodies(told: Sequence[ToldOffice], antecedents: Antecedents) -> Iterator[ToldOffice]:
    """Those with a body: where an office only hints at one, the one in which the person holds it
    elsewhere, or that was named before."""
    for index, one in enumerate(told):
        office = one.office
        if office.body is not None and (office.hint is None or office.body.area):
            yield one
            continue
        others = _others(one, told)
        body = _held(one, told) or antecedents.find(office, one.block.number, one.start, others)
        body = body or _next_body(one, told[index + 1 :])
        if body is not None:
            yield replace(one, office=replace(office, body=body), is_hinted=True)
        elif office.body is not None:
            yield one


def _held(one: ToldOffice, told: Sequence[ToldOffice]) -> Body | None:
    """The body of the office so called that the person is told to hold elsewhere."""
    same = (
        other.office
        for other in told
        if other.office.title == one.office.title and other.name == one.name
    )
    return next((office.body for office in same if office.body and office.hint is None), None)


def _others(one: ToldOffice, told: Sequence[ToldOffice]) -> list[Body]:
    """The bodies that the block names with the other offices of the same person."""
    return [
        other.office.body
        for other in told
        if other.office.body and other.person == one.person and other.block is one.block
    ]


def _next_body(one: ToldOffice, behind: Sequence[ToldOffice]) -> Body | None:
    """«A - Chỉ huy trưởng, B - Phó Chỉ huy trưởng …»: the body of the next one's office, where it
    is an office of the same kind."""
    following = next(iter(behind), None)
    if following is None or one.office.hint != "" or following.block is not one.block:
        return None
    return following.office.body if following.office.role == one.office.role else None
