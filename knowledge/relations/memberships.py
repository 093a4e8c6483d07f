"""Who was seen in a post, and when."""

from collections.abc import Iterable, Sequence
from datetime import date

from knowledge.dating import time_agrees
from knowledge.model import Membership
from knowledge.period import format_date
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
        seen = [one for one in seen if _is_in_term(one, when)]
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


def _is_in_term(membership: Membership, when: When) -> bool:
    """Does the time touch the days that the article tells the office was held?"""
    if when.period is None:
        return True
    started, ended = membership.started_on, membership.ended_on
    if when.after and ended is not None:
        return when.period.end < ended
    return not (
        (started is not None and when.period.end < started)
        or (ended is not None and ended < when.period.start)
    )


def is_shared(post: str, desk: Desk) -> bool:
    """Several people seen in one post in one article hold it side by side; who left it there made
    room for another."""
    seen: dict[str, set[str]] = {}
    for one in desk.library.memberships(post):
        if has_left(one, desk):
            continue
        seen.setdefault(one.article, set()).add(one.person)
    return any(len(people) > 1 for people in seen.values())


def has_left(membership: Membership, desk: Desk) -> bool:
    """Does the article tell that the office is no longer held?"""
    return membership.ended_on is not None and membership.ended_on <= desk.today


def newest_first(memberships: Iterable[Membership], desk: Desk) -> list[Membership]:
    """Those seen last first; of one day, and whatever the day, who left the office behind whoever
    holds it on."""
    return sorted(
        memberships,
        key=lambda one: (last_held(one, desk), not has_left(one, desk)),
        reverse=True,
    )


def is_before(one: Membership, other: Membership, desk: Desk) -> bool:
    """Was the first in the office before the other: seen earlier, or gone when it came?"""
    first, second = seen_on(one, desk), seen_on(other, desk)
    gone = has_left(one, desk) and not has_left(other, desk)
    return first < second or (first == second and gone)


def last_held(membership: Membership, desk: Desk) -> date:
    """The last day on which somebody is known to hold an office."""
    seen = seen_on(membership, desk)
    return min(seen, membership.ended_on) if membership.ended_on else seen


def seen_in(membership: Membership, desk: Desk) -> str:
    """How it is known: the day of the article, or the day on which the office was left."""
    if membership.ended_on is not None and has_left(membership, desk):
        return f"đến {format_date(membership.ended_on)}"
    return f"bài {format_date(seen_on(membership, desk))}"


def holder_name(membership: Membership, desk: Desk) -> str:
    return desk.library.facts.people[membership.person].name


def seen_on(membership: Membership, desk: Desk) -> date:
    return desk.library.profiles[membership.id].seen_on


def mark(draft: Draft, membership: Membership, desk: Desk) -> None:
    draft.warn_if_old(seen_on(membership, desk))
    draft.about(desk.library.titles.frames[membership.post].area)
