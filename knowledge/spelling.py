"""Slips of the finger, mended before anything is read: for each word that stands oddly, the words
that it can be a slip of compete, in a row with their neighbours.

A row of words is as likely as its pairs (`word_chain.py`), less what each word costs. A word is
mended only where the best row with it is clearly likelier than the best row with any other word
there. What could be a syllable of its own is never mended into a name: that is another name.
Numbers stay as they are. All costs and margins are natural logarithms.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.language import Contrasts
from knowledge.slips import SlipIndex
from knowledge.syllabary import Syllabary, is_well_toned, read_telex
from knowledge.text import Syllable, Token, fold, split_syllable, tokenize
from knowledge.word_chain import EDGE, NUMBER, Neighbours

SLIP = 4.0
"""What it costs to take a word for a slip of another …"""
KNOWN_SLIP = 7.0
"""… or one that is known itself, where nothing else in the text shows a hurried hand …"""
IMPOSSIBLE = 12.0
"""… to leave letters that are no Vietnamese syllable …"""
UNHEARD = 4.0
"""… or an abbreviation or a syllable that no phrase or fact has …"""
EVERYDAY = 2.0
"""… unless the language has it every day …"""
BARE = 0.5
"""… or, where all else is typed with accents, a word without any of its own …"""
HALF_BARE = 2.0
"""… or with some of them."""
ODD = -10.0
"""A known word is looked at only where it is no likelier than this between its neighbours."""
MARGIN = 1.5
"""How much likelier the row with a mended word must be than any row with another one there …"""
SHORT_MARGIN = 2.5
"""… where a word of less than `MIN_LETTERS` plain letters is typed, which is near to many …"""
MIN_LETTERS = 3
BOLD_MARGIN = 0.0
"""… where what is asked has to bear out the guess …"""
CONTRAST_MARGIN = 4.0
"""… and than any row with a word that stands in contrast to it."""
PASSES = 2
"""A mended word may be the neighbour that another one needs."""
_VOWELS = frozenset("aeiouy")
_NUMERAL = re.compile(r"[ivx]{2,}|[IVX]+")
_LONE_NUMERALS = frozenset("ivx")
"""Numbers only where one is likely («quý i»): «x» is a commune, too."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that may have been meant at a place, and what that costs."""

    word: str
    """With accents where the whole text has some, else without."""
    cost: float = 0.0
    mended: bool = False
    written: str | None = None
    """How Telex keys have it, with its accents all the same."""
    named: bool = True
    """May it lean on names, or on its being frequent? What could be a syllable of its own may lean
    only on pairs that are no names."""


Row = list[Choice]


