"""Slips of the finger, mended before anything is read: for each word that stands oddly, the words
that it can be a slip of compete, in a row with their neighbours.

A row of words is as likely as its pairs (`word_chain.py`), less what each word costs. A word is
mended only where the best row with it is clearly likelier than the best row with any other word
there. What could be a syllable of its own is never mended into a name: that is another name.
Numbers stay as they are. All costs and margins are natural logarithms.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from knowledge.language import Contrasts
from knowledge.recent import Recent
from knowledge.syllabary import Syllabary
from knowledge.text import Syllable, Token, fold, mended, split_syllable, tokenize
from knowledge.typed_words import EVERYDAY, UNHEARD, TypedWords, is_unknown
from knowledge.word_chain import EDGE, NUMBER, Neighbours
from knowledge.word_rows import Choice, Follows, Link, Row, fitting, link, worths

SLIP = 3.0
"""What it costs to take a word for a slip of another …"""
KNOWN_SLIP = 7.0
"""… or one that is known itself, where nothing else in the text shows a hurried hand …"""
INITIALS_SLIP = 1.0
"""… or, in a hurried hand, for an abbreviation that a slip can have made."""
ODD = -8.0
"""A known word is looked at only where it is no likelier than this between its neighbours."""
MARGIN = 1.5
"""How much likelier the row with a mended word must be than any row with another one there …"""
SHORT_MARGIN = 2.5
"""… where a word of less than `MIN_LETTERS` plain letters is typed, which is near to many …"""
MIN_LETTERS = 3
CONTRAST_MARGIN = 4.0
"""… and than any row with a word that stands in contrast to it, or that asks."""
PASSES = 2
"""A mended word may be the neighbour that another one needs."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a text and what may have been meant by each, between two edges."""

    tokens: Sequence[Token]
    rows: Sequence[Row]
    follows: Follows
    hurried: bool
    """Does something show a hand that slips?"""


class Settled(NamedTuple):
    """A text whose slips are mended."""

    text: str
    hurried: bool
    """Does something show a hand that slips?"""
    doubtful: bool
    """Is a word left as it was typed though another would be likelier there?"""


class Speller:
    """Mends single words; knows the words of a fact base and their neighbours."""

    def __init__(self, neighbours: Neighbours, contrasts: Contrasts, syllabary: Syllabary) -> None:
        self._neighbours = neighbours
        self._syllabary = syllabary
        words = TypedWords(neighbours, itertools.chain(*contrasts.groups), syllabary)
        self._typed, self._slips = words.typed, words.slips
        self._is_abbreviated = words.is_abbreviated
        self._linked = Recent(self._link)
        """By two words side by side as they are typed, and whether anything has accents."""
        self._contraries: dict[str, set[str]] = defaultdict(set)
        """Without accents the words that stand in contrast to each, and itself."""
        self._contrasting: dict[str, list[Syllable]] = defaultdict(list)
        """By their letters."""
        for group in contrasts.groups:
            single = [word for word in group if " " not in word]
            for word in single:
                self._contraries[fold(word)].update(map(fold, single))
                if not word.isupper():
                    self._contrasting[fold(word)].append(split_syllable(word))

    def correct(self, text: str) -> Settled:
        """The text with its slips mended; the same text where there are none."""
        hurried = doubtful = False
        settled = text
        for _ in range(PASSES):
            typed = self.read(settled, hurried=hurried)
            hurried = typed.hurried
            found = dict(worths(typed.rows, typed.follows))
            winners = {
                place: choice
                for place, worth in found.items()
                if (choice := self._winner(worth)) is not None
            }
            doubtful = any(
                _likeliest(worth).mended for place, worth in found.items() if place not in winners
            )
            mends = self.allowed(
                [winners.get(place, row[0]) for place, row in enumerate(typed.rows)]
            )
            if not mends:
                break
            settled = mended(settled, typed.tokens, mends)
        return Settled(settled, hurried or settled != text, doubtful)

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
            odd = likely[place - 1] < ODD or is_unknown(row)
            if not odd or row[0].word == NUMBER:
                continue
            around = raws[place - 1 : place + 2]
            if not is_unknown(row) and self._neighbours.names_a_place(*around):
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
            if row[0].word in self._syllabary.kept:
                slips = [one._replace(cost=one.cost + CONTRAST_MARGIN) for one in slips]
            if self._in_contrast(row):
                slips = self._beyond_contrast(row, slips)
            rows[place] = [*row, *slips]
        return rows

    def _link(self, typed: tuple[str, str, bool]) -> Link:
        before, after, accented = typed
        rows = self._typed[before, accented], self._typed[after, accented]
        return link(*rows, self._follows(accented=accented))

    def _in_contrast(self, row: Row) -> bool:
        """Has the word that was typed, with the accents that it has, a contrary («tỉnh», «thị»)?"""
        if is_unknown(row):
            return False
        word = split_syllable(row[0].word)
        return any(map(word.agrees_with, self._contrasting.get(word.folded, ())))

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
        top = _likeliest(worth)
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


def _likeliest(worth: Mapping[Choice, float]) -> Choice:
    return max(worth, key=lambda choice: worth[choice])
