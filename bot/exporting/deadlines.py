"""The calendar (RFC 5545) of deadlines: each a whole day that leaves people free."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from bot.exporting.edition import Edition, headline, particulars, plain
from knowledge.model import Statement


def calendar(edition: Edition) -> bytes:
    """The deadlines of an edition as a file, the earliest first."""
    found = Calendar()
    found.add("prodid", "-//hoidap//deadlines//VI")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", plain(f"{edition.title}: thời hạn"))
    due = [one for one in edition.facts.statements.values() if one.deadline]
    for statement in sorted(due, key=lambda one: (one.deadline, one.id)):
        found.add_component(_event(statement, edition))
    content: bytes = found.to_ical()
    return content


def _event(statement: Statement, edition: Edition) -> Event:
    article = edition.article(statement)
    event = Event()
    event.add("uid", edition.urn(statement.id).removeprefix("urn:uuid:"))
    # When it was written, says the standard: for us the article's day, which stays the same.
    event.add("dtstamp", edition.begins(article.published_on).astimezone(UTC))
    if statement.deadline:
        event.add("dtstart", statement.deadline)
        event.add("dtend", statement.deadline + timedelta(days=1))
    event.add("summary", f"Hạn: {headline(statement)}")
    event.add("description", "\n".join(particulars(statement, edition)))
    event.add("transp", "TRANSPARENT")
    if statement.topics:
        event.add("categories", [edition.facts.topics[one].name for one in statement.topics])
    if article.url:
        event.add("url", article.url)
    for name, value in (("x-hoidap-fact", statement.id), ("x-hoidap-article", article.id)):
        event.add(name, value)
    return event
