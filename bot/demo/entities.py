"""Telegram's HTML as its servers read it: text and entities, or the server's own complaint.

Offsets in complaints count bytes of UTF-8; offsets of entities count units of UTF-16.
"""

import html
import re
from dataclasses import dataclass

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
_REFERENCE = re.compile(
    r"&(?:(?P<name>lt|gt|amp|quot)|#(?P<dec>\d{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6}));?"
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[^\s>]*)(?P<attributes>[^>]*)>", re.DOTALL)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


class EntityError(ValueError):
    """What follows «Bad Request: can't parse entities: »."""


@dataclass
class _Open:
    tag: str
    offset: int
    url: str = ""


def parse_html(source: str) -> tuple[str, list[dict[str, object]]]:
    """The text and its entities, sorted as Telegram sends them."""
    text: list[str] = []
    length = 0
    stack: list[_Open] = []
    entities: list[dict[str, object]] = []
    position = 0
    while position < len(source):
        if source[position] == "<":
            position = _tag(source, position, length, stack, entities)
            continue
        reference = _REFERENCE.match(source, position)
        char = html.unescape(reference[0].rstrip(";") + ";") if reference else source[position]
        position = reference.end() if reference else position + 1
        text.append(char)
        length += sum(1 + (one > "\uffff") for one in char)
    if stack:
        raise EntityError(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    entities.sort(key=lambda entity: (entity["offset"], -int(str(entity["length"]))))
    return "".join(text), entities


def _tag(
    source: str,
    position: int,
    length: int,
    stack: list[_Open],
    entities: list[dict[str, object]],
) -> int:
    """Read the tag at `position`; the position after it."""
    at = len(source[:position].encode())
    match = _TAG.match(source, position)
    closing = source.startswith("</", position)
    if match is None:
        raise EntityError(f"Unclosed {'end' if closing else 'start'} tag at byte offset {at}")
    name = match["name"].lower()
    if not closing:
        if name not in TYPES:
            raise EntityError(f'Unsupported start tag "{name}" at byte offset {at}')
        href = _HREF.search(match["attributes"])
        stack.append(_Open(name, length, (href[1] or href[2]) if href else ""))
        return match.end()
    if not stack:
        raise EntityError(f"Unexpected end tag at byte offset {at}")
    opened = stack.pop()
    if name and name != opened.tag:
        raise EntityError(
            f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{name}>"'
        )
    if length > opened.offset:
        entity: dict[str, object] = {
            "type": TYPES[opened.tag],
            "offset": opened.offset,
            "length": length - opened.offset,
        }
        if opened.url:
            entity["url"] = html.unescape(opened.url)
        entities.append(entity)
    return match.end()
