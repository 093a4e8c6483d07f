"""Meetings: when, what about, who did what there; and projects."""

from collections.abc import Sequence

from knowledge.matching import Fit, fit
from knowledge.model import Event, Status
from knowledge.model import ParticipationRole as Role
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import FULL_NAME_WORDS, Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figure_words import amount
from knowledge.relations.participants import VERBS
from knowledge.relations.statement_words import agent
from knowledge.replies import lower_first

EVENT_CUES = (
    "when",
    "event-what",
    "about",
    "chaired",
    "attended",
    "directive",
    "concluded",
    "leaders",
    "who",
)


def events(question: Question, desk: Desk) -> list[Candidate]:
    """«hội nghị … diễn ra ngày nào», «ngày 27/12/2022 tổ chức hội nghị gì»."""
    if not question.event_types and not question.has("event-what"):
        return []
    named = any(
        name in desk.library.facts.events and len(taken) >= FULL_NAME_WORDS
        for name, taken in question.names.items()
    )
    if not question.event_types and not question.times and not named:
        return []
    spoken = question.has("who", "spoke", "directive", "petition", "chaired", "concluded")
    if spoken and (question.offices or question.people):
        return []
    fits: dict[str, Fit] = {}
    for profile, fact in desk.library.each(Event):
        figures = [one for one in desk.library.facts.observations.values() if one.event == fact.id]
        extra = ("where",) * bool(fact.place) + ("how-many",) * bool(figures)
        cues = (*EVENT_CUES, *extra)
        found = fit(question, profile, desk.library, cues)
        if found is not None:
            fits[fact.id] = found
    if not fits:
        return []
    rank = {one: (len(found.explained), len(found.topical)) for one, found in fits.items()}
    best = max(rank.values())
    kept = [one for one in fits if rank[one] == best]
    asked = question.has("when", "where", "event-what", "attended", "chaired", "about", "what")
    pointed = bool(question.times or question.areas or question.bodies or question.names)
    slots = bool(question.event_types) + asked + pointed
    if len(kept) > 1:
        return [
            Candidate(
                "event",
                fits[kept[0]].explained,
                slots,
                0.2,
                OutcomeKind.CLARIFY,
                lambda: _which(kept, desk),
            )
        ]
    return [
        Candidate(
            "event",
            fits[kept[0]].explained,
            slots,
            0.6 if asked else -0.7,
            OutcomeKind.ANSWER,
            lambda: event_reply(kept[0], desk),
        )
    ]


def _which(targets: Sequence[str], desk: Desk) -> Reply:
    draft = desk.draft()
    draft.say("Bạn hỏi cuộc họp nào?")
    for target in targets:
        event = desk.library.facts.events[target]
        draft.say(f"• {event.name} ({format_date(event.on)})")
        draft.offer(f"{format_date(event.on)}: {event.name}", target)
    return draft.reply(OutcomeKind.CLARIFY)


def event_reply(target: str, desk: Desk) -> Reply:
    """Date, name, agenda, who did what, and the figures of the meeting."""
    draft = desk.draft()
    facts = desk.library.facts
    event = facts.events[target]
    place = f", tại {event.place}" if event.place else ""
    draft.say(f"**{format_date(event.on)}** – {event.name}{place}.", event)
    draft.say(f"Nội dung: {lower_first(event.agenda)}.")
    figures = [
        one
        for one in facts.observations.values()
        if one.event == target and one.status is not Status.TARGET
    ]
    if figures:
        draft.say("Quy mô: " + ", ".join(amount(one) for one in figures) + ".", *figures)
    for role in (Role.CHAIRED, Role.DIRECTED, Role.CONCLUDED):
        people = [
            one
            for one in facts.participations.values()
            if one.event == target and one.role is role and one.who
        ]
        if people:
            verb = VERBS[role][0].upper() + VERBS[role][1:]
            names = "; ".join(agent(one.who or "", one.article, desk) for one in people)
            draft.say(f"{verb}: {names}.", *people)
    draft.about(event.area)
    return draft.reply(OutcomeKind.ANSWER)


# ---- projects ---------------------------------------------------------------------------------
