"""A draft as a TOML file that a person can read, mend and sign off."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import tomlkit
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


def write_draft(draft: Draft, names: Mapping[str, str]) -> str:
    """The seed file of a draft, marked as not reviewed. Each row says `sure` or what is to be
    looked at; `names` tell what the known records that it resembles are called."""
    document = tomlkit.document()
    document.add(tomlkit.comment("A draft: look through every «check», then remove `reviewed`."))
    document.add(tomlkit.nl())
    document.add("article", _article(draft))
    for title, tables in GROUPS:
        rows = [(table, draft.of(table)) for table in tables]
        if not any(found for _, found in rows):
            continue
        document.add(tomlkit.nl())
        document.add(tomlkit.comment(f"---- {title} ----"))
        document.add(tomlkit.nl())
        for table, found in rows:
            if found:
                document.add(table, _rows(found, names))
    return _BLANK.sub("\n\n", tomlkit.dumps(document)).rstrip() + "\n"


def _article(draft: Draft) -> Table:
    table = tomlkit.table()
    for doubt in draft.doubts:
        table.add(tomlkit.comment(CHECK + doubt))
    table.add("reviewed", False)
    for key, value in draft.article.items():
        table.add(key, _item(value))
    return table


def _rows(found: Iterable[Drafted], names: Mapping[str, str]) -> Item:
    rows = tomlkit.aot()
    for one in found:
        row = tomlkit.table()
        row.add(tomlkit.comment(SURE if one.sure else CHECK + (one.why or _OPEN)))
        if one.like:
            row.add(tomlkit.comment(LIKE + ", ".join(_named(like, names) for like in one.like)))
        for key, value in one.data.items():
            row.add(key, _item(value))
        if one.paragraphs:
            row.add("paragraphs", _item(list(one.paragraphs)))
        row.add(tomlkit.nl())
        rows.append(row)
    return rows


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
