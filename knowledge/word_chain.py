"""How likely one word follows another, by the phrases, names, facts and questions that are known.

Pairs of neighbouring words are counted; a pair that was never seen is judged by how often its
second word stands anywhere (absolute discounting: Ney, Essen and Kneser 1994). Likelihoods are
natural logarithms. An abbreviation stands where its expansion does: «tp» after what comes before
«thành», before what comes after «phố».
"""

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from knowledge.text import fold, is_consonants, normalize, tokenize
from knowledge.word_rows import Choice, Row, Table

NUMBER = "#"
"""One sign for any number."""
EDGE = "|"
"""One sign for the beginning and the end of a question."""
DISCOUNT = 0.75
"""What is taken off each count for pairs not seen: the usual share."""
NEVER = math.log(1e-6)
"""The likelihood of a word that nothing has."""
FORBIDDEN = -1000.0
"""The likelihood of a pair that may not be meant."""
LONGEST_PLACE = 2
"""A longer row of words that stand side by side in names is somebody's name, no place's."""
Pair = tuple[str, str]
Followers = dict[str, dict[str, float]]
"""For each word how likely each of those known to come right after it does."""
NOBODY: Mapping[str, float] = {}


class WordChain:
    """Likelihoods of neighbouring words, all in one spelling."""

    def __init__(
        self,
        phrases: Iterable[Sequence[str]],
        texts: Iterable[Sequence[str]],
        names: Iterable[Sequence[str]],
    ) -> None:
        words: Counter[str] = Counter()
        pairs: Counter[Pair] = Counter()
        for row in phrases:
            words.update(row)
            pairs.update(itertools.pairwise(row))
        naming = set(pairs)
        for row in texts:
            words.update(row)
            pairs.update(itertools.pairwise(row))
        called: set[Pair] = set()
        for row in names:
            words.update(row)
            pairs.update(itertools.pairwise(row))
            called.update(itertools.pairwise(row))
        called -= naming
        times, followers = Counter[str](), Counter[str]()
        for (before, _), count in pairs.items():
            times[before] += count
            followers[before] += 1
        total = sum(words.values())
        self._alone = {word: math.log(count / total) for word, count in words.items()}
        self._unseen = {
            before: math.log(DISCOUNT * followers[before] / times[before]) for before in times
        }
        self._after: Followers = {}
        self._after_in_names: Followers = {}
        """In pairs that people's names have and no phrase, in whatever texts they stand."""
        for pair, count in pairs.items():
            before, after = pair
            share = DISCOUNT * followers[before] / times[before] * words[after] / total
            likely = math.log((count - DISCOUNT) / times[before] + share)
            known = self._after_in_names if pair in called else self._after
            known.setdefault(before, {})[after] = likely

    def has(self, before: str, after: Iterable[str]) -> bool:
        """Does one of several come right after the first, anywhere but in a name?"""
        return not self._after.get(before, NOBODY).keys().isdisjoint(after)

    def follows(self, before: Row, after: Row) -> list[list[float]]:
        """For each choice of a row how likely each of the next one comes right after it."""
        alone = self._alone
        table = []
        for one in before:
            known = self._after.get(one.word, NOBODY)
            in_names = self._after_in_names.get(one.word, NOBODY) if one.named else NOBODY
            unseen = self._unseen.get(one.word, 0.0)
            table.append(
                [
                    known[two.word]
                    if two.word in known
                    else in_names[two.word]
                    if two.named and two.word in in_names
                    else unseen + (alone.get(two.word, NEVER) if two.frequent else NEVER)
                    for two in after
                ]
            )
        return table


class Names(NamedTuple):
    """What people and places are called."""

    people: Iterable[str]
    """Bare …"""
    titles: Iterable[str] = ()
    """… and what stands before them («ông»)."""
    places: Iterable[str] = ()


