"""What would be published: seeds that are in order, and what differs from the newest release."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.state.releases import Release
from knowledge.changes.concerns import concerns
from knowledge.changes.difference import changes, difference
from knowledge.changes.kinds import Change, ChangeKind
from knowledge.changes.plausible import implausible
from knowledge.curation.check import check
from knowledge.curation.seed_files import Contents
from knowledge.errors import SeedError
from knowledge.factbase import FactBase
from knowledge.model import Fact
from knowledge.seeds import load


class RefusedError(Exception):
    """This cannot be published; `lines` say why, each with what to do."""

    def __init__(self, lines: Collection[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


@dataclass(frozen=True)
class Draft:
    """A release that can be published, and the one that it follows."""

    seeds: Contents
    facts: FactBase
    parent: Release | None
    """None: it is the first."""
    changes: tuple[Change, ...] = ()
    things: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What each fact that differs concerns."""
    withdrawals: Mapping[str, str] = field(default_factory=dict)
    """The keys by which an earlier release may have withdrawn what is new now, by fact."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The facts that go on under another id."""
    restores: int | None = None
    """The release that a rollback goes back to."""
    blind: bool = False
    """The release before cannot be read by this code: nobody knows what differs."""

    @property
    def changed(self) -> frozenset[str]:
        """The facts that say something else than before, or are withdrawn."""
        old = (ChangeKind.CORRECTION, ChangeKind.WITHDRAWAL)
        return frozenset(one.fact for one in self.changes if one.kind in old)


@dataclass(frozen=True)
class Consent:
    """What the curator has said to be meant so: figures that jump, articles that go."""

    accepted: Collection[str] = ()
    dropped: Collection[str] = ()


def readable(seeds: Contents) -> FactBase:
    """The facts of seeds that were published before; RefusedError where this code cannot read
    them."""
    try:
        return load(seeds.of_facts)
    except SeedError as error:
        raise RefusedError([str(fault) for fault in error.faults]) from None


def checked(seeds: Contents) -> FactBase:
    """The facts of seeds in which `hoidap check` finds no fault; RefusedError with all faults."""
    found = check(seeds)
    if found.faults or found.facts is None:
        raise RefusedError([str(fault) for fault in found.faults])
    return found.facts


def drafted(
    seeds: Contents,
    new: FactBase,
    parent: Release | None,
    old: FactBase,
    *,
    restores: int | None = None,
) -> Draft:
    """What differs from the release before."""
    found = difference(old, new)
    gone = {one.fact: one.key for one in changes(new, old) if one.kind is ChangeKind.WITHDRAWAL}
    things = {one.fact: _things(one.fact, old) | _things(one.fact, new) for one in found.changes}
    return Draft(
        seeds, new, parent, tuple(found.changes), things, gone, found.moved, restores=restores
    )


def weigh(old: FactBase, new: FactBase, consent: Consent) -> None:
    """RefusedError where what differs is hardly meant so and the curator has not said that it
    is."""
    lines = [
        f"{one.problem}. If that is right: --accept {one.fact}"
        for one in implausible(old, new)
        if one.fact not in consent.accepted
    ]
    texts = {article.sha256 for article in new.articles.values()}
    lines += [
        f"article {one.id!r} ({one.title}) is in the newest release and not in the folder. "
        f"Put its file back, or let it go: --drop {one.id}"
        for one in old.articles.values()
        if one.id not in new.articles and one.sha256 not in texts and one.id not in consent.dropped
    ]
    if lines:
        raise RefusedError(lines)


def _things(fact: str, facts: FactBase) -> frozenset[str]:
    record = facts.record(fact)
    return concerns(record, facts) if isinstance(record, Fact) else frozenset()
