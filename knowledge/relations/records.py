"""The reply about one record: what a button, a deep link or a correction names by id."""

from knowledge.model import (
    Area,
    Document,
    Event,
    Indicator,
    Membership,
    Observation,
    Participation,
    Person,
    Post,
    Project,
    Statement,
)
from knowledge.outcome import OutcomeKind, Reply
from knowledge.relations.candidate import Desk
from knowledge.relations.document_words import summary
from knowledge.relations.event_words import at_event, deed, event_reply
from knowledge.relations.figure_reply import value_reply
from knowledge.relations.holders import holder_reply, leaders_reply, officials_of
from knowledge.relations.people import role_reply
from knowledge.relations.projects import projects_reply
from knowledge.relations.statement_words import SAID_BY, said_by, statements_reply


def record_reply(target: str, desk: Desk) -> Reply | None:
    """What the articles say about a record; None where there is no such record to show."""
    library = desk.library
    if target.startswith(SAID_BY):
        return said_by(target.removeprefix(SAID_BY), desk)
    record = library.facts.record(target)
    match record:
        case Post() | Membership() | Person() | Area():
            return _officials_reply(record, desk)
        case Document():
            draft = desk.draft()
            summary(record.id, draft)
            return draft.reply(OutcomeKind.ANSWER)
        case Observation():
            return value_reply(record, desk)
        case Indicator():
            found = list(library.links.to(record.id, Observation))
            return value_reply(found[-1], desk) if found else None
        case Statement():
            return statements_reply([record.id], desk)
        case Event():
            return event_reply(record.id, desk)
        case Participation():
            draft = desk.draft().say(deed(record, desk), record)
            return at_event(library.facts.events[record.event], draft).reply(OutcomeKind.ANSWER)
        case Project():
            return projects_reply([record.id], desk)
    return None


def _officials_reply(record: Post | Membership | Person | Area, desk: Desk) -> Reply | None:
    """Who holds an office, which offices somebody holds, the officials of a place."""
    library = desk.library
    match record:
        case Membership():
            return holder_reply([record.post], library.memberships(record.post), desk)
        case Post():
            memberships = library.memberships(record.id)
            return holder_reply([record.id], memberships, desk) if memberships else None
        case Person():
            memberships = library.roles_of(record.id)
            return role_reply(record.id, memberships, desk) if memberships else None
        case Area():
            memberships = officials_of(record.id, desk)
            return leaders_reply(memberships, desk) if memberships else None
