"""Claims about a document: agreed to, or put right."""

import itertools
from collections.abc import Collection, Iterator, Sequence

from knowledge.agreement import agrees
from knowledge.connections import own_key
from knowledge.dating import is_issued
from knowledge.matching import fit, topic_positions
from knowledge.model import Document, Observation, Statement
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import Period, format_date
from knowledge.question import Question
from knowledge.refs import AreaRef, LiteralRef, Ref
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.document_words import by_issuer, on_subject, summary
from knowledge.relations.documents import DOCUMENT_CUES, numbered_documents
from knowledge.subjects import INTRODUCING
from knowledge.text import Syllable
from knowledge.times import When
from knowledge.vocabulary import Kind

UNANSWERED_CUES = (
    "how-many",
    "money",
    "percent",
    "where",
    "deadline",
    "with-whom",
    "author",
    "which-grade",
    "statement-result",
)
"""What is asked for with these is no claim about a document."""
SPECIAL_TOPIC = 3
"""So many words of another document's topic are no chance hit («chuyển đổi số», not «giáo dục»)."""


def document_claims(question: Question, desk: Desk) -> list[Candidate]:
    """«NQ 09 có phải về chuyển đổi số không», «sao NQ 09 lại dành cho …»: what it is really on,
    who really issued it and when."""
    numbered = numbered_documents(question, desk)
    if len(numbered) != 1:
        return []
    target = numbered[0]
    if _is_of_another(target, question, desk):
        return [_correction(target, [], question, desk)]
    if question.has(*UNANSWERED_CUES):
        meant = _mixed_up_with(target, question, desk)
        return [_correction(target, meant, question, desk)] if meant else []
    told = any((ref.value.symbol or ref.value.year) for ref in question.documents)
    sure = told and question.has("issued", "issuer", "about", "when")
    dated = question.has("issued") and any(ref.value.type for ref in question.documents)
    talked_of = question.has("about", "event-what", "spoke")
    if not (question.is_yes_no or question.has("why") or told or dated or talked_of):
        return []
    if meant := _mixed_up_with(target, question, desk):
        return [_correction(target, meant, question, desk)]
    profile = desk.library.profiles[target]
    cues = (*DOCUMENT_CUES, "why", "yes-no", "claim", "closing-no", "aim", "issuer", "theme")
    dates = _dates_of_issue(question)
    placed = (*question.areas, *question.bodies)
    document = desk.library.facts.documents[target]
    if dates and document.issued_on is None:
        return []
    wrong: list[Ref] = [
        ref
        for ref in placed
        if not agrees(ref, question, profile, desk.library)
        and not (isinstance(ref, AreaRef) and _lies_in(ref.areas, target, desk))
    ]
    wrong += [ref for ref in dates if not is_issued(ref.value, document)]
    if fit(question, profile, desk.library, cues, skip=(*placed, *dates)) is None:
        return []
    typed = question.syllables
    topic = topic_positions(question, cues)
    rest = [i for i in sorted(topic - question.light) if not profile.says(typed[i])]
    everything = frozenset(range(len(typed)))
    others = [
        one
        for one in _told_of([typed[i] for i in rest], desk)
        if one != target
        and not {one, *desk.library.facts.documents[one].topics}.isdisjoint(question.names)
    ]
    if not rest:
        others = _on_places(wrong, target, question, desk)
    special = len(rest) >= SPECIAL_TOPIC or not rest
    mixed_up = talked_of and special and others
    misread = bool(mixed_up) and not _tells_of(target, rest, wrong, question, desk)
    denied = question.is_yes_no or question.has("why") or misread
    misplaced = told and not rest and any(isinstance(ref, AreaRef) for ref in wrong)
    if _is_elsewhere(wrong, question, desk):
        return []
    misnamed = any(ref in question.bodies for ref in wrong)
    misdated = dated and any(ref in question.times for ref in wrong)
    contradicted = (wrong and denied) or (sure and misnamed) or misdated or misplaced
    if contradicted or (others and (denied or dated)):
        return [_correction(target, others, question, desk)]
    if rest or wrong or question.has("why") or not question.is_yes_no:
        return []
    return [
        Candidate(
            "document-claim", everything, 3, 1.2, OutcomeKind.ANSWER, lambda: _agree(target, desk)
        )
    ]


def _dates_of_issue(question: Question) -> list[LiteralRef[When]]:
    """The times said beside the word for issuing, and a whole year right behind the number
    («nghị quyết 36 năm 2021»)."""
    ends = {ref.end for ref in question.documents}
    between = question.settled_places
    issued = [ref for ref in question.cues if ref.cues & {"issued", "when"}]
    return [
        ref
        for ref in question.times
        if (ref.start in ends and _is_whole_year(ref.value))
        or any(_stand_together(ref, cue, between) for cue in issued)
    ]


def _is_whole_year(when: When) -> bool:
    period = when.period
    return period is not None and when == When(Period.of_year(period.start.year))


def _stand_together(one: Ref, other: Ref, between: Collection[int]) -> bool:
    first, second = sorted((one, other), key=lambda ref: ref.start)
    return all(place in between for place in range(first.end, second.start))


