"""Is it true that somebody holds an office?"""

from collections.abc import Iterable, Sequence

from knowledge.matching import fit
from knowledge.model import Membership
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.refs import OfficeRef, PersonRef
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.holders import holder_reply
from knowledge.relations.memberships import (
    at_times,
    has_left,
    holder_name,
    is_shared,
    mark,
    newest_first,
    seen_on,
)
from knowledge.relations.people import role_reply
from knowledge.titles import PostFrame

CLAIM_CUES = (
    "where",
    "role",
    "which-body",
    "hold",
    "since",
    "who",
    "before",
    "when",
    "claim",
    "why",
    "elected",
)
DEED_CUES = (
    "directive",
    "spoke",
    "petition",
    "chaired",
    "presented",
    "reported",
    "concluded",
    "directed",
)
"""What somebody did: who it was is put right first, whatever it was about."""


def office_claims(question: Question, desk: Desk) -> list[Candidate]:
    """«ông A là Chủ tịch thành phố phải không»: yes, or what the articles say instead."""
    if len(question.people) != 1 or len(question.offices) != 1:
        return []
    person_ref, office_ref = question.people[0], question.offices[0]
    if not person_ref.people or _stands_above(person_ref, question):
        return []
    posts = desk.library.posts(office_ref)
    held = _held(person_ref.people, office_ref, desk)
    skip = (person_ref, office_ref)
    explained: set[int] = set(question.silent)
    base = held or [one for person in person_ref.people for one in desk.library.roles_of(person)]
    for one in base:
        found = fit(
            question,
            desk.library.profiles[one.id],
            desk.library,
            CLAIM_CUES,
            skip=(*skip, *question.areas, *question.bodies),
            times=False,
        )
        if found is not None:
            explained |= found.explained
    told = question.has(*DEED_CUES)
    if question.has("besides") or (told and (held or not _side_by_side(question))):
        return []
    if held and question.bodies and question.has("role"):
        return []
    asks_claim = question.is_yes_no or question.has("role", "where")
    if held and question.has("since", "before", "when"):
        return []
    if held:
        kept = at_times(held, question.times, desk)
        if not kept:
            return _held_by_others(question, held, frozenset(explained), desk)
        others = _other_posts(kept[0], question, desk)
        return [
            Candidate(
                "claim",
                frozenset(explained),
                3,
                1.0 if asks_claim else -1.0,
                OutcomeKind.ANSWER,
                lambda: _confirm(kept, others, desk, asked=question.is_yes_no),
            )
        ]
    if not base:
        return []
    explained |= question.cue_positions(("left-office",))
    if told and not question.has("not-held"):
        explained.update(range(len(question.reading.words)))
    return [
        Candidate(
            "claim",
            frozenset(explained),
            3,
            1.5,
            OutcomeKind.ANSWER,
            lambda: _correct(question.text(office_ref), base, posts, desk),
        )
    ]


def _stands_above(ref: PersonRef, question: Question) -> bool:
    """«dưới ông A, ai làm …»: the person's own office is not what is asked."""
    place = ref.start - 1
    while place in question.silent - question.cue_positions(("below",)):
        place -= 1
    return place in question.cue_positions(("below",))


def _held(people: Iterable[str], office: OfficeRef, desk: Desk) -> list[Membership]:
    """The memberships of these people in such an office, post by post, newest first."""
    frames = desk.library.titles.frames
    own = [one for person in people for one in desk.library.links.to(person, Membership)]
    held = [one for one in own if desk.library.is_post(office, frames[one.post])]
    by_post: dict[str, list[Membership]] = {
        post: [] for post in desk.library.in_order({one.post for one in held})
    }
    for one in desk.library.newest(held):
        by_post[one.post].append(one)
    return [one for of_post in by_post.values() for one in of_post]


def _side_by_side(question: Question) -> bool:
    """Is the person called by the office («Chủ tịch A», «ông A là Chủ tịch»)?"""
    first, second = sorted((question.people[0], question.offices[0]), key=lambda ref: ref.start)
    titles = question.cue_positions(("honorific", "weak-honorific"))
    if isinstance(first, PersonRef):
        titles |= question.cue_positions(("is",))
    return set(range(first.end, second.start)) <= titles


