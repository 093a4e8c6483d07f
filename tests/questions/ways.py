"""However a question is typed, it gets the same facts or none: never others."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge.outcome import OutcomeKind, Reply

from .asking import BANKS, Asked, answered, as_asked, made_answered, replies
from .typing import WAYS

GAPS = Path(__file__).with_name("ways_gaps.toml")
Typed = tuple[str, Asked, Reply]
"""A way of typing with a question and its reply as written."""


def typed() -> Iterator[Typed]:
    """Every question that is answered as written, in every other way of typing."""
    rows = [(as_asked(one), reply) for bank in BANKS for one, reply in answered(bank)]
    rows += [((one.question, ()), reply) for one, reply in made_answered() if not one.swapped]
    for asked, reply in dict(rows).items():
        if reply.kind is OutcomeKind.ANSWER:
            for way in WAYS:
                if way != "as_written":
                    yield way, asked, reply


def others(rows: Sequence[Typed]) -> list[tuple[Typed, Reply]]:
    """Those of the questions that get other facts when typed that way."""
    asked = [_in_way(way, one) for way, one, _ in rows]
    return [
        (row, now)
        for row, now in zip(rows, replies(asked), strict=True)
        if now.kind is OutcomeKind.ANSWER and not _is_same(row[2], now)
    ]


def _in_way(way: str, asked: Asked) -> Asked:
    question, context = asked
    return WAYS[way](question), tuple(WAYS[way](before) for before in context)


def _is_same(written: Reply, now: Reply) -> bool:
    """The same facts, fewer or more of them, with one of the main ones in front."""
    before, after = set(written.facts), set(now.facts)
    if not before:
        return written.text == now.text
    return (before <= after or after <= before) and bool(
        {*written.facts[:1], *now.facts[:1]} & before & after
    )


def known_gaps() -> dict[tuple[str, str], str]:
    """Way and question of those that get other facts as yet, with the reason."""
    rows = tomllib.loads(GAPS.read_text("utf-8"))["gaps"]
    return {(row["way"], one): row["reason"] for row in rows for one in row["questions"]}
