"""Meetings: when, what about, who did what there; and projects."""

from collections.abc import Sequence

from knowledge.literals import DocumentNumber
from knowledge.matching import Fit, fit, topic_positions
from knowledge.model import Event, Participation, Project
from knowledge.model import ParticipationRole as Role
from knowledge.model import Status
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.documents import lower_first
from knowledge.relations.figures import amount
from knowledge.relations.statements import agent

EVENT_CUES = ("when", "event-what", "about", "how-many", "chaired", "attended", "directive",
              "concluded", "leaders", "who")  # fmt: skip
ROLE_CUES: dict[str, Role] = {
    "chaired": Role.CHAIRED,
    "presented": Role.PRESENTED,
    "reported": Role.REPORTED,
    "concluded": Role.CONCLUDED,
    "directed": Role.DIRECTED,
    "spoke": Role.SPOKE,
    "attended": Role.ATTENDED,
}
VERBS = {
    Role.CHAIRED: "chủ trì",
    Role.PRESENTED: "quán triệt",
    Role.REPORTED: "báo cáo",
    Role.CONCLUDED: "kết luận",
    Role.DIRECTED: "phát biểu chỉ đạo",
    Role.SPOKE: "phát biểu",
    Role.ATTENDED: "tham dự",
}
SOLE_ROLES = {Role.CHAIRED, Role.PRESENTED, Role.CONCLUDED, Role.REPORTED}
"""Who did these is told in full, so that another name is a false premise."""
KIND_CUES: dict[str, tuple[str, ...]] = {
    "project-road": ("road",),
    "project-scheme": ("scheme",),
    "project-model": ("model", "programme"),
    "project-cluster": ("cluster",),
}
TOLD_ROLES = {Role.CHAIRED, Role.PRESENTED, Role.REPORTED, Role.ATTENDED}
"""What a person does at a meeting beyond speaking."""
FULL_NAME_WORDS = 4
"""Syllables of a project's name that name it without its kind."""
PROJECT_CUES = ("project", "what", "where", "target", "petition", "directive", "find-document",
                "aim", "event-what", "spoke", "called")  # fmt: skip


def participants(question: Question, desk: Desk) -> list[Candidate]:
    """«ai quán triệt nghị quyết 06», «ai chủ trì», «Bí thư Tỉnh ủy có dự … không»."""
    asked = {role for cue, role in ROLE_CUES.items() if question.has(cue)}
    verify = question.is_yes_no and bool(question.people or question.offices)
    told = bool(question.people) and not asked.isdisjoint(TOLD_ROLES)
    if question.has("besides"):
        return []
    if question.has("with-whom"):
        asked = set() if question.has("issued") else {Role.ATTENDED}
    if not asked or not (question.has("who", "leaders", "with-whom") or verify or told):
        return []
    sole = asked & SOLE_ROLES
    if Role.ATTENDED in asked and not question.has("with-whom"):
        asked = set(Role)
    cues = ("who", "with-whom", "leaders", "event-what", "directive", "hold", *ROLE_CUES)
    fits: dict[str, Fit] = {}
    for profile in desk.library.of_kind(Participation):
        fact = profile.fact
        assert isinstance(fact, Participation)
        if fact.role in asked:
            skip = (*question.offices, *question.people) if question.has("with-whom") else ()
            found = fit(question, profile, desk.library, cues, skip=skip)
            if found is not None and not (skip and fact.who):
                fits[fact.id] = found
    denied = question.is_yes_no or question.has("why")
    if not fits and denied and sole and question.strict():
        return _not_so(question, desk, sole, cues)
    if not fits:
        return []
    deeds = desk.library.facts.participations
    if question.documents and any(_presents(deeds[one], question, desk) for one in fits):
        fits = {one: f for one, f in fits.items() if _presents(deeds[one], question, desk)}
    topic = topic_positions(question, cues)
    rank = {one: (len(found.explained), len(found.topical & topic)) for one, found in fits.items()}
    best = max(rank.values())
    kept = [one for one in fits if rank[one] == best]
    facts = [deeds[one] for one in kept]
    newest = max(facts, key=lambda one: desk.library.profiles[one.id].seen_on)
    facts = [one for one in facts if one.event == newest.event]
    pointed = bool(question.event_types or question.times or question.documents or question.areas)
    return [Candidate("participants", fits[kept[0]].explained, 2 + pointed, 1.1,
                      OutcomeKind.ANSWER,
                      lambda: _participants_reply(facts, desk, verify=verify))]  # fmt: skip


def _not_so(
    question: Question, desk: Desk, asked: set[Role], cues: Sequence[str]
) -> list[Candidate]:
    """«… do ông A chủ trì phải không», where the articles name others for it."""
    skip = (*question.people, *question.offices)
    fits = {}
    for profile in desk.library.of_kind(Participation):
        fact = profile.fact
        assert isinstance(fact, Participation)
        found = fit(question, profile, desk.library, (*cues, "why"), skip=skip)
        if fact.role in asked and found is not None and fact.who:
            numbered = not question.documents or _presents(fact, question, desk)
            if numbered:
                fits[fact] = found
    if not fits or not skip:
        return []
    explained = next(iter(fits.values())).explained

    def build() -> Reply:
        draft = desk.draft().say("**Không phải.** Theo bài báo:")
        for one in fits:
            draft.say(deed(one, desk), one)
        return draft.reply(OutcomeKind.ANSWER)

    return [Candidate("participants", explained, 3, 1.0, OutcomeKind.ANSWER, build)]


