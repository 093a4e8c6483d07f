"""One article's text into a draft of its seed file."""

from collections.abc import Iterable, Iterator

from knowledge.drafting.blocks import read_blocks
from knowledge.drafting.bodies import Bodies
from knowledge.drafting.documents import find_documents
from knowledge.drafting.drafted import Draft, Drafted
from knowledge.drafting.events import find_events
from knowledge.drafting.heading import Heading, Told, head
from knowledge.drafting.ids import Ids
from knowledge.drafting.main_area import main_area
from knowledge.drafting.observations import find_figures
from knowledge.drafting.officials import find_officials
from knowledge.drafting.places import Places
from knowledge.drafting.reading import Reading
from knowledge.drafting.statements import Named, find_statements, read_demands
from knowledge.drafting.told_bodies import ToldBodies
from knowledge.factbase import FactBase

THINGS = frozenset({"areas", "organizations", "people", "posts", "topics", "indicators"})
"""Tables of what facts name: left out where no fact does."""
NOTHING_TOLD = Told()


def draft(text: str, facts: FactBase, told: Told = NOTHING_TOLD) -> Draft:
    """The draft of the article with this text, beside the known `facts`."""
    heading, reading = read(text, facts, told)
    bodies = Bodies(reading)
    officials = find_officials(reading, bodies)
    documents = find_documents(reading, bodies)
    told_bodies = ToldBodies(bodies, reading, main_area(reading))
    events = list(find_events(reading, officials, told_bodies, text))
    meeting = events[0].id if events else None
    named = Named(officials, told_bodies, documents)
    asked = read_demands(reading, named)
    figures = list(find_figures(reading, documents, meeting, {one.sentence for one in asked}))
    statements = list(find_statements(reading, asked, named, meeting, text))
    facts_found = (*officials.records, *documents.records, *events, *figures, *statements)
    # last what is new: only by now has every finder proposed its own
    records = (*reading.places.new, *bodies.new, *facts_found)
    proposed = (*heading.publishers, *_needed(records))
    return Draft(heading.data, heading.doubts, proposed, heading.like)


def read(text: str, facts: FactBase, told: Told = NOTHING_TOLD) -> tuple[Heading, Reading]:
    """The article's own data, and its text as the finders look at it."""
    blocks = read_blocks(text, facts.language.drafting.layout)
    ids = Ids(frozenset(one for table in facts.tables() for one in table))
    heading = head(text, blocks, facts, told, ids)
    newspaper = [one for one in (told.publisher, told.url) if one]
    places = Places(facts, blocks, heading.day, ids, newspaper)
    return heading, Reading(facts, blocks, heading.day, places, ids)


def _needed(records: Iterable[Drafted]) -> Iterator[Drafted]:
    """The records without things that no fact names, not even through other things."""
    every = list(records)
    named: set[str] = set()
    waiting = [record for record in every if record.table not in THINGS]
    things = {record.id: record for record in every if record.table in THINGS}
    while waiting:
        for one in _ids_in(waiting.pop().data.values()):
            if one in things and one not in named:
                named.add(one)
                waiting.append(things[one])
    for record in every:
        if record.table not in THINGS or record.id in named:
            yield record


def _ids_in(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple | list):
            yield from _ids_in(value)
