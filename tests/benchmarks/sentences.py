"""The facts of a fact base as a general search has them: one sentence for each."""

from collections.abc import Iterator
from datetime import date

from knowledge.library import Library
from knowledge.model import (
    Document,
    Event,
    Fact,
    Membership,
    Observation,
    Participation,
    Project,
    Statement,
)
from knowledge.relations.candidate import Desk
from knowledge.relations.event_words import deed
from knowledge.relations.figure_words import figure_text


def sentences(library: Library, today: date) -> Iterator[str]:
    desk = Desk(library, today)
    return (_sentence(fact, desk) for fact in library.facts.facts())


def _sentence(fact: Fact, desk: Desk) -> str:
    library = desk.library
    place = library.geography.full_name(fact.area) if getattr(fact, "area", None) else ""
    match fact:
        case Membership():
            name = library.facts.people[fact.person].name
            return f"{name} – {library.titles.of(fact.post)}"
        case Document():
            return f"{library.titles.document(fact.id)} về {fact.subject} {place}"
        case Observation():
            return figure_text(fact, library)
        case Statement():
            people = library.facts.people
            speakers = ", ".join(people[one].name for one in fact.by if one in people)
            return f"{speakers} {place}: {fact.text}"
        case Event():
            return f"{fact.name}: {fact.agenda}"
        case Participation():
            event = library.facts.events[fact.event]
            return f"{deed(fact, desk)} tại {event.name}"
        case Project():
            return f"{fact.name} {place}"
    raise TypeError(fact)
