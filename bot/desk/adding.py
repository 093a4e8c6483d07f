"""An operator's reply, in TOML, into a card that the draft lacks. Pure.

A new card begins as a copy of one that is there: only what differs has to be sent. Below the header
of another table (`[[statements]]`) it begins empty.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.desk.editing import edited
from bot.desk.reply import WrongError, parsed
from bot.desk.rows import ARTICLE, FACTS, Row, cards
from knowledge.drafting.ids import Ids


def added(rows: Sequence[Row], like: Row, reply: str) -> tuple[tuple[Row, ...], str]:
    """The rows with one more card at the end, which begins as the card `like`; and its id.
    WrongError says what cannot be."""
    new = _begun(rows, like, parsed(reply))
    found = edited((*rows, new), new, reply)
    mine = next(row for row in found if row.id == new.id)
    if twin := next((row for row in cards(rows) if _content(row) == _content(mine)), None):
        raise WrongError(f"thẻ {twin.position} đã ghi đúng như vậy")
    return found, new.id


def _begun(rows: Sequence[Row], like: Row, read: Mapping[str, Any]) -> Row:
    """The new card before anything is said of it."""
    table = next((key for key in read if key in FACTS), like.table)
    if table == ARTICLE:
        raise WrongError("dòng đầu ghi loại dữ kiện, như [[statements]]")
    is_alike = table == like.table
    taken = {row.id for row in rows}
    given = _given(read, table)
    if given in taken:
        raise WrongError(f"id «{given}» đã có: bạn bỏ dòng id, mình tự đặt")
    own = given or Ids(taken).make(like.id if is_alike else f"{like.id} {table}")
    return Row(
        place=max(row.place for row in rows) + 1,
        position=len(cards(rows)) + 1,
        table=table,
        data={**(like.data if is_alike else {}), "id": own},
        paragraphs=like.paragraphs if is_alike else (),
    )


def _given(read: Mapping[str, Any], table: str) -> str | None:
    """The id that the reply gives the card, if any."""
    below = read.get(table)
    values = below[0] if isinstance(below, list) and below else below
    found = (values if isinstance(values, Mapping) else read).get("id")
    return found if isinstance(found, str) else None


def _content(row: Row) -> object:
    return row.table, {**row.data, "id": None}, row.paragraphs
