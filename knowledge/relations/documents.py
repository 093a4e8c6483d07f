"""What a document says, when and by whom it was issued, and which document is about a topic."""

from collections.abc import Callable, Sequence

from knowledge.literals import DocumentNumber, When
from knowledge.matching import Fit, agrees, fit, period_agrees, topic_positions
from knowledge.model import Document, ParticipationRole, Status
from knowledge.model import StatementKind as Kind
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import Period, format_date
from knowledge.profiles import CONTENT_KINDS
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figures import figure_text
from knowledge.replies import Draft
from knowledge.vocabulary import Kind as Phrase

DOCUMENT_CUES = ("about", "issued", "issuer", "when", "number", "find-document", "which-period")
FIND_CUES = ("find-document", "which-document", "about", "number", "aim", "target", "presented",
             "event-what", "directive", "issued", "issuer")  # fmt: skip
FULL_NAME_WORDS = 4
"""Syllables of a document's name that name it without its kind."""


def documents(question: Question, desk: Desk) -> list[Candidate]:
    """A document named by its number or its name: the attribute asked for."""
    numbered = _numbered(question, desk)
    if question.documents and not numbered:
        return []
    missing = [question.text(ref) for ref in question.documents
               if isinstance(ref.value, DocumentNumber) and not desk.library.documents(ref.value)]  # fmt: skip
    if len(numbered) > 1 and len(question.documents) == 1:
        return [_which(question, desk, numbered)]
    attribute, build, slots = _attribute(question)
    targets_asked = ("target", "task-of-document") if build is _targets else ()
    targets = numbered or _named(question, desk)
    fits: dict[str, Fit] = {}
    several = ("compare", "where", "follow") if len(targets) > 1 else ()
    for target in targets:
        others = [ref for ref in question.documents
                  if isinstance(ref.value, DocumentNumber)
                  and target not in desk.library.documents(ref.value)
                  and len(question.documents) > 1]  # fmt: skip
        found = fit(question, desk.library.profiles[target], desk.library,
                    (*DOCUMENT_CUES, *several, *targets_asked), skip=others)  # fmt: skip
        if found is not None:
            fits[target] = found
    if not fits:
        return []
    explained = frozenset.intersection(*(found.explained for found in fits.values()))
    if not numbered:
        topic = topic_positions(question, DOCUMENT_CUES)
        best = max(len(found.topical & topic) for found in fits.values())
        fits = {target: found for target, found in fits.items()
                if len(found.topical & topic) == best}  # fmt: skip
        explained = frozenset.union(*(found.explained for found in fits.values()))
        if best < 2:
            return []
    if attribute is None and not numbered:
        return []
    return [
        Candidate("document", explained, 1 + slots, 0.5 + 0.5 * slots, OutcomeKind.ANSWER,
                  lambda: _each(list(fits), build, desk, missing))
    ]  # fmt: skip


def _numbered(question: Question, desk: Desk) -> list[str]:
    found: dict[str, None] = {}
    for ref in question.documents:
        if isinstance(ref.value, DocumentNumber):
            found.update(dict.fromkeys(desk.library.documents(ref.value)))
    return list(found)


def _named(question: Question, desk: Desk) -> list[str]:
    """Documents of the kinds named, or any where only «văn bản» is said."""
    documents = desk.library.facts.documents
    if not question.document_types and not question.has("find-document", "which-document"):
        return [name for name, taken in question.names.items()
                if name in documents and len(taken) >= FULL_NAME_WORDS]  # fmt: skip
    verbs = question.cue_positions(("about",))
    types = {match.mention.id for match in question.reading.matches
             if match.mention.kind is Phrase.DOCUMENT_TYPE
             and verbs.isdisjoint(range(match.start, match.end))}  # fmt: skip
    return [target for target, one in desk.library.facts.documents.items()
            if not types or one.type in types or target in question.names]  # fmt: skip


def _which(question: Question, desk: Desk, targets: Sequence[str]) -> Candidate:
    explained = frozenset(question.silent) | question.cue_positions(DOCUMENT_CUES + ("what", "how"))
    explained |= {i for ref in question.documents for i in ref.positions}
    for target in targets:
        found = fit(question, desk.library.profiles[target], desk.library, DOCUMENT_CUES)
        if found is not None:
            explained |= found.explained

    def build() -> Reply:
        draft = desk.draft()
        draft.say("Có mấy văn bản như vậy, bạn hỏi văn bản nào?")
        for target in targets:
            draft.say(f"• **{desk.library.titles.document(target)}** – "
                      f"{desk.library.facts.documents[target].subject}")  # fmt: skip
            draft.offer(desk.library.titles.document(target), target)
        return draft.reply(OutcomeKind.CLARIFY)

    return Candidate("document", explained, 2, 0.8, OutcomeKind.CLARIFY, build)


