"""Which known indicator a figure belongs to, and which it only resembles."""

from collections.abc import Iterable, Iterator, Sequence

from knowledge.drafting.drafted import Drafted
from knowledge.drafting.ids import Ids
from knowledge.factbase import FactBase
from knowledge.model import Indicator
from knowledge.text import Syllable, syllables

GAP = "…"
ALIKE = 0.6
"""Share of the shorter name's words that two names share to be called alike."""
MOST_ALIKE = 3

Key = frozenset[Syllable]


class Indicators:
    """Finds indicators by their words; new ones are proposed, never merged with a known one."""

    def __init__(self, facts: FactBase, ids: Ids, light: Sequence[str]) -> None:
        """`light` are words that tell nothing of what is measured."""
        self._ids = ids
        self._light = {one for word in light for one in syllables(word)}
        self._known: list[tuple[Key, str]] = [
            (key, indicator.id)
            for indicator in facts.indicators.values()
            for name in _names(indicator, facts)
            if (key := self.key(name))
        ]
        self._new: dict[Key, Drafted] = {}

    @property
    def new(self) -> tuple[Drafted, ...]:
        """The indicators that no record knew."""
        return tuple(self._new.values())

    def key(self, name: str) -> Key:
        """The words of a name that tell what it measures."""
        words = frozenset(syllables(name.replace(GAP, " ")))
        return words - self._light or words

    def find(self, name: str) -> tuple[str, bool]:
        """Id of the indicator with this name, and whether it was known."""
        key = self.key(name)
        same = {target for known, target in self._known if known == key}
        if len(same) == 1:
            return same.pop(), True
        if key not in self._new:
            data = {"id": self._ids.make(name), "name": name[:1].upper() + name[1:]}
            like = tuple(self._alike(key))
            why = "chỉ tiêu chưa có trong dữ liệu"
            self._new[key] = Drafted("indicators", data, (), sure=False, why=why, like=like)
        return self._new[key].id, False

    def _alike(self, key: Key) -> Iterator[str]:
        """Known indicators with much the same words, the closest first."""
        scored: dict[str, float] = {}
        for known, target in self._known:
            scored[target] = max(scored.get(target, 0.0), likeness(known, key))
        ranked = sorted(scored, key=lambda target: -scored[target])
        yield from (target for target in ranked[:MOST_ALIKE] if scored[target] >= ALIKE)


def likeness(one: Key, other: Key) -> float:
    """How much two names share: 1 for the same words, less for every word that only one has."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _names(indicator: Indicator, facts: FactBase) -> Iterable[str]:
    return (indicator.name, *indicator.aliases, *facts.aliases.get(indicator.id, ()))
