"""A draft as a TOML file that a person can read, mend and sign off."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import Item, Table

from knowledge.drafting.drafted import Draft, Drafted

GROUPS = (
    ("who and where", ("publishers", "areas", "organizations", "people", "posts")),
    ("who held which office", ("memberships",)),
    ("documents", ("documents",)),
    ("topics", ("topics",)),
    ("the meeting", ("events", "participations")),
    ("figures", ("indicators", "observations")),
    ("what was said", ("statements",)),
    ("projects", ("projects",)),
)
"""Tables in the order of the field guide."""
SURE = "sure"
CHECK = "check: "
LIKE = "giống: "
_OPEN = "xem lại"
_BLANK = re.compile(r"\n{3,}")
AnyTable = TypeVar("AnyTable", Table, TOMLDocument)


def write_draft(draft: Draft, names: Mapping[str, str]) -> str:
    """The seed file of a draft, marked as not reviewed. Each row says `sure` or what is to be
    looked at; `names` tell what the known records that it resembles are called."""
    document = tomlkit.document()
    document.add(tomlkit.comment("A draft: look through every «check», then remove `reviewed`."))
    document.add(tomlkit.nl())
    article = tomlkit.table()
    for doubt in draft.doubts:
        article.add(tomlkit.comment(CHECK + doubt))
    article.add("reviewed", False)
    document.add("article", _filled(article, draft.article))
    return _written(document, draft, lambda one: _marks(one, names))


def write_reviewed(draft: Draft) -> str:
    """The seed file of a draft that a person has looked through, without any marks."""
    document = tomlkit.document()
    document.add("article", _filled(tomlkit.table(), draft.article))
    return _written(document, draft, lambda _: ())


def write_values(values: Mapping[str, Any]) -> str:
    """Keys and values, one a line, as they stand in a seed file."""
    return tomlkit.dumps(_filled(tomlkit.document(), values))


def _written(
    document: TOMLDocument, draft: Draft, marks: Callable[[Drafted], Iterable[str]]
) -> str:
    """The whole file: the tables in the order of the field guide, each row with its marks."""
    for title, tables in GROUPS:
        rows = [(table, draft.of(table)) for table in tables]
        if not any(found for _, found in rows):
            continue
        document.add(tomlkit.nl())
        document.add(tomlkit.comment(f"---- {title} ----"))
        document.add(tomlkit.nl())
        for table, found in rows:
            if found:
                document.add(table, _rows(found, marks))
    return _BLANK.sub("\n\n", tomlkit.dumps(document)).rstrip() + "\n"


def _rows(found: Iterable[Drafted], marks: Callable[[Drafted], Iterable[str]]) -> Item:
    rows = tomlkit.aot()
    for one in found:
        row = tomlkit.table()
        for mark in marks(one):
            row.add(tomlkit.comment(mark))
        _filled(row, one.data)
        if one.paragraphs:
            row.add("paragraphs", _item(list(one.paragraphs)))
        row.add(tomlkit.nl())
        rows.append(row)
    return rows


def _marks(one: Drafted, names: Mapping[str, str]) -> Iterator[str]:
    yield SURE if one.sure else CHECK + (one.why or _OPEN)
    if one.like:
        yield LIKE + ", ".join(_named(like, names) for like in one.like)


def _filled(table: AnyTable, values: Mapping[str, Any]) -> AnyTable:
    for key, value in values.items():
        table.add(key, _item(value))
    return table


def _named(target: str, names: Mapping[str, str]) -> str:
    return f"{target} ({names[target]})" if target in names else target


def _item(value: Any) -> Item:
    """A value as TOML has it; decimals keep their digits."""
    found: Item
    if isinstance(value, Decimal):
        found = tomlkit.value(f"{value:f}")
    else:
        found = tomlkit.item(list(value) if isinstance(value, tuple) else value)
    return found
