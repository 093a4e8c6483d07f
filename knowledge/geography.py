"""Areas and how they lie in one another."""

from collections.abc import Iterable
from datetime import date

from knowledge.factbase import FactBase
from knowledge.model import Area


class Geography:
    """Look-ups over the areas of a fact base."""

    def __init__(self, facts: FactBase) -> None:
        self._areas = facts.areas
        self.home = facts.language.about.home
        self._types = {kind.id: kind for kind in facts.language.government.area_types}
        self._home_units: dict[str, set[str]] = {}
        for area in facts.areas.values():
            if area.id == self.home or self.home in self.ancestors(area.id):
                self._home_units.setdefault(area.type, set()).add(area.id)

    def ancestors(self, area: str) -> list[str]:
        """The areas that `area` lies in, nearest first."""
        found: list[str] = []
        parent = self._areas[area].parent if area in self._areas else None
        while parent is not None and parent in self._areas and parent not in found:
            found.append(parent)
            parent = self._areas[parent].parent
        return found

    def of_types(self, areas: Iterable[str], types: Iterable[str]) -> frozenset[str]:
        wanted = set(types)
        return frozenset(area for area in areas if self._areas[area].type in wanted)

    def home_units(self, types: Iterable[str]) -> frozenset[str]:
        """Every unit of these types in the home area."""
        return frozenset(area for kind in types for area in self._home_units.get(kind, ()))

    def inside(self, areas: Iterable[str], wider: Iterable[str]) -> frozenset[str]:
        outer = set(wider)
        return frozenset(area for area in areas if outer.intersection(self.ancestors(area)))

    def level(self, area: str) -> str:
        return self._types[self._areas[area].type].level

    def full_name(self, area: str) -> str:
        """«TP Thượng Giang», «phường An Bình»: the name with the kind of unit before it."""
        record = self._areas[area]
        kind = self._types[record.type]
        return f"{kind.short or kind.name} {record.name}"

    def ended(self, area: str | None, today: date) -> Area | None:
        """The unit itself or the one it lies in, where that no longer exists."""
        if area is None:
            return None
        for target in (area, *self.ancestors(area)):
            record = self._areas[target]
            if record.valid_to is not None and record.valid_to < today:
                return record
        return None
