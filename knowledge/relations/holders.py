"""Who holds an office, now or at a time, and who leads a place."""

from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.connections import area_key
from knowledge.followups import ASKING
from knowledge.matching import Fit, candidates, fit
from knowledge.model import Membership
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.refs import OfficeRef, PersonRef
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.memberships import (
    at_times,
    has_left,
    holder_name,
    is_before,
    is_shared,
    mark,
    newest_first,
    seen_in,
    seen_on,
)
from knowledge.replies import Draft, join_options
from knowledge.titles import PostFrame

HOLDER_CUES = (
    "who",
    "head",
    "hold",
    "elected",
    "before",
    "leaders",
    "role",
    "attended",
    "event-what",
    "both",
    "plural",
    "kind-of-body",
)
MEETING_CUES = ("attended", "event-what", "chaired", "presented", "concluded", "reported", "spoke")
LEADER_CUES = ("leaders", "who", "head", "hold", "role", "besides")
MAX_LISTED = 9
ENOUGH = 64
"""Posts of one office, to know that it has to be asked which."""


def holders(question: Question, desk: Desk) -> list[Candidate]:
    """«Phó Bí thư Thường trực Thành ủy năm 2021 là ai?»; several offices are listed."""
    asked_for = [ref for ref in question.offices if ref not in question.excluded()]
    offered = [ref for ref in question.people if question.alternatives(ref)]
    if not asked_for or len(offered) < len(question.people):
        return []
    asked = question.has("who", "head", "named") or not question.has(*ASKING, "what")
    if not (offered or asked):
        return []
    told = ("mentions", "how-many") if question.has("who") and question.has("mentions") else ()
    fits: dict[str, Fit] = {}
    for ref in asked_for:
        others = [*(one for one in question.offices if one is not ref), *offered]
        for frame in _posts(ref, question, desk):
            for membership in desk.library.memberships(frame.post):
                if question.has("elected") and not membership.started_on:
                    continue
                profile = desk.library.profiles[membership.id]
                cues = (*HOLDER_CUES, *told)
                found = fit(question, profile, desk.library, cues, skip=others, times=False)
                if found is not None and _is_of_places(question, frame, desk):
                    fits[membership.id] = found
    memberships = [desk.library.facts.memberships[target] for target in fits]
    kept = at_times(memberships, question.times, desk)
    if question.has("both"):
        kept = [one for one in kept if _holds_all(one.person, asked_for, kept, desk)]
    if not kept or not all(_is_held(ref, kept, desk) for ref in asked_for):
        return []
    explained = frozenset.intersection(*(fits[one.id].explained for one in kept))
    frames = {one.post: desk.library.titles.frames[one.post] for one in kept}
    ref = question.offices[0]
    slots = len(question.offices) + 1 + bool(ref.areas)
    places = {(frame.body, frame.area) for frame in frames.values()}
    if len(places) > 1 and not _is_several(question):
        return [
            Candidate(
                "holder",
                explained,
                slots,
                0.5,
                OutcomeKind.CLARIFY,
                lambda: _which_office(list(frames.values()), desk),
            )
        ]
    return [
        Candidate(
            "holder",
            explained,
            slots,
            1.0,
            OutcomeKind.ANSWER,
            lambda: holder_reply(list(frames), kept, desk, times=len(question.times)),
        )
    ]


def _posts(ref: OfficeRef, question: Question, desk: Desk) -> Iterator[PostFrame]:
    """The posts that are meant and that somebody was seen in. Where nothing tells which of very
    many it is, the first of them: it is asked back."""
    seen = desk.library.links.numbers
    held = (one for one in desk.library.each_post(ref) if seen(one.post, Membership))
    one_of_many = question.strict() == [ref] and not (question.times or _is_several(question))
    return islice(held, ENOUGH if one_of_many else None)


def _is_several(question: Question) -> bool:
    """Are all of several wanted?"""
    return question.has("leaders") or question.says("plural") or len(question.offices) > 1


def _is_of_places(question: Question, frame: PostFrame, desk: Desk) -> bool:
    """«Thị ủy … có ai làm phó bí thư»: a place or body beside the office is the office's own,
    unless a meeting is spoken of."""
    if question.event_types or question.times or question.has(*MEETING_CUES):
        return True
    library = desk.library
    organizations = desk.library.facts.organizations
    own: list[str] = []
    target: str | None = frame.organization
    while target and target not in own:
        own.append(target)
        target = organizations[target].parent
    area = frozenset([frame.area] if frame.area else [])
    return all(
        not area.isdisjoint(ref.areas) or library.geography.inside(area, ref.areas)
        for ref in question.areas
    ) and all(
        ref.body in library.collective or any(library.is_body(ref, one) for one in own)
        for ref in question.bodies
    )


def _holds_all(
    person: str, offices: Sequence[OfficeRef], memberships: Sequence[Membership], desk: Desk
) -> bool:
    """«vừa là … vừa là …»: one person in all of these offices."""
    own = [one for one in memberships if one.person == person]
    return all(_is_held(ref, own, desk) for ref in offices)


def _is_held(ref: OfficeRef, memberships: Sequence[Membership], desk: Desk) -> bool:
    frames = desk.library.titles.frames
    return any(desk.library.is_post(ref, frames[one.post]) for one in memberships)


def _which_office(frames: Sequence[PostFrame], desk: Desk) -> Reply:
    draft = desk.draft()
    names = [desk.library.titles.of(frame.post) for frame in frames]
    draft.say(f"Bạn hỏi chức vụ nào: {join_options([f'**{name}**' for name in names[:4]])}?")
    for frame, name in zip(frames, names, strict=True):
        draft.offer(name, frame.post)
    return draft.reply(OutcomeKind.CLARIFY)


