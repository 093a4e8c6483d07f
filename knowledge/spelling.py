"""Slips of the finger, mended before anything is read: for each word that stands oddly, the words
that it can be a slip of compete, in a row with their neighbours.

A row of words is as likely as its pairs (`word_chain.py`), less what each word costs. A word is
mended only where the best row with it is clearly likelier than the best row with any other word
there. What could be a syllable of its own is never mended into a name: that is another name.
Numbers stay as they are. All costs and margins are natural logarithms.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from knowledge.language import Contrasts
from knowledge.recent import Recent
from knowledge.slips import SlipIndex
from knowledge.syllabary import Syllabary, is_well_toned, read_telex
from knowledge.text import Syllable, Token, fold, mended, split_syllable, tokenize
from knowledge.word_chain import EDGE, NUMBER, Neighbours
from knowledge.word_rows import Choice, Follows, Link, Row, fitting, link, worths

SLIP = 4.0
"""What it costs to take a word for a slip of another …"""
KNOWN_SLIP = 7.0
"""… or one that is known itself, where nothing else in the text shows a hurried hand …"""
INITIALS_SLIP = 1.0
"""… or, in a hurried hand, for an abbreviation that a slip can have made …"""
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
ODD = -8.0
"""A known word is looked at only where it is no likelier than this between its neighbours."""
MARGIN = 1.5
"""How much likelier the row with a mended word must be than any row with another one there …"""
SHORT_MARGIN = 2.5
"""… where a word of less than `MIN_LETTERS` plain letters is typed, which is near to many …"""
MIN_LETTERS = 3
CONTRAST_MARGIN = 4.0
"""… and than any row with a word that stands in contrast to it."""
PASSES = 2
"""A mended word may be the neighbour that another one needs."""
_VOWELS = frozenset("aeiouy")
_NUMERAL = re.compile(r"[IVX]+")
_ONLY_NUMERAL = re.compile(r"(?!vi$|xi$)[ivx]{2,}")
"""What no word is: never what a slip was meant to be."""
_SOME_NUMERALS = re.compile(r"x{0,3}(ix|iv|v?i{0,3})")
"""Numbers only where one is likely («quý i»): «x» is a commune, too, «vii» a slip of «với»."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a text and what may have been meant by each, between two edges."""

    tokens: Sequence[Token]
    rows: Sequence[Row]
    follows: Follows
    hurried: bool
    """Does something show a hand that slips?"""


