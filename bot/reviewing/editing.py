"""Editing a card, or adding one like it: the message that shows its fields, and the reply to it.

That message ends with the numbers of the draft, the card and its version, so a reply is understood
after a restart, too.
"""

import json
import re
import tomllib
from dataclasses import dataclass

from telegram import Message

from bot.desk.cards import Card
from bot.desk.rows import ARTICLE
from bot.reviewing.saying import BLANK, filled
from bot.wording import DeskWording, styled
from knowledge.outcome import Line, Span

_MARK = re.compile(r"(\+?)#(\d+)\.(\d+)\.(\d+)\s*$")
"""With a plus where a card is to be added."""
_FIELD = re.compile(r"^\s*([a-z_]+)\s*=\s*(.*?)\s*$")
_CURLED = re.compile(r"^[“”„«](.*)[“”»]$")
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d+|-?\d+,\d+")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HEADER = re.compile(r"\[\[([a-z_]+)\]\]")
_NOT_BARE = re.compile(r"""^["'\[{]|["#\\]|^$""")
"""What a value without quotation marks may not have: whoever typed it meant something by it."""
_ID = "id ="
"""A new card gets its own."""
_TELLING = ("value", "text", "published_on", "name", "role", "subject", "post", "person", "title")
"""Fields that are likely to be changed, the likeliest first."""


def asking(card: Card, words: DeskWording) -> tuple[Line, ...]:
    """What asks for the changed fields."""
    return (
        *filled(words.fields, position=card.position, example=_example(card)),
        BLANK,
        *((Span(line),) for line in card.fields.strip().splitlines()),
        BLANK,
        (Span(f"#{card.draft}.{card.id}.{card.version}"),),
    )


def asking_more(card: Card, words: DeskWording) -> tuple[Line, ...]:
    """What asks for a card that the draft lacks: one like this card, or of any kind where this is
    the article's."""
    shown = [line for line in _own_fields(card) if not line.startswith(_ID)]
    lines = filled(words.new_fields, position=card.position, example=_example(card))
    if card.table == ARTICLE:
        shown, lines = [], styled(words.new_fields_of_any_kind)
    return (
        *lines,
        BLANK,
        *((Span(line),) for line in shown),
        *([BLANK] if shown else []),
        (Span(f"+#{card.draft}.{card.id}.{card.version}"),),
    )


@dataclass(frozen=True)
class Asked:
    """A card whose fields were asked for, at a version."""

    draft: int
    card: int
    version: int
    is_new: bool
    """For one more card, which begins as this one."""


def asked_by(message: Message | None) -> Asked | None:
    """What a message asks the fields of; None: it asks for none."""
    match = _MARK.search(message.text or "") if message else None
    if match is None:
        return None
    draft, card, version = map(int, match.groups()[1:])
    return Asked(draft, card, version, is_new=bool(match[1]))


def looks_like_fields(text: str) -> bool:
    """Whether a text is nothing but fields and their values."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and all(_FIELD.match(line) for line in lines)


def straightened(reply: str) -> str:
    """A reply as TOML wants it: phones make quotation marks curly, people leave them out, and write
    numbers and days as everybody does here («1.172,5», «30/4/2025»)."""
    return "\n".join(_straight(line) for line in reply.splitlines())


def _straight(line: str) -> str:
    field = _FIELD.match(line)
    if field is None:
        return line
    key, value = field.groups()
    if curled := _CURLED.match(value):
        quote = "'" if '"' in curled[1] else '"'
        value = f"{quote}{curled[1]}{quote}"
    elif _NUMBER.fullmatch(value):
        value = value.replace(".", "").replace(",", ".")
    elif day := _DAY.fullmatch(value):
        value = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
    elif not _NOT_BARE.search(value) and not _is_value(value):
        value = json.dumps(value, ensure_ascii=False)
    return f"{key} = {value}"


def _is_value(text: str) -> bool:
    """Whether TOML knows a value as it stands."""
    try:
        tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return False
    return True


def _own_fields(card: Card) -> list[str]:
    """The lines of the card's own fields; those of what comes along stand below their headers."""
    found: list[str] = []
    for line in card.fields.strip().splitlines():
        header = _HEADER.fullmatch(line.strip())
        if header and header[1] != card.table:
            break
        found += [] if header else [line.strip()]
    return [line for line in found if line]


def _example(card: Card) -> str:
    """A line of the card's own fields, which can be sent as it stands."""
    found: dict[str, str] = {}
    for line in _own_fields(card):
        if match := _FIELD.match(line):
            found.setdefault(match[1], line)
    return next((found[key] for key in _TELLING if key in found), next(iter(found.values()), ""))
