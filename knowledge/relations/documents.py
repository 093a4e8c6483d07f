"""What a document says, when and by whom it was issued, and which document is about a topic."""

from collections.abc import Sequence

from knowledge.dating import period_agrees
from knowledge.directory import type_key
from knowledge.matching import Fit, candidates, fit, topic_positions
from knowledge.model import Document, Event, Participation
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import Period
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.document_words import (
    attribute_asked,
    say_each,
    summary,
    targets_of,
)
from knowledge.vocabulary import Kind as Phrase

DOCUMENT_CUES = (
    "which-grade",
    "about",
    "issued",
    "issuer",
    "when",
    "number",
    "find-document",
    "which-period",
    "approver",
)
SEVERAL_CUES = ("compare", "where", "follow", "which-document", "before")
"""What may be asked of several documents named."""
CALLED_WORDS = 3
"""Syllables of a name that call a document of which something is asked («quy hoạch tỉnh»)."""
FIND_CUES = (
    "find-document",
    "which-document",
    "about",
    "number",
    "aim",
    "target",
    "presented",
    "event-what",
    "directive",
    "issued",
    "issuer",
    "theme",
    "spoke",
)


def documents(question: Question, desk: Desk) -> list[Candidate]:
    """A document named by its number or its name: the attribute asked for."""
    numbered = numbered_documents(question, desk)
    if question.documents and not numbered:
        return []
    missing = [
        question.text(ref) for ref in question.documents if not desk.library.documents(ref.value)
    ]
    if len(numbered) > 1 and len(question.documents) == 1:
        return [_which(question, desk, numbered)]
    attribute, build, slots = attribute_asked(question)
    if attribute is None and not numbered:
        return []
    targets_asked = ("target", "task-of-document") if build is targets_of else ()
    headed = ("aim", "target") if attribute == "period" else ()
    targets, more = (numbered, len(numbered) > 1) if numbered else _named(question, desk)
    fits: dict[str, Fit] = {}
    whose = ("which-body",) if numbered else ()
    several = SEVERAL_CUES if more else ()
    for target in targets:
        others = [
            ref
            for ref in question.documents
            if target not in desk.library.documents(ref.value) and len(question.documents) > 1
        ]
        found = fit(
            question,
            desk.library.profiles[target],
            desk.library,
            (*DOCUMENT_CUES, *several, *whose, *targets_asked, *headed),
            skip=others,
        )
        if found is not None and _tells_approval(question, desk.library.profiles[target]):
            fits[target] = found
    if not fits or len(fits) < len(numbered):
        return []
    explained = frozenset.intersection(*(found.explained for found in fits.values()))
    if not numbered:
        topic = topic_positions(question, DOCUMENT_CUES)
        best = max(len(found.topical & topic) for found in fits.values())
        fits = {
            target: found for target, found in fits.items() if len(found.topical & topic) == best
        }
        explained = frozenset.union(*(found.explained for found in fits.values()))
        if best < 2 and not question.named_in_full(fits):
            return []
    return [
        Candidate(
            "document",
            explained,
            1 + slots,
            0.5 + 0.5 * slots,
            OutcomeKind.ANSWER,
            lambda: say_each(list(fits), build, desk, missing),
        )
    ]


def _can_tell(target: str, question: Question, desk: Desk) -> bool:
    """Is this a document, with a number where that is asked for? Of one that is called by its name
    it is said that none is known."""
    record = desk.library.facts.documents.get(target)
    asked = question.has("number") and not question.words_of(target) >= CALLED_WORDS
    return record is not None and (record.number is not None or not asked)


def _tells_approval(question: Question, profile: Profile) -> bool:
    """Does the document's own text have the verb of «ai phê duyệt», if that is asked?"""
    verbs = [ref.end - 1 for ref in question.cues if "approver" in ref.cues]
    return all(profile.says(question.syllables[place]) for place in verbs)


def numbered_documents(question: Question, desk: Desk) -> list[str]:
    found: dict[str, None] = {}
    for ref in question.documents:
        found.update(dict.fromkeys(desk.library.documents(ref.value)))
    return list(found)


