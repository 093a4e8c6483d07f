"""What one typed word may be, whatever stands around it: the words that it is read as, and those
that it can be a slip of, each with what that costs (natural logarithms)."""

import re
from collections.abc import Iterable

from knowledge.recent import Recent
from knowledge.slips import SlipIndex
from knowledge.syllabary import Syllabary, is_well_toned, read_telex
from knowledge.text import Syllable, fold, is_consonants, split_syllable
from knowledge.word_chain import EDGE, NUMBER, Neighbours
from knowledge.word_rows import Choice, Row

IMPOSSIBLE = 12.0
"""What it costs to leave letters that are no Vietnamese syllable …"""
UNHEARD = 4.0
"""… or an abbreviation or a syllable that no phrase or fact has …"""
EVERYDAY = 2.0
"""… unless the language has it every day …"""
BARE = 0.5
"""… or, where all else is typed with accents, a word without any of its own …"""
HALF_BARE = 2.0
"""… or with some of them."""
_NUMERAL = re.compile(r"[IVX]+")
_ONLY_NUMERAL = re.compile(r"(?!vi$|xi$)[ivx]{2,}")
"""What no word is: never what a slip was meant to be."""
_SOME_NUMERALS = re.compile(r"x{0,3}(ix|iv|v?i{0,3})")
"""Numbers only where one is likely («quý i»): «x» is a commune, too, «vii» a slip of «với»."""


class TypedWords:
    """The choices for single words; what was worked out for the words typed last is kept."""

    def __init__(
        self, neighbours: Neighbours, contrary: Iterable[str], syllabary: Syllabary
    ) -> None:
        """`contrary` are words in contrast to others: known as well («km» beside «ha»)."""
        self._syllabary = syllabary
        self._known = {*neighbours.words, *neighbours.abbreviations, *contrary}
        self._index = SlipIndex(neighbours.words, syllabary.confusions)
        self._agreeing = Recent(self._agree)
        self.typed = Recent(self._read)
        """By a word as it is typed, or an edge, and whether anything has accents."""
        self.slips = Recent(self._mend)
        """By a word, what a slip costs there, whether anything has accents, and whether a name is
        likely there."""

    def is_abbreviated(self, raw: str) -> bool:
        """Is it a known abbreviation without a vowel?"""
        return raw.lower() in self._known and is_consonants(raw)

    def _read(self, typed: tuple[str, bool]) -> Row:
        """What was typed; where only accents are missing, each word that it is known as."""
        raw, accented = typed
        if raw == EDGE:
            return [Choice(EDGE)]
        word, syllable = raw.lower(), split_syllable(raw)
        if raw[0].isdigit() or _NUMERAL.fullmatch(raw):
            return [Choice(NUMBER)]
        if _SOME_NUMERALS.fullmatch(word):
            return [Choice(word, EVERYDAY), Choice(NUMBER, BARE)]
        known = self._agreeing[syllable] if is_well_toned(word) else []
        missing = HALF_BARE if syllable.accented else BARE
        if not accented and (known or word in self._known):
            return [Choice(word)]
        if word in self._known:
            return [Choice(word), *(Choice(one, missing) for one in known if one != word)]
        if known:
            return [Choice(one, missing) for one in known]
        if is_consonants(raw):
            return [Choice(word, UNHEARD)]
        if not self._syllabary.is_valid(syllable) or not is_well_toned(word):
            return [Choice(word, IMPOSSIBLE)]
        return [Choice(word, EVERYDAY if self._syllabary.is_everyday(syllable) else UNHEARD)]

    def _agree(self, typed: Syllable) -> list[str]:
        """The known words that this is, with accents added."""
        written = self._index.written(typed.folded)
        return [one.word for one in written if typed.agrees_with(split_syllable(one.word))]

    def _mend(self, typed: tuple[str, float, bool, bool]) -> Row:
        """The words that one typed so can be a slip of, or that its Telex keys stand for."""
        raw, cost, accented, inside_name = typed
        syllable, word = split_syllable(raw), raw.lower()
        own = self._syllabary.could_be(syllable) and is_well_toned(raw)
        everyday = own and (inside_name or self._syllabary.is_everyday(syllable))
        near = [one.word for one in self._index.near(word)]
        if not is_well_toned(raw):
            near += self._agreeing[syllable]
        words = dict.fromkeys(one if accented else fold(one) for one in near)
        heard = bool(word in self._known or self._agreeing[syllable])
        slips = [
            Choice(one, cost, mended=True, named=not own, frequent=not everyday)
            for one in words
            if not (heard and is_consonants(one)) and not _ONLY_NUMERAL.fullmatch(one)
        ]
        if (telex := read_telex(word)) is not None:
            keys = self._agreeing[telex]
            slips += [Choice(fold(one), cost, mended=True, written=one) for one in keys]
        return slips


def is_unknown(row: Row) -> bool:
    """Is a word, as it was typed, none that is known?"""
    return len(row) == 1 and row[0].cost >= EVERYDAY
