"""What is exported: the facts of one release, with the words that all formats share."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from knowledge.factbase import FactBase
from knowledge.model import Article, Fact, Statement
from knowledge.names import Names
from knowledge.period import format_date

NO_ARTICLE = date(2000, 1, 1)
_NO_TEXT = re.compile(r"[\s\x00-\x1f\x7f\ufffe\uffff]+")


@dataclass(frozen=True)
class Edition:
    """The facts of a release, or of a folder of seeds. Everything in it, so that the same edition
    makes the same bytes whenever it is exported."""

    facts: FactBase
    zone: tzinfo
    """In which an article's day begins."""
    release: int | None = None
    """None: a folder of seeds."""
    published_at: datetime | None = None

    @cached_property
    def names(self) -> Names:
        return Names(self.facts)

    @property
    def title(self) -> str:
        return f"{self.facts.language.about.name}: dữ liệu mở"

    @property
    def newest_day(self) -> date:
        """The day of the newest article; a day long ago where there is none."""
        return max((one.published_on for one in self.facts.articles.values()), default=NO_ARTICLE)

    def article(self, fact: Fact) -> Article:
        return self.facts.articles[fact.article]

    def publisher(self, article: Article) -> str:
        return self.facts.publishers[article.publisher].name

    def aliases(self, record: str, own: tuple[str, ...]) -> list[str]:
        """All other names of a record, its own ones first."""
        return list(dict.fromkeys((*own, *self.facts.aliases.get(record, ()))))

    def begins(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)

    def urn(self, what: str) -> str:
        """The same name for the same fact in every release, and no other edition's."""
        return uuid5(NAMESPACE_URL, f"{self.facts.language.about.home}/{what}").urn


def plain(text: str) -> str:
    """A text in one line, without characters that XML and calendars cannot hold."""
    return _NO_TEXT.sub(" ", text)


def headline(statement: Statement) -> str:
    """What was said, beginning with a capital."""
    text = plain(statement.text)
    return text[:1].upper() + text[1:]


def particulars(statement: Statement, edition: Edition) -> list[str]:
    """Who told whom, by when, and where it stands: lines to be read."""
    article, agent = edition.article(statement), edition.names.agent
    told = {
        "Bên giao": ", ".join(map(agent, statement.by)),
        "Bên nhận": ", ".join(map(agent, statement.to)),
        "Hạn": format_date(statement.deadline) if statement.deadline else "",
        "Nguồn": f"{edition.publisher(article)}, {format_date(article.published_on)}, "
        f"«{article.title}»",
        "Mã": f"{statement.id} (bài {article.id})",
    }
    return [plain(f"{label}: {value}") for label, value in told.items() if value]