def finding(question: Question, desk: Desk) -> list[Candidate]:
    """«nghị quyết nào về chuyển đổi số»: documents whose subject has every topic word."""
    if question.documents:
        return []
    targets = _named(question, desk)
    fits: dict[str, Fit] = {}
    for target in targets:
        profile = desk.library.profiles[target]
        found = fit(question, profile, desk.library, FIND_CUES)
        pointed = question.has("which-document") and _is_discussed(target, question, desk)
        if found is not None and (
            pointed or len(found.explained & topic_positions(question, FIND_CUES)) >= 2
        ):
            fits[target] = found
    if not fits:
        return []
    discussed = {target: found for target, found in fits.items()
                 if question.has("which-document") and _is_discussed(target, question, desk)}  # fmt: skip
    fits = discussed or fits
    best = max(len(found.topical) for found in fits.values())
    kept = [target for target, found in fits.items() if len(found.topical) == best]
    explained = frozenset.union(*(fits[target].explained for target in kept))
    asked = question.has("which-document", "find-document")
    if not question.has("which-document") and question.has(
        "what", "how", "how-many", "who", "why", "aim"
    ):
        return []
    return [
        Candidate("find-document", explained, 2, 0.7 if asked else -0.5, OutcomeKind.ANSWER,
                  lambda: _each(kept, summary, desk))
    ]  # fmt: skip


def _is_discussed(target: str, question: Question, desk: Desk) -> bool:
    """Was the document discussed or presented at a meeting of the time asked for?"""
    facts = desk.library.facts
    events = {one.id for one in facts.events.values() if target in one.documents}
    events |= {one.event for one in facts.participations.values() if target in one.documents}
    whens = [ref.value for ref in question.times if isinstance(ref.value, When)]
    return bool(whens) and any(
        all(period_agrees(when, Period(facts.events[event].on, facts.events[event].on))
            for when in whens)
        for event in events
    )  # fmt: skip


def claims(question: Question, desk: Desk) -> list[Candidate]:
    """«NQ 09 có phải về chuyển đổi số không», «sao NQ 09 lại dành cho …»: what it is really on,
    who really issued it and when."""
    numbered = _numbered(question, desk)
    if len(numbered) != 1:
        return []
    target = numbered[0]
    told = any(isinstance(ref.value, DocumentNumber) and (ref.value.symbol or ref.value.year)
               for ref in question.documents)  # fmt: skip
    sure = told and question.has("issued", "issuer", "about", "when")
    if not (question.is_yes_no or question.has("why") or sure):
        return []
    profile = desk.library.profiles[target]
    cues = (*DOCUMENT_CUES, "why", "yes-no", "claim", "closing-no", "aim", "issuer")
    named = (*question.areas, *question.bodies, *question.times)
    wrong = [ref for ref in named if not agrees(ref, question, profile, desk.library)]
    if fit(question, profile, desk.library, cues, skip=named, times=False) is None:
        return []
    typed = question.syllables
    topic = topic_positions(question, cues)
    rest = [i for i in sorted(topic) if not profile.says(typed[i])]
    everything = frozenset(range(len(typed)))
    others = [one for one in desk.library.facts.documents
              if one != target and rest
              and all(desk.library.profiles[one].says(typed[i]) for i in rest)]  # fmt: skip
    misnamed = any(ref in question.bodies for ref in wrong)
    if (others and not sure) or (wrong and question.is_yes_no) or (sure and misnamed):
        return [Candidate("document-claim", everything, 3, 1.4, OutcomeKind.ANSWER,
                          lambda: _correct(target, others, desk))]  # fmt: skip
    if rest or wrong or question.has("why") or not question.is_yes_no:
        return []
    return [Candidate("document-claim", everything, 3, 1.2, OutcomeKind.ANSWER,
                      lambda: _agree(target, desk))]  # fmt: skip


def _agree(target: str, desk: Desk) -> Reply:
    draft = desk.draft()
    document = desk.library.facts.documents[target]
    summary(target, draft)
    draft.body[0] = f"**Đúng.** {draft.body[0]}"
    return draft.about(document.area).reply(OutcomeKind.ANSWER)


def _correct(target: str, others: Sequence[str], desk: Desk) -> Reply:
    draft = desk.draft()
    document = desk.library.facts.documents[target]
    day = format_date(desk.library.profiles[target].seen_on)
    issued = f", ngày {format_date(document.issued_on)}" if document.issued_on else ""
    draft.say(f"**Không phải.** Theo bài ngày {day}, **{desk.library.titles.document(target)}**"
              f"{_by(document, draft)}{issued} {_on(document)}.", document)  # fmt: skip
    for other in others[:1]:
        record = desk.library.facts.documents[other]
        draft.say(f"{desk.library.titles.document(other)} mới {_on(record)}.", record)
    return draft.reply(OutcomeKind.ANSWER)


