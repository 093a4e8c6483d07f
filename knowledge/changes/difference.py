"""What differs between two fact bases."""

from knowledge.changes.kinds import Change, ChangeKind, key_of
from knowledge.factbase import FactBase
from knowledge.model import Document, Fact, Membership, Observation, Statement, StatementKind
from knowledge.replies import rich

_KINDS = {
    Document: ChangeKind.DOCUMENT,
    Membership: ChangeKind.OFFICE,
    Observation: ChangeKind.FIGURE,
    Statement: ChangeKind.DIRECTIVE,
}


def changes(old: FactBase, new: FactBase) -> list[Change]:
    """What somebody who knows `old` has to hear to know `new`, in the order of the articles."""
    before, after = _told(old), _told(new)
    found = []
    for target, fact in after.items():
        was = before.get(target)
        if was is None:
            kind = _KINDS[type(fact)]
            found.append(Change(kind, target, key_of(kind, _said(fact))))
        elif _said(was) != _said(fact):
            key = key_of(ChangeKind.CORRECTION, _said(was), _said(fact))
            found.append(Change(ChangeKind.CORRECTION, target, key, (rich(_said(was)),)))
    for target, fact in before.items():
        if target not in after:
            key = key_of(ChangeKind.WITHDRAWAL, _said(fact))
            found.append(Change(ChangeKind.WITHDRAWAL, target, key, (rich(_said(fact)),)))
    return found


def _told(facts: FactBase) -> dict[str, Fact]:
    return {
        one.id: one
        for one in facts.facts()
        if type(one) in _KINDS
        and (not isinstance(one, Statement) or one.kind is StatementKind.DIRECTIVE)
    }


def _said(fact: Fact) -> str:
    match fact:
        case Statement():
            return f"{fact.text} ({fact.deadline})" if fact.deadline else fact.text
        case Observation():
            return f"{fact.value} {fact.unit}"
        case Document():
            return fact.subject
        case Membership():
            return f"{fact.person} {fact.post}"
    return fact.id
