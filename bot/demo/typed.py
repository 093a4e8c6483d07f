"""What a person typed, as the Bot API has it: text, with commands and mentions as entities."""

import re
from typing import Any

_MARKED = re.compile(
    r"(?P<bot_command>(?<![\w/@.])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)"
    r"|(?P<mention>(?<![\w/@.])@[A-Za-z]\w{3,31})"
)


def text_of_person(text: str) -> dict[str, Any]:
    """The text and its entities, whose offsets count units of UTF-16."""
    entities = [
        {"type": match.lastgroup, "offset": _units(text[: match.start()]), "length": len(match[0])}
        for match in _MARKED.finditer(text)
    ]
    return {"text": text, "entities": entities}


def marked(message: dict[str, Any], kind: str) -> list[str]:
    """The commands or mentions of a message, as they are written."""
    text = str(message.get("text") or message.get("caption") or "").encode("utf-16-le")
    entities = message.get("entities") or message.get("caption_entities") or ()
    return [
        text[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in entities
        if one["type"] == kind
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
