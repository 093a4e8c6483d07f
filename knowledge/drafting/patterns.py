"""Patterns of lists of words, which stand in `drafting.toml`. Letters may be small or capital."""

import re
from collections.abc import Sequence


def either(words: Sequence[str]) -> str:
    """Any of the words, the longest first; nothing where there are none."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) or r"(?!)"


def anywhere(words: Sequence[str], unless: Sequence[str] = ()) -> re.Pattern[str]:
    """Any of the words, as words of their own, `unless` one of those begins there."""
    other = rf"(?!(?:{either(unless)})(?!\w))"
    return re.compile(rf"(?<!\w){other}(?:{either(words)})(?!\w)", re.IGNORECASE)


def at_start(words: Sequence[str], then: str = "", *, number: bool = False) -> re.Pattern[str]:
    """Any of the words at the start of a text, with the pattern `then` behind; `number`: one may
    stand before them («3 lực lượng»)."""
    before = r"(?:\d{1,2}\s+)?" if number else ""
    return re.compile(rf"^{before}(?:{either(words)})(?!\w){then}", re.IGNORECASE)


def at_end(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{either(words)})\s*$", re.IGNORECASE)
