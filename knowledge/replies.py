"""Builds replies: bold and plain spans, the source line, and the notes that age demands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from knowledge.library import Library
from knowledge.model import Fact
from knowledge.outcome import Choice, Line, OutcomeKind, Reply, Source, Span
from knowledge.period import format_date

HEAD_CHARS = 880
"""Characters of a reply that are shown at once, sources included, where nobody says otherwise."""
MAX_CHOICES = 4
SOURCE_MARK = "📄"
OLD_OFFICE_DAYS = 365
"""An office seen longer ago than this may have changed hands."""
DAYS_A_YEAR = 365.25
LABEL_CHARS = 64
_CODED = re.compile(r"\w+ \w+ (?:0\d|\d[\d/-]*[A-ZĐ])")
"""«Nghị quyết 12-NQ/TU …», «Kết luận 02 …»."""


def rich(text: str) -> Line:
    """A line from text with **bold** parts."""
    parts = text.split("**")
    return tuple(Span(part, bold=i % 2 == 1) for i, part in enumerate(parts) if part)


@dataclass
class Draft:
    """A reply in the making: lines of body, the facts that it rests on, notes to close with."""

    library: Library
    today: date
    room: int = HEAD_CHARS
    """Characters shown at once."""
    body: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    basis: dict[str, list[str]] = field(default_factory=dict)
    """For a line of body the articles that it alone rests on."""
    areas: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    """Articles cited for themselves, beside those of the facts."""
    tail: list[str] = field(default_factory=list)
    """Lines after the sources (what else is known)."""

    def say(self, line: str, *facts: Fact) -> "Draft":
        """Add a line; `facts` are what it rests on."""
        self.body.append(line)
        self.basis.setdefault(line, []).extend(fact.article for fact in facts)
        self.rest_on(*facts)
        return self

    def open_with(self, opening: str) -> "Draft":
        """Set words before the first line («**Đúng.** »), or a line of its own where they end in
        a line break."""
        if opening.endswith("\n"):
            self.body.insert(0, opening.rstrip("\n"))
            return self
        first = self.body[0]
        self.body[0] = f"{opening}{first}"
        self.basis[self.body[0]] = self.basis.get(first, [])
        return self

    def rest_on(self, *facts: Fact) -> "Draft":
        for fact in facts:
            if fact.id not in self.facts:
                self.facts.append(fact.id)
        return self

    def about(self, area: str | None) -> "Draft":
        if area:
            self.areas.append(area)
        return self

    def offer(self, label: str, target: str) -> "Draft":
        if len(self.choices) < MAX_CHOICES and all(one.target != target for one in self.choices):
            self.choices.append(Choice(shorten(label, LABEL_CHARS), target))
        return self

    def warn_if_old(self, seen_on: date) -> "Draft":
        """Offices seen long ago may have changed hands."""
        if (self.today - seen_on).days > OLD_OFFICE_DAYS:
            note = f"{_ago(seen_on, self.today)}, chức vụ có thể đã thay đổi."
            if not any("chức vụ có thể đã thay đổi" in one for one in self.notes):
                self.notes.append(note)
        return self

    def reply(self, kind: OutcomeKind, trace: Iterable[str] = ()) -> Reply:
        """The finished reply: body, then sources with notes; what does not fit goes to `more`."""
        sources = self._sources(self.body)
        closing = self._closing(sources)
        room = self.room - sum(len(line) + 1 for line in closing)
        shown = _fit(self.body, room)
        hidden = self.body[len(shown) :]
        if hidden:
            sources = self._sources(shown)
            shown = [*shown, f"… còn {len(hidden)} ý nữa."]
            closing = self._closing(sources)
        dated = f" (bài {format_date(sources[0].date)})" if len(sources) == 1 else None
        return Reply(
            kind,
            tuple(rich(line) for line in (*_without(dated, shown), *closing)),
            tuple(rich(line) for line in _without(dated, hidden)),
            tuple(self.choices),
            tuple(self.facts),
            sources,
            tuple(trace),
        )

    def _sources(self, shown: Sequence[str]) -> tuple[Source, ...]:
        """The articles of what is shown; facts that belong to no line of their own count always."""
        told = {article for line in self.basis.values() for article in line}
        articles = dict.fromkeys(article for line in shown for article in self.basis.get(line, ()))
        for fact in self.facts:
            if (article := self.library.profiles[fact].fact.article) not in told:
                articles[article] = None
        articles.update(dict.fromkeys(self.articles))
        return tuple(source(self.library, article) for article in articles)

    def _closing(self, sources: Sequence[Source]) -> list[str]:
        closing = []
        notes = [*self.notes, *self._ended()]
        if sources:
            names = "; ".join(f"{one.publisher}, {format_date(one.date)}" for one in sources)
            closing.append(f"{SOURCE_MARK} {names}" + (f" · ⏳ {' '.join(notes)}" if notes else ""))
        elif notes:
            closing.append(f"⏳ {' '.join(notes)}")
        return [*closing, *self.tail]

    def _ended(self) -> list[str]:
        """One note for the units that ended, those that lie in another of them left out."""
        geography = self.library.geography
        ended: dict[str, date] = {}
        for area in self.areas:
            record = geography.ended(area, self.today)
            if record is not None and record.valid_to is not None:
                ended[record.id] = record.valid_to + timedelta(days=1)
        outer = {
            area: day
            for area, day in ended.items()
            if ended.keys().isdisjoint(geography.ancestors(area))
        }
        days: dict[date, list[str]] = {}
        for area, day in outer.items():
            days.setdefault(day, []).append(geography.full_name(area))
        return [
            f"{upper_first(join_names(names))} kết thúc hoạt động từ {format_date(day)}."
            for day, names in days.items()
        ]


def source(library: Library, article: str) -> Source:
    record = library.facts.articles[article]
    publisher = library.facts.publishers[record.publisher].name
    return Source(article, record.title, record.published_on, publisher)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _fit(lines: Sequence[str], room: int) -> list[str]:
    """The first lines that fit; always at least one."""
    shown: list[str] = []
    for line in lines:
        room -= len(line.replace("**", "")) + 1
        if shown and room < 0:
            break
        shown.append(line)
    return shown


def _without(dated: str | None, lines: Iterable[str]) -> Iterable[str]:
    """Lines that need not say the date of the only article cited below them."""
    return (line.replace(dated, "") if dated else line for line in lines)


def _ago(day: date, today: date) -> str:
    years = (today - day).days / DAYS_A_YEAR
    whole = int(years)
    if years - whole > 0.75:
        return f"Gần {whole + 1} năm trước"
    return f"Hơn {whole} năm trước" if years - whole > 0.08 else f"{whole} năm trước"


def lower_first(text: str) -> str:
    """Lower-case the first letter, but leave abbreviations, names of two capitals and documents
    with their code alone."""
    if (len(text) > 1 and (text[1].isupper() or text[1].isdigit())) or _CODED.match(text):
        return text
    return text[0].lower() + text[1:]


def join_options(names: Sequence[str]) -> str:
    """«A, B hay C»."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} hay {names[-1]}"


def join_names(names: Sequence[str]) -> str:
    """«A, B và C»."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def upper_first(text: str) -> str:
    return text[0].upper() + text[1:]
