"""By what each fact can be pointed at, as keys of posting lists: whatever a question names, the
facts that agree with it are among those that have its keys."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from knowledge.model import Participation, ParticipationRole, Statement
from knowledge.period import Period
from knowledge.profile import Profile
from knowledge.wording import Pair


def keys(profile: Profile) -> set[str]:
    """All keys of a fact."""
    return {
        *map(person_key, profile.people),
        *map(post_key, profile.posts),
        *map(organization_key, profile.organizations),
        *map(area_key, profile.areas),
        *map(document_key, profile.documents),
        *map(event_key, profile.events),
        *map(name_key, {*profile.names, *profile.events, *profile.documents}),
        *map(amount_key, profile.amounts),
        *(key for period in profile.times for key in _period_keys(period)),
        *map(own_key, profile.own_words),
        *_wider(profile),
    }


def _wider(profile: Profile) -> Iterator[str]:
    """Free text is found by its own words and pairs, everything else by its surroundings too."""
    if isinstance(profile.fact, Statement):
        return chain(map(pair_key, profile.own_pairs), (speech_key(profile.fact),))
    if isinstance(profile.fact, Participation):
        return chain(map(word_key, profile.words), (deed_key(profile.fact.role),))
    return map(word_key, profile.words)


def speech_key(statement: Statement) -> str:
    """Items that one speaker said in one article, or that stand together without a speaker."""
    if statement.by:
        return f"speech {statement.article} {' '.join(statement.by)}"
    return f"speech {statement.article} of {statement.kind} {statement.area} {statement.document}"


def deed_key(role: ParticipationRole) -> str:
    """What somebody did at a meeting."""
    return f"deed {role}"


def person_key(target: str) -> str:
    return f"person {target}"


def post_key(target: str) -> str:
    return f"post {target}"


def organization_key(target: str) -> str:
    return f"organization {target}"


def area_key(target: str) -> str:
    return f"area {target}"


def document_key(target: str) -> str:
    return f"document {target}"


def event_key(target: str) -> str:
    return f"event {target}"


def name_key(target: str) -> str:
    """Facts at which the name of a record points, itself left out if it is one."""
    return f"name {target}"


def amount_key(value: Decimal | int) -> str:
    return f"amount {Decimal(value).normalize():f}"


def own_key(word: str) -> str:
    """Facts that have the word themselves."""
    return f"own {word}"


def word_key(word: str) -> str:
    """Facts, other than statements, that have the word themselves or in their surroundings."""
    return f"word {word}"


def pair_key(pair: Pair) -> str:
    """Statements in which these two words follow one another."""
    return f"pair {pair[0]} {pair[1]}"


# ---- times ------------------------------------------------------------------------------------


def _period_keys(period: Period) -> Iterable[str]:
    start, end = period.start, period.end
    yield day_of_year_key(start.day, start.month)
    if start.year == end.year:
        yield year_key(start.year)
        if start.month == end.month:
            yield month_key(start.year, start.month)
        if start == end:
            yield day_key(period)


def day_key(period: Period) -> str:
    return f"day {period.start.isoformat()}"


def day_of_year_key(day: int, month: int) -> str:
    """Facts with a period that starts on such a day of some year."""
    return f"day-of-year {day}/{month}"


def month_key(year: int, month: int) -> str:
    """Facts with a period inside one month."""
    return f"month {year}-{month}"


def year_key(year: int) -> str:
    """Facts with a period inside one year."""
    return f"year {year}"
