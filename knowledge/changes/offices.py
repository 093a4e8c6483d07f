"""When an office has changed hands. A membership says who was seen in a post on an article's date;
nothing says that this is new, so it is told by what was seen before."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from knowledge.factbase import FactBase
from knowledge.model import Membership
from knowledge.names import Names


def seen_on(membership: Membership, facts: FactBase) -> date:
    return facts.articles[membership.article].published_on


def has_ended(membership: Membership, facts: FactBase) -> bool:
    """Had the person left the post when the article appeared?"""
    return membership.ended_on is not None and membership.ended_on <= seen_on(membership, facts)


def is_shared(post: str, memberships: Iterable[Membership], names: Names) -> bool:
    """Do several people hold a post side by side: by its title, or as one article names them?"""
    government = names.facts.language.government
    frame = names.titles.frames[post]
    ranks = {rank.id for rank in government.ranks if rank.several}
    roles = {role.id for role in government.roles if role.several}
    if (frame.ranks and frame.ranks <= ranks) or frame.role in roles:
        return True
    seen: dict[str, set[str]] = {}
    for one in memberships:
        if not has_ended(one, names.facts):
            seen.setdefault(one.article, set()).add(one.person)
    return any(len(people) > 1 for people in seen.values())


def is_past(post: str, names: Names) -> bool:
    """Is it an office that somebody held before («nguyên …»)?"""
    past = {one.id for one in names.facts.language.government.ranks if one.past}
    return not past.isdisjoint(names.titles.frames[post].ranks)


def before(
    membership: Membership, others: Iterable[Membership], facts: FactBase
) -> list[Membership]:
    """Of the `others` those of the newest article that is older than a membership's."""
    day = seen_on(membership, facts)
    older = [one for one in others if seen_on(one, facts) < day]
    newest = max((seen_on(one, facts) for one in older), default=None)
    return [one for one in older if seen_on(one, facts) == newest]


class Offices:
    """All memberships of a fact base by post and by person."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._facts = names.facts
        self._of_post: dict[str, list[Membership]] = {}
        self._of_person: dict[str, list[Membership]] = {}
        for one in self._facts.memberships.values():
            self._of_post.setdefault(one.post, []).append(one)
            self._of_person.setdefault(one.person, []).append(one)

    def news(self, added: Iterable[Membership], fresh: Container[str]) -> set[str]:
        """The ids of the `added` memberships that tell of an office in other hands; `fresh` are all
        that nobody knew, also where they only say again what is known."""
        return {one.id for one in added if self._is_news(one, fresh)}

    def _is_news(self, one: Membership, fresh: Container[str]) -> bool:
        if is_past(one.post, self._names):
            return False
        of_post = self._known(one, self._of_post[one.post], fresh)
        last = before(one, of_post, self._facts)
        if any(seen_on(other, self._facts) >= seen_on(one, self._facts) for other in of_post):
            return False
        if has_ended(one, self._facts):
            return self._is_news_of_end(one, last)
        if not last:
            return self._is_new_for_person(one, fresh)
        if is_shared(one.post, self._of_post[one.post], self._names):
            return all(other.person != one.person for other in of_post)
        return all(other.person != one.person for other in last)

    def _is_news_of_end(self, one: Membership, last: Sequence[Membership]) -> bool:
        """A holder has left, nobody had told so, and no successor is named in the same breath."""
        followed = any(
            other.article == one.article and other.person != one.person
            for other in self._of_post[one.post]
        )
        mine = [other for other in last if other.person == one.person]
        return not followed and bool(mine) and not any(has_ended(o, self._facts) for o in mine)

    def _is_new_for_person(self, one: Membership, fresh: Container[str]) -> bool:
        """Somebody who was seen in other posts only, and never later than now."""
        known = self._known(one, self._of_person[one.person], fresh)
        return bool(known) and all(
            seen_on(other, self._facts) < seen_on(one, self._facts) for other in known
        )

    def _known(
        self, one: Membership, others: Iterable[Membership], fresh: Container[str]
    ) -> list[Membership]:
        """What was known, and what else is new and of an older article."""
        day = seen_on(one, self._facts)
        return [
            other for other in others if other.id not in fresh or seen_on(other, self._facts) < day
        ]