def _presents(one: Participation, question: Question, desk: Desk) -> bool:
    """Is one of the documents named in the question the person's own subject?"""
    numbers = [ref.value for ref in question.documents if isinstance(ref.value, DocumentNumber)]
    return any(desk.library.is_document(number, target)
               for number in numbers for target in one.documents)  # fmt: skip


def _participants_reply(facts: Sequence[Participation], desk: Desk, *, verify: bool) -> Reply:
    draft = desk.draft()
    event = desk.library.facts.events[facts[0].event]
    said: set[str | None] = set()
    for one in sorted(facts, key=lambda one: (one.who is None, list(Role).index(one.role))):
        if (one.who or one.group) in said:
            continue
        said.add(one.who or one.group)
        draft.say(("**Có.** " if verify and len(said) == 1 else "") + deed(one, desk), one)
    draft.say(f"Tại: {lower_first(event.name)}, ngày {format_date(event.on)}.", event)
    draft.about(event.area)
    return draft.reply(OutcomeKind.ANSWER)


def deed(one: Participation, desk: Desk) -> str:
    """«A (chức vụ) quán triệt Nghị quyết …»."""
    who = agent(one.who, one.article, desk) if one.who else (one.group or "")
    documents = ", ".join(desk.library.titles.document(target) for target in one.documents)
    about = "" if documents or not one.about else f" ({lower_first(one.about)})"
    return f"**{who[0].upper()}{who[1:]}** {VERBS[one.role]}{' ' + documents if documents else ''}{about}"


def events(question: Question, desk: Desk) -> list[Candidate]:
    """«hội nghị … diễn ra ngày nào», «ngày 27/12/2022 tổ chức hội nghị gì»."""
    if not question.event_types and not question.has("event-what"):
        return []
    named = any(name in desk.library.facts.events and len(taken) >= FULL_NAME_WORDS
                for name, taken in question.names.items())  # fmt: skip
    if not question.event_types and not question.times and not named:
        return []
    spoken = question.has("who", "spoke", "directive", "petition", "chaired", "concluded")
    if spoken and (question.offices or question.people):
        return []
    fits: dict[str, Fit] = {}
    for profile in desk.library.of_kind(Event):
        fact = profile.fact
        assert isinstance(fact, Event)
        cues = (*EVENT_CUES, "where") if fact.place else EVENT_CUES
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
        return [Candidate("event", fits[kept[0]].explained, slots, 0.2, OutcomeKind.CLARIFY,
                          lambda: _which(kept, desk))]  # fmt: skip
    return [Candidate("event", fits[kept[0]].explained, slots, 0.6 if asked else -0.7,
                      OutcomeKind.ANSWER, lambda: event_reply(kept[0], desk))]  # fmt: skip


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
    figures = [one for one in facts.observations.values()
               if one.event == target and one.status is not Status.TARGET]  # fmt: skip
    if figures:
        draft.say("Quy mô: " + ", ".join(amount(one) for one in figures) + ".", *figures)
    for role in (Role.CHAIRED, Role.DIRECTED, Role.CONCLUDED):
        people = [one for one in facts.participations.values()
                  if one.event == target and one.role is role and one.who]  # fmt: skip
        if people:
            verb = VERBS[role][0].upper() + VERBS[role][1:]
            names = "; ".join(agent(one.who or "", one.article, desk) for one in people)
            draft.say(f"{verb}: {names}.", *people)
    draft.about(event.area)
    return draft.reply(OutcomeKind.ANSWER)


# ---- projects ---------------------------------------------------------------------------------


def projects(question: Question, desk: Desk) -> list[Candidate]:
    """«TP … có dự án nào vay vốn ADB», «chuẩn bị đầu tư những tuyến đường nào»."""
    kinds = {kind for cue, of_cue in KIND_CUES.items() if question.has(cue) for kind in of_cue}
    named = any(name in desk.library.facts.projects and len(taken) >= FULL_NAME_WORDS
                for name, taken in question.names.items())  # fmt: skip
    if not kinds and not question.has("project") and not named:
        return []
    fits: dict[str, Fit] = {}
    for profile in desk.library.of_kind(Project):
        fact = profile.fact
        assert isinstance(fact, Project)
        if kinds and fact.kind not in kinds:
            continue
        found = fit(question, profile, desk.library, (*PROJECT_CUES, *KIND_CUES))
        if found is not None:
            fits[fact.id] = found
    if not fits:
        return []
    words = topic_positions(question, (*PROJECT_CUES, *KIND_CUES))
    topic = {one: len(found.topical & words) for one, found in fits.items()}
    best = max(topic.values())
    kept = [one for one in fits if topic[one] == best]
    explained = frozenset.intersection(*(fits[one].explained for one in kept))
    pointed = bool(question.areas or question.bodies or question.times) + bool(best)
    return [Candidate("project", explained, 1 + pointed, 0.7, OutcomeKind.ANSWER,
                      lambda: projects_reply(kept, desk))]  # fmt: skip


def projects_reply(targets: Sequence[str], desk: Desk) -> Reply:
    draft = desk.draft()
    for target in targets:
        project = desk.library.facts.projects[target]
        details = "; ".join(filter(None, (project.funding, project.stage)))
        draft.say(f"• **{project.name}**" + (f" ({details})" if details else ""), project)
        draft.about(project.area)
    return draft.reply(OutcomeKind.ANSWER)
