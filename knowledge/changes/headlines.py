"""The line that says what is new."""

from collections.abc import Sequence
from datetime import date

from knowledge.changes import offices
from knowledge.changes.content import spoken
from knowledge.changes.reminders import DAYS_BEFORE
from knowledge.changes.targets import target_of, verdict
from knowledge.changes.words import IN_SENTENCE, parts, sentence, was
from knowledge.library import Library
from knowledge.model import Document, Fact, Membership, Observation, Statement
from knowledge.period import format_date
from knowledge.relations.figure_words import is_aim, measured, subject
from knowledge.replies import join_names, upper_first

OLD_DAYS = 30
"""An article older than this was published late: nothing in it is «mới»."""
NEW_DOCUMENT_DAYS = 90
"""A document issued so shortly before its article is a new one; others are only new to readers."""
SHORT_CHARS = 120
"""What stood there before is told in the first line up to this length."""


def is_old(fact: Fact, library: Library, today: date) -> bool:
    """Did a fact's article appear long before today?"""
    return (today - library.facts.articles[fact.article].published_on).days > OLD_DAYS


class Headlines:
    """The first lines about one fact on one day, with **bold** parts."""

    def __init__(self, fact: Fact, library: Library, today: date) -> None:
        self._fact = fact
        self._library = library
        self._facts = library.facts
        self._today = today
        self._seen_on = library.facts.articles[fact.article].published_on
        self._is_old = is_old(fact, library, today)

    def new(self) -> str:
        """What nobody was told before."""
        match self._fact:
            case Membership():
                return self._office(self._fact)
            case Document():
                label = self._label("📑 Văn bản", self._how_new(self._fact))
            case Observation():
                return self._figure(self._fact)
            case _:
                label = self._label("🆕 Chỉ đạo")
        return f"{label}: {sentence(self._fact, self._library)}"

    def _label(self, name: str, new: str = " mới") -> str:
        """«Chỉ đạo mới», or «Chỉ đạo (bài cũ 12/4/2024)»."""
        return f"{name} (bài cũ {format_date(self._seen_on)})" if self._is_old else f"{name}{new}"

    def _how_new(self, document: Document) -> str:
        """A document of long ago is new to readers only."""
        issued_on = document.issued_on
        if issued_on is not None and (self._seen_on - issued_on).days <= NEW_DOCUMENT_DAYS:
            return " mới"
        return " mới được nhắc đến"

    def _figure(self, figure: Observation) -> str:
        label = self._label("🎯 Chỉ tiêu" if is_aim(figure) else "📊 Số liệu")
        text = f"{label}: **{subject(figure, self._library)}: {measured(figure)}**"
        target = target_of(figure, self._library)
        judged = verdict(figure, target, self._library) if target else None
        return f"{text}, {judged}" if judged else text

    def _office(self, held: Membership) -> str:
        name = self._facts.people[held.person].name
        title = self._library.titles.of(held.post)
        of_post = self._library.memberships(held.post)
        last = offices.before(held, of_post, self._facts)
        holds = f"**{name}** giữ chức **{title}**"
        if offices.has_ended(held, self._facts):
            return (
                f"{self._label('👤 Thôi giữ chức', '')}: **{name}** không còn giữ chức **{title}**"
            )
        if last and offices.is_shared(held.post, of_post, self._library):
            return f"{self._label('👤 Thêm người', '')}: {holds}"
        since = self._since(held, of_post)
        if all(one.person == held.person for one in last):
            return f"{self._label('👤 Chức vụ mới', '')}: {holds}{since}"
        names = join_names([self._facts.people[one.person].name for one in last])
        day = format_date(offices.seen_on(last[0], self._facts))
        return f"{self._label('👤 Đổi người', '')}: {holds}, trước đó là {names} (bài {day}){since}"

    def _since(self, held: Membership, of_post: Sequence[Membership]) -> str:
        """Who has been seen in the post since then; "" where nobody else has."""
        newest = of_post[0]
        if newest.person == held.person or offices.seen_on(newest, self._facts) <= self._seen_on:
            return ""
        day = format_date(offices.seen_on(newest, self._facts))
        return f"; sau đó là {self._facts.people[newest.person].name} (bài {day})"

    def correction(self, stood: Sequence[str]) -> list[str] | None:
        """What is said now and what stood there before; nothing before: it is there again."""
        if not stood:
            return [f"↩️ Có lại: {sentence(self._fact, self._library)}"]
        stands = parts(self._fact, self._library)
        changed = [
            place
            for place, (then, now) in enumerate(zip(stood, stands, strict=False))
            if spoken(then) != spoken(now)
        ]
        if not changed:
            return None
        inside = IN_SENTENCE[type(self._fact)]
        told = [was(stood[place]) for place in changed if place < inside]
        told += [f"{stands[place]} ({was(stood[place])})" for place in changed if place >= inside]
        head = f"✏️ Đính chính: {sentence(self._fact, self._library)}"
        if len(told[0]) <= SHORT_CHARS:
            head, told = f"{head}, {told[0]}", told[1:]
        return [head, *(f"• {upper_first(one)}" for one in told)]

    def reminder(self) -> str | None:
        """How long there is until a deadline; None where that is over, or far away again."""
        deadline = self._fact.deadline if isinstance(self._fact, Statement) else None
        left = (deadline - self._today).days if deadline else -1
        if deadline is None or not 0 <= left <= max(DAYS_BEFORE):
            return None
        told, day = sentence(self._fact, self._library), format_date(deadline)
        return (
            f"⏳ Còn {left} ngày: {told} (hạn {day})"
            if left
            else f"⏳ Hôm nay ({day}) là hạn: {told}"
        )