class Speller:
    """Mends single words; knows the words of a fact base and their neighbours."""

    def __init__(self, neighbours: Neighbours, contrasts: Contrasts, syllabary: Syllabary) -> None:
        self._neighbours = neighbours
        self._syllabary = syllabary
        self._known = neighbours.words.keys() | neighbours.abbreviations
        self._index = SlipIndex(neighbours.words, syllabary.confusions)
        self._groups = [
            frozenset(fold(word) for word in group if " " not in word) for group in contrasts.groups
        ]
        self._contrasting: dict[str, list[Syllable]] = {}
        """By their letters."""
        for word in itertools.chain(*contrasts.groups):
            if " " not in word and not word.isupper():
                self._contrasting.setdefault(fold(word), []).append(split_syllable(word))

    def correct(self, text: str, *, bold: bool = False) -> str:
        """The text with its slips mended; the same text where there are none. `bold`: where the
        hand slips elsewhere too, the likeliest word need not be clearly so."""
        hurried = False
        for _ in range(PASSES):
            tokens = tokenize(text)
            accented = any(token.syllable.accented for token in tokens)
            typed = [self._as_typed(token, accented=accented) for token in tokens]
            hurried = hurried or any(row[0].cost >= UNHEARD for row in typed)
            rows = self._rows(tokens, typed, accented=accented, hurried=hurried)
            mends = self._clear_mends(rows, accented=accented, bold=bold and hurried)
            if not mends:
                break
            text = _mended(text, tokens, mends)
        return text

    def _rows(
        self, tokens: Sequence[Token], typed: Sequence[Row], *, accented: bool, hurried: bool
    ) -> list[Row]:
        """The choices for each word, between two edges."""
        shouted = all(token.raw.isupper() for token in tokens if not token.is_number)
        edge = [Choice(EDGE)]
        framed = [edge, *typed, edge]
        rows = list(framed)
        for place, token in enumerate(tokens, start=1):
            inside = place > 1 and token.raw[:1].isupper() and not shouted
            if self._is_odd(framed[place - 1 : place + 2], accented=accented):
                known = typed[place - 1][0].cost < EVERYDAY
                cost = KNOWN_SLIP if known and not hurried else SLIP
                slips = self._slips(token, cost, accented=accented, inside_name=inside)
                rows[place] = [*rows[place], *slips]
        return rows

    def _as_typed(self, token: Token, *, accented: bool) -> Row:
        """What was typed; where only accents are missing, each word that it is known as."""
        word = token.raw.lower()
        if token.is_number or _NUMERAL.fullmatch(token.raw):
            return [Choice(NUMBER)]
        if word in _LONE_NUMERALS:
            return [Choice(word, EVERYDAY), Choice(NUMBER, BARE)]
        known = self._agreeing(token.syllable) if is_well_toned(word) else []
        missing = HALF_BARE if token.syllable.accented else BARE
        if not accented and (known or word in self._known):
            return [Choice(word)]
        if word in self._known:
            return [Choice(word), *(Choice(one, missing) for one in known if one != word)]
        if known:
            return [Choice(one, missing) for one in known]
        if _VOWELS.isdisjoint(token.folded):
            return [Choice(word, UNHEARD)]
        if not self._syllabary.is_valid(token.syllable) or not is_well_toned(word):
            return [Choice(word, IMPOSSIBLE)]
        return [Choice(word, EVERYDAY if self._syllabary.is_everyday(token.syllable) else UNHEARD)]

    def _agreeing(self, typed: Syllable) -> list[str]:
        """The known words that this is, with accents added."""
        written = (one.word for one in self._index.written(typed.folded))
        return [word for word in written if typed.agrees_with(split_syllable(word))]

    def _is_odd(self, rows: Sequence[Row], *, accented: bool) -> bool:
        """Is the word in the middle unknown, or unlikely between its neighbours?"""
        before, here, after = rows
        if here[0].word == NUMBER:
            return False
        if len(here) == 1 and here[0].cost >= EVERYDAY:
            return True
        word = split_syllable(here[0].word)
        if any(map(word.agrees_with, self._contrasting.get(word.folded, ()))):
            return False
        likely = self._neighbours.likelihood
        return all(
            likely(one.word, two.word, accented=accented)
            + likely(two.word, three.word, accented=accented)
            < ODD
            for one, two, three in itertools.product(before, here, after)
        )

    def _slips(self, token: Token, cost: float, *, accented: bool, inside_name: bool) -> Row:
        """The words that this one can be a slip of, or that its Telex keys stand for."""
        own = self._syllabary.is_everyday(token.syllable)
        if inside_name and own:
            return []
        typed = token.raw.lower()
        words = dict.fromkeys(
            one.word if accented else fold(one.word) for one in self._index.near(typed)
        )
        initials = typed in self._known and _VOWELS.isdisjoint(token.folded)
        slips = [
            Choice(word, cost, mended=True, named=not own)
            for word in words
            if not (initials and _VOWELS.isdisjoint(word))
        ]
        if (telex := read_telex(typed)) is not None:
            keys = self._agreeing(telex)
            slips += [Choice(fold(word), cost, mended=True, written=word) for word in keys]
        return slips

    def _clear_mends(self, rows: Sequence[Row], *, accented: bool, bold: bool) -> dict[int, str]:
        """The mended words that clearly win, by place."""
        if not any(choice.mended for row in rows for choice in row):
            return {}

        def follows(before: Choice, after: Choice) -> float:
            named = before.named and after.named
            return self._neighbours.likelihood(
                before.word, after.word, accented=accented, named=named, alone=after.named
            )

        ahead = _best_rows(rows, follows)
        behind = _best_rows(rows[::-1], lambda after, before: follows(before, after))[::-1]
        mends = {}
        for place, row in enumerate(rows):
            if any(choice.mended for choice in row):
                worth = {
                    choice: before + after + choice.cost
                    for choice, before, after in zip(row, ahead[place], behind[place], strict=True)
                }
                if (word := self._winner(worth, bold=bold)) is not None:
                    mends[place] = word
        return mends

    def _winner(self, worth: Mapping[Choice, float], *, bold: bool) -> str | None:
        """The mended word that is clearly likelier than any other; without accents where only they
        are open."""
        top = max(worth, key=lambda choice: worth[choice])
        if not top.mended:
            return None
        short = any(
            not one.mended and len(one.word) < MIN_LETTERS and one.word.isascii() for one in worth
        )

        def rivals(margin: float) -> Row:
            return [choice for choice, value in worth.items() if value > worth[top] - margin]

        plain = fold(top.word)
        close = rivals(BOLD_MARGIN if bold else SHORT_MARGIN if short else MARGIN)
        if any(not one.mended or fold(one.word) != plain for one in close):
            return None
        if self._contrasts(plain, rivals(CONTRAST_MARGIN)):
            return None
        return (top.written or top.word) if len(close) == 1 else plain

    def _contrasts(self, picked: str, rivals: Iterable[Choice]) -> bool:
        """Does a word that it stands in contrast to compete with it?"""
        others = {fold(choice.word) for choice in rivals if choice.mended} - {picked}
        return any(picked in group and others & group for group in self._groups)


def _best_rows(
    rows: Sequence[Row], follows: Callable[[Choice, Choice], float]
) -> list[list[float]]:
    """For each choice how likely the best row is that ends with it."""
    best = [[-choice.cost for choice in rows[0]]]
    for before, row in itertools.pairwise(rows):
        worth = list(zip(before, best[-1], strict=True))
        best.append(
            [
                max(so_far + follows(one, choice) for one, so_far in worth) - choice.cost
                for choice in row
            ]
        )
    return best


def _mended(text: str, tokens: Sequence[Token], mends: Mapping[int, str]) -> str:
    """The text with other words at some places, counted from 1."""
    parts, end = [], 0
    for place, word in mends.items():
        token = tokens[place - 1]
        parts += [text[end : token.start], _cased(word, token.raw)]
        end = token.end
    return "".join([*parts, text[end:]])


def _cased(word: str, typed: str) -> str:
    """The word in capitals as it was typed: all, the first, or none."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word.capitalize() if any(char.isupper() for char in typed) else word
