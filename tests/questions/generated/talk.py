"""What was said: who told whom about what."""

from collections.abc import Iterator

from knowledge.factbase import FactBase
from knowledge.model import Statement, StatementKind

from .made import Made, Places, chance, lower_first, some

Kind = StatementKind
OWN_WORDS = (5, 16)
"""How many words a clause of a statement has that is asked for …"""
WORDS_TO_COMMA = 9
"""… and how many where it ends at a comma."""
TOLD_WAYS: dict[Kind, tuple[str, ...]] = {
    Kind.DIRECTIVE: ("{} yêu cầu gì về {}?", "{} chỉ đạo gì về {}"),
    Kind.OPINION: ("{} có ý kiến gì về {}?", "{} nói gì về {}"),
    Kind.LIMITATION: ("{} chỉ ra hạn chế gì về {}?",),
    Kind.PETITION: ("{} kiến nghị gì về {}?", "{} đề xuất gì về {}"),
    Kind.AIM: ("{} nói gì về {}?",),
}
WHO_WAYS: dict[Kind, tuple[str, ...]] = {
    Kind.DIRECTIVE: ("Ai yêu cầu {}?", "ai chỉ đạo {}"),
    Kind.OPINION: ("Ai cho rằng {}?", "ai có ý kiến {}"),
    Kind.PETITION: ("Ai kiến nghị {}?",),
}
DID_WAYS: dict[Kind, str] = {
    Kind.DIRECTIVE: "{} có yêu cầu {} không?",
    Kind.OPINION: "{} có nói {} không?",
    Kind.PETITION: "{} có kiến nghị {} không?",
}
PLACE_WAYS: dict[Kind, tuple[str, ...]] = {
    Kind.RESULT: ("{0} {1} đạt kết quả gì về {2}?",),
    Kind.LIMITATION: ("{0} {1} còn hạn chế gì về {2}?", "{0} {1} gặp khó khăn gì về {2}"),
    Kind.PETITION: ("{0} kiến nghị gì về {2}?", "{0} có đề xuất, kiến nghị gì về {2}"),
    Kind.AIM: ("{0} {1} đặt mục tiêu gì về {2}?",),
}
DOCUMENT_WAYS: dict[Kind, tuple[str, ...]] = {
    Kind.AIM: ("mục tiêu của {} là gì?", "{} đặt ra những mục tiêu nào"),
    Kind.TASK_GROUP: ("{} nêu những nhóm nhiệm vụ, giải pháp nào?",),
    Kind.CONTENT: ("nội dung chính của {} là gì?",),
}
THEME_WAYS = ("chủ đề năm {} của {} là gì?", "{1} chọn chủ đề gì cho năm {0}")
FOREIGN = (
    "nuôi trồng thủy sản",
    "bảo hiểm y tế",
    "ma túy",
    "học phí",
    "nhà ở xã hội",
    "sân bay",
    "đường sắt cao tốc",
    "xuất khẩu lao động",
)
"""What nobody in the articles talks about."""
OTHER_YEARS = (2015, 2018, 2020, 2024, 2025)
OTHER_NUMBERS = (3, 7, 11, 18, 27)


