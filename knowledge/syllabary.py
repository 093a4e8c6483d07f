"""Which letters can be a Vietnamese syllable, and how Telex typing left undone reads."""

import re
import unicodedata
from functools import lru_cache

from knowledge.language import Spelling
from knowledge.text import CACHED_WORDS, Syllable, fold, split_syllable

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
_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_NUCLEUS = re.compile(r"(?:gi(?=[aeiouyăâêôơư])|qu|[^aeiouyăâêôơư])*([aeiouyăâêôơư]+)(.*)")
_MARKED = "ăâêôơư"
_OPEN_ENDS = frozenset({"oa", "oe", "uy"})
"""Open ends of a syllable that bear their tone on either vowel."""
_FIRST_VOWEL = re.compile(r"[aeiouyăâêôơư]")


# Hard «c, g, ng» are written «k, gh, ngh» before these vowels, and only before them.
_SOFTENING = frozenset("eêiy")
_BEFORE_SOFTENING = frozenset({"k", "gh", "ngh"})
_BEFORE_OTHERS = frozenset({"c", "ng"})
_WRITTEN_ONCE = frozenset({"uu", "uư", "ii"})
"""The last letter of «qu» and «gi» is the first of the rime («quốc», «giêng»)."""


class Syllabary:
    """Recognises syllables by initial and rime, and everyday ones by a list."""

    def __init__(self, spelling: Spelling) -> None:
        known = [
            split_syllable(initial + rime)
            for initial in ("", *spelling.initials)
            for rime in spelling.rimes
            if not (initial in _BEFORE_SOFTENING and rime[0] not in _SOFTENING)
            and not (initial in _BEFORE_OTHERS and rime[0] in _SOFTENING)
            and initial[-1:] + rime[0] not in _WRITTEN_ONCE
        ]
        self._known = frozenset(map(_letters, known))
        self._known_letters = frozenset(one.folded for one in known)
        self.confusions = spelling.confusions
        self.kept = frozenset(one for word in spelling.kept for one in (word, fold(word)))
        words = [split_syllable(word) for line in spelling.syllables for word in line.split()]
        self._everyday = frozenset(words)
        self._everyday_letters = frozenset(word.folded for word in words)

    def is_valid(self, syllable: Syllable) -> bool:
        """Could this be a syllable, with the marks as typed? Unmarked letters are taken as such."""
        return _letters(syllable) in self._known

    def could_be(self, syllable: Syllable) -> bool:
        """Could this be a syllable, with the accents as typed or, where it has none, with any?"""
        if syllable.accented:
            return self.is_valid(syllable)
        return syllable.folded in self._known_letters

    def is_everyday(self, syllable: Syllable) -> bool:
        """Is it an everyday one, with its accents as typed or with none at all?"""
        if not syllable.accented:
            return syllable.folded in self._everyday_letters
        return syllable in self._everyday


def _letters(syllable: Syllable) -> str:
    return "".join(a + b.strip() for a, b in zip(syllable.folded, syllable.marks, strict=True))


@lru_cache(maxsize=CACHED_WORDS)
def is_well_toned(word: str) -> bool:
    """Does the tone mark stand on a vowel that may bear it? True where there is none. The older
    places («hoà») count too."""
    text = unicodedata.normalize("NFD", word.lower())
    tone = next((place for place, char in enumerate(text) if char in _TONE_MARKS), None)
    if tone is None:
        return True
    plain = unicodedata.normalize("NFC", "".join(char for char in text if char not in _TONE_MARKS))
    found = _NUCLEUS.fullmatch(plain)
    if found is None:
        return False
    bearer = len(unicodedata.normalize("NFC", text[:tone])) - 1 - found.start(1)
    vowels, ending = found.groups()
    marked = [place for place, char in enumerate(vowels) if char in _MARKED]
    if marked:
        return bearer == marked[-1]
    if len(vowels) == 2 and not ending:
        return bearer == 0 or (bearer == 1 and vowels in _OPEN_ENDS)
    return bearer == (1 if len(vowels) > 1 else 0)


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
