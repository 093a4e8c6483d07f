"""How a question can be read: spellings resolved, literals found, the best row of phrases chosen.

A question is a lattice: a token may be read as typed or as what an abbreviation stands for. Each
reading is a row of words; phrases of the trie compete for its words, the heaviest row wins.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from knowledge.asides import without_afterthought, without_opener
from knowledge.guesses import guesses, rivals
from knowledge.heaviest import Row, heaviest_row
from knowledge.items import Item, Reading, Word
from knowledge.language import Lexicon
from knowledge.literals import Literal, LiteralReader
from knowledge.ordinals import with_roman_ordinals
from knowledge.recent import Recent
from knowledge.repair import Repairer
from knowledge.spelling import Settled, Speller
from knowledge.syllabary import read_telex
from knowledge.text import (
    CACHED_TEXTS,
    Syllable,
    Token,
    normalize,
    split_syllable,
    syllables,
    tokenize,
)
from knowledge.trie import Trie

MAX_READINGS = 24
"""Rows tried for one question; abbreviations multiply."""
KEPT_READINGS = 4
"""Rows handed on, best first."""
READING_MARGIN = 2.5
"""How much lighter than the best a row may be and still be handed on."""
LATER_SPELLING_COST = 0.5
"""For each place down the list of an abbreviation's readings."""
REPAIR_COST = 0.5
"""For each mended word."""
PERCENT = "phần trăm"
_PERCENT_SIGN = re.compile(r"(?<![\d\s])\s*%|(?<=[^\d\s]) +%")


