"""Facts in single lines: what one says, part by part and as a whole, and where it comes from."""

from datetime import date

from knowledge.factbase import FactBase
from knowledge.model import Document, Fact, Membership, Observation, Statement
from knowledge.names import Names
from knowledge.period import format_date
from knowledge.relations.document_words import on_subject
from knowledge.relations.figure_words import figure_text, headline, measured
from knowledge.replies import SOURCE_MARK, join_names, upper_first

UNSAID = "không ghi"
"""How a part begins that a fact leaves open."""
IN_SENTENCE: dict[type[Fact], int] = {Membership: 2, Document: 2, Observation: 2, Statement: 1}
"""So many of a fact's parts stand in its sentence."""


def parts(fact: Fact, names: Names) -> tuple[str, ...]:
    """What a fact says, one thing each, the most important first; of one kind of fact always as
    many."""
    match fact:
        case Membership():
            return (
                names.facts.people[fact.person].name,
                names.titles.of(fact.post),
                _day("từ ngày", fact.started_on, "ngày bắt đầu"),
                _day("đến ngày", fact.ended_on, "ngày thôi giữ chức"),
            )
        case Document():
            return (
                names.titles.document(fact.id),
                on_subject(fact),
                _say("nơi ban hành là", fact.issuer and names.agent(fact.issuer), "nơi ban hành"),
                _day("ngày ban hành", fact.issued_on, "ngày ban hành"),
                _say("cho", fact.period.label if fact.period else None, "giai đoạn"),
            )
        case Observation():
            return headline(fact, names), measured(fact)
        case Statement():
            carried = fact.document and names.titles.document(fact.document)
            return (
                fact.text,
                _say("người chỉ đạo là", _agents(fact.by, names), "người chỉ đạo"),
                _say("giao cho", _agents(fact.to, names), "giao cho ai"),
                _day("hạn", fact.deadline, "hạn"),
                _say("theo", carried, "theo văn bản nào"),
                _say("cho", fact.period.label if fact.period else None, "giai đoạn"),
            )
    raise TypeError(f"{fact.id!r} can be no news")


def sentence(fact: Fact, names: Names) -> str:
    """A fact as a whole, the news in bold, with a capital."""
    said = parts(fact, names)
    match fact:
        case Membership():
            return f"**{said[0]}** giữ chức **{said[1]}**"
        case Document() if names.titles.is_named_by_subject(fact):
            return f"**{upper_first(fact.subject)}**"
        case Document():
            return f"**{said[0]}** {said[1]}"
        case Observation():
            return f"**{figure_text(fact, names)}**"
    return f"**{upper_first(said[0])}**"


def more(fact: Fact, names: Names) -> list[str]:
    """What a fact says beside its sentence, in one line; nothing where that is all."""
    said = [one for one in parts(fact, names)[IN_SENTENCE[type(fact)] :] if _is_told(one)]
    return [upper_first(", ".join(said))] if said else []


def was(said: str) -> str:
    """A part as it stood before."""
    return f"trước đây ghi {said}" if _is_told(said) else f"trước đây {said}"


def _is_told(said: str) -> bool:
    return not said.startswith(UNSAID)


def cited(article: str, facts: FactBase) -> str:
    """Where a fact comes from: publisher and date."""
    record = facts.articles[article]
    publisher = facts.publishers[record.publisher].name
    return f"{SOURCE_MARK} {publisher}, {format_date(record.published_on)}"


def _agents(targets: tuple[str, ...], names: Names) -> str | None:
    return join_names([names.agent(one) for one in targets]) if targets else None


def _say(words: str, known: str | None, what: str) -> str:
    return f"{words} {known}" if known else f"{UNSAID} {what}"


def _day(words: str, day: date | None, what: str) -> str:
    return _say(words, format_date(day) if day else None, what)