def _is_of_another(target: str, question: Question, desk: Desk) -> bool:
    """«Kết luận 09 do HĐND tỉnh thông qua tháng 4/2021»: is another body said to have issued it, at
    the very time when it was issued? So the same document is meant."""
    document, profile = desk.library.facts.documents[target], desk.library.profiles[target]
    behind = {ref.end for ref in question.cues if "because" in ref.cues}
    timed = bool(question.times) and all(is_issued(ref.value, document) for ref in question.times)
    return timed and any(
        ref.start in behind and not agrees(ref, question, profile, desk.library)
        for ref in question.bodies
    )


def _correction(target: str, others: Sequence[str], question: Question, desk: Desk) -> Candidate:
    return Candidate(
        "document-claim",
        frozenset(range(len(question.syllables))),
        3,
        1.4,
        OutcomeKind.ANSWER,
        lambda: _correct(target, others, desk),
        corrects=True,
    )


def _mixed_up_with(target: str, question: Question, desk: Desk) -> list[str]:
    """The documents on what «về» right behind the number says («nghị quyết 06 về …»), where the one
    of that number is not on it, and nothing told of it is."""
    end = question.documents[0].end
    subject = next(
        (
            after
            for item, after in itertools.pairwise(question.reading.items)
            if item.start == end and INTRODUCING in item.cues() and after.of(Kind.NAME)
        ),
        None,
    )
    if subject is None:
        return []
    names = {mention.id for mention in subject.of(Kind.NAME)}
    documents = desk.library.facts.documents
    on_it = [one.id for one in documents.values() if names.intersection((one.id, *one.topics))]
    places = range(subject.start, subject.end)
    own = desk.library.profiles[target].says_phrase(question.syllables, places)
    if own or target in on_it or _tells_of(target, places, (), question, desk):
        return []
    return on_it


def _told_of(words: Sequence[Syllable], desk: Desk) -> Iterator[str]:
    """The documents that have all of these words themselves, none where there are no words."""
    kind = desk.library.register.kind(Document)
    having = desk.library.index.having
    lists = sorted((having.within(own_key(word.folded), kind) for word in words), key=len)
    for number in lists[0] if lists else ():
        if all(map(desk.library.profiles.of(number).says, words)):
            yield desk.library.register.ids[number]


def _on_places(wrong: Sequence[Ref], target: str, question: Question, desk: Desk) -> list[str]:
    """The other documents that have the place for their topic."""
    topics = {
        name
        for name, taken in question.names.items()
        for ref in wrong
        if isinstance(ref, AreaRef) and taken.issuperset(ref.positions)
    }
    documents = desk.library.facts.documents.values()
    return [one.id for one in documents if one.id != target and topics.intersection(one.topics)]


def _tells_of(
    target: str, rest: Sequence[int], wrong: Sequence[Ref], question: Question, desk: Desk
) -> bool:
    """Does anything that the articles report of the document say these words?"""
    places = [*rest, *(i for ref in wrong for i in ref.positions)]
    return any(
        all(desk.library.profiles[one.id].says(question.syllables[i]) for i in places)
        for kind in (Statement, Observation)
        for one in desk.library.links.to(target, kind)
    )


def _lies_in(areas: frozenset[str], target: str, desk: Desk) -> bool:
    """Is the place a part of the one that the document is for?"""
    own = desk.library.facts.documents[target].area
    return bool(own and desk.library.geography.inside(areas, frozenset({own})))


def _is_elsewhere(wrong: Sequence[Ref], question: Question, desk: Desk) -> bool:
    """Is a body of a place meant from which the articles have nothing? Its papers may say that."""
    return any(
        ref.areas is not None and not any(map(desk.library.holds, ref.areas))
        for ref in question.placed()
        if ref in wrong
        and not any(set(ref.positions) <= taken for taken in question.names.values())
    )


def _agree(target: str, desk: Desk) -> Reply:
    draft = desk.draft()
    document = desk.library.facts.documents[target]
    summary(target, draft)
    draft.open_with("**Đúng.** ")
    return draft.about(document.area).reply(OutcomeKind.ANSWER)


def _correct(target: str, others: Sequence[str], desk: Desk) -> Reply:
    draft = desk.draft()
    document = desk.library.facts.documents[target]
    day = format_date(desk.library.profiles[target].seen_on)
    issued = f" ban hành ngày {format_date(document.issued_on)}" if document.issued_on else ""
    issuer = by_issuer(document, draft)
    origin = f" là{issuer}{',' * bool(issuer and issued)}{issued}," if issuer or issued else ""
    draft.say(
        f"**Không phải.** Theo bài ngày {day}, **{desk.library.titles.document(target)}**"
        f"{origin} {on_subject(document)}.",
        document,
    )
    for other in others[:1]:
        record = desk.library.facts.documents[other]
        draft.say(
            f"{desk.library.titles.document(other)} mới là văn bản {on_subject(record)}.", record
        )
    return draft.reply(OutcomeKind.ANSWER)
