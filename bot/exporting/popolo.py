"""People, organizations, posts, memberships, areas and events as the Popolo standard has them
(popoloproject.com). `article`, `published_on`, `publisher` and `paragraphs` are ours: Popolo has
sources with an address only, and a printed article may have none."""

from collections.abc import Mapping
from typing import Any

from bot.exporting.edition import Edition
from knowledge.factbase import FactBase
from knowledge.model import Area, Event, Fact, Membership, Organization, Person, Post

Thing = dict[str, Any]


def popolo(edition: Edition) -> dict[str, list[Thing]]:
    """The records of an edition, by Popolo's names of their kinds."""
    facts, attendees = edition.facts, _attendees(edition.facts)
    return {
        "persons": [_person(one, edition) for one in facts.people.values()],
        "organizations": [_organization(one, edition) for one in facts.organizations.values()],
        "posts": [_post(one, edition) for one in facts.posts.values()],
        "memberships": [_membership(one, edition) for one in facts.memberships.values()],
        "areas": [_area(one, edition) for one in facts.areas.values()],
        "events": [_event(one, attendees.get(one.id), edition) for one in facts.events.values()],
    }


def source(fact: Fact, edition: Edition) -> Thing:
    """Where a fact stands."""
    article = edition.article(fact)
    publisher = edition.publisher(article)
    told = {
        "article": article.id,
        "published_on": article.published_on.isoformat(),
        "publisher": publisher,
        "paragraphs": list(fact.paragraphs),
    }
    if article.url:
        told["sources"] = [{"url": article.url, "note": f"{publisher}: {article.title}"}]
    return told


def _person(person: Person, edition: Edition) -> Thing:
    return {"id": person.id, "name": person.name, **_other_names(person, edition)}


def _organization(organization: Organization, edition: Edition) -> Thing:
    return _said(
        {
            "id": organization.id,
            "name": organization.name,
            "classification": organization.type,
            "parent_id": organization.parent,
            "area_id": organization.area,
            **_other_names(organization, edition),
        }
    )


def _post(post: Post, edition: Edition) -> Thing:
    labels = edition.aliases(post.id, post.aliases)
    return _said(
        {
            "id": post.id,
            "label": edition.names.titles.of(post.id),
            "role": post.title,
            "organization_id": post.organization,
            "area_id": edition.facts.organizations[post.organization].area,
            "other_labels": [{"name": label} for label in labels],
        }
    )


def _membership(membership: Membership, edition: Edition) -> Thing:
    post = edition.facts.posts[membership.post]
    return _said(
        {
            "id": membership.id,
            "label": edition.names.titles.of(post.id),
            "role": post.title,
            "person_id": membership.person,
            "post_id": membership.post,
            "organization_id": post.organization,
            "area_id": edition.facts.organizations[post.organization].area,
            "start_date": membership.started_on and membership.started_on.isoformat(),
            "end_date": membership.ended_on and membership.ended_on.isoformat(),
            **source(membership, edition),
        }
    )


def _area(area: Area, edition: Edition) -> Thing:
    return _said(
        {
            "id": area.id,
            "name": edition.names.geography.full_name(area.id),
            "identifier": area.id,
            "classification": area.type,
            "parent_id": area.parent,
            "valid_from": area.valid_from and area.valid_from.isoformat(),
            "valid_to": area.valid_to and area.valid_to.isoformat(),
            **_other_names(area, edition),
        }
    )


def _event(event: Event, attendees: list[Thing] | None, edition: Edition) -> Thing:
    return _said(
        {
            "id": event.id,
            "name": event.name,
            "description": event.agenda,
            "classification": event.type,
            "start_date": event.on.isoformat(),
            "location": event.place,
            "organization_id": event.organization,
            "area_id": event.area,
            "attendees": attendees,
            **source(event, edition),
        }
    )


def _attendees(facts: FactBase) -> dict[str, list[Thing]]:
    """The people whom an article names at each event, each once."""
    seen: dict[str, dict[str, Person]] = {}
    for one in facts.participations.values():
        if one.who and one.who in facts.people:
            person = facts.people[one.who]
            seen.setdefault(one.event, {})[person.id] = person
    return {
        event: [{"id": one.id, "name": one.name} for one in people.values()]
        for event, people in seen.items()
    }


def _other_names(record: Person | Organization | Area, edition: Edition) -> Thing:
    found = edition.aliases(record.id, record.aliases)
    return {"other_names": [{"name": name} for name in found]} if found else {}


def _said(thing: Mapping[str, Any]) -> Thing:
    """Without what no article says."""
    return {key: value for key, value in thing.items() if value not in (None, [])}
