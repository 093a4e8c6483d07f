"""Cards and drafts as operators see them. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.desk.cards import Card, Like, Newcomer, Paragraph, Summary
from bot.desk.editing import fields
from bot.desk.joining import Web, led
from bot.desk.rows import ARTICLE, Row, cards
from bot.state.kept_drafts import FIRST, Decision, KeptDraft
from knowledge.changes.words import more, sentence
from knowledge.factbase import FactBase
from knowledge.model import (
    Article,
    Event,
    Fact,
    Observation,
    Participation,
    Post,
    Project,
    Statement,
    StatementKind,
)
from knowledge.names import Names
from knowledge.paragraphs import split_paragraphs
from knowledge.period import format_date
from knowledge.relations.event_words import deed_of
from knowledge.replies import join_names, lower_first, rich, upper_first
from knowledge.seeds import TABLES

KINDS = {
    StatementKind.OPINION: "Ý kiến",
    StatementKind.LIMITATION: "Hạn chế, khó khăn",
    StatementKind.PETITION: "Kiến nghị",
    StatementKind.AIM: "Mục tiêu",
    StatementKind.TASK_GROUP: "Nhiệm vụ, giải pháp",
    StatementKind.CONTENT: "Nội dung văn bản",
    StatementKind.RESULT: "Kết quả",
    StatementKind.THEME: "Chủ đề năm",
}
"""Statements that are no directives, as a card calls them."""
Counts = Mapping[tuple[Decision, bool], int]
"""How many cards there are, by what was decided and whether they are sure."""


class Showing:
    """Shows the cards of one draft beside the known facts."""

    def __init__(
        self, draft: KeptDraft, rows: Sequence[Row], facts: FactBase, source: str | None
    ) -> None:
        self._draft = draft
        self._source = source
        self._web = Web(rows)
        self._cards = cards(rows)
        self._known = Names(facts)
        self._names = Names(overlay(facts, rows))
        self._paragraphs = split_paragraphs(draft.text)

    def card(self, position: int) -> Card:
        """The card at a position, or at the nearest one there is."""
        row = self._cards[min(max(position, FIRST), len(self._cards)) - 1]
        own = (one for one in row.like if one in getattr(self._known.facts, row.table, ()))
        return Card(
            id=row.kept,
            version=row.version,
            draft=self._draft.id,
            position=row.position or FIRST,
            of=len(self._cards),
            table=row.table,
            record=row.id,
            said=tuple(map(rich, said(row, self._names))),
            fields=fields(row, self._web),
            paragraphs=tuple(self._cited(row)),
            sure=row.sure,
            why=row.why,
            likes=tuple(map(self._like, own)),
            known=self._like(row.known) if row.known else None,
            newcomers=tuple(map(self._newcomer, self._web.newcomers(row))),
            needs=tuple(sorted(one.position or 0 for one in self._web.in_the_way(row))),
            decision=row.decision,
            by=row.by,
        )

    def summary(self) -> Summary:
        """The draft in short."""
        counts = Counter((row.decision, row.sure) for row in self._cards)
        return summary(self._draft, self._cards[0], counts, self._source)

    def _cited(self, row: Row) -> Iterator[Paragraph]:
        for number in row.paragraphs:
            if number <= len(self._paragraphs):
                yield Paragraph(number, self._paragraphs[number - 1])

    def _newcomer(self, row: Row) -> Newcomer:
        known = self._like(row.known) if row.known else None
        likes = (one for one in row.like if self._known.facts.record(one) is not None)
        name = called(row.id, self._names)
        return Newcomer(row.id, row.table, name, tuple(map(self._like, likes)), known)

    def _like(self, target: str) -> Like:
        return Like(target, called(target, self._known))


def summary(draft: KeptDraft, head: Row, counts: Counts, source: str | None) -> Summary:
    """A draft in short: `head` is the row of its article."""

    def number(decision: Decision | None = None, sure: bool | None = None) -> int:
        return sum(
            count
            for (decided, is_sure), count in counts.items()
            if decision in (None, decided) and sure in (None, is_sure)
        )

    day = head.data.get("published_on")
    return Summary(
        id=draft.id,
        version=draft.version,
        title=str(head.data.get("title", "")),
        published_on=day if isinstance(day, date) else None,
        date_basis=head.data.get("date_basis"),
        doubts=_doubts(head),
        cards=number(),
        sure=number(sure=True),
        accepted=number(Decision.ACCEPTED),
        dropped=number(Decision.DROPPED),
        waiting=number(Decision.WAITING),
        waiting_sure=number(Decision.WAITING, sure=True),
        source=source,
        opened_at=draft.opened_at,
    )


def _doubts(head: Row) -> tuple[str, ...]:
    """What is still to be looked at in the article's own data: nothing, once it was accepted."""
    if head.why is None or head.decision is Decision.ACCEPTED:
        return ()
    return tuple(head.why.split("; "))


