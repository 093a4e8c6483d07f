"""News in words: the first line says what is new, those below who, when and where it was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.changes.content import is_directive
from knowledge.changes.details import details
from knowledge.changes.headlines import Headlines, is_old
from knowledge.changes.kinds import ChangeKind
from knowledge.changes.targets import target_of
from knowledge.changes.words import cited, sentence
from knowledge.library import Library
from knowledge.model import Document, Fact, Membership, Observation, Statement
from knowledge.outcome import Line, Source, plain
from knowledge.relations.candidate import Desk
from knowledge.replies import rich, source, upper_first

WITHDRAWN = "Tin rút lại"
"""The heading of what nothing tells any more."""
WHY_WITHDRAWN = "Dữ liệu đã được sửa và không còn ghi điều này, bạn vui lòng bỏ qua tin trước."


@dataclass(frozen=True)
class Notice:
    """One piece of news to read. `headline` alone says what is new; `topic` is the heading that it
    has among others; the last of `details` is publisher and date; `articles` begins with the one
    that it stands in."""

    headline: Line
    details: tuple[Line, ...]
    topic: str
    articles: tuple[Source, ...]
    fact: str


def notice(
    kind: ChangeKind,
    fact: str,
    library: Library,
    *,
    today: date,
    before: Sequence[Line] = (),
) -> Notice | None:
    """How the news about a fact reads today; None where it is news no more: the fact is gone, one
    that was withdrawn or put right says again what it said, a deadline is over."""
    record = library.facts.record(fact)
    news = record if isinstance(record, Fact) and _can_be_news(record) else None
    if kind is ChangeKind.WITHDRAWAL:
        return _withdrawal(fact, news, library, before)
    lines = _lines(kind, news, Desk(library, today), before) if news is not None else None
    if news is None or lines is None:
        return None
    articles = [news.article]
    if isinstance(news, Observation) and (target := target_of(news, library)) is not None:
        articles.append(target.article)
    return Notice(
        rich(lines[0]),
        tuple(map(rich, lines[1:])),
        _topic(news, library),
        tuple(source(library, one) for one in dict.fromkeys(articles)),
        fact,
    )


def _can_be_news(fact: Fact) -> bool:
    if isinstance(fact, Statement):
        return is_directive(fact)
    return isinstance(fact, Membership | Document | Observation)


def _withdrawal(
    target: str, fact: Fact | None, library: Library, before: Sequence[Line]
) -> Notice | None:
    if fact is not None and rich(sentence(fact, library)) == before[0]:
        return None
    headline = (*rich("↩️ Rút lại: "), *before[0])
    return Notice(headline, (rich(WHY_WITHDRAWN), *before[1:]), WITHDRAWN, (), target)


def _topic(fact: Fact, library: Library) -> str:
    """The first topic that a fact belongs to, or else what kind of thing it is."""
    facts = library.facts
    topics = list(getattr(fact, "topics", ()))
    if isinstance(fact, Observation):
        topics += facts.indicators[fact.indicator].topics
    if (document := getattr(fact, "document", None)) is not None:
        topics += facts.documents[document].topics
    if topics:
        return upper_first(facts.topics[topics[0]].name)
    match fact:
        case Membership():
            return "Nhân sự"
        case Document():
            return "Văn bản"
        case Observation():
            return "Số liệu"
    return "Chỉ đạo"


def _lines(kind: ChangeKind, fact: Fact, desk: Desk, before: Sequence[Line]) -> list[str] | None:
    """The headline, then the details; None where there is nothing to tell."""
    heads = Headlines(fact, desk.library, desk.today)
    source_line = cited(fact.article, desk.library.facts)
    told: list[str] | None
    match kind:
        case ChangeKind.CORRECTION:
            told = heads.correction([plain((line,)) for line in before])
        case ChangeKind.REMINDER:
            told = [head] if (head := heads.reminder()) else None
        case _:
            told = [heads.new()]
            source_line += " (bài cũ)" if is_old(fact, desk.library, desk.today) else ""
    if told is None:
        return None
    return [*told, *details(fact, desk.library, desk.today, kind), source_line]
