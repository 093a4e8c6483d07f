"""Which facts belong together: look-ups from people, events, documents and articles to facts."""

from collections import defaultdict

from knowledge.factbase import FactBase
from knowledge.model import Membership, Observation, Participation, Statement


class Links:
    """Built in one pass over a fact base; a key that has nothing gives an empty list."""

    def __init__(self, facts: FactBase) -> None:
        self.figures_of_event: dict[str, list[Observation]] = defaultdict(list)
        self.figures_of_document: dict[str, list[Observation]] = defaultdict(list)
        self.deeds_of_event: dict[str, list[Participation]] = defaultdict(list)
        self.events_of_person: dict[tuple[str, str], list[str]] = defaultdict(list)
        """By person and article."""
        self.events_of_document: dict[str, list[str]] = defaultdict(list)
        self.events_of_article: dict[str, list[str]] = defaultdict(list)
        self.statements_of_document: dict[str, list[Statement]] = defaultdict(list)
        self.memberships_of_person: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        """By person and article."""
        for observation in facts.observations.values():
            if observation.event:
                self.figures_of_event[observation.event].append(observation)
            if observation.document:
                self.figures_of_document[observation.document].append(observation)
        for deed in facts.participations.values():
            self.deeds_of_event[deed.event].append(deed)
            if deed.who:
                self.events_of_person[(deed.who, deed.article)].append(deed.event)
            for document in deed.documents:
                self.events_of_document[document].append(deed.event)
        for event in facts.events.values():
            self.events_of_article[event.article].append(event.id)
        for statement in facts.statements.values():
            if statement.document:
                self.statements_of_document[statement.document].append(statement)
        for membership in facts.memberships.values():
            self.memberships_of_person[(membership.person, membership.article)].append(membership)