def _held_by_others(
    question: Question, held: Sequence[Membership], explained: frozenset[int], desk: Desk
) -> list[Candidate]:
    """«Năm … ông A còn làm … không»: who held the post then."""
    post = held[0].post
    then = at_times(desk.library.memberships(post), question.times, desk)
    if not then or not question.is_yes_no:
        return []
    shown = [*then, held[0]]
    return [
        Candidate(
            "claim",
            explained,
            3,
            1.0,
            OutcomeKind.ANSWER,
            lambda: holder_reply([post], shown, desk, times=len(question.times)),
        )
    ]


def _other_posts(held: Membership, question: Question, desk: Desk) -> list[Membership]:
    """«… có phải Ủy viên … không, chức chính là gì»: the person's other posts, if an office is
    asked for behind the claim."""
    claimed = question.offices[0].end
    if not any("role" in ref.cues and ref.start >= claimed for ref in question.cues):
        return []
    newest: dict[str, Membership] = {}
    for one in desk.library.roles_of(held.person):
        newest.setdefault(one.post, one)
    return [one for post, one in newest.items() if post != held.post]


def _confirm(
    memberships: Sequence[Membership], others: Sequence[Membership], desk: Desk, *, asked: bool
) -> Reply:
    membership = memberships[0]
    if not asked:
        return role_reply(membership.person, memberships, desk)
    draft = desk.draft()
    title = desk.library.titles.of(membership.post)
    day = format_date(seen_on(membership, desk))
    latest = newest_first(desk.library.memberships(membership.post), desk)[0]
    if latest.person != membership.person and not is_shared(membership.post, desk):
        draft.say(
            f"Theo bài mới nhất ({format_date(seen_on(latest, desk))}), {title} là "
            f"**{holder_name(latest, desk)}**.",
            latest,
        )
        draft.say(f"{holder_name(membership, desk)} giữ chức này ở bài ngày {day}.", membership)
    elif has_left(membership, desk):
        until = format_date(membership.ended_on or seen_on(membership, desk))
        draft.say(
            f"**{holder_name(membership, desk)}** là {title} đến ngày {until} (bài {day}).",
            membership,
        )
    else:
        draft.say(
            f"**Đúng.** Theo bài ngày {day}, **{holder_name(membership, desk)}** là {title}.",
            membership,
        )
    for one in others:
        seen = format_date(seen_on(one, desk))
        draft.say(f"Bài {seen} ghi: {desk.library.titles.of(one.post)}.", one)
    mark(draft, membership, desk)
    return draft.reply(OutcomeKind.ANSWER)


def _correct(
    asked: str, memberships: Sequence[Membership], posts: Sequence[PostFrame], desk: Desk
) -> Reply:
    draft = desk.draft()
    newest: dict[str, Membership] = {}
    for one in memberships:
        newest.setdefault(one.person, one)
    for one in newest.values():
        beside = [
            other
            for other in dict.fromkeys(memberships)
            if (other.person, other.article) == (one.person, one.article)
        ]
        titles = ", ".join(desk.library.titles.of(other.post) for other in beside)
        day = format_date(seen_on(one, desk))
        draft.say(
            f"**Không phải.** Theo bài ngày {day}, **{holder_name(one, desk)}** là {titles}.",
            *beside,
        )
        mark(draft, one, desk)
    holder = [one for frame in posts for one in desk.library.memberships(frame.post)]
    if holder:
        latest = newest_first(holder, desk)[0]
        title = desk.library.titles.of(latest.post)
        day = format_date(seen_on(latest, desk))
        draft.say(f"{title} là **{holder_name(latest, desk)}** (bài {day}).", latest)
        mark(draft, latest, desk)
    else:
        draft.say(f"Mình chưa có bài nào nói {asked} là ai.")
    return draft.reply(OutcomeKind.ANSWER)
