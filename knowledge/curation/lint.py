"""What parses and yet is wrong: facts told twice, names that clash, dates that cannot be."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from knowledge.curation.letters import odd_letters
from knowledge.curation.printed import fold
from knowledge.curation.seed_files import Places
from knowledge.errors import Fault
from knowledge.factbase import FactBase
from knowledge.model import (
    Document,
    Event,
    Fact,
    Membership,
    Observation,
    Participation,
    Project,
    Statement,
    StatementKind,
)

MAX_TEXT = 400
"""Longer sentences do not fit in a reply beside others."""

Rule = Callable[[FactBase, Places], Iterable[Fault]]


def lint(facts: FactBase, places: Places) -> list[Fault]:
    """All faults in file order."""
    return sorted(fault for rule in _RULES for fault in rule(facts, places))


# ---- facts told twice -------------------------------------------------------------------------


def _key(fact: Fact) -> Hashable:
    """What makes two facts of one article the same."""
    match fact:
        case Observation():
            about = (fact.indicator, fact.area, fact.event, fact.document, fact.period)
            return (*about, fact.measure, fact.status, fact.unit, fact.base)
        case Membership():
            return fact.person, fact.post
        case Participation():
            return fact.event, fact.role, fact.who, fact.group, fact.documents, fact.about
        case Statement():
            return fold(fact.text)
        case Event() | Project():
            return fold(fact.name)
        case Document() if fact.number:
            return fact.type, fact.number, fact.issuer, fact.issued_on
    return fact.id


def _told_twice(facts: FactBase, places: Places) -> Iterator[Fault]:
    seen: dict[Hashable, str] = {}
    for fact in facts.facts():
        key = (fact.article, type(fact).__name__, _key(fact))
        if key in seen:
            file, line = places.of(seen[key])
            problem = f"{fact.id!r} says the same as {seen[key]!r} ({file}:{line})"
            yield places.fault(fact.id, None, problem, "Keep one of the two.")
        else:
            seen[key] = fact.id


# ---- facts that lack something ----------------------------------------------------------------


def _about_nothing(facts: FactBase, places: Places) -> Iterator[Fault]:
    for seen in facts.observations.values():
        if not (seen.area or seen.event or seen.document):
            problem = f"observation {seen.id!r} is about no area, event or document"
            yield places.fault(seen.id, None, problem, "Add the area that it is about.")


def _by_nobody(facts: FactBase, places: Places) -> Iterator[Fault]:
    for said in facts.statements.values():
        if said.kind is StatementKind.DIRECTIVE and not said.by:
            problem = f"directive {said.id!r} does not say who gave it"
            yield places.fault(said.id, None, problem, "Add by = [ … ].")


def _without_who(facts: FactBase, places: Places) -> Iterator[Fault]:
    for part in facts.participations.values():
        if not (part.who or part.group):
            problem = f"participation {part.id!r} does not say who took part"
            yield places.fault(part.id, None, problem, "Add who = … or group = ….")


def _nameless_documents(facts: FactBase, places: Places) -> Iterator[Fault]:
    for document in facts.documents.values():
        if not (document.number or document.aliases or document.id in facts.aliases):
            problem = (
                f"document {document.id!r} has neither number nor aliases: nobody can ask for it"
            )
            yield places.fault(document.id, None, problem, "Add number = … or aliases = [ … ].")


def _posts_nowhere(facts: FactBase, places: Places) -> Iterator[Fault]:
    for post in facts.posts.values():
        above, seen = facts.organizations[post.organization], set[str]()
        if not above.type:
            continue  # a body of its own kind may stand above all places
        while not above.area and above.parent and above.id not in seen:
            seen.add(above.id)
            above = facts.organizations[above.parent]
        if not above.area:
            problem = f"post {post.id!r}: its organization {post.organization!r} has no area"
            mend = "Give the organization an area, or a parent that has one."
            yield places.fault(post.id, "organization", problem, mend)


# ---- times ------------------------------------------------------------------------------------


def _times(facts: FactBase, places: Places) -> Iterator[Fault]:
    for said in facts.statements.values():
        published_on = facts.articles[said.article].published_on
        if said.deadline and said.deadline < published_on:
            problem = (
                f"deadline {said.deadline} of {said.id!r} is before its article ({published_on})"
            )
            yield places.fault(said.id, "deadline", problem, "Put the year right.")
    spans = [(area.id, "valid_to", area.valid_from, area.valid_to) for area in facts.areas.values()]
    spans += [(m.id, "ended_on", m.started_on, m.ended_on) for m in facts.memberships.values()]
    for target, key, start, end in spans:
        if start and end and start > end:
            problem = f"{target!r} ends ({end}) before it starts ({start})"
            yield places.fault(target, key, problem, "Put one of the dates right.")


def _ended_units(facts: FactBase, places: Places) -> Iterator[Fault]:
    home = facts.language.about.home
    for area in facts.areas.values():
        if (
            area.valid_to
            and not (area.ended_by or area.successors)
            and _within(home, area.id, facts)
        ):
            problem = f"area {area.id!r} has ended, but nothing says by what or into what"
            yield places.fault(area.id, "valid_to", problem, "Add ended_by = … or successors = ….")


def _within(home: str, area: str | None, facts: FactBase) -> bool:
    seen: set[str] = set()
    while area and area not in seen:
        if area == home:
            return True
        seen.add(area)
        area = facts.areas[area].parent
    return False


# ---- words ------------------------------------------------------------------------------------


def _clashing_aliases(facts: FactBase, places: Places) -> Iterator[Fault]:
    """An alias that is another record's name makes the name ambiguous. Areas do share names."""
    for table in facts.tables():
        if table is facts.areas:
            continue
        names = {
            fold(record.name): record.id for record in table.values() if hasattr(record, "name")
        }
        for record in table.values():
            aliases = (*getattr(record, "aliases", ()), *facts.aliases.get(record.id, ()))
            for alias in aliases:
                other = names.get(fold(alias), record.id)
                if other != record.id:
                    problem = f"alias {alias!r} of {record.id!r} is the name of {other!r}"
                    mend = "Leave the alias out, or make it more exact."
                    yield places.fault(record.id, "aliases", problem, mend)


def _sentences(facts: FactBase, places: Places) -> Iterator[Fault]:
    for fact in facts.facts():
        for key in ("text", "agenda", "subject", "about"):
            text = getattr(fact, key, None) or ""
            if text.endswith(".") and not text.endswith("v.v."):
                mend = "Leave the period out: replies set their own."
                yield places.fault(fact.id, key, f"{key} of {fact.id!r} ends with a period", mend)
            if len(text) > MAX_TEXT:
                problem = f"{key} of {fact.id!r} has {len(text)} letters, {MAX_TEXT} are allowed"
                yield places.fault(
                    fact.id, key, problem, "Say it shorter, or make two facts of it."
                )


def _letters(_facts: FactBase, places: Places) -> Iterator[Fault]:
    for file in places.files:
        for line, problem, mend in odd_letters(file.text):
            yield Fault(file.shown, line, problem, mend)


def _no_articles(facts: FactBase, places: Places) -> Iterator[Fault]:
    if not facts.articles:
        problem = "there is no article, so no question has an answer"
        yield Fault("articles", 1, problem, "Put the articles' files into this folder.")


_RULES: tuple[Rule, ...] = (
    _no_articles,
    _told_twice,
    _about_nothing,
    _by_nobody,
    _without_who,
    _nameless_documents,
    _posts_nowhere,
    _times,
    _ended_units,
    _clashing_aliases,
    _sentences,
    _letters,
)
