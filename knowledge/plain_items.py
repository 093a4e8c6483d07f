"""Items that are no frame: literals, kinds of documents and meetings, cues, silent words."""

from knowledge.cues import BINDING_CUES
from knowledge.items import Item
from knowledge.literals import Amount, DocumentNumber, Literal
from knowledge.question import Question
from knowledge.refs import CueRef, LiteralRef, Ref
from knowledge.times import When
from knowledge.vocabulary import Kind

SILENT_KINDS = frozenset({Kind.FUNCTION, Kind.FILLER})
VERB_CUES = frozenset(
    {
        "directive",
        "petition",
        "chaired",
        "presented",
        "reported",
        "concluded",
        "attended",
        "issued",
        "limitation",
        "theme",
        "about",
    }
)
"""What somebody or something does: a relation that is not about it is no answer."""


def take_literal(question: Question, item: Item, literal: Literal) -> None:
    value = literal.value
    match value:
        case When():
            question.times.append(LiteralRef(item.start, item.end, value))
        case DocumentNumber():
            question.documents.append(LiteralRef(item.start, item.end, value))
        case Amount():
            question.amounts.append(LiteralRef(item.start, item.end, value))


def take_plain(question: Question, item: Item) -> None:
    ref = Ref(item.start, item.end)
    kinds = item.mentions.kinds
    if Kind.DOCUMENT_TYPE in kinds:
        types = frozenset([mention.id for mention in item.of(Kind.DOCUMENT_TYPE)])
        question.document_types.append((ref, types))
    if Kind.EVENT_TYPE in kinds:
        types = frozenset([mention.id for mention in item.of(Kind.EVENT_TYPE)])
        question.event_types.append((ref, types))
    if cues := item.cues():
        question.cues.append(CueRef(item.start, item.end, cues))
        if not {"connector", "honorific", "weak-honorific"}.isdisjoint(cues):
            question.silent.update(ref.positions)
    if Kind.LIGHT in kinds:
        question.light.update(ref.positions)
    if not SILENT_KINDS.isdisjoint(kinds) and not _says_something(item):
        question.silent.update(ref.positions)


def _says_something(item: Item) -> bool:
    """Is a function word here a question word or a verb that an answer has to account for?"""
    cues = item.cues()
    if cues & BINDING_CUES or "spoke" in cues:
        return True
    return item.end - item.start > 1 and bool(cues & VERB_CUES)