# ---- records of a draft beside the known ones ---------------------------------------------------


def overlay(facts: FactBase, rows: Sequence[Row]) -> FactBase:
    """The known facts with those of a draft that can be read, which name the known records that
    some of them were said to be."""
    article = next(row.id for row in rows if row.table == ARTICLE)
    known = {row.id: row.known for row in rows if row.known is not None}
    new: dict[str, dict[str, BaseModel]] = {}
    for row in rows:
        record = _record(row, known, article)
        if record is not None:
            new.setdefault("articles" if row.table == ARTICLE else row.table, {})[row.id] = record
    tables: dict[str, Any] = {name: {**getattr(facts, name), **more} for name, more in new.items()}
    return replace(facts, **tables)


def _record(row: Row, known: Mapping[str, str | None], article: str) -> BaseModel | None:
    data = led(row, known)
    if row.is_fact:
        data |= {"paragraphs": list(row.paragraphs) or [1], ARTICLE: article}
    try:
        return (Article if row.table == ARTICLE else TABLES[row.table]).model_validate(data)
    except ValidationError:
        return None


# ---- words --------------------------------------------------------------------------------------


def called(target: str, names: Names) -> str:
    """What a record is called, with what tells it from others; its id where nothing does."""
    facts, record = names.facts, names.facts.record(target)
    match record:
        case None:
            return target
        case Post():
            return names.titles.of(target)
        case _ if target in facts.people:
            posts = [one.post for one in facts.memberships.values() if one.person == target]
            office = f" ({names.titles.of(posts[-1])})" if posts else ""
            return f"{facts.people[target].name}{office}"
        case _ if target in facts.documents:
            return names.titles.document(target)
        case _ if target in facts.areas:
            return names.geography.full_name(target)
    return str(getattr(record, "name", None) or target)


def said(row: Row, names: Names) -> list[str]:
    """What a row says as a reader would read it, **bold** marked so; its fields where that cannot
    be said."""
    facts = names.facts
    try:
        if row.table == ARTICLE:
            return _of_article(row, facts)
        record = facts.record(row.id)
        if isinstance(record, Fact):
            return _of_fact(record, names)
    except (KeyError, TypeError, ValueError):
        pass  # it names what is not there: the fields show it, the checks tell it
    return [f"{key} = {value}" for key, value in row.data.items()]


def _of_article(row: Row, facts: FactBase) -> list[str]:
    data = row.data
    publisher = facts.publishers.get(str(data.get("publisher")))
    day = data.get("published_on")
    lines = [
        f"**{data.get('title')}**",
        f"{publisher.name if publisher else data.get('publisher')} ({data.get('publisher_basis')})",
        f"Ngày {format_date(day)} ({data.get('date_basis')})"
        if isinstance(day, date)
        else "Chưa rõ ngày đăng",
    ]
    return [*lines, f"Tác giả: {data['byline']}"] if data.get("byline") else lines


def _of_fact(fact: Fact, names: Names) -> list[str]:
    match fact:
        case Event():
            place = [f"Địa điểm: {lower_first(fact.place)}."] if fact.place else []
            head = f"**{format_date(fact.on)}** – {fact.name}."
            return [head, *place, f"Nội dung: {lower_first(fact.agenda)}."]
        case Participation():
            who = called(fact.who, names) if fact.who else fact.group or ""
            event = names.facts.events[fact.event]
            return [deed_of(who, fact, names), f"Tại: {lower_first(event.name)}."]
        case Project():
            told = "; ".join(filter(None, (fact.funding, fact.stage)))
            return [f"**{upper_first(fact.name)}**" + (f": {told}." if told else ".")]
        case Statement() if fact.kind is not StatementKind.DIRECTIVE:
            return [f"**{upper_first(fact.text)}**", _spoken(fact, names)]
        case Observation() if fact.note:
            return [sentence(fact, names), *more(fact, names), f"Ghi chú: {fact.note}"]
    return [sentence(fact, names), *more(fact, names)]


def _spoken(said: Statement, names: Names) -> str:
    """What kind of statement it is, whose, to whom, and what else it names."""
    by = f" của {_agents(said.by, names)}" if said.by else ""
    to = f" → {_agents(said.to, names)}" if said.to else ""
    document = [f"theo {names.titles.document(said.document)}"] if said.document else []
    period = [f"cho {said.period.label}"] if said.period else []
    deadline = [f"hạn {format_date(said.deadline)}"] if said.deadline else []
    return ", ".join([f"{KINDS[said.kind]}{by}{to}", *document, *period, *deadline])


def _agents(targets: Sequence[str], names: Names) -> str:
    return join_names([names.agent(one) for one in targets])