def _named(question: Question, desk: Desk) -> tuple[list[str], bool]:
    """Documents of the kinds named, or any where only «văn bản» is said, that can agree with what
    else is named; and whether there are several of them, agreeing or not."""
    documents = desk.library.facts.documents
    if not question.document_types and not question.has("find-document", "which-document"):
        named = [
            one
            for one in sorted(question.names)
            if _can_tell(one, question, desk) and question.words_of(one) >= CALLED_WORDS
        ]
        return named, len(named) > 1
    types = kinds_said(question)
    called = {one for one in question.names if one in documents}
    of_types = (desk.library.index.directory.find(type_key(one)) for one in types)
    several = len(called.union(*of_types) if types else documents) > 1
    agreeing = candidates(question, Document, desk.library)
    found = [
        fact.id
        for _, fact in agreeing
        if _can_tell(fact.id, question, desk)
        and (not types or fact.type in types or fact.id in called)
    ]
    return desk.library.in_order(found), several


def kinds_said(question: Question) -> set[str]:
    """The kinds of documents that are said, in «nghị quyết nào», too; «quy định những gì» says
    none."""
    verbs = question.cue_positions(("about",))
    return {
        mention.id
        for match in question.reading.matches
        for mention in match.mentions
        if mention.kind is Phrase.DOCUMENT_TYPE and verbs.isdisjoint(range(match.start, match.end))
    }


def _which(question: Question, desk: Desk, targets: Sequence[str]) -> Candidate:
    explained = frozenset(question.silent) | question.cue_positions((*DOCUMENT_CUES, "what", "how"))
    explained |= {i for ref in question.documents for i in ref.positions}
    for target in targets:
        found = fit(question, desk.library.profiles[target], desk.library, DOCUMENT_CUES)
        if found is not None:
            explained |= found.explained

    def build() -> Reply:
        draft = desk.draft()
        draft.say("Có mấy văn bản như vậy, bạn hỏi văn bản nào?")
        for target in targets:
            draft.say(
                f"• **{desk.library.titles.document(target)}** – "
                f"{desk.library.facts.documents[target].subject}"
            )
            draft.offer(desk.library.titles.document(target), target)
        return draft.reply(OutcomeKind.CLARIFY)

    return Candidate("document", explained, 2, 0.8, OutcomeKind.CLARIFY, build)


def finding(question: Question, desk: Desk) -> list[Candidate]:
    """«nghị quyết nào về chuyển đổi số»: documents whose subject has every topic word."""
    if question.documents:
        return []
    wanted = question.has("which-document", "number") or question.times
    if not wanted and question.has("what", "how", "how-many", "who", "why", "aim"):
        return []
    targets, _ = _named(question, desk)
    cues = (*FIND_CUES, "how-many") if question.has("number") else FIND_CUES
    fits: dict[str, Fit] = {}
    for target in targets:
        profile = desk.library.profiles[target]
        found = fit(question, profile, desk.library, cues)
        pointed = question.has("which-document", "number", "find-document") and (
            bool(question.times)
            or bool(question.bodies and question.has("issued"))
            or _is_discussed(target, question, desk)
        )
        if found is not None and (
            pointed or len(found.explained & topic_positions(question, FIND_CUES)) >= 2
        ):
            fits[target] = found
    if not fits:
        return []
    discussed = {
        target: found
        for target, found in fits.items()
        if question.has("which-document") and _is_discussed(target, question, desk)
    }
    fits = discussed or fits
    topic = topic_positions(question, FIND_CUES)
    best = max(len(found.topical & topic) for found in fits.values())
    kept = [
        target for target, found in fits.items() if discussed or len(found.topical & topic) == best
    ]
    explained = frozenset.union(*(fits[target].explained for target in kept))
    asked = question.has("which-document", "find-document", "number")
    return [
        Candidate(
            "find-document",
            explained,
            2,
            0.7 if asked else -0.5,
            OutcomeKind.ANSWER,
            lambda: say_each(kept, summary, desk),
            best,
        )
    ]


def _is_discussed(target: str, question: Question, desk: Desk) -> bool:
    """Was the document discussed or presented at a meeting of the time asked for?"""
    whens = [ref.value for ref in question.times]
    if not whens:
        return False
    links, events = desk.library.links, desk.library.facts.events
    days = [
        *(one.on for one in links.to(target, Event)),
        *(events[one.event].on for one in links.to(target, Participation)),
    ]
    return any(all(period_agrees(when, Period(day, day)) for when in whens) for day in days)
