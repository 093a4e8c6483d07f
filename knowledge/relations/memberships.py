"""Who was seen in a post, and when."""

from collections.abc import Sequence
from datetime import date

from knowledge.dating import time_agrees
from knowledge.model import Membership
from knowledge.refs import LiteralRef
from knowledge.relations.candidate import Desk
from knowledge.replies import Draft
from knowledge.times import When


def at_times(
    memberships: Sequence[Membership], times: Sequence[LiteralRef[When]], desk: Desk
) -> list[Membership]:
    """Those seen at any of the times asked for. Who was seen before and after a time held the
    office then; everybody else is left out. Nobody, where one of the times has nobody."""
    if not times:
        return list(memberships)
    kept: dict[str, Membership] = {}
    for ref in times:
        when = ref.value
        seen = [one for one in memberships if time_agrees(when, desk.library.profiles[one.id])]
        of_time = seen or _around(memberships, when, desk)
        if not of_time:
            return []
        kept.update((one.id, one) for one in of_time)
    return [one for one in memberships if one.id in kept]


def _around(memberships: Sequence[Membership], when: When, desk: Desk) -> list[Membership]:
    if when.period is None:
        return []
    found = []
    for one in memberships:
        days = [
            desk.library.profiles[other.id].seen_on
            for other in memberships
            if (other.person, other.post) == (one.person, one.post)
        ]
        if min(days) < when.period.start and when.period.end < max(days):
            found.append(one)
    return found


def is_shared(post: str, desk: Desk) -> bool:
    """Several people seen in one post in one article hold it side by side."""
    seen: dict[str, set[str]] = {}
    for one in desk.library.memberships(post):
        seen.setdefault(one.article, set()).add(one.person)
    return any(len(people) > 1 for people in seen.values())


def holder_name(membership: Membership, desk: Desk) -> str:
    return desk.library.facts.people[membership.person].name


def seen_on(membership: Membership, desk: Desk) -> date:
    return desk.library.profiles[membership.id].seen_on


def mark(draft: Draft, membership: Membership, desk: Desk) -> None:
    draft.warn_if_old(seen_on(membership, desk))
    draft.about(desk.library.titles.frames[membership.post].area)
