"""The unit that an article is about."""

import re
from collections import Counter
from collections.abc import Iterator

from knowledge.drafting.blocks import BlockRole
from knowledge.drafting.places import Mention, Places
from knowledge.drafting.reading import Reading

HEAD_WEIGHT = 3
"""What a name in the title or the sapo counts beside one elsewhere."""
_AROUND = re.compile(r"\s*[(,]\s*")


def main_area(reading: Reading) -> str:
    """The unit that is named most, by its name or its kind; the province where none is."""
    counts: Counter[str] = Counter()
    for block in reading.blocks:
        if block.tells or block.role is BlockRole.TITLE:
            head = block.number == 1 or block.role is BlockRole.SAPO
            for one in _innermost(reading.places, block.text):
                counts[one.area] += HEAD_WEIGHT if head and one.named else 1
    home = reading.places.home
    return max(counts, key=lambda area: (counts[area], area != home), default=home)


def _innermost(places: Places, text: str) -> Iterator[Mention]:
    """The places that a text names, without the unit around another: «xã … (…)»."""
    before: Mention | None = None
    for one in places.find(text):
        around = before is not None and before.named and one.named
        inside = before is not None and _AROUND.fullmatch(text[before.end : one.start])
        if not (around and inside and before and _is_wider(places, one.area, before.area)):
            yield one
        before = one


def _is_wider(places: Places, area: str, than: str) -> bool:
    levels = ("tinh", "huyen", "xa")
    return levels.index(places.level(area)) < levels.index(places.level(than))