# ---- attributes -------------------------------------------------------------------------------

Attribute = Callable[[str, Draft], bool]
"""Says one attribute of a document; False where it is not known."""


def _attribute(question: Question) -> tuple[str | None, Attribute, int]:
    if question.has("issued"):
        return "issued", _issued, 1
    if question.has("issuer"):
        return "issuer", _issuer, 1
    if question.has("when"):
        return "issued", _issued, 1
    if question.has("which-period"):
        return "period", _period, 1
    if question.has("target") and not question.has("how-many", "percent", "money"):
        return "target", _targets, 1
    if question.has("about", "number"):
        return "about", summary, 1
    return None, summary, 0


def _each(
    targets: Sequence[str], build: Attribute, desk: Desk, missing: Sequence[str] = ()
) -> Reply:
    draft = desk.draft()
    if len(targets) > 1 and build is summary:
        build = _short
    known = [build(target, draft) for target in targets]
    for name in missing:
        draft.body.insert(0, f"Mình chưa có bài nào nói về **{name}**.")
        known.append(False)
    return draft.reply(OutcomeKind.ANSWER if all(known) else OutcomeKind.UNKNOWN)


def _short(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    day = f" ({format_date(document.issued_on)})" if document.issued_on else ""
    title = draft.library.titles.document(target)
    draft.say(f"• **{title}**{day}: {_on(document)}.", document)
    draft.offer(title, target)
    return True


def _issued(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    title = draft.library.titles.document(target)
    if document.issued_on is None:
        draft.say(f"Mình chưa có bài nào nói {title} ban hành ngày nào.")
        return False
    draft.say(f"**{format_date(document.issued_on)}** – ngày ban hành **{title}**{_by(document, draft)}.",
              document)  # fmt: skip
    draft.about(document.area)
    return True


def _period(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    title = draft.library.titles.document(target)
    if document.period is None:
        draft.say(f"Mình chưa có bài nào nói {title} áp dụng cho giai đoạn nào.")
        return False
    draft.say(f"**{document.period.label}** – {title} {_on(document)}.", document)
    return True


def _targets(target: str, draft: Draft) -> bool:
    """The figures that a document sets; where it sets none that is known, its aims."""
    facts = draft.library.facts
    figures = [one for one in facts.observations.values()
               if one.document == target and one.status is Status.TARGET]  # fmt: skip
    aims = [one for one in facts.statements.values()
            if one.document == target and one.kind is Kind.AIM]  # fmt: skip
    title = draft.library.titles.document(target)
    if not figures and not aims:
        draft.say(f"Mình chưa có bài nào nói chỉ tiêu của {title}.")
        return False
    draft.say(f"**Chỉ tiêu, mục tiêu của {title}:**")
    for figure in figures:
        draft.say(f"• {figure_text(figure, draft.library)}", figure)
    for aim in aims:
        draft.say(f"• {aim.text}", aim)
    return True


def _issuer(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    title = draft.library.titles.document(target)
    if document.issuer is None:
        draft.say(f"Mình chưa có bài nào nói cơ quan nào ban hành {title}.")
        return False
    issuer = draft.library.facts.organizations[document.issuer].name
    day = f", ngày {format_date(document.issued_on)}" if document.issued_on else ""
    draft.say(f"**{issuer}** ban hành **{title}**{day}.", document)
    return True


def _by(document: Document, draft: Draft) -> str:
    if document.issuer is None:
        return ""
    return f" của {draft.library.facts.organizations[document.issuer].name}"


def _on(document: Document) -> str:
    subject = document.subject
    return subject if subject.lower().startswith("về ") else f"về {lower_first(subject)}"


def lower_first(text: str) -> str:
    """Lower-case the first letter, but leave abbreviations and names of two capitals alone."""
    if len(text) > 1 and (text[1].isupper() or text[1].isdigit()):
        return text
    return text[0].lower() + text[1:]


def summary(target: str, draft: Draft) -> bool:
    """Subject, issuer and date; then what is known of its contents."""
    facts = draft.library.facts
    document = facts.documents[target]
    day = f", ngày {format_date(document.issued_on)}" if document.issued_on else ""
    title = draft.library.titles.document(target)
    draft.say(f"**{title}**{_by(document, draft)}{day}: {_on(document)}.", document)
    draft.about(document.area)
    items = [one for one in facts.statements.values()
             if one.document == target and one.kind in CONTENT_KINDS]  # fmt: skip
    for item in items:
        draft.say(f"• {item.text}", item)
    for observation in facts.observations.values():
        if observation.document == target and observation.article == document.article:
            draft.say(f"• {figure_text(observation, draft.library)}", observation)
    for participation in facts.participations.values():
        if target in participation.documents and participation.role is ParticipationRole.PRESENTED:
            draft.offer("Ai quán triệt?", participation.id)
    return True
