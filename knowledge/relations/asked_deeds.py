"""Which deeds at a meeting a question asks about."""

from collections.abc import Mapping

from knowledge.model import ParticipationRole as Role
from knowledge.question import Question
from knowledge.refs import CueRef
from knowledge.relations.candidate import Desk

ROLE_CUES: dict[str, Role] = {
    "chaired": Role.CHAIRED,
    "presented": Role.PRESENTED,
    "reported": Role.REPORTED,
    "concluded": Role.CONCLUDED,
    "directed": Role.DIRECTED,
    "spoke": Role.SPOKE,
    "attended": Role.ATTENDED,
}
WORD_CUES = {"directive", "spoke", "petition"}
"""Verbs of saying."""
TOLD_ROLES = {Role.CHAIRED, Role.PRESENTED, Role.REPORTED, Role.ATTENDED}
"""What a person does at a meeting beyond speaking."""
MEETING_CUES = ("attended", "meets", "event-what", "chaired")
"""Without any of these, a day or a meeting «với ai» asks for nobody who was at one."""


def _is_at_meeting(question: Question, desk: Desk) -> bool:
    return bool(question.event_types or question.named_in_full(desk.library.facts.events))


def asked_roles(question: Question, desk: Desk) -> tuple[set[Role], bool]:
    """The deeds asked about, none where nobody is asked for; and whether a name is to be
    confirmed."""
    verify = question.is_yes_no and bool(question.people or question.offices)
    if not (verify or question.people or question.has("who", "with-whom", "why", "leaders")):
        return set(), verify
    asked = _beside_who(question) or {role for cue, role in ROLE_CUES.items() if question.has(cue)}
    if question.has("voiced"):
        asked.discard(Role.SPOKE)
    if Role.SPOKE in asked and question.has("about") and question.has("who"):
        asked.add(Role.PRESENTED)
    if question.people and question.has("part-in") and _is_at_meeting(question, desk):
        return set(Role), verify
    told = bool(question.people) and not asked.isdisjoint(TOLD_ROLES)
    if question.has("besides"):
        return set(), verify
    if question.has("with-whom"):
        bound = question.has("issued", "order") or question.says("agreed")
        met = question.times or question.has(*MEETING_CUES) or _is_at_meeting(question, desk)
        asked = {Role.ATTENDED} if met and not bound else set()
    led = question.has("leaders") and not question.has("directive", "petition")
    if question.has("who", "with-whom", "why") or led or verify or told:
        return asked, verify
    return set(), verify


def asks_for_words(question: Question) -> bool:
    """«có yêu cầu triển khai … không» asks for words; what follows is no deed of the speaker."""
    verb = question.first(*WORD_CUES)
    deed = question.first(*ROLE_CUES.keys() - WORD_CUES)
    return verb is not None and deed is not None and verb < deed


def _beside_who(question: Question) -> set[Role]:
    """The deeds that stand right beside «ai», a joining word or another deed between them: other
    such words may belong to the name of the meeting."""
    by_start = {ref.start: ref for ref in question.cues}
    by_end = {ref.end: ref for ref in question.cues}
    asked: set[Role] = set()
    for ref in question.cues:
        if "who" in ref.cues:
            asked |= _deeds_from(ref.end, by_start, question, step=1)
            asked |= _deeds_from(ref.start, by_end, question, step=-1)
    return asked


def _deeds_from(
    place: int, cues: Mapping[int, CueRef], question: Question, *, step: int
) -> set[Role]:
    """The deeds in a row from a place on, forwards or backwards."""
    asked: set[Role] = set()
    while 0 <= place <= len(question.reading.words):
        ref = cues.get(place)
        deeds = {ROLE_CUES[cue] for cue in ref.cues & ROLE_CUES.keys()} if ref else set()
        joins = ref is not None and "compare" in ref.cues
        word = place if step > 0 else place - 1
        if ref is not None and (deeds or joins):
            asked |= deeds
            place = ref.end if step > 0 else ref.start
        elif word in question.silent:
            place += step
        else:
            break
    return asked