class Speller:
    """Mends single words; knows the words of a fact base and their neighbours."""

    def __init__(self, neighbours: Neighbours, contrasts: Contrasts, syllabary: Syllabary) -> None:
        self._neighbours = neighbours
        self._syllabary = syllabary
        self._known = neighbours.words.keys() | neighbours.abbreviations
        self._index = SlipIndex(neighbours.words, syllabary.confusions)
        self._typed = Recent(self._read)
        """By a word as it is typed, or an edge, and whether anything has accents."""
        self._linked = Recent(self._link)
        """By two of them side by side, and the same."""
        self._slips = Recent(self._mend)
        """By all that `_mend` looks at."""
        self._agreeing = Recent(self._agree)
        self._contraries: dict[str, set[str]] = defaultdict(set)
        """Without accents the words that stand in contrast to each, and itself."""
        self._contrasting: dict[str, list[Syllable]] = defaultdict(list)
        """By their letters."""
        for group in contrasts.groups:
            words = [word for word in group if " " not in word]
            for word in words:
                self._contraries[fold(word)].update(map(fold, words))
                if not word.isupper():
                    self._contrasting[fold(word)].append(split_syllable(word))

    def correct(self, text: str) -> str:
        """The text with its slips mended; the same text where there are none."""
        hurried = False
        for _ in range(PASSES):
            typed = self.read(text, hurried=hurried)
            hurried = typed.hurried
            winners = {
                place: choice
                for place, worth in worths(typed.rows, typed.follows)
                if (choice := self._winner(worth)) is not None
            }
            mends = self.allowed(
                [winners.get(place, row[0]) for place, row in enumerate(typed.rows)]
            )
            if not mends:
                break
            text = mended(text, typed.tokens, mends)
        return text

    def read(self, text: str, *, hurried: bool = False) -> "Typed":
        """The words of a text with the choices for each, between two edges."""
        tokens = tokenize(text)
        accented = any(token.syllable.accented for token in tokens)
        typed = [self._typed[token.raw, accented] for token in tokens]
        hurried = hurried or any(row[0].cost >= UNHEARD for row in typed)
        follows = self._follows(accented=accented)
        rows = self._rows(tokens, typed, follows, accented=accented, hurried=hurried)
        return Typed(tokens, rows, follows, hurried)

    def _rows(
        self,
        tokens: Sequence[Token],
        typed: Sequence[Row],
        follows: Follows,
        *,
        accented: bool,
        hurried: bool,
    ) -> list[Row]:
        """The choices for each word, between two edges: what was typed, and for a word that stands
        oddly those that it can be a slip of."""
        shouted = all(token.raw.isupper() for token in tokens if not token.is_number)
        edge = self._typed[EDGE, accented]
        rows: list[Row] = [edge, *typed, edge]
        raws = [EDGE, *(token.raw for token in tokens), EDGE]
        pairs = itertools.pairwise(raws)
        likely = fitting([self._linked[before, after, accented] for before, after in pairs])
        for place, token in enumerate(tokens, start=1):
            row = rows[place]
            odd = likely[place - 1] < ODD or _is_unknown(row)
            if not odd or row[0].word == NUMBER or row[0].word in self._syllabary.kept:
                continue
            around = raws[place - 1 : place + 2]
            if not _is_unknown(row) and self._neighbours.names_a_place(*around):
                continue
            inside = place > 1 and token.raw[:1].isupper() and not shouted
            cost = SLIP if hurried or row[0].cost >= EVERYDAY else KNOWN_SLIP
            if hurried and self._is_abbreviated(token.raw):
                cost = INITIALS_SLIP
            slips: Iterable[Choice] = self._slips[token.raw, cost, accented, inside]
            if place < len(tokens):
                slips = self._leading(slips, typed[place], accented=accented)
            if inside:
                slips = self._naming(slips, around)
            if self._in_contrast(row):
                slips = self._beyond_contrast(row, slips)
            rows[place] = [*row, *slips]
        return rows

    def _read(self, typed: tuple[str, bool]) -> list[Choice]:
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
        if _VOWELS.isdisjoint(syllable.folded):
            return [Choice(word, UNHEARD)]
        if not self._syllabary.is_valid(syllable) or not is_well_toned(word):
            return [Choice(word, IMPOSSIBLE)]
        return [Choice(word, EVERYDAY if self._syllabary.is_everyday(syllable) else UNHEARD)]

    def _link(self, typed: tuple[str, str, bool]) -> Link:
        before, after, accented = typed
        rows = self._typed[before, accented], self._typed[after, accented]
        return link(*rows, self._follows(accented=accented))

    def _agree(self, typed: Syllable) -> list[str]:
        """The known words that this is, with accents added."""
        written = self._index.written(typed.folded)
        return [one.word for one in written if typed.agrees_with(split_syllable(one.word))]

    def _is_abbreviated(self, raw: str) -> bool:
        """Is it a known abbreviation without a vowel?"""
        return raw.lower() in self._known and _VOWELS.isdisjoint(fold(raw))

    def _in_contrast(self, row: Row) -> bool:
        """Has the word that was typed, with the accents that it has, a contrary («tỉnh», «thị»)?"""
        if _is_unknown(row):
            return False
        word = split_syllable(row[0].word)
        return any(map(word.agrees_with, self._contrasting.get(word.folded, ())))

    def _mend(self, typed: tuple[str, float, bool, bool]) -> Row:
        """The words that one typed so can be a slip of, or that its Telex keys stand for, by what
        that costs, whether anything has accents, and whether a name is likely there."""
        raw, cost, accented, inside_name = typed
        syllable, word = split_syllable(raw), raw.lower()
        own = self._syllabary.could_be(syllable) and is_well_toned(raw)
        everyday = own and (inside_name or self._syllabary.is_everyday(syllable))
        near = [one.word for one in self._index.near(word)]
        if not is_well_toned(raw):
            near += self._agreeing[syllable]
        words = dict.fromkeys(one if accented else fold(one) for one in near)
        initials = self._is_abbreviated(raw)
        slips = [
            Choice(one, cost, mended=True, named=not own, frequent=not everyday)
            for one in words
            if not (initials and _VOWELS.isdisjoint(fold(one))) and not _ONLY_NUMERAL.fullmatch(one)
        ]
        if (telex := read_telex(word)) is not None:
            keys = self._agreeing[telex]
            slips += [Choice(fold(one), cost, mended=True, written=one) for one in keys]
        return slips

    def _leading(self, slips: Iterable[Choice], after: Row, *, accented: bool) -> list[Choice]:
        """The slips of a word; those after which the next word is known to come may be meant
        whatever stands before them."""
        leads, following = self._neighbours.leads_to, [one.word for one in after]
        return [
            slip._replace(frequent=True, led=True)
            if not slip.frequent and leads(slip.word, following, accented=accented)
            else slip
            for slip in slips
        ]

    def _naming(self, slips: Iterable[Choice], around: Sequence[str]) -> list[Choice]:
        """The slips of a word in a name, between two others: a syllable of its own is only mended
        where that names a thing with a neighbour."""
        names = self._neighbours.names_a_thing
        before, _, after = around
        return [slip for slip in slips if slip.named or names(before, slip.word, after)]

    def _beyond_contrast(self, row: Row, slips: Iterable[Choice]) -> list[Choice]:
        """The slips of a word with a contrary that turn it into none of its contraries; they have
        to be likelier by more than others."""
        typed = {fold(choice.word) for choice in row}
        contrary = {other for word in typed for other in self._contraries.get(word, ())}
        return [
            slip._replace(cost=slip.cost + CONTRAST_MARGIN)
            for slip in slips
            if fold(slip.word) not in contrary
        ]

    def _follows(self, *, accented: bool) -> Follows:
        return partial(self._neighbours.follows, accented=accented)

    def allowed(self, row: Sequence[Choice]) -> dict[int, str]:
        """By their places the mended words of a row, those left out that turn a syllable of its own
        into somebody's name: that is another name."""
        words = [choice.word for choice in row]
        return {
            place: choice.written or choice.word
            for place, choice in enumerate(row)
            if choice.mended and (choice.named or not self._neighbours.is_called(words, place))
        }

    def _winner(self, worth: Mapping[Choice, float]) -> Choice | None:
        """The mended word that is clearly likelier than any other; without accents where only they
        are open."""
        top = max(worth, key=lambda choice: worth[choice])
        if not top.mended:
            return None
        short = any(
            not one.mended and len(one.word) < MIN_LETTERS and one.word.isascii() for one in worth
        )

        def rivals(margin: float) -> list[Choice]:
            return [choice for choice, value in worth.items() if value > worth[top] - margin]

        plain = fold(top.word)
        close = rivals(SHORT_MARGIN if short else MARGIN)
        if any(not one.mended or fold(one.word) != plain for one in close):
            return None
        others = {fold(one.word) for one in rivals(CONTRAST_MARGIN) if one.mended} - {plain}
        if not others.isdisjoint(self._contraries.get(plain, ())):
            return None
        return top if len(close) == 1 else top._replace(word=plain, written=None)


def _is_unknown(row: Row) -> bool:
    return len(row) == 1 and row[0].cost >= EVERYDAY