class Neighbours:
    """What stands beside what, with accents and without, and what abbreviations stand for."""

    def __init__(
        self,
        phrases: Iterable[str],
        names: Names,
        questions: Iterable[str],
        spellings: Mapping[str, Sequence[str]],
        texts: Iterable[str] = (),
    ) -> None:
        """`phrases` that name something, places among them; `texts` in which all these stand side
        by side with others."""
        rows = [split_words(phrase) for phrase in phrases]
        self._naming = {pair for row in rows for pair in _pairs(row)}
        self._placed = {pair for place in names.places for pair in _pairs(split_words(place))}
        told = [split_words(text) for text in texts]
        told += [[EDGE, *split_words(question), EDGE] for question in questions]
        bare = [split_words(name) for name in names.people]
        self._called = {pair for row in bare for pair in _pairs(row)}
        self._only_called: dict[str, set[str]] = {}
        """By a word those that follow it in people's names alone; a town may be called as
        somebody."""
        for first, second in self._called - self._naming:
            self._only_called.setdefault(first, set()).add(second)
        titled = [split_words(title) for title in names.titles]
        self._titles = {spelled for row in titled for spelled in (row[-1], fold(row[-1]))}
        called = [*bare, *([*title, *row] for title in titled for row in bare)]
        self.abbreviations = {key for key in spellings if " " not in key}
        meant = (key for key in self.abbreviations if _is_meant(key, spellings[key]))
        self.words = dict.fromkeys(itertools.chain(*rows, *told, *called, sorted(meant)))
        """Every word that may be meant; of abbreviations those that nothing else can be."""
        for sign in (NUMBER, EDGE):
            self.words.pop(sign, None)
        parts = (rows, told, called)
        self._written = WordChain(*parts)
        self._folded = WordChain(*([list(map(fold, row)) for row in part] for part in parts))
        self._edges = {
            accented: {
                key: [_edges(reading, spell) for reading in spellings[key]]
                for key in self.abbreviations
            }
            for accented, spell in ((True, str), (False, fold))
        }

    def follows(self, before: Row, after: Row, *, accented: bool) -> Table:
        """For each choice of a row how likely each of the next one comes right after it: as they
        are written, or both without accents. What may not stand in a name has no pair that names
        have."""
        chain = self._written if accented else self._folded
        edges = self._edges[accented]
        table = chain.follows(before, after)
        every = range(len(after))
        short = [place for place in every if after[place].word in edges]
        for one, row in zip(before, table, strict=True):
            for place in every if one.word in edges else short:
                row[place] = _beside(one, after[place], chain, edges)
            if called := self._only_called.get(fold(one.word)):
                for place, two in enumerate(after):
                    if fold(two.word) in called and not (one.named and two.named):
                        row[place] = FORBIDDEN
        return table

    def names_a_thing(self, before: str, word: str, after: str) -> bool:
        """Does the word name something, no person, with the one before or after it?"""
        return any(pair in self._naming for pair in _pairs((before, word, after)))

    def names_a_place(self, before: str, word: str, after: str) -> bool:
        """Does it, with the one before or after it, stand in the name of a place?"""
        return any(pair in self._placed for pair in _pairs((before, word, after)))

    def leads_to(self, before: str, after: Iterable[str], *, accented: bool) -> bool:
        """Does one of several come right after the first in what is known, names aside?"""
        return (self._written if accented else self._folded).has(before, after)

    def is_called(self, words: Sequence[str], place: int) -> bool:
        """Is the word there one of somebody's name: right behind a title, or in a row of words as
        only names have it?"""
        start = place
        while start > 0 and (fold(words[start - 1]), fold(words[start])) in self._called:
            start -= 1
        end = place + 1
        while end < len(words) and (fold(words[end - 1]), fold(words[end])) in self._called:
            end += 1
        return end - start > LONGEST_PLACE or (start > 0 and words[start - 1] in self._titles)


def _beside(
    one: Choice, two: Choice, chain: WordChain, edges: Mapping[str, Iterable[Pair]]
) -> float:
    """How likely the second comes after the first, where either may stand for words."""
    lefts = [one, *(one._replace(word=last) for _, last in edges.get(one.word, ()))]
    rights = [two, *(two._replace(word=first) for first, _ in edges.get(two.word, ()))]
    return max(map(max, chain.follows(lefts, rights)))


def _pairs(row: Sequence[str]) -> Iterator[Pair]:
    """The neighbours in a row of words, without accents."""
    return itertools.pairwise(map(fold, row))


def split_words(text: str) -> list[str]:
    """The words of a text in small letters; one sign for any number."""
    return [NUMBER if token.is_number else token.raw.lower() for token in tokenize(normalize(text))]


def _is_meant(key: str, readings: Iterable[str]) -> bool:
    """Are its letters all consonants, or the first of several words? «oki» is neither. A single
    letter is near to too much."""
    if is_consonants(key):
        return len(key) > 1 and key.isalpha()
    rows = [split_words(reading) for reading in readings]
    return any(len(row) > 1 and fold(key) == "".join(fold(word)[0] for word in row) for row in rows)


def _edges(reading: str, spell: Callable[[str], str]) -> Pair:
    """The first and the last word of what an abbreviation stands for."""
    words = split_words(reading)
    return spell(words[0]), spell(words[-1])
