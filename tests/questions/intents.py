"""Which relations may answer which kind of question: no relation takes another's."""

import re
from collections.abc import Iterator

from knowledge.outcome import OutcomeKind, Reply

from .asking import BANKS, answered, made_answered, relation
from .typing import no_diacritics

BANK_KINDS = {
    "who": "holder leaders participants roll speakers statement claim succession author",
    "role_of": "role claim participants",
    "officials": "holder leaders participants roll speakers",
    "value": "value told-figure listing statement",
    "compare": "compare value document holder",
    "yesno": "claim compare document document-claim holder participants project statement value",
    "doc": "document find-document statement value compare",
    "doc_find": "find-document document statement value participants",
    "directive": "statement",
    "event": "event participants statement find-document",
    "problem": "statement",
    "project": "project statement",
    "follow_up": "document event holder participants statement value",
    "false_premise": "claim compare document-claim participants value",
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
FITTING = (
    ("value", "event", r"(hoi nghi|hop) .*(lan|phien) thu may"),
    ("value", "document", r"lan thu may|(nhiem ky|giai doan) nao"),
    ("event", "value", r"bao nhieu|so diem cau|\bmay (nghi quyet|diem cau|dai bieu)"),
    ("directive", "value", r"han chot|truoc ngay may|bao gio phai"),
)
"""Where a question of a kind asks, with these words, for what another relation tells."""
KNOWN_THEFTS = {
    "f6-officials-003 event": "who came: the meeting is told",
    "f3-officials-001 statement": "who came: what they said is told",
    "t-officials-003 statement": "which secretaries: what they said is told",
    "f2-value-026 document": "to whom the figure applies: the document is told",
    "f6-value-023 event": "which congress: a meeting is told",
    "r-value-034 event": "how many people: the meeting is told",
    "f4-false_premise-003 statement": "another document's subject is not put right",
    "f8-project-001 document": "which harbours: the document is told",
    "t-directive-019 event": "the purpose that somebody named: the agenda is told",
    "r-directive-039 value": "what to do: a figure is told",
    "g1-officials-004 statement": "which officials: what they said is told",
    "g2-role_of-008 statement": "«làm gì» of a person: what the person said is told",
    "g3-doc-011 document-claim": "«của cơ quan nào» is no claim: «Không phải» is said",
    "r-event-013 value": "was it one of them: how many there were is told",
    "p1-directive-006 value": "what is due by a day: the share of it is told",
    "p2-role_of-001 statement": "«nhắc lại giùm chức danh»: what the person said is told",
    "p2-officials-003 event": "who chaired, without a question word: the meeting is told",
    "n2-value-002 compare": "«với» joins two bodies: two figures are set side by side",
    "n1-doc-016 participants": "two questions in one: who presented it and what it is on",
    "ef1-yesno-009 role": "called by one office and asked for another: all of them are told",
    "q15a-who-014 event": "who came along: the meeting is told, and who attended it",
    "q15a-false_premise-001 role": "why somebody holds another's office: his own is told",
    "r12-follow_up-006 succession": "who was before: rightly a succession",
    "g15-false_premise-008 role": "of another body: what he is is told",
    "g15-yesno-038 event": "the day of a meeting: rightly the meeting",
    "g15-yesno-077 event": "the same",
    "g15-false_premise-054 document": "which of two came first: both days are told",
}


def thefts() -> Iterator[tuple[str, str, str, Reply]]:
    """Answers that a relation gave to a question that is not its own: where the question is
    from, the relation, the question."""
    for bank in BANKS:
        for question, reply in answered(bank):
            kind, asked, taken = str(question["kind"]), str(question["q"]), str(relation(reply))
            if _takes(reply, BANK_KINDS[kind]) and not _fits(kind, taken, asked):
                yield str(question["id"]), taken, asked, reply
    for one, reply in made_answered():
        if not one.swapped and _takes(reply, MADE_KINDS[one.kind]):
            yield one.kind, str(relation(reply)), one.question, reply


def _takes(reply: Reply, own: str) -> bool:
    taken = relation(reply)
    return reply.kind is OutcomeKind.ANSWER and taken is not None and taken not in own.split()


def _fits(kind: str, taken: str, asked: str) -> bool:
    words = no_diacritics(asked).lower()
    return any(row[:2] == (kind, taken) and re.search(row[2], words) for row in FITTING)
