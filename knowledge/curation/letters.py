"""Letters that look right and are not: other scripts, accents apart from their letter, invisibles.

A seed word with such a letter never matches what people type, and nobody sees why.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LOOKALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}
_NOT_FOREIGN = "ªºµ"
_INVISIBLE = ("Cf", "Zl", "Zp")


def odd_letters(text: str) -> Iterator[tuple[int, str, str]]:
    """Line (from 1), problem and mend of each odd letter; comments of TOML are let be."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii() or line.lstrip().startswith("#"):
            continue
        if unicodedata.normalize("NFC", line) != line:
            mend = "Save the file in NFC (composed letters)."
            yield number, "the line has accents apart from their letters (not NFC)", mend
        for letter in dict.fromkeys(line):
            if found := _odd(letter):
                yield number, *found


@lru_cache(maxsize=1024)
def _odd(letter: str) -> tuple[str, str] | None:
    if letter.isascii():
        return None
    name = unicodedata.name(letter, f"U+{ord(letter):04X}")
    if letter in _LOOKALIKES:
        return f"{letter!r} is {name}", f"Type {_LOOKALIKES[letter]!r}."
    if unicodedata.category(letter) in _INVISIBLE or letter == "\u00a0":
        return f"the line holds an invisible {name}", "Type a plain space, or nothing."
    if letter.isalpha() and letter not in _NOT_FOREIGN and not name.startswith("LATIN"):
        return f"{letter!r} is {name}, a letter of another script", "Type the Latin letter."
    return None
