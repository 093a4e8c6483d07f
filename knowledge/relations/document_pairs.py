"""Claims about several documents at once: each is put right or agreed to."""

from collections.abc import Sequence

from knowledge.agreement import agrees
from knowledge.dating import is_issued
from knowledge.matching import fit, topic_positions
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.document_words import by_issuer, on_subject
from knowledge.relations.documents import DOCUMENT_CUES, numbered_documents

CLAIM_CUES = (*DOCUMENT_CUES, "yes-no", "claim", "closing-no", "compare", "same")
ALIKE_CUE = "alike"


def document_pairs(question: Question, desk: Desk) -> list[Candidate]:
    """«NQ 05 và NQ 09 cùng ban hành ngày … đúng không», «NQ 05 và NQ 06 đều về … à»: true only
    if it is of each; each is told as it is."""
    targets = numbered_documents(question, desk)
    dated = question.has("issued", "when")
    ones = [ref for ref in question.amounts if ref.value.value == 1]  # «có phải là 1 không»
    same = question.has("same") or bool(ones)
    claimed = question.is_yes_no or same or (question.has("issued") and question.times)
    if not claimed or not 1 < len(targets) == len(question.documents):
        return []
    documents = tuple(question.documents)
    days = tuple(question.times) if dated else ()
    told = (*question.areas, *question.bodies, *question.times)
    library = desk.library
    profiles = [library.profiles[target] for target in targets]
    settled = (*told, *documents, *ones)
    if any(
        fit(question, one, library, CLAIM_CUES, skip=settled, times=False) is None
        for one in profiles
    ):
        return []
    typed = question.syllables
    alike = question.cue_positions((ALIKE_CUE,))
    topic = topic_positions(question, CLAIM_CUES) - question.light - alike
    if any(not any(one.says(typed[place]) for one in profiles) for place in topic):
        return []
    if topic and ones:
        return []
    if not topic and not told and not same and not (dated and alike):
        return []
    records = [library.facts.documents[target] for target in targets]
    one_day = len({one.issued_on for one in records}) == 1
    if days and not all(one.issued_on for one in records):
        return []
    then = all(is_issued(ref.value, one) for ref in days for one in records)
    true = all(
        all(agrees(ref, question, one, library) for ref in told if ref not in days)
        and all(one.says(typed[place]) for place in topic)
        for one in profiles
    )
    apart = same or (dated and alike and not one_day and not days)
    return [
        Candidate(
            "document-claim",
            frozenset(range(len(typed))),
            3,
            1.4,
            OutcomeKind.ANSWER,
            lambda: _judge(targets, desk, true=true and then and not apart),
        )
    ]


def _judge(targets: Sequence[str], desk: Desk, *, true: bool) -> Reply:
    draft = desk.draft().say("**Đúng.**" if true else "**Không phải.**")
    for target in targets:
        document = desk.library.facts.documents[target]
        day = f", ban hành ngày {format_date(document.issued_on)}" if document.issued_on else ""
        draft.say(
            f"• **{desk.library.titles.document(target)}**{by_issuer(document, draft)}{day}, "
            f"{on_subject(document)}.",
            document,
        )
    return draft.reply(OutcomeKind.ANSWER)
