"""Whether an article is worth a draft: does it name a known body or a topic of the home area?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.drafting.blocks import BlockRole
from knowledge.drafting.bodies import Bodies
from knowledge.drafting.draft import NOTHING_TOLD, read
from knowledge.drafting.heading import Told
from knowledge.drafting.main_area import main_area
from knowledge.drafting.reading import Reading
from knowledge.drafting.told_bodies import ToldBodies
from knowledge.drafting.words import Phrases, split_words
from knowledge.drafting_words import WatchingWords
from knowledge.factbase import FactBase

GAP = "…"
"""In an alias: other words may stand there. Such a one is no name of a topic by itself."""


@dataclass(frozen=True)
class Relevance:
    """What an article has to do with the home area."""

    bodies: tuple[str, ...]
    """Known bodies of the home area by name, the most often named first."""
    topics: tuple[str, ...]
    """Topics by name, where the article is about the home area."""
    is_relevant: bool


def weigh_relevance(
    text: str, facts: FactBase, words: WatchingWords, told: Told = NOTHING_TOLD
) -> Relevance:
    """What the article with this text has to do with the home area of the `facts`."""
    heading, reading = read(text, facts, told)
    bodies = Bodies(reading)
    finder = ToldBodies(bodies, reading, main_area(reading))
    found = Counter(one.id for line in _lines(reading) for one in finder.find(line))
    proposed = {one.id: one.data for one in bodies.new}
    home = _Home(reading, words)
    known = [
        bodies.name(one)
        for one, _ in found.most_common()
        if (home.knows(one) if one not in proposed else home.has_kind(proposed[one]))
    ]
    topics: Counter[str] = Counter()
    own_newspaper = heading.data["publisher"] == facts.language.about.publisher
    if home.is_named or (home.is_meant and own_newspaper):
        topics.update(_topics(reading))
    enough = topics.total() >= words.topic_mentions
    told_topics = tuple(name for name, _ in topics.most_common())
    return Relevance(tuple(known), told_topics, bool(known) or enough)


class _Home:
    """The home area of the fact base, as an article tells of it."""

    def __init__(self, reading: Reading, words: WatchingWords) -> None:
        self._places = reading.places
        self._facts = reading.facts
        self._home = reading.facts.language.about.home
        self._kinds = frozenset(words.bodies)
        self.is_meant = self._places.home == self._home
        """Is the article about the home area, or does it name no other?"""
        self.is_named = self.is_meant and (self._places.is_home_told or self._names_unit(reading))
        """Does it say so?"""

    def knows(self, organization: str) -> bool:
        """Is it a body of the home area?"""
        return self._lies_in(self._facts.organizations[organization].area)

    def has_kind(self, data: object) -> bool:
        """Is a body that no record knows of a kind that is known everywhere at home?"""
        if not isinstance(data, dict) or data.get("type") not in self._kinds:
            return False
        area = data.get("area")
        return area in self._facts.areas and self._lies_in(area)

    def _lies_in(self, area: str | None) -> bool:
        return area is not None and (
            area == self._home or self._home in self._places.ancestors(area)
        )

    def _names_unit(self, reading: Reading) -> bool:
        return any(
            one.named and one.area in self._facts.areas and self._lies_in(one.area)
            for line in _lines(reading)
            for one in self._places.find(line)
        )


def _lines(reading: Reading) -> Iterator[str]:
    for block in reading.blocks:
        if block.tells or block.role is BlockRole.TITLE:
            yield block.text


def _topics(reading: Reading) -> Iterator[str]:
    """The topics that the article names, each as often as it does."""
    facts = reading.facts
    names = Phrases(
        (name, topic.name)
        for topic in facts.topics.values()
        for name in (topic.name, *topic.aliases, *facts.aliases.get(topic.id, ()))
        if GAP not in name
    )
    for line in _lines(reading):
        words = split_words(line)
        index = 0
        while index < len(words):
            match = names.at(words, index)
            if match is not None and match.exact:
                yield match.value
            index += match.size if match is not None and match.exact else 1