class Reader:
    """Turns text into readings. Built once for a fact base."""

    def __init__(
        self,
        trie: Trie,
        lexicon: Lexicon,
        literals: LiteralReader,
        repairer: Repairer,
        speller: Speller,
    ) -> None:
        self._trie = trie
        self._repairer = repairer
        self._speller = speller
        self._settled = lru_cache(CACHED_TEXTS)(speller.correct)
        self._literals = literals
        self._spellings: dict[tuple[str, ...], list[tuple[tuple[Syllable, ...], tuple[str, ...]]]]
        self._spellings = defaultdict(list)
        for key, readings in lexicon.spellings.items():
            known = syllables(key)
            self._spellings[tuple(syllable.folded for syllable in known)].append((known, readings))
        self._plain = Recent(self._read_plain)
        self._expanded = Recent(self._expand)
        """By words as they are typed."""
        self._longest: dict[str, int] = {}
        """By the first syllable of a spelling how many syllables the longest such one has."""
        for spelled in self._spellings:
            self._longest[spelled[0]] = max(len(spelled), self._longest.get(spelled[0], 0))

    def read(self, mended: str, today: date) -> list[Reading]:
        """The best readings of a text without slips, heaviest first; at least one."""
        text = _PERCENT_SIGN.sub(f" {PERCENT} ", mended)

        def items(part: str) -> Sequence[Item]:
            return self._rows(part, today)[0].reading().items

        rows = self._rows(without_afterthought(without_opener(text, items), items), today)
        floor = rows[0].weight - READING_MARGIN
        return [row.reading() for row in rows[:KEPT_READINGS] if row.weight >= floor]

    def _rows(self, text: str, today: date) -> list[Row]:
        """All rows of words that a text can be read as, heaviest first."""
        tokens = tokenize(text)
        found = self._literals.read(text, today)
        slots = list(self._slots(text, tokens, found))
        rows = itertools.islice(itertools.product(*slots), MAX_READINGS)
        return sorted(
            (self._choose([word for part in row for word in part]) for row in rows),
            key=lambda row: -row.weight,
        )

    def mend(self, question: str) -> Settled:
        """The text that is read, its slips mended."""
        settled = self._settled(normalize(question))
        return settled._replace(text=with_roman_ordinals(settled.text))

    def guesses(self, question: str) -> list[str]:
        """What else may have been typed, the likeliest first."""
        found = guesses(self._settled(normalize(question)), self._speller)
        return [with_roman_ordinals(one) for one in found]

    def rivals(self, settled: Settled) -> Iterator[tuple[str, str]]:
        """Words of a mended text that may still be slips, each with the text without that slip."""
        for typed, text in rivals(settled, self._speller):
            yield typed, with_roman_ordinals(text)

    def _slots(
        self, text: str, tokens: Sequence[Token], found: Iterable[Literal]
    ) -> Iterable[list[tuple[Word, ...]]]:
        """For each token or literal the rows of words that it can stand for."""
        literals = {one.start: one for one in found}
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if literals and (literal := _at(token.start, literals.values())) is not None:
                inside = [one for one in tokens[position:] if one.start < literal.end]
                position += len(inside)
                raw = text[literal.start : literal.end].strip()
                yield [(Word(token.syllable, raw, literal),)]
                continue
            length, choices = self._spell(tokens, position)
            yield choices
            position += length

    def _spell(self, tokens: Sequence[Token], position: int) -> tuple[int, list[tuple[Word, ...]]]:
        longest = self._longest.get(tokens[position].folded, 0)
        for length in range(min(longest, len(tokens) - position), 0, -1):
            typed = tokens[position : position + length]
            if rows := self._expanded[tuple([token.raw for token in typed])]:
                return length, rows
        return 1, self._plain[tokens[position].raw]

    def _expand(self, raws: tuple[str, ...]) -> list[tuple[Word, ...]]:
        """What an abbreviation can stand for, itself too where it is known; nothing if it is
        none."""
        typed = [split_syllable(raw) for raw in raws]
        rows = [
            _expansion(choice, " ".join(raws), len(raws), rank * LATER_SPELLING_COST)
            for rank, choice in enumerate(self._expansions(typed))
        ]
        as_typed = tuple(map(Word, typed, raws))
        known = all(one.folded in self._trie.syllables for one in typed)
        if rows and known and not any(_same_words(row, as_typed) for row in rows):
            rows.append(as_typed)
        return rows

    def _read_plain(self, raw: str) -> list[tuple[Word, ...]]:
        """A word that is no abbreviation: as it is typed, or what its Telex keys stand for."""
        typed = split_syllable(raw)
        if not self._knows(typed):
            telex = read_telex(raw)
            if telex is not None and self._knows(telex):
                return [(Word(telex, raw),)]
        return [(Word(typed, raw),)]

    def _knows(self, typed: Syllable) -> bool:
        known = self._trie.syllables.get(typed.folded, ())
        return any(typed.agrees_with(one) for one in known)

    def _expansions(self, typed: Sequence[Syllable]) -> list[str]:
        """What the typed letters stand for; keys are compared exactly, as people type them."""
        key = tuple(syllable.folded for syllable in typed)
        choices: dict[str, None] = {}
        for known, readings in self._spellings.get(key, ()):
            if tuple(typed) == known:
                choices.update(dict.fromkeys(readings))
        return list(choices)

    def _choose(self, words: Sequence[Word]) -> Row:
        """The heaviest row of phrases; words that nothing explains are mended once, if they can; an
        abbreviation is no slip."""
        typed = [word.spoken for word in words]
        row = heaviest_row(self._trie, words, typed)
        unknown = {
            place
            for place in row.unexplained
            if words[place].literal is None
            and not words[place].raw[:1].isdigit()
            and (words[place].syllable.folded,) not in self._spellings
        }
        unknown = unknown and unknown - _called(row.reading())
        mended = unknown and self._repairer.mend(typed, unknown)
        if not mended:
            return row
        words = [
            self._mended(word, mended[i]) if i in mended else word for i, word in enumerate(words)
        ]
        return heaviest_row(self._trie, words, [word.spoken for word in words])

    def _mended(self, word: Word, meant: Syllable) -> Word:
        doubtful = self._repairer.is_syllable(word.syllable)
        return word._replace(syllable=meant, cost=word.cost + REPAIR_COST, doubtful=doubtful)


def _same_words(row: Sequence[Word], other: Sequence[Word]) -> bool:
    return [word.syllable for word in row] == [word.syllable for word in other]


def _at(place: int, literals: Iterable[Literal]) -> Literal | None:
    return next((one for one in literals if one.start <= place < one.end), None)


def _expansion(phrase: str, raw: str, typed: int, cost: float) -> tuple[Word, ...]:
    """The words of an abbreviation; its letters and its cost stand with the first."""
    known = syllables(phrase)
    share = typed / len(known)
    first = Word(known[0], raw, share=share, cost=cost)
    return (first, *(Word(syllable, "", share=share) for syllable in known[1:]))


def _called(reading: Reading) -> set[int]:
    """Words in capitals right after a title («ông Châu»): somebody's name, as it is typed."""
    titles = {"honorific", "weak-honorific"}
    return {
        item.end
        for item in reading.items[:-1]
        if not titles.isdisjoint(item.cues())
        and reading.words[item.end].raw[:1].isupper()
        and not reading.shouted
    }
