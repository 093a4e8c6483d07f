"""Meetings in words: the card of one, the choice among several, who did what."""

from collections.abc import Sequence

from knowledge.model import Event, Observation, Participation, Status
from knowledge.model import ParticipationRole as Role
from knowledge.names import Names
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import Period, format_date
from knowledge.relations.candidate import Desk
from knowledge.relations.figure_words import amount
from knowledge.relations.statement_words import agent
from knowledge.replies import Draft, lower_first, upper_first


def which_event(targets: Sequence[str], desk: Desk) -> Reply:
    draft = desk.draft()
    draft.say("Bạn hỏi cuộc họp nào?")
    for target in targets:
        event = desk.library.facts.events[target]
        draft.say(f"• {event.name} ({format_date(event.on)})")
        draft.offer(f"{format_date(event.on)}: {event.name}", target)
    return draft.reply(OutcomeKind.CLARIFY)


def event_reply(target: str, desk: Desk, *, organizer: bool = False) -> Reply:
    """Date, name, agenda, who did what, and the figures of the meeting; who held it, if asked."""
    draft = desk.draft()
    event = desk.library.facts.events[target]
    deeds = list(desk.library.links.to(target, Participation))
    draft.say(f"**{format_date(event.on)}** – {event.name}.", event)
    if event.place:
        draft.say(f"Địa điểm: {lower_first(event.place)}.")
    if organizer and event.organization:
        body = desk.library.facts.organizations[event.organization]
        draft.say(f"Đơn vị tổ chức: **{body.name}**.")
    draft.say(f"Nội dung: {lower_first(event.agenda)}.")
    figures = [
        one for one in desk.library.links.to(target, Observation) if _is_of_the_day(one, event)
    ]
    if figures:
        draft.say("Quy mô: " + ", ".join(amount(one) for one in figures) + ".", *figures)
    for role in (Role.CHAIRED, Role.DIRECTED, Role.CONCLUDED, Role.ATTENDED):
        people = [one for one in deeds if one.role is role and one.who]
        if people:
            verb = upper_first(VERBS[role])
            names = "; ".join(agent(one.who or "", one.article, desk) for one in people)
            draft.say(f"{verb}: {names}.", *people)
    draft.about(event.area)
    return draft.reply(OutcomeKind.ANSWER)


def _is_of_the_day(observation: Observation, event: Event) -> bool:
    """A figure of the meeting itself, not one that was reported there."""
    day = Period(event.on, event.on)
    return observation.status is not Status.TARGET and observation.period in (None, day)


VERBS = {
    Role.CHAIRED: "chủ trì",
    Role.PRESENTED: "quán triệt",
    Role.REPORTED: "báo cáo",
    Role.CONCLUDED: "kết luận",
    Role.DIRECTED: "phát biểu chỉ đạo",
    Role.SPOKE: "phát biểu",
    Role.ATTENDED: "tham dự",
}


def at_event(event: Event, draft: Draft) -> Draft:
    """The meeting where it was, after what somebody did there."""
    draft.say(f"Tại: {lower_first(event.name)}, ngày {format_date(event.on)}.", event)
    return draft.about(event.area)


WITH_OBJECT = frozenset({Role.CHAIRED, Role.PRESENTED, Role.REPORTED})
"""What was chaired, presented or reported follows the verb; what else was said, a colon."""


def deed(one: Participation, desk: Desk) -> str:
    """«A (chức vụ) quán triệt Nghị quyết ….»"""
    who = agent(one.who, one.article, desk) if one.who else (one.group or "")
    return deed_of(who, one, desk.library)


def deed_of(who: str, one: Participation, names: Names) -> str:
    """The same of somebody who is called so."""
    told = one.documents if one.role is Role.PRESENTED and not one.about else ()
    documents = ", ".join(names.titles.document(target) for target in told)
    what = documents or (lower_first(one.about) if one.about else "")
    joint = "" if not what else " " if one.role in WITH_OBJECT else ": "
    return f"**{upper_first(who)}** {VERBS[one.role]}{joint}{what}."
