"""What can be said of a document: its subject, date, issuer, period, targets."""

import re
from collections.abc import Callable, Sequence

from knowledge.model import (
    Document,
    Observation,
    Participation,
    ParticipationRole,
    Statement,
    Status,
)
from knowledge.model import StatementKind as Kind
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.profile import CONTENT_KINDS
from knowledge.question import Question
from knowledge.relations.candidate import Desk
from knowledge.relations.figure_words import figure_text
from knowledge.replies import Draft, lower_first, upper_first

Attribute = Callable[[str, Draft], bool]
"""Says one attribute of a document; False where it is not known."""


_YEAR = re.compile(r"\b20\d\d\b")
LONG_LIST = 3
"""From so many documents on, their names stand first."""


def attribute_asked(question: Question) -> tuple[str | None, Attribute, int]:
    if question.has("about") and question.has("issued", "when"):
        return "about", summary, 1
    if question.has("issuer"):
        return "issuer", _issuer, 1
    if question.has("which-period") or _is_headed_for(question):
        return "period", _period, 1
    if question.has("when") or (question.has("issued") and not question.has("which-document")):
        return "issued", _issued, 1
    if question.has("target") and not question.has("how-many", "percent", "money"):
        return "target", targets_of, 1
    if question.has("number") and not question.has("about", "which-grade", "approver"):
        return "number", _number, 1
    if question.has("about", "which-grade", "approver"):
        return "about", summary, 1
    return None, summary, 0


def _is_headed_for(question: Question) -> bool:
    """«hướng tới … năm bao nhiêu»: the time that it is for, not the one it is from."""
    return question.has("when") and question.has("aim", "target") and not question.has("issued")


def say_each(
    targets: Sequence[str], build: Attribute, desk: Desk, missing: Sequence[str] = ()
) -> Reply:
    draft = desk.draft()
    if len(targets) > 1 and build is summary:
        build = _short
    if len(targets) >= LONG_LIST:
        titles = ", ".join(desk.library.titles.document(target) for target in targets)
        draft.say(f"**{titles}**")
    known = [build(target, draft) for target in targets]
    for name in missing:
        draft.open_with(f"Mình chưa có bài nào nói về **{name}**.\n")
        known.append(False)
    return draft.reply(OutcomeKind.ANSWER if all(known) else OutcomeKind.UNKNOWN)


def _short(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    day = f", ngày {format_date(document.issued_on)}" if document.issued_on else ""
    title = draft.library.titles.document(target)
    if draft.library.titles.is_named_by_subject(document):
        draft.say(f"• **{document.subject}**{day}.", document)
    else:
        draft.say(f"• **{title}**{day}: {on_subject(document)}.", document)
    draft.offer(title, target)
    return True


def _number(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    if document.number is not None:
        return summary(target, draft)
    draft.say(f"Mình chưa có bài nào nói số của {draft.library.titles.document(target)}.")
    return False


def _issued(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    title = draft.library.titles.document(target)
    if document.issued_on is None:
        draft.say(f"Mình chưa có bài nào nói {title} ban hành ngày nào.")
        return False
    draft.say(
        f"**{format_date(document.issued_on)}** – ngày ban hành "
        f"**{title}**{by_issuer(document, draft)}.",
        document,
    )
    draft.about(document.area)
    return True


def _period(target: str, draft: Draft) -> bool:
    document = draft.library.facts.documents[target]
    title = draft.library.titles.document(target)
    if document.period is None and _YEAR.search(document.subject):
        draft.say(f"**{title}** {on_subject(document)}.", document)
        return True
    dated = [one for one in draft.library.links.to(target, Statement) if _is_content(one, target)]
    if document.period is None and len(dated) == 1:
        draft.say(f"**{title}** {on_subject(document)}: {dated[0].text}.", document, dated[0])
        return True
    if document.period is None:
        draft.say(f"Mình chưa có bài nào nói {title} áp dụng cho giai đoạn nào.")
        return False
    period = upper_first(document.period.label)
    draft.say(f"**{period}** – {title} {on_subject(document)}.", document)
    return True


def _is_content(one: Statement, document: str) -> bool:
    """Does it tell what the document itself says of a time?"""
    own = one.document == document and one.kind is Kind.CONTENT
    return own and one.period is not None


def targets_of(target: str, draft: Draft) -> bool:
    """The figures that a document sets; where it sets none that is known, its aims."""
    links = draft.library.links
    figures = [one for one in links.to(target, Observation) if one.status is Status.TARGET]
    aims = [one for one in links.to(target, Statement) if one.kind is Kind.AIM]
    title = draft.library.titles.document(target)
    if not figures and not aims:
        draft.say(f"Mình chưa có bài nào nói chỉ tiêu của {title}.")
        return False
    draft.say(f"**Chỉ tiêu, mục tiêu của {title}:**")
    for figure in figures:
        draft.say(f"• {figure_text(figure, draft.library)}", figure)
    for aim in aims:
        draft.say(f"• {upper_first(aim.text)}", aim)
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


def by_issuer(document: Document, draft: Draft) -> str:
    if document.issuer is None:
        return ""
    return f" của {draft.library.facts.organizations[document.issuer].name}"


def on_subject(document: Document) -> str:
    subject = document.subject
    return subject if subject.lower().startswith("về ") else f"về {lower_first(subject)}"


def summary(target: str, draft: Draft) -> bool:
    """Subject, issuer and date; then what is known of its contents."""
    links = draft.library.links
    document = draft.library.facts.documents[target]
    day = f", ngày {format_date(document.issued_on)}" if document.issued_on else ""
    title = draft.library.titles.document(target)
    issuer = by_issuer(document, draft)
    if draft.library.titles.is_named_by_subject(document):
        by = issuer.replace(" của ", " – ", 1)
        draft.say(f"**{document.subject}**{by}{day}.", document)
    else:
        draft.say(f"**{title}**{issuer}{day}: {on_subject(document)}.", document)
    draft.about(document.area)
    for item in links.to(target, Statement):
        if item.kind in CONTENT_KINDS:
            draft.say(f"• {upper_first(item.text)}", item)
    for observation in links.to(target, Observation):
        if observation.article == document.article:
            draft.say(f"• {figure_text(observation, draft.library)}", observation)
    for participation in links.to(target, Participation):
        if participation.role is ParticipationRole.PRESENTED:
            draft.offer("Ai quán triệt?", participation.id)
    return True
