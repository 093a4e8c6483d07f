"""How likely one word follows another, by the phrases, names, facts and questions that are known.

Pairs of neighbouring words are counted; a pair that was never seen is judged by how often its
second word stands anywhere (absolute discounting: Ney, Essen and Kneser 1994). Likelihoods are
natural logarithms. An abbreviation stands where its expansion does: «tp» after what comes before
«thành», before what comes after «phố».
"""

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from knowledge.text import fold, normalize, tokenize
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
Pair = tuple[str, str]


class WordChain:
    """Likelihoods of neighbouring words, all in one spelling."""

    def __init__(self, rows: Iterable[Sequence[str]], names: Iterable[Sequence[str]]) -> None:
        words: Counter[str] = Counter()
        pairs: Counter[Pair] = Counter()
        for row in rows:
            words.update(row)
            pairs.update(itertools.pairwise(row))
        called: set[Pair] = set()
        for row in names:
            words.update(row)
            pairs.update(itertools.pairwise(row))
            called.update(itertools.pairwise(row))
        times, followers = Counter[str](), Counter[str]()
        for (before, _), count in pairs.items():
            times[before] += count
            followers[before] += 1
        total = sum(words.values())
        self._alone = {word: math.log(count / total) for word, count in words.items()}
        self._unseen = {
            before: math.log(DISCOUNT * followers[before] / times[before]) for before in times
        }
        self._pairs: dict[Pair, float] = {}
        self._name_pairs: dict[Pair, float] = {}
        """Pairs that people's names have, wherever else they stand."""
        for pair, count in pairs.items():
            before, after = pair
            share = DISCOUNT * followers[before] / times[before] * words[after] / total
            likely = math.log((count - DISCOUNT) / times[before] + share)
            (self._name_pairs if pair in called else self._pairs)[pair] = likely

    def follows(self, before: Row, after: Row) -> list[list[float]]:
        """For each choice of a row how likely each of the next one comes right after it."""
        pairs, name_pairs, alone = self._pairs, self._name_pairs, self._alone
        table = []
        for one in before:
            unseen = self._unseen.get(one.word, 0.0)
            row = []
            for two in after:
                pair = one.word, two.word
                likely = pairs.get(pair)
                if likely is None and one.named and two.named:
                    likely = name_pairs.get(pair)
                if likely is None:
                    likely = unseen + (alone.get(two.word, NEVER) if two.frequent else NEVER)
                row.append(likely)
            table.append(row)
        return table


class Neighbours:
    """What stands beside what, with accents and without, and what abbreviations stand for."""

    def __init__(
        self,
        phrases: Iterable[str],
        names: Iterable[str],
        questions: Iterable[str],
        spellings: Mapping[str, Sequence[str]],
        titled: Iterable[str] = (),
    ) -> None:
        """`names` of people, bare; `titled` the same after «ông»."""
        rows = [split_words(phrase) for phrase in phrases]
        rows += [[EDGE, *split_words(question), EDGE] for question in questions]
        called = [split_words(name) for name in names]
        self._in_names = {pair for row in called for pair in itertools.pairwise(map(fold, row))}
        called += [split_words(name) for name in titled]
        self.of_people = {spelled for row in called for one in row for spelled in (one, fold(one))}
        """The words of people's names, with accents and without."""
        self.abbreviations = {key for key in spellings if " " not in key}
        initials = (key for key in self.abbreviations if _are_initials(key, spellings[key]))
        self.words = dict.fromkeys(itertools.chain(*rows, *called, sorted(initials)))
        """Every word that may be meant; of abbreviations the initials of several words."""
        for sign in (NUMBER, EDGE):
            self.words.pop(sign, None)
        self._written = WordChain(rows, called)
        self._folded = WordChain(
            *([list(map(fold, row)) for row in part] for part in (rows, called))
        )
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
        for one, row in zip(before, table, strict=True):
            short = one.word in edges
            for place, two in enumerate(after):
                if short or two.word in edges:
                    row[place] = _beside(one, two, chain, edges)
                if not (one.named and two.named) and self._is_in_names(one, two):
                    row[place] = FORBIDDEN
        return table

    def _is_in_names(self, one: Choice, two: Choice) -> bool:
        return (fold(one.word), fold(two.word)) in self._in_names


def _beside(
    one: Choice, two: Choice, chain: WordChain, edges: Mapping[str, Iterable[Pair]]
) -> float:
    """How likely the second comes after the first, where either may stand for words."""
    lefts = [one, *(one._replace(word=last) for _, last in edges.get(one.word, ()))]
    rights = [two, *(two._replace(word=first) for first, _ in edges.get(two.word, ()))]
    return max(map(max, chain.follows(lefts, rights)))


def split_words(text: str) -> list[str]:
    """The words of a text in small letters; one sign for any number."""
    return [NUMBER if token.is_number else token.raw.lower() for token in tokenize(normalize(text))]


def _are_initials(key: str, readings: Iterable[str]) -> bool:
    """Is it the first letters of several words, all of it? «ktra» is more than that."""
    rows = [split_words(reading) for reading in readings]
    return any(len(row) > 1 and fold(key) == "".join(fold(word)[0] for word in row) for row in rows)


def _edges(reading: str, spell: Callable[[str], str]) -> Pair:
    """The first and the last word of what an abbreviation stands for."""
    words = split_words(reading)
    return spell(words[0]), spell(words[-1])
