"""News in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.changes.kinds import ChangeKind
from knowledge.library import Library
from knowledge.model import Document, Fact, Membership, Observation, Statement
from knowledge.outcome import Line, Source
from knowledge.period import format_date
from knowledge.relations.document_words import on_subject
from knowledge.relations.figure_words import figure_text
from knowledge.replies import rich, source

WITHDRAWN = "Tin rút lại"
"""The heading of what nothing tells any more."""


@dataclass(frozen=True)
class Notice:
    """One piece of news to read. `headline` alone says what is new; `topic` is the heading that it
    has among others; the last of `details` is date and publisher."""

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
    """How the news about a fact reads today; None where it is news no more: the fact is gone, or a
    withdrawn one is back."""
    record = library.facts.record(fact)
    if kind is ChangeKind.WITHDRAWAL:
        if record is not None:
            return None
        return Notice(rich("↩️ Rút lại: ") + before[0], tuple(before[1:]), WITHDRAWN, (), fact)
    if not isinstance(record, Fact):
        return None
    cited = source(library, record.article)
    dated = rich(f"📄 {cited.publisher}, {format_date(cited.date)}")
    return Notice(rich(_headline(record, library)), (dated,), "", (cited,), fact)


def _headline(fact: Fact, library: Library) -> str:
    match fact:
        case Statement():
            return f"🆕 Chỉ đạo mới: **{fact.text}**"
        case Observation():
            return f"📊 Số mới: **{figure_text(fact, library)}**"
        case Membership():
            person = library.facts.people[fact.person].name
            return f"👤 **{person}** giữ chức **{library.titles.of(fact.post)}**"
        case Document():
            return f"📑 Văn bản mới: **{library.titles.document(fact.id)}** {on_subject(fact)}"
    return fact.id
