"""Meetings: when, where, what about, of what size."""

import re
from collections.abc import Container

from knowledge.agreement import follows_event
from knowledge.matching import Fit, fit, full_candidates, topic_positions
from knowledge.model import Event, Observation, Participation, ParticipationRole
from knowledge.outcome import OutcomeKind
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.counting import counts
from knowledge.relations.event_words import event_reply, which_event
from knowledge.vocabulary import Kind

EVENT_CUES = (
    "which-event",
    "when",
    "event-what",
    "held",
    "about",
    "chaired",
    "attended",
    "directive",
    "concluded",
    "leaders",
    "who",
)
CALLED_WORDS = 3
"""Syllables of a name that call a meeting («họp trực tuyến»)."""
_ROMAN = re.compile(r"\b[IVX]+\b")
DEEDS = ("spoke", "directive", "petition", "chaired", "concluded", "attended")
"""What somebody named did at a meeting: not told by the meeting itself."""


MEETING_CUES = ("which-event", "event-what", "held", "when", "where", "about", "organizer")
"""What is asked of a meeting."""


def events(question: Question, desk: Desk) -> list[Candidate]:
    """«hội nghị … diễn ra ngày nào», «ngày 27/12/2022 tổ chức hội nghị gì»."""
    which = question.has("which-event")
    facts = desk.library.facts.events
    named = bool(question.named_in_full(facts)) or _is_called(question, facts)
    visit = any(ref.body in desk.library.visiting for ref in question.bodies)
    holds = question.has("event-what") and (question.times or which or visit)
    open_ended = which or not question.has("closing-no", "yes-no")
    if not (question.event_types or named or (holds and open_ended)):
        return []
    orders = question.has("order") and not (question.event_types or question.times)
    if orders or _is_about_somebody(question):
        return []
    asks_chair = question.has("who") and question.has("chaired")
    fits: dict[str, Fit] = {}
    for profile, fact in full_candidates(question, Event, desk.library):
        if asks_chair and not _tells_chair(fact, desk):
            continue
        numbered = bool(_ROMAN.search(fact.name))
        held = {
            "which-grade": numbered,
            "where": fact.place,
            "how-many": _counts(question, fact, desk),
            "organizer": fact.organization,
        }
        cues = (*EVENT_CUES, *(cue for cue, known in held.items() if known))
        found = fit(question, profile, desk.library, cues)
        if found is not None:
            fits[fact.id] = found
    if not fits:
        return []
    any_has = _said_of_any(question)
    rank = {
        one: (len(found.explained), len(found.topical - any_has)) for one, found in fits.items()
    }
    best = max(rank.values())
    kept = [one for one in fits if rank[one] == best]
    asked = question.has(
        "when", "where", "event-what", "attended", "chaired", "about", "what", "organizer"
    )
    pointed = bool(question.times or question.areas or question.bodies or question.names)
    told = topic_positions(question, EVENT_CUES) - question.light
    if not (told or named or question.times or question.strict()):
        kept = list(fits)
    slots = bool(question.event_types) + asked + pointed
    if len(kept) > 1:
        return [
            Candidate(
                "event",
                fits[kept[0]].explained,
                slots,
                0.2,
                OutcomeKind.CLARIFY,
                lambda: which_event(kept, desk),
            )
        ]
    return [
        Candidate(
            "event",
            fits[kept[0]].explained,
            slots,
            1.2 if question.has("which-event") else 0.6 if asked else -0.7,
            OutcomeKind.ANSWER,
            lambda: event_reply(kept[0], desk, organizer=question.has("organizer")),
        )
    ]


def _said_of_any(question: Question) -> set[int]:
    """The words for a meeting and that it was («cuộc họp diễn ra»): they point at none."""
    was = [ref for ref in question.cues if ref.cues == {"event-what"}]
    kinds = [ref for ref, _ in question.event_types]
    return {i for ref in (*was, *kinds) for i in ref.positions} | question.asking_places


def _counts(question: Question, event: Event, desk: Desk) -> bool:
    """Has the meeting a figure of what is counted, if the question says what («mấy điểm cầu»)?"""
    figures = desk.library.links.to(event.id, Observation)
    return any(counts(question, f"{one.value} {one.unit}") for one in figures)


def _is_called(question: Question, meetings: Container[str]) -> bool:
    """Is a meeting called by a name of several words in a row?"""
    return any(
        mention.id in meetings
        for item in question.reading.items
        if item.end - item.start >= CALLED_WORDS
        for mention in item.of(Kind.NAME)
    )


def _tells_chair(event: Event, desk: Desk) -> bool:
    deeds = desk.library.links.to(event.id, Participation)
    return any(one.role is ParticipationRole.CHAIRED for one in deeds)


def _is_about_somebody(question: Question) -> bool:
    """Is asked who did or said what, or what somebody named did: not told by the meeting itself?"""
    if question.has("who", "passive") and question.has("spoke", "directive", "petition"):
        return True
    if question.has("who") and question.has("concluded", "presented", "reported", "directed"):
        return True
    if question.has("who") and (question.has("besides") or not question.has(*DEEDS, "leaders")):
        return True
    doers = [ref for ref in question.offices if not follows_event(ref, question)]
    deed = question.has("who", *DEEDS)
    held = question.event_types or question.times or question.has(*MEETING_CUES)
    named = {place for taken in question.names.values() for place in taken}
    alone = named <= {place for ref in doers for place in ref.positions}
    if doers and alone and not (question.event_types or question.has("event-what", "held")):
        return True
    return bool(doers or question.people) and (deed or not held)
