"""What a person does."""

from collections.abc import Mapping, Sequence

from knowledge.matching import fit
from knowledge.model import Membership
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.refs import BodyRef, OfficeRef, Ref
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.memberships import (
    at_times,
    has_left,
    mark,
    newest_first,
    seen_in,
    seen_on,
)
from knowledge.replies import Draft, join_options
from knowledge.titles import PostFrame

ROLE_CUES = (
    "role",
    "part-in",
    "which-body",
    "who",
    "hold",
    "head",
    "where",
    "leaders",
    "besides",
    "follow",
    "attended",
    "compare",
    "that-person",
)


def roles(question: Question, desk: Desk) -> list[Candidate]:
    """«ông A làm chức gì»; several people of that name: which one? What somebody was before is
    another question."""
    if len(question.people) != 1 or not question.people[0].people:
        return []
    ref = question.people[0]
    if question.offices and not question.has("besides", "compare") and len(question.offices) < 2:
        return []
    if _asks_for_orders(question) or question.says("before"):
        return []
    besides = question.has("besides")
    left_out = question.excluded() or (question.offices if besides else [])
    wanted = [office for office in question.offices if office not in left_out] if besides else []
    settled = [*question.offices, *left_out, *(question.bodies if _claims(question) else ())]
    explained: set[int] = set()
    known: dict[str, list[Membership]] = {}
    for person in sorted(ref.people):
        for one in desk.library.roles_of(person):
            profile = desk.library.profiles[one.id]
            frame = desk.library.titles.frames[one.post]
            if besides and any(_is_post(left, frame, desk) for left in left_out):
                continue
            if wanted and not any(_is_post(office, frame, desk) for office in wanted):
                continue
            found = fit(question, profile, desk.library, ROLE_CUES, times=False, skip=settled)
            if found is not None:
                known.setdefault(person, []).append(one)
                explained |= found.explained
    known = {
        person: kept
        for person, all_ in known.items()
        if (kept := at_times(all_, question.times, desk))
    }
    if not known:
        return []
    asked = question.has("role", "part-in", "who", "head", "where", "hold") or _claims(question)
    bare = len(question.reading.words) <= ref.end - ref.start + 1
    slots = 1 + asked
    told = any(
        ref.cues & {"directive", "spoke", "petition"} and "role" not in ref.cues
        for ref in question.cues
    )
    prior = -1.0 if not (asked or bare) else 0.3 if told else 0.9
    if len(known) > 1:
        return [
            Candidate(
                "role",
                frozenset(explained),
                slots,
                prior,
                OutcomeKind.CLARIFY,
                lambda: _which_person(list(known), desk),
            )
        ]
    ((person, memberships),) = known.items()
    return [
        Candidate(
            "role",
            frozenset(explained),
            slots,
            prior,
            OutcomeKind.ANSWER,
            lambda: role_reply(person, memberships, desk),
        )
    ]


def _claims(question: Question) -> bool:
    """«ông A bên Sở … phải không»: to be put right by what he is."""
    deeds = ("directive", "spoke", "petition", "attended", "chaired", "presented", "reported")
    return question.has("claim") and not question.has(*deeds)


def _asks_for_orders(question: Question) -> bool:
    """«ông A giao … làm gì»: what was ordered, not what he is, nor what part he has in a body."""
    asks = {"role", "part-in"}
    own = any(ref.cues & asks and "directive" not in ref.cues for ref in question.cues)
    return question.has("order") and question.has("directive") and not own


def _is_post(ref: Ref, frame: PostFrame, desk: Desk) -> bool:
    """Is it this office, or one of this body?"""
    if isinstance(ref, BodyRef):
        of_place = ref.areas is None or frame.area in ref.areas
        return frame.body == ref.body and of_place
    return isinstance(ref, OfficeRef) and desk.library.is_post(ref, frame)


def several_roles(question: Question, desk: Desk) -> list[Candidate]:
    """«ông A với ông B mỗi người giữ chức gì»: each of them."""
    people = [ref for ref in question.people if ref.people]
    if len(people) < 2 or not question.has("role", "part-in", "who", "hold") or question.offices:
        return []
    known: dict[str, list[Membership]] = {}
    explained: set[int] = set()
    for ref in people:
        others = [one for one in people if one is not ref]
        for person in ref.people if len(ref.people) == 1 else ():
            for one in desk.library.roles_of(person):
                profile = desk.library.profiles[one.id]
                found = fit(question, profile, desk.library, ROLE_CUES, times=False, skip=others)
                if found is not None:
                    known.setdefault(person, []).append(one)
                    explained |= found.explained
    known = {person: at_times(all_, question.times, desk) for person, all_ in known.items()}
    if len([kept for kept in known.values() if kept]) < len(question.people):
        return []
    return [
        Candidate(
            "role",
            frozenset(explained),
            len(people),
            0.9,
            OutcomeKind.ANSWER,
            lambda: _several_reply(known, desk),
        )
    ]


def _several_reply(known: Mapping[str, Sequence[Membership]], desk: Desk) -> Reply:
    draft = desk.draft()
    for person, memberships in known.items():
        _say_roles(draft, person, memberships, desk)
    return draft.reply(OutcomeKind.ANSWER)


def _which_person(people: Sequence[str], desk: Desk) -> Reply:
    draft = desk.draft()
    names = [desk.library.facts.people[person].name for person in people]
    draft.say(f"Bạn hỏi ai: {join_options([f'**{name}**' for name in names])}?")
    for person, name in zip(people, names, strict=True):
        draft.offer(name, person)
    return draft.reply(OutcomeKind.CLARIFY)


def role_reply(person: str, memberships: Sequence[Membership], desk: Desk) -> Reply:
    """A person's posts, newest first."""
    draft = desk.draft()
    _say_roles(draft, person, memberships, desk)
    return draft.reply(OutcomeKind.ANSWER)


def _say_roles(draft: Draft, person: str, memberships: Sequence[Membership], desk: Desk) -> None:
    newest: dict[str, Membership] = {}
    for one in newest_first(memberships, desk):
        newest.setdefault(one.post, one)
    name = desk.library.facts.people[person].name
    first, *others = newest.values()
    day = format_date(seen_on(first, desk))
    draft.say(f"**{name}** – {desk.library.titles.of(first.post)} ({seen_in(first, desk)})")
    for one in others:
        seen = format_date(seen_on(one, desk))
        if has_left(one, desk):
            draft.say(f"Trước đó: {desk.library.titles.of(one.post)} ({seen_in(one, desk)})")
            continue
        opening = "Đồng thời" if seen == day else f"Bài {seen} ghi"
        draft.say(f"{opening}: {desk.library.titles.of(one.post)}")
    for one in (first, *others):
        draft.rest_on(one)
        mark(draft, one, desk)
