"""What somebody who knows one fact base has to hear to know another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from knowledge.changes.content import Contents, spoken
from knowledge.changes.kinds import Change, ChangeKind, key_of
from knowledge.changes.offices import Offices
from knowledge.changes.pairs import Pairs, pair
from knowledge.changes.words import cited, more, parts, sentence
from knowledge.factbase import FactBase
from knowledge.model import Document, Fact, Measure, Membership, Observation, Statement
from knowledge.names import Names
from knowledge.replies import rich

_KINDS: dict[type[Fact], ChangeKind] = {
    Statement: ChangeKind.DIRECTIVE,
    Document: ChangeKind.DOCUMENT,
    Membership: ChangeKind.OFFICE,
    Observation: ChangeKind.FIGURE,
}
"""What it is when such a fact is new."""
_ORDER = list(ChangeKind)
_MEASURES = list(Measure)


@dataclass(frozen=True)
class Difference:
    """`changes`: all that differs in what is said, oldest article first. `moved`: for the ids that
    say something else now, or nothing, the ids of the facts that say what they said; who has been
    told of the one has been told of the other. Ids may have changed places."""

    changes: list[Change]
    moved: Mapping[str, str]


def changes(old: FactBase, new: FactBase) -> list[Change]:
    """The news alone."""
    return difference(old, new).changes


def difference(old: FactBase, new: FactBase) -> Difference:
    """Compare by content, in one look at every fact: ids, files, order, topics, aliases, notes and
    paragraphs make no difference."""
    before, after = Contents(Names(old)), Contents(Names(new))
    pairs = pair(before, after)
    found = [
        *((_place(fact, new), change) for fact, change in _added(pairs, after)),
        *((_place(fact, new), change) for fact, change in _changed(pairs, before, after)),
        *((_place(fact, old), change) for fact, change in _gone(pairs, before)),
    ]
    found.sort(key=lambda one: (one[0], _ORDER.index(one[1].kind), one[1].key))
    return Difference(_each_once([change for _, change in found]), pairs.moved)


def _each_once(found: Iterable[Change]) -> list[Change]:
    """What two articles say is news once, by the older one; of what two facts said and neither says
    any more each is withdrawn."""
    counts: Counter[str] = Counter()
    kept = []
    for change in found:
        count = counts[change.key]
        counts[change.key] += 1
        if not count:
            kept.append(change)
        elif change.before:
            kept.append(replace(change, key=key_of(change.key, count)))
    return kept


def _added(pairs: Pairs, after: Contents) -> Iterator[tuple[Fact, Change]]:
    """Facts that nothing said before; of offices only those that changed hands."""
    seen = [one for one in pairs.added if isinstance(one, Membership)]
    in_new_hands = Offices(after.names).news(seen, pairs.fresh) if seen else set()
    for fact in pairs.added:
        if not isinstance(fact, Membership) or fact.id in in_new_hands:
            kind = _KINDS[type(fact)]
            yield fact, Change(kind, fact.id, key_of(kind.value, after.content(fact)))


def _changed(pairs: Pairs, before: Contents, after: Contents) -> Iterator[tuple[Fact, Change]]:
    """Facts that say something else; what people are not told makes no correction."""
    for was, fact in pairs.changed:
        stood, stands = parts(was, before.names), parts(fact, after.names)
        if [spoken(one) for one in stood] == [spoken(one) for one in stands]:
            continue
        kind = ChangeKind.CORRECTION
        key = key_of(kind.value, type(fact).__name__, before.content(was), after.content(fact))
        yield fact, Change(kind, fact.id, key, tuple(map(rich, stood)))


def _gone(pairs: Pairs, before: Contents) -> Iterator[tuple[Fact, Change]]:
    """Facts that nothing says any more: how they read, and where they came from."""
    for fact in pairs.gone:
        kind = ChangeKind.WITHDRAWAL
        key = key_of(kind.value, type(fact).__name__, before.content(fact))
        lines = [sentence(fact, before.names), *more(fact, before.names)]
        lines.append(cited(fact.article, before.facts))
        yield fact, Change(kind, fact.id, key, tuple(map(rich, lines)))


def _place(fact: Fact, facts: FactBase) -> tuple[object, ...]:
    """Where a fact stands among others: its article's date and title, its paragraphs; of figures
    told in one breath the amount comes before its growth."""
    article = facts.articles[fact.article]
    measure = _MEASURES.index(fact.measure) if isinstance(fact, Observation) else 0
    return article.published_on, article.title, fact.paragraphs, measure
