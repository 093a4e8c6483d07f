"""Statements from what is asked in an article: directives, and petitions to those above."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from knowledge.drafting.deadlines import DeadlineReader
from knowledge.drafting.demands import DemandReader
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.main_area import main_area
from knowledge.drafting.observations import Documents
from knowledge.drafting.proofs import with_proof
from knowledge.drafting.reading import Reading
from knowledge.drafting.rewording import Rewording
from knowledge.drafting.speakers import Holders, Speakers
from knowledge.drafting.speeches import Asked, SpeechReader
from knowledge.model import StatementKind
from knowledge.text import Syllable, syllables

TOLD_TWICE = 0.75
"""Share of the words of a demand that another has as well for it to be the same one."""
ID_WORDS = 5
LONGEST = 400
"""Letters of a gist."""
_LEVELS = ("quoc-gia", "tinh", "huyen", "xa")


class Officials(Holders, Protocol):
    """The officials of the article."""

    @property
    def names(self) -> Mapping[str, str]: ...
    @property
    def titles(self) -> Mapping[str, tuple[str, ...]]: ...


class Body(Protocol):
    """A body and the stretch of the text that names it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def id(self) -> str: ...


class Bodies(Protocol):
    """The bodies of the article."""

    def find(self, text: str) -> Sequence[Body]:
        """Every body that the text names, in order."""

    def named(self, text: str) -> str | None:
        """Id of the body that the text ends with."""


@dataclass(frozen=True)
class Named:
    """What the article names."""

    officials: Officials
    bodies: Bodies
    documents: Documents


@dataclass
class _Item:
    """One demand with every paragraph that tells it."""

    asked: Asked
    words: frozenset[Syllable]
    paragraphs: list[int]


def read_demands(reading: Reading, named: Named) -> list[Asked]:
    """Everything that is asked in the article, in order; what is told twice stands twice."""
    words = reading.words.directives

    def named_end(text: str) -> int:
        bodies = [one.end for one in named.bodies.find(text)[:1] if one.start == 0]
        places = [one.end for one in reading.places.find(text)[:1] if one.named and one.start == 0]
        return max((*bodies, *places), default=0)

    speakers = Speakers(words, named.officials, named.bodies, reading.telling)
    return SpeechReader(words, speakers, named_end).read(reading.telling)


def find_statements(
    reading: Reading, asked: Sequence[Asked], named: Named, event: str | None, text: str
) -> Iterator[Drafted]:
    """Every demand that is `asked`, once. `text` is the article's, from which no long run of words
    is taken over."""
    maker = _Statements(reading, named, event)
    words = reading.words.directives
    yield from maker.records(asked, Rewording(text, words, _official_names(named.documents)))


def _official_names(documents: Documents) -> Iterator[str]:
    """What documents are called, which nobody may reword."""
    for document in documents.records:
        yield from document.data.get("aliases", ())
        yield str(document.data.get("subject", ""))


class _Statements:
    def __init__(self, reading: Reading, named: Named, event: str | None) -> None:
        self._reading = reading
        self._officials = named.officials
        self._bodies = named.bodies
        self._documents = named.documents
        self._event = event
        self._words = reading.words.directives
        self._demands = DemandReader(self._words)
        day = reading.published_on
        self._deadlines = DeadlineReader(self._words, day) if day else None
        self._main = main_area(reading)
        self._topics = [
            (frozenset(syllables(name)), topic.id)
            for topic in reading.facts.topics.values()
            for name in (topic.name, *topic.aliases, *reading.facts.aliases.get(topic.id, ()))
        ]

    def records(self, asked: Sequence[Asked], rewording: Rewording) -> list[Drafted]:
        return [self._record(item, rewording) for item in self._once(asked)]

    def _once(self, asked: Sequence[Asked]) -> list[_Item]:
        items: list[_Item] = []
        for one in asked:
            words = frozenset(syllables(self._demands.gist(one.demand)))
            item = _Item(one, words, list(one.paragraphs))
            same = [
                other
                for other in items
                if other.asked.by == one.by
                and len(words & other.words) >= TOLD_TWICE * min(len(words), len(other.words))
            ]
            for other in same:
                longer, shorter = (
                    (other, item) if len(other.words) > len(item.words) else (item, other)
                )
                longer.paragraphs = list(dict.fromkeys((*longer.paragraphs, *shorter.paragraphs)))
                items.remove(other)
                item = longer
            items.append(item)
        return items

    def _record(self, item: _Item, rewording: Rewording) -> Drafted:
        asked, demand = item.asked, item.asked.demand
        text, cut = rewording.gist(self._demands.gist(demand)[:LONGEST])
        to = self._addressees(demand.to)
        doubts = [
            "rút gọn, xem lại ý" if cut else None,
            f"chưa rõ giao cho ai: «{demand.to}»" if demand.to and not to else None,
            "không in giao cho ai, lấy nơi mà bài viết về" if demand.to is None else None,
        ]
        cited = self._documents.find(demand.text)
        told = f"{demand.text} {demand.context or ''}"
        deadline = self._deadlines.read(told) if self._deadlines else None
        data: dict[str, Any] = {
            "id": self._reading.ids.make("s", asked.by, *text.split()[:ID_WORDS]),
            "kind": self._kind(asked, demand.to).value,
            "text": text,
            "by": [asked.by],
            "to": to or [self._main],
            "area": self._main,
            "event": self._event,
            "document": cited[0].id if cited else None,
            "deadline": deadline,
            "topics": self._topics_of(demand.text),
        }
        why = "; ".join(doubt for doubt in doubts if doubt) or None
        filled = {key: value for key, value in data.items() if value not in (None, [])}
        paragraphs = tuple(item.paragraphs)
        if name := self._officials.names.get(asked.by):
            paragraphs = with_proof(self._reading, paragraphs, name)
        return Drafted("statements", filled, paragraphs, why is None, why)

    def _addressees(self, to: str | None) -> list[str]:
        """Ids of the bodies, else of the units, that are asked."""
        if to is None:
            return []
        found = [body.id for body in self._bodies.find(to)]
        found = found or [place.area for place in self._reading.places.find(to)]
        return list(dict.fromkeys(found))

    def _kind(self, asked: Asked, to: str | None) -> StatementKind:
        """What is asked of those above is a petition."""
        above = self._level(to or "")
        titles = self._officials.titles.get(asked.by, ())
        below = [level for title in titles if (level := self._level(title)) is not None]
        petition = above is not None and bool(below) and above < min(below)
        return StatementKind.PETITION if petition else StatementKind.DIRECTIVE

    def _level(self, text: str) -> int | None:
        places = self._reading.places
        levels = [_LEVELS.index(places.level(one.area)) for one in places.find(text)]
        return min(levels, default=None)

    def _topics_of(self, text: str) -> list[str]:
        words = frozenset(syllables(text))
        return list(dict.fromkeys(topic for name, topic in self._topics if name <= words))
