"""Everybody whom an article names at a meeting."""

from collections.abc import Sequence

from knowledge.matching import Fit, candidates, fit
from knowledge.model import Participation
from knowledge.model import ParticipationRole as Role
from knowledge.outcome import OutcomeKind, Reply
from knowledge.question import Question
from knowledge.relations.belonging import belongs, places_of_officials
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.event_words import VERBS, at_event, which_event
from knowledge.relations.statement_words import agent

ASKED = ("who", "leaders")
ROLL_CUES = (
    *ASKED,
    "named",
    "mentions",
    "event-what",
    "attended",
    "hold",
    "part-in",
    "demanded",
    "directive",
    "spoke",
)


def roll(question: Question, desk: Desk) -> list[Candidate]:
    """«hội nghị … nhắc tên những ai», «bài ngày … nêu tên lãnh đạo nào của tỉnh»."""
    if question.offices or question.people or not _asks_who_is_named(question):
        return []
    places = places_of_officials(question)
    fits: dict[str, Fit] = {}
    for profile, fact in candidates(question, Participation, desk.library, skip=places):
        if not fact.who or fact.who not in desk.library.facts.people:
            continue
        if places and not belongs(fact.who, fact.article, places, desk):
            continue
        found = fit(question, profile, desk.library, ROLL_CUES, skip=places)
        if found is not None:
            fits[fact.id] = found
    events = desk.library.facts.events
    called = any(name in events for name in question.names)
    if not fits or not (called or question.times or question.event_types or question.strict()):
        return []
    deeds = [desk.library.facts.participations[one] for one in fits]
    explained = frozenset.union(*(found.explained for found in fits.values()))
    meetings = list(dict.fromkeys(one.event for one in deeds))
    if len(meetings) > 1:
        return [
            Candidate(
                "roll", explained, 2, 0.5, OutcomeKind.CLARIFY, lambda: which_event(meetings, desk)
            )
        ]
    return [
        Candidate("roll", explained, 3, 1.2, OutcomeKind.ANSWER, lambda: _roll_reply(deeds, desk))
    ]


def _asks_who_is_named(question: Question) -> bool:
    """«ai được nhắc tên», or «nhắc đến» with «ai» right behind it, not before («ai nhắc đến …»)."""
    if not question.has(*ASKED):
        return False
    if question.has("named"):
        return True
    joins = question.silent | question.cue_positions(("plural",))
    return any(
        "mentions" in verb.cues
        and not asked.cues.isdisjoint(ASKED)
        and verb.end <= asked.start
        and set(range(verb.end, asked.start)) <= joins
        for verb in question.cues
        for asked in question.cues
    )


def _roll_reply(deeds: Sequence[Participation], desk: Desk) -> Reply:
    """A line for each person with what they did, in the order of the deeds."""
    done: dict[str, list[Participation]] = {}
    for one in sorted(deeds, key=lambda one: list(Role).index(one.role)):
        done.setdefault(one.who or "", []).append(one)
    draft = desk.draft()
    for person, own in done.items():
        verbs = ", ".join(dict.fromkeys(VERBS[one.role] for one in own))
        draft.say(f"• **{agent(person, own[0].article, desk)}**: {verbs}", *own)
    return at_event(desk.library.facts.events[deeds[0].event], draft).reply(OutcomeKind.ANSWER)
