"""The unit that an article is about."""

from collections import Counter

from knowledge.drafting.blocks import BlockRole
from knowledge.drafting.reading import Reading

HEAD_WEIGHT = 3
"""What a mention in the title or the sapo counts beside one elsewhere."""


def main_area(reading: Reading) -> str:
    """The unit that is named most, by its name or its kind; the province where none is."""
    counts: Counter[str] = Counter()
    for block in reading.blocks:
        if block.tells or block.role is BlockRole.TITLE:
            head = block.number == 1 or block.role is BlockRole.SAPO
            for one in reading.places.find(block.text):
                counts[one.area] += HEAD_WEIGHT if head else 1
    home = reading.places.home
    return max(counts, key=lambda area: (counts[area], area != home), default=home)
