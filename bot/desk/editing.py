"""An operator's reply, in TOML, into changed rows of a card. Pure.

Only what changes has to be sent: `value = 920.4`. Fields of a thing that comes along stand below
its header (`[[people]]`, with its `id` where there are several), a thing that is new altogether as
well; the card's own may stand below theirs (`[[statements]]`). An empty text takes a field away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.desk.joining import Web
from bot.desk.reply import WrongError, apart, parsed
from bot.desk.rows import ARTICLE, LOCKED, Row
from knowledge.drafting.writing import write_values
from knowledge.model import Article
from knowledge.seeds import TABLES

PARAGRAPHS = "paragraphs"
NEW = -1
"""The place of a row that has none yet."""
_BASES = {"published_on": "date_basis", "publisher": "publisher_basis"}
"""What of an article is known by what."""
BY_HAND = "người vận hành ghi"


def fields(row: Row, web: Web) -> str:
    """What of a card can be edited, as TOML: the fact, then the new things that come along."""
    things = [one for one in web.newcomers(row) if one.known is None]
    # a fact's `topics` and a new topic would be one key
    is_apart = any(one.table in row.data for one in things)
    own = write_values(_shown(row))
    parts = [f"[[{row.table}]]\n{own}" if is_apart else own]
    parts += [f"[[{one.table}]]\n{write_values(_shown(one))}" for one in things]
    return "\n".join(parts).strip()


def edited(rows: Sequence[Row], card: Row, reply: str) -> tuple[Row, ...]:
    """The rows as a reply changes them; those that are new stand at the end. WrongError says what
    cannot be."""
    web = Web(rows)
    read = parsed(reply)
    found = {row.id: row for row in rows}
    own, others = apart(card.table, read)
    if own:
        found[card.id] = _changed(card, own)
    for table, values in others:
        thing = _meant(table, values, card, web)
        found[thing.id] = _changed(found.get(thing.id, thing), values)
    last = max(row.place for row in rows)
    new = [row for row in found.values() if row.place == NEW]
    added = {row.id: replace(row, place=last + number) for number, row in enumerate(new, 1)}
    changed = tuple(added.get(row.id, row) for row in found.values())
    coming = {one.id for one in Web(changed).newcomers(found[card.id])}
    if alien := next((row.id for row in new if row.id not in coming), None):
        raise WrongError(f"thẻ này không nói tới «{alien}»: bạn ghi cả mục của thẻ dẫn tới đó")
    return changed


# ---- changing -----------------------------------------------------------------------------------


def _meant(table: str, values: Mapping[str, Any], card: Row, web: Web) -> Row:
    """Which thing of a card a row of the reply is about; a new one where its id is new. What comes
    along with a card that is being added is another card's."""
    newcomers = web.newcomers(card) if card.kept else []
    coming = [one for one in newcomers if one.table == table and one.known is None]
    target = values.get("id")
    if target is None and len(coming) == 1:
        return coming[0]
    if not isinstance(target, str):
        raise WrongError(f"[[{table}]] thiếu id: bạn ghi rõ sửa mục nào")
    there = web.by_id.get(target)
    if there is None:
        return Row(NEW, None, table, {"id": target})
    if there not in coming:
        raise WrongError(f"«{target}» không thuộc thẻ này, bạn sửa ở thẻ của nó")
    return there


def _changed(row: Row, values: Mapping[str, Any]) -> Row:
    """A row with other values; who has changed it has looked at it."""
    data, paragraphs = dict(row.data), row.paragraphs
    for key, value in values.items():
        if key in LOCKED and row.data.get(key) != value:
            raise WrongError(f"không đổi được {key}")
        if key == PARAGRAPHS:
            paragraphs = _numbers(value)
        elif value == "":
            data.pop(key, None)
        else:
            data[key] = value
    data |= _typed(row, data, values)
    data |= _by_hand(row.data, data)
    return replace(row, data=data, paragraphs=paragraphs, sure=True, why=None)


def _by_hand(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What is not any more what the text gave, is not known by the text either."""
    return {
        basis: BY_HAND
        for key, basis in _BASES.items()
        if basis in before
        and before.get(key) != after.get(key)
        and before[basis] == after.get(basis)
    }


def _numbers(value: Any) -> tuple[int, ...]:
    numbers = value if isinstance(value, list) else [value]
    if not numbers or not all(type(one) is int and one > 0 for one in numbers):
        raise WrongError("paragraphs là số thứ tự các đoạn, như paragraphs = [7, 2]")
    return tuple(numbers)


def _typed(row: Row, data: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers and days that were sent in quotes, as what they are."""
    try:
        model = _model(row).model_validate(_whole(row, data))
    except ValidationError:
        return {}  # what is wrong is told by the checks
    read = ((key, getattr(model, key, None)) for key in values if key in data)
    return {key: value for key, value in read if isinstance(value, Decimal | date)}


def _whole(row: Row, data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, PARAGRAPHS: list(row.paragraphs) or [1]} if row.is_fact else dict(data)


def _model(row: Row) -> type[BaseModel]:
    return Article if row.table == ARTICLE else TABLES[row.table]


def _shown(row: Row) -> dict[str, Any]:
    data = {key: value for key, value in row.data.items() if key != "sha256"}
    return data | ({PARAGRAPHS: list(row.paragraphs)} if row.paragraphs else {})


def faults(row: Row) -> Iterator[str]:
    """The keys of a row that cannot be as they are."""
    try:
        _model(row).model_validate(_whole(row, row.data))
    except ValidationError as error:
        yield from (".".join(map(str, one["loc"])) for one in error.errors())