def holder_reply(
    posts: Sequence[str], memberships: Sequence[Membership], desk: Desk, *, times: int = 0
) -> Reply:
    """Newest holder first with the one before, or everybody where an office has several or so
    many `times` are asked for. Who left it is named only as the one before, or where nobody else
    is known or a time is asked for."""
    draft = desk.draft()
    staying = [one for one in memberships if not has_left(one, desk)]
    known = memberships if times else staying or memberships
    people = {one.person for one in known}
    several = len(posts) > 1 or (times and len(people) > 1) or is_shared(posts[0], desk)
    newest: dict[tuple[str, str], Membership] = {}
    for one in newest_first(known, desk):
        newest.setdefault((one.person, one.post), one)
    ranked = list(newest.values())
    if several:
        for one in ranked[:MAX_LISTED]:
            line = f"**{holder_name(one, desk)}** – {desk.library.titles.of(one.post)}"
            draft.say(f"{line} ({seen_in(one, desk)})", one)
            mark(draft, one, desk)
    else:
        _say_holder(draft, ranked[0], desk, alone=bool(times))
    return draft.reply(OutcomeKind.ANSWER)


def _say_holder(draft: Draft, latest: Membership, desk: Desk, *, alone: bool) -> None:
    """Who holds an office, with the one before unless `alone`."""
    left = f" ({seen_in(latest, desk)})" if has_left(latest, desk) else ""
    title = desk.library.titles.of(latest.post)
    draft.say(f"**{holder_name(latest, desk)}** – {title}{left}", latest)
    if left and not alone:
        draft.say("Mình chưa có bài nào nói ai giữ chức này sau đó.")
    before = [
        one
        for one in newest_first(desk.library.memberships(latest.post), desk)
        if one.person != latest.person and is_before(one, latest, desk)
    ]
    if before and not alone:
        previous = before[0]
        known = seen_in(previous, desk)
        draft.say(f"Trước đó: {holder_name(previous, desk)} ({known})", previous)
    mark(draft, latest, desk)


def leaders(question: Question, desk: Desk) -> list[Candidate]:
    """«lãnh đạo chủ chốt của TP …», «ai lãnh đạo thị xã»."""
    excluded = question.excluded()
    if any(ref not in excluded for ref in (*question.people, *question.offices)):
        return []
    if not question.has("leaders", "head"):
        return []
    if not question.has("who", "what", "leaders"):
        return []
    places = [area for ref in question.placed() for area in ref.areas or ()]
    if not places:
        return []
    kept: dict[str, Fit] = {}
    for profile, fact in candidates(question, Membership, desk.library, skip=excluded, times=False):
        frame = desk.library.titles.frames[fact.post]
        if _is_excluded(question, fact, desk):
            continue
        found = fit(question, profile, desk.library, LEADER_CUES, times=False, skip=excluded)
        visiting = frame.body in desk.library.visiting
        if found is not None and frame.area in places and not visiting:
            kept[fact.id] = found
    memberships = at_times(
        [desk.library.facts.memberships[one] for one in kept], question.times, desk
    )
    if not memberships:
        return []
    explained = frozenset.intersection(*(kept[one.id].explained for one in memberships))
    areas = {desk.library.titles.frames[one.post].area for one in memberships}
    if len(areas) > 1 and not any(ref.named for ref in question.areas):
        return []
    return [
        Candidate(
            "leaders",
            explained,
            2,
            0.6,
            OutcomeKind.ANSWER,
            lambda: leaders_reply(memberships, desk, at_time=bool(question.times)),
        )
    ]


def officials_of(area: str, desk: Desk) -> list[Membership]:
    """Who was seen in an office of this very place, newest first; who only visited it aside."""
    library, kind = desk.library, desk.library.register.kind(Membership)
    there = library.each(Membership, library.index.having.within(area_key(area), kind))
    frames = library.titles.frames
    return [
        one
        for _, one in there
        if frames[one.post].area == area and frames[one.post].body not in library.visiting
    ]


def _is_excluded(question: Question, membership: Membership, desk: Desk) -> bool:
    frame = desk.library.titles.frames[membership.post]
    return any(
        desk.library.is_post(ref, frame)
        if isinstance(ref, OfficeRef)
        else isinstance(ref, PersonRef) and membership.person in ref.people
        for ref in question.excluded()
    )


def leaders_reply(memberships: Sequence[Membership], desk: Desk, *, at_time: bool = False) -> Reply:
    """Heads first; of a post that changed hands the newest holder, unless a time is asked for."""
    draft = desk.draft()
    newest: dict[tuple[str, str], Membership] = {}
    for one in newest_first(memberships, desk):
        if has_left(one, desk) and not at_time:
            continue
        alone = at_time or is_shared(one.post, desk)
        newest.setdefault((one.person if alone else "", one.post), one)
    shown = sorted(newest.values(), key=lambda one: _seniority(one, desk))[:MAX_LISTED]
    for one in shown:
        title = desk.library.titles.of(one.post)
        day = format_date(seen_on(one, desk))
        draft.say(f"• **{holder_name(one, desk)}** – {title} (bài {day})", one)
        draft.about(desk.library.titles.frames[one.post].area)
    draft.warn_if_old(min(seen_on(one, desk) for one in shown))
    return draft.reply(OutcomeKind.ANSWER)


def _seniority(membership: Membership, desk: Desk) -> tuple[int, int, int]:
    """Heads before deputies, in the order in which government.toml lists the bodies."""
    frame = desk.library.titles.frames[membership.post]
    order = list(desk.library.titles.heads)
    place = order.index(frame.body) if frame.body in order else len(order)
    return (len(frame.ranks), place, -seen_on(membership, desk).toordinal())