class Talk:
    """Makes the questions about statements."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._places = Places(facts)
        self._kinds = {kind.id: kind for kind in facts.language.government.document_types}

    def made(self) -> Iterator[Made]:
        asked: set[tuple[str, str, Kind]] = set()
        for one in self._facts.statements.values():
            yield from self._own_words(one)
            yield from self._of_place(one)
            yield from self._of_document(one)
            yield from self._themes(one)
            for who in one.by:
                for topic in one.topics:
                    if (who, topic, one.kind) not in asked and who in self._facts.people:
                        asked.add((who, topic, one.kind))
                        yield from self._told(who, topic, one.kind)

    def _told(self, who: str, topic: str, kind: Kind) -> Iterator[Made]:
        """What somebody said about a topic; somebody else; in another year; elsewhere."""
        ways, name = TOLD_WAYS.get(kind), self._facts.people[who].name
        if ways is None:
            return
        said = self._facts.topics[topic].name
        kinds = () if kind in (Kind.OPINION, Kind.AIM) else (kind,)
        for way in ways:
            yield Made("statement", "", way.format(name, said), self._spoken(who, topic, kinds))
        key = f"{who}{topic}{kind}"
        way = ways[0]
        for other in some([person for person in self._facts.people if person != who], 2, key):
            question = way.format(self._facts.people[other].name, said)
            truth = self._spoken(other, topic)
            yield Made("statement", "person", question, truth, near=truth)
        year = chance(key).choice(OTHER_YEARS)
        yield Made("statement", "year", way.format(f"năm {year} {name}", said))
        for subject in some(FOREIGN, 1, key):
            yield Made("statement", "topic", way.format(name, subject))

    def _spoken(self, who: str, topic: str, kinds: tuple[Kind, ...] = ()) -> frozenset[str]:
        """What somebody said about a topic, or with its words; what somebody talked about."""
        record = self._facts.topics[topic]
        words = [one.casefold() for name in (record.name, *record.aliases)
                 for one in (name, *name.split(", "))]  # fmt: skip
        said = {
            one.id
            for one in self._facts.statements.values()
            if who in one.by
            and (not kinds or one.kind in kinds)
            and (topic in one.topics or any(word in one.text.casefold() for word in words))
        }
        parts = {
            one.id
            for one in self._facts.participations.values()
            if one.who == who and any(word in (one.about or "").casefold() for word in words)
        }
        return frozenset(said if kinds else said | parts)

    def _own_words(self, one: Statement) -> Iterator[Made]:
        """Who said it, in its own words; did somebody else?"""
        words = lower_first(_clause(one.text))
        if not one.by or not words:
            return
        facts, truth = self._facts, self._saying(words, one)
        names = [
            (facts.people.get(who) or facts.organizations[who]).name
            for fact in truth
            for who in facts.statements[fact].by
        ]
        mine = {part.id for part in facts.participations.values()
                if part.event == one.event and part.who in one.by}  # fmt: skip
        truth |= mine
        for way in WHO_WAYS.get(one.kind, ()):
            yield Made("said-by", "", way.format(words), truth, tuple(names))
        did = DID_WAYS.get(one.kind)
        if did is None or one.by[0] not in facts.people:
            return
        own = facts.people[one.by[0]].name
        yield Made("said-by", "", did.format(own, words), truth)
        others = [who for who in facts.people if who not in one.by]
        for who in some(others, 2, one.id):
            question = did.format(facts.people[who].name, words)
            yield Made("said-by", "person", question, self._alike(who, one), near=truth)
        year = chance(one.id).choice(OTHER_YEARS)
        yield Made("said-by", "year", did.format(f"năm {year} {own}", words))

    def _saying(self, words: str, one: Statement) -> frozenset[str]:
        """The statements that say just that."""
        asked = set(words.casefold().split())
        return frozenset(
            other.id
            for other in self._facts.statements.values()
            if other.id == one.id or (other.by and asked <= set(other.text.casefold().split()))
        )

    def _alike(self, who: str, one: Statement) -> frozenset[str]:
        """What somebody else said about the same or in nearly the same words."""
        words = set(_clause(one.text).casefold().split())
        return frozenset(
            other.id
            for other in self._facts.statements.values()
            if who in other.by
            and (
                not set(one.topics).isdisjoint(other.topics)
                or len(words & set(other.text.casefold().split())) > len(words) / 2
            )
        )

    def _of_place(self, one: Statement) -> Iterator[Made]:
        """How things stood in a place, and what it asks for."""
        ways, place = PLACE_WAYS.get(one.kind), self._places.of(one.area)
        if ways is None or place is None or (one.kind is Kind.AIM and one.by):
            return
        topic, when = one.topics[0], one.period.label if one.period else ""
        said = self._facts.topics[topic].name
        truth = frozenset(
            other.id
            for other in self._facts.statements.values()
            if (other.kind, other.area) == (one.kind, one.area)
            and one.period in (None, other.period)
            and topic in other.topics
        )
        truth |= self._figures(one, topic)
        for way in ways:
            question = way.format(self._places.say(place), when, said)
            yield Made("situation", "", " ".join(question.split()), truth)
        for other in self._places.others(place, 2, one.id):
            question = ways[0].format(self._places.say(other), when, said)
            yield Made("situation", "town", " ".join(question.split()))
        if one.period:
            for year in some(OTHER_YEARS, 2, one.id):
                question = ways[0].format(self._places.say(place), f"năm {year}", said)
                yield Made("situation", "year", question)
        for subject in some(FOREIGN, 1, one.id):
            question = ways[0].format(self._places.say(place), when, subject)
            yield Made("situation", "topic", " ".join(question.split()))

    def _of_document(self, one: Statement) -> Iterator[Made]:
        """What a document aims at and says; one with another number says nothing."""
        ways = DOCUMENT_WAYS.get(one.kind)
        document = self._facts.documents.get(one.document or "")
        if ways is None or document is None or not document.code:
            return
        kind = self._kinds[document.type].name
        truth = frozenset(
            other.id
            for other in self._facts.statements.values()
            if other.document == one.document and other.kind in (one.kind, Kind.CONTENT)
        )
        if one.kind is Kind.CONTENT:
            truth |= {document.id}
        for way in ways:
            yield Made("content", "", way.format(f"{kind} {document.code}"), truth)
            for number in OTHER_NUMBERS:
                code = document.code.replace(document.number or "", f"{number:02d}", 1)
                yield Made("content", "number", way.format(f"{kind} {code}"))

    def _themes(self, one: Statement) -> Iterator[Made]:
        """What a committee made the theme of a year."""
        if one.kind is not Kind.THEME or one.period is None:
            return
        body, year = self._facts.organizations[one.by[0]].name, one.period.start.year
        truth = frozenset(
            other.id for other in self._facts.statements.values() if other.kind is Kind.THEME
        )
        for way in THEME_WAYS:
            yield Made("content", "", way.format(year, body), truth)
            for other in OTHER_YEARS:
                yield Made("content", "year", way.format(other, body))
            place = self._places.of(one.area)
            for town in self._places.others(place, 4, one.id) if place else ():
                yield Made("content", "town", way.format(year, self._places.say(town)))

    def _figures(self, one: Statement, topic: str) -> frozenset[str]:
        """The figures of a topic, which tell of results too."""
        return frozenset(
            other.id
            for other in self._facts.observations.values()
            if (other.area, other.period) == (one.area, one.period)
            and topic in self._facts.indicators[other.indicator].topics
        )


def _clause(text: str) -> str:
    """The first clause of a sentence that is long enough to know it by; "" where none ends."""
    least, most = OWN_WORDS
    words = text.split()
    for count in range(least, min(len(words), most) + 1):
        ends = words[count - 1][-1]
        comma = ends == "," and count >= WORDS_TO_COMMA
        if count == len(words) or comma or ends in ";:" or words[count][0] == "(":
            return " ".join(words[:count]).rstrip(",;:")
    return ""
