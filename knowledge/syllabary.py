"""Which letters can be a Vietnamese syllable, and how Telex typing left undone reads."""

import re

from knowledge.language import Lexicon
from knowledge.text import Syllable, split_syllable

_TELEX_VOWELS = (
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
    ("dd", "đ"),
)
_TELEX_TONES = {"f": "f", "s": "s", "r": "r", "x": "x", "j": "j"}
_FIRST_VOWEL = re.compile(r"[aeiouyăâêôơư]")


class Syllabary:
    """Recognises syllables by initial and rime, as the lexicon lists them without tones."""

    def __init__(self, lexicon: Lexicon) -> None:
        initials = {_letters(split_syllable(one)) for one in lexicon.initials} | {""}
        rimes = {_letters(split_syllable(one)) for one in lexicon.rimes}
        self._known = {initial + rime for initial in initials for rime in rimes}

    def is_valid(self, syllable: Syllable) -> bool:
        """Could this be a syllable, with the marks as typed? Unmarked letters are taken as such."""
        return _letters(syllable) in self._known


def _letters(syllable: Syllable) -> str:
    return "".join(a + b.strip() for a, b in zip(syllable.folded, syllable.marks, strict=True))


def read_telex(word: str) -> Syllable | None:
    """The syllable that Telex keys stand for («thafnh» is «thành»); None where there are none."""
    text = word.lower()
    vowel = _FIRST_VOWEL.search(text)
    if vowel is None:
        return None
    tone = ""
    for place in range(len(text) - 1, vowel.start(), -1):
        if text[place] in _TELEX_TONES:
            tone = _TELEX_TONES[text[place]]
            text = text[:place] + text[place + 1 :]
            break
    for keys, letters in _TELEX_VOWELS:
        text = text.replace(keys, letters)
    plain = split_syllable(text)
    found = Syllable(plain.folded, plain.marks, tone or plain.tone)
    return None if text == word.lower() and not tone else found
