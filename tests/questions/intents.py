"""Which relations may answer which kind of question: no relation takes another's."""

from collections.abc import Iterator

from knowledge.outcome import OutcomeKind, Reply

from .asking import BANKS, answered, made_answered, relation

BANK_KINDS = {
    "who": "holder leaders participants speakers statement claim",
    "role_of": "role claim participants",
    "officials": "holder leaders participants speakers",
    "value": "value told-figure listing statement",
    "compare": "compare value document",
    "yesno": "claim compare document document-claim participants project statement value",
    "doc": "document find-document statement value",
    "doc_find": "find-document document statement",
    "directive": "statement",
    "event": "event participants statement",
    "problem": "statement",
    "project": "project statement",
    "follow_up": "document holder participants statement value",
    "false_premise": "claim document-claim participants value",
    "unknown": "",
    "out_of_scope": "",
    "meta": "meta author",
}
"""What a kind of question asks for; what nobody can know has no relation."""
MADE_KINDS = {
    "holder": "holder",
    "role": "role",
    "claim": "claim",
    "figure": "value",
    "document": "document statement",
    "document-claim": "document-claim document",
    "find": "find-document document statement",
    "event": "event statement participants",
    "participant": "participants speakers event",
    "part-claim": "participants",
    "statement": "statement participants speakers",
    "said-by": "statement participants speakers",
    "situation": "statement value",
    "content": "statement document",
    "project": "project",
    "unit": "unit",
}
FITTING = {
    "f1-value-023 f2-value-018 f4-value-020 f6-value-019 f8-value-024 event": "which meeting",
    "f1-value-032 f3-value-003 f5-value-008 f6-value-024 document": "which term, which time",
    "f1-compare-008 f4-yesno-005 holder": "who held the two, side by side",
    "f1-event-003 find-document": "which documents the meeting dealt with",
    "f2-doc_find-005 participants": "which documents somebody explained",
    "f2-doc_find-006 f4-doc_find-004 f5-doc_find-003 t-doc_find-006 value": "the figure's document",
    "t-event-011 r-event-007 value": "how many at the meeting",
    "r-doc-018 compare": "two figures of one document",
    "r-directive-028 value": "the figure's deadline",
}
"""Questions that ask for another thing than most of their kind, with the relation that fits."""
KNOWN_THEFTS = {
    "f3-who-006 event": "«ai kết luận»: the meeting is told, who concluded stands far down",
    "f6-officials-003 event": "who came: the meeting is told",
    "f3-officials-001 statement": "who came: what they said is told",
    "t-officials-003 statement": "which secretaries: what they said is told",
    "f3-role_of-006 statement": "an office: what the person said is told",
    "f2-value-026 document": "to whom the figure applies: the document is told",
    "f6-value-023 event": "which congress: a meeting is told",
    "r-value-034 event": "how many people: the meeting is told",
    "f4-false_premise-003 statement": "another document's subject is not put right",
    "f8-project-001 document": "which harbours: the document is told",
    "t-directive-019 event": "the purpose that somebody named: the agenda is told",
    "r-directive-039 value": "what to do: a figure is told",
    "r-event-013 value": "was it one of them: how many there were is told",
    "r-unknown-065 project": "was it approved: that it was asked for is told",
}


def thefts() -> Iterator[tuple[str, str, str, Reply]]:
    """Answers that a relation gave to a question that is not its own: where the question is
    from, the relation, the question."""
    for bank in BANKS:
        for question, reply in answered(bank):
            name, taken = str(question["id"]), relation(reply)
            if _takes(reply, BANK_KINDS[str(question["kind"])]) and not _fits(name, taken):
                yield name, str(taken), str(question["q"]), reply
    for one, reply in made_answered():
        if not one.swapped and _takes(reply, MADE_KINDS[one.kind]):
            yield one.kind, str(relation(reply)), one.question, reply


def _takes(reply: Reply, own: str) -> bool:
    taken = relation(reply)
    return reply.kind is OutcomeKind.ANSWER and taken is not None and taken not in own.split()


def _fits(name: str, taken: str | None) -> bool:
    return any({name, taken} <= set(row.split()) for row in FITTING)
