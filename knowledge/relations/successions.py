"""Who was seen in somebody's office before or after them."""

from collections.abc import Collection

from knowledge.matching import fit
from knowledge.model import Membership
from knowledge.outcome import OutcomeKind
from knowledge.question import Question
from knowledge.refs import PersonRef
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.holders import holder_reply
from knowledge.relations.memberships import is_before, last_held

BEFORE_NAME = "predecessor-of"
"""The cue that asks for whoever was there before the person named right after it …"""
AFTER_NAME = "successor-of"
"""… and after."""
SUCCESSION_CUES = ("who", "role", "hold", "where", "follow", "predecessor", "successor")


def successions(question: Question, desk: Desk) -> list[Candidate]:
    """«trước ông A ai làm Bí thư», «ai thay bà B», «ông C thay ai»."""
    if len(question.people) != 1 or len(question.offices) > 1:
        return []
    ref = question.people[0]
    direction = _direction(question, ref)
    if direction is None:
        return []
    cues, after = direction
    explained: set[int] = set()
    found: list[Membership] = []
    for person in sorted(ref.people):
        for one in desk.library.roles_of(person):
            frame = desk.library.titles.frames[one.post]
            if not all(desk.library.is_post(office, frame) for office in question.offices):
                continue
            fitted = fit(
                question,
                desk.library.profiles[one.id],
                desk.library,
                (*SUCCESSION_CUES, *cues),
                skip=question.offices,
                times=False,
            )
            if fitted is not None and not question.times:
                explained |= fitted.explained
                found += _next(one, desk, after=after)
    if not found:
        return []
    post = found[0].post
    kept = [one for one in found if one.post == post]
    return [
        Candidate(
            "succession",
            frozenset(explained),
            3,
            1.3,
            OutcomeKind.ANSWER,
            lambda: holder_reply([post], kept, desk, times=0 if after else 1),
        )
    ]


def _direction(question: Question, person: PersonRef) -> tuple[Collection[str], bool] | None:
    """The cues that ask for whoever came before or after, and whether it is after."""
    titles = question.cue_positions(("honorific", "weak-honorific"))
    between = titles | question.silent
    for ref in question.cues:
        beside = ref.end <= person.start and set(range(ref.end, person.start)) <= between
        if beside and ref.cues & {BEFORE_NAME, AFTER_NAME}:
            return ref.cues, AFTER_NAME in ref.cues
        if ref.cues & {"predecessor", "successor"}:
            return ref.cues, "successor" in ref.cues
    return None


def _next(membership: Membership, desk: Desk, *, after: bool) -> list[Membership]:
    """Whoever was seen in the post nearest in time before or after a membership."""
    others = [
        one
        for one in desk.library.memberships(membership.post)
        if one.person != membership.person
        and (is_before(membership, one, desk) if after else is_before(one, membership, desk))
    ]
    nearest = (min if after else max)((last_held(one, desk) for one in others), default=None)
    return [one for one in others if last_held(one, desk) == nearest]
