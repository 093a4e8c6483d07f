"""Which fact of one fact base is which of another."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.changes.content import Content, Contents, agree
from knowledge.model import Fact, Membership, Observation

Table = Mapping[str, Fact]


@dataclass(frozen=True)
class Pairs:
    """What is left when everything that says the same has found its like."""

    changed: list[tuple[Fact, Fact]] = field(default_factory=list)
    """A fact as it was and as it is."""
    added: list[Fact] = field(default_factory=list)
    """Nothing said this before."""
    fresh: set[str] = field(default_factory=set)
    """The ids of these, and of the facts that are new and only say again what is known."""
    gone: list[Fact] = field(default_factory=list)
    """Nothing says this any more."""
    moved: dict[str, str] = field(default_factory=dict)
    """For ids that lost their content: those of the facts that say it now, or tell of the same
    matter."""


def pair(old: Contents, new: Contents) -> Pairs:
    """The facts that can be news and are not the same in both."""
    pairs = Pairs()
    for before, after in zip(old.told(), new.told(), strict=True):
        _pair_table(_Side(old, before), _Side(new, after), pairs)
    return pairs


class _Side:
    """One kind of fact in one fact base; `left` are those without their like."""

    def __init__(self, contents: Contents, table: Table) -> None:
        self.contents = contents
        self.table = table
        self.left = dict(table)

    def by(self, key: Callable[[Fact], Hashable]) -> dict[Hashable, list[str]]:
        """The ids of what is left by a key; facts whose key is None stay out."""
        found: dict[Hashable, list[str]] = {}
        for target, fact in self.left.items():
            known = key(fact)
            if known is not None:
                found.setdefault(known, []).append(target)
        return found

    def claims(self) -> dict[Content, tuple[date, str]]:
        """All that is said, with the last day and the fact that says it then."""
        found: dict[Content, tuple[date, str]] = {}
        for target, fact in self.table.items():
            said, day = self.contents.claim(fact)
            found[said] = max((day, target), found.get(said, (day, target)))
        return found


def _pair_table(old: _Side, new: _Side, pairs: Pairs) -> None:
    _drop(old, new, _unchanged(old, new))
    if not old.left and not new.left:
        return
    alike = _alike(old.by(old.contents.content), new.by(new.contents.content))
    pairs.moved.update(alike)
    _drop(old, new, alike)
    same_id = [(target, target) for target in new.left if target in old.left]
    _change(old, new, same_id, pairs)
    reworded = _reworded(old, new)
    pairs.moved.update(reworded)
    _change(old, new, reworded, pairs)
    pairs.added.extend(fact for fact, again in _repeated(new, old) if again is None)
    pairs.fresh.update(new.left)
    for fact, again in _repeated(old, new):
        if again is None:
            pairs.gone.append(fact)
        else:
            pairs.moved[fact.id] = again


def _unchanged(old: _Side, new: _Side) -> list[tuple[str, str]]:
    """Those that say the same under the same id."""
    found = []
    for target, fact in new.table.items():
        was = old.table.get(target)
        if was is not None and _says_the_same(was, fact, old.contents, new.contents):
            found.append((target, target))
    return found


def _says_the_same(was: Fact, fact: Fact, old: Contents, new: Contents) -> bool:
    if was == fact and not isinstance(fact, Membership):
        return True  # an office is told by the names of person and post, which stand elsewhere
    return agree(old.said(was), new.said(fact))


def _alike(
    old: Mapping[Hashable, list[str]], new: Mapping[Hashable, list[str]]
) -> list[tuple[str, str]]:
    """Those that have one key, each with one other."""
    return [
        pair
        for key, targets in new.items()
        for pair in zip(old.get(key, ()), targets, strict=False)
    ]


def _reworded(old: _Side, new: _Side) -> list[tuple[str, str]]:
    """Those that tell of one matter in one article under another id, where only one does."""
    before, after = old.by(_matter_in(old.contents)), new.by(_matter_in(new.contents))
    return [
        (before[key][0], targets[0])
        for key, targets in after.items()
        if len(targets) == 1 == len(before.get(key, ()))
    ]


def _matter_in(contents: Contents) -> Callable[[Fact], Hashable]:
    def matter(fact: Fact) -> Hashable:
        article = contents.facts.articles[fact.article].sha256
        match fact:
            case Observation():
                return article, contents.named_matter(fact)
            case Membership():
                return article, contents.names.titles.of(fact.post)
        return None

    return matter


def _drop(old: _Side, new: _Side, found: Iterable[tuple[str, str]]) -> None:
    for before, after in found:
        del old.left[before], new.left[after]


def _change(old: _Side, new: _Side, found: Iterable[tuple[str, str]], pairs: Pairs) -> None:
    """Those who have found their like, and yet it says something else."""
    found = list(found)
    pairs.changed.extend((old.left[before], new.left[after]) for before, after in found)
    _drop(old, new, found)


def _repeated(side: _Side, other: _Side) -> Iterator[tuple[Fact, str | None]]:
    """What is left on one side, and the fact of the other side that says it as well."""
    claims = other.claims() if side.left else {}
    for fact in side.left.values():
        said, day = side.contents.claim(fact)
        last, target = claims.get(said, (date.min, None))
        yield fact, target if last >= day else None
