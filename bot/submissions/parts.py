"""A text longer than a message holds comes as several: which of them are one text, and that text.

Nothing in Telegram says so. But a client cuts only what is too long, at the last good place of a
message's second half, and sends the parts at once. So a part that is no last one is at least half
full, and the next one was written within seconds of it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.html import MAX_UNITS, units
from bot.state.parts import Part

LEAST_UNITS = MAX_UNITS // 2
"""Of a part that another one may follow."""
TOGETHER_SECONDS = 10
"""Parts of one text are written at most so long after one another."""
_ENDS = (".", "!", "?", "…", ":", ";", '"', "”", "»", ")")
"""How the last sentence of a paragraph ends."""


def follows(part: Part, before: Part) -> bool:
    """Whether a message may go on with the text of the one before it."""
    return (
        part.chat == before.chat
        and part.message > before.message
        and units(before.text) >= LEAST_UNITS
        and abs(part.said_at - before.said_at) <= TOGETHER_SECONDS
    )


def texts(parts: Iterable[Part]) -> list[tuple[Part, ...]]:
    """Messages by the text that they make, in the order in which they were written."""
    found: list[list[Part]] = []
    for part in sorted(parts, key=lambda one: (one.chat, one.message)):
        if found and follows(part, found[-1][-1]):
            found[-1].append(part)
        else:
            found.append([part])
    return [tuple(one) for one in found]


def joined(parts: Sequence[Part]) -> str:
    """The text of messages that follow one another."""
    plain = any("\n" in one.text for one in parts) and not any("\n\n" in one.text for one in parts)
    paragraph = "\n" if plain else "\n\n"
    text = parts[0].text
    for before, part in pairwise(parts):
        text += _between(before.text, part.text, paragraph) + part.text
    return text


def _between(before: str, after: str, paragraph: str) -> str:
    """What stood where a text was cut. Clients cut between paragraphs where they can; Telegram
    drops white space at both ends of a message."""
    if units(before) == MAX_UNITS and before[-1].isalnum() and after[:1].isalnum():
        return ""  # a word longer than half a message
    inside = not before.endswith(_ENDS) and after[:1].islower()
    return " " if inside else paragraph
