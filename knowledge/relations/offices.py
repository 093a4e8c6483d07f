"""Who holds an office, what a person does, who leads a place, and whether a claim about it holds."""

from collections.abc import Sequence
from datetime import date

from knowledge.matching import Fit, fit, time_agrees
from knowledge.model import Membership
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import LiteralRef, OfficeRef, PersonRef, Question
from knowledge.literals import When
from knowledge.relations.candidate import Candidate, Desk
from knowledge.replies import Draft
from knowledge.titles import PostFrame

HOLDER_CUES = ("who", "head", "hold", "before", "leaders", "role", "attended", "event-what")
ROLE_CUES = (
    "role",
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
)
CLAIM_CUES = ("role", "which-body", "hold", "since", "who", "before", "when", "claim", "why")
LEADER_CUES = ("leaders", "who", "head", "hold", "role")
MAX_LISTED = 9


def holders(question: Question, desk: Desk) -> list[Candidate]:
    """«Phó Bí thư Thường trực Thành ủy năm 2021 là ai?»; several offices are listed."""
    if not question.offices or question.people:
        return []
    fits: dict[str, Fit] = {}
    for ref in question.offices:
        others = [one for one in question.offices if one is not ref]
        for frame in desk.library.posts(ref):
            for membership in desk.library.memberships(frame.post):
                profile = desk.library.profiles[membership.id]
                found = fit(question, profile, desk.library, HOLDER_CUES, skip=others, times=False)
                if found is not None:
                    fits[membership.id] = found
    memberships = [desk.library.facts.memberships[target] for target in fits]
    kept = _at_times(memberships, question.times, desk)
    if not kept or not all(_is_held(ref, kept, desk) for ref in question.offices):
        return []
    explained = frozenset.intersection(*(fits[one.id].explained for one in kept))
    frames = {one.post: desk.library.titles.frames[one.post] for one in kept}
    ref = question.offices[0]
    asked = question.has("who", "head") or len(question.reading.words) <= ref.end - ref.start + 2
    if not asked:
        return []
    slots = len(question.offices) + 1 + bool(ref.areas)
    places = {(frame.body, frame.area) for frame in frames.values()}
    many = question.has("leaders") or _is_plural(question) or len(question.offices) > 1
    if len(places) > 1 and not many:
        return [
            Candidate("holder", explained, slots, 0.5, OutcomeKind.CLARIFY,
                      lambda: _which_office(list(frames.values()), desk))
        ]  # fmt: skip
    return [
        Candidate("holder", explained, slots, 1.0, OutcomeKind.ANSWER,
                  lambda: holder_reply(list(frames), kept, desk, at_time=bool(question.times)))
    ]  # fmt: skip


def _is_held(ref: OfficeRef, memberships: Sequence[Membership], desk: Desk) -> bool:
    frames = desk.library.titles.frames
    return any(desk.library.is_post(ref, frames[one.post]) for one in memberships)


def _is_plural(question: Question) -> bool:
    words = {word.syllable.folded for word in question.reading.words}
    return bool({"cac", "nhung"} & words) and question.has("who", "what")


def _at_times(
    memberships: Sequence[Membership], times: Sequence[LiteralRef], desk: Desk
) -> list[Membership]:
    """Those seen at the times asked for. Who was seen before and after a time held the office
    then; everybody else is left out."""
    kept = list(memberships)
    for ref in times:
        when = ref.value
        assert isinstance(when, When)
        seen = [one for one in kept if time_agrees(when, desk.library.profiles[one.id])]
        kept = seen or _around(kept, when, desk)
    return kept


def _around(memberships: Sequence[Membership], when: When, desk: Desk) -> list[Membership]:
    if when.period is None:
        return []
    found = []
    for one in memberships:
        days = [
            desk.library.profiles[other.id].seen_on
            for other in memberships
            if (other.person, other.post) == (one.person, one.post)
        ]
        if min(days) < when.period.start and when.period.end < max(days):
            found.append(one)
    return found


def _which_office(frames: Sequence[PostFrame], desk: Desk) -> Reply:
    draft = desk.draft()
    names = [desk.library.titles.of(frame.post) for frame in frames]
    draft.say(f"Bạn hỏi chức vụ nào: {join_options([f'**{name}**' for name in names[:4]])}?")
    for frame, name in zip(frames, names, strict=True):
        draft.offer(name, frame.post)
    return draft.reply(OutcomeKind.CLARIFY)


def join_options(names: Sequence[str]) -> str:
    """«A, B hay C»."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} hay {names[-1]}"


def holder_reply(
    posts: Sequence[str], memberships: Sequence[Membership], desk: Desk, *, at_time: bool
) -> Reply:
    """Newest holder first with the one before, or everybody where an office has several."""
    draft = desk.draft()
    several = len(posts) > 1 or _is_shared(posts[0], desk)
    newest: dict[tuple[str, str], Membership] = {}
    for one in memberships:
        newest.setdefault((one.person, one.post), one)
    ranked = sorted(newest.values(), key=lambda one: _seen(one, desk), reverse=True)
    if several:
        ranked = ranked[:MAX_LISTED]
        for one in ranked:
            line = f"**{_name(one, desk)}** – {desk.library.titles.of(one.post)}"
            draft.say(f"{line} (bài {format_date(_seen(one, desk))})", one)
            _mark(draft, one, desk)
    else:
        latest = ranked[0]
        draft.say(f"**{_name(latest, desk)}** – {desk.library.titles.of(latest.post)}", latest)
        before = [one for one in desk.library.memberships(latest.post)
                  if one.person != latest.person and _seen(one, desk) < _seen(latest, desk)]  # fmt: skip
        if before and not at_time:
            previous = before[0]
            draft.say(
                f"Trước đó: {_name(previous, desk)} (bài {format_date(_seen(previous, desk))})",
                previous,
            )
        _mark(draft, latest, desk)
    return draft.reply(OutcomeKind.ANSWER)


def _is_shared(post: str, desk: Desk) -> bool:
    """Several people seen in one post in one article hold it side by side."""
    seen: dict[str, set[str]] = {}
    for one in desk.library.memberships(post):
        seen.setdefault(one.article, set()).add(one.person)
    return any(len(people) > 1 for people in seen.values())


def _name(membership: Membership, desk: Desk) -> str:
    return desk.library.facts.people[membership.person].name


def _seen(membership: Membership, desk: Desk) -> date:
    return desk.library.profiles[membership.id].seen_on


def _mark(draft: Draft, membership: Membership, desk: Desk) -> None:
    draft.warn_if_old(_seen(membership, desk))
    draft.about(desk.library.titles.frames[membership.post].area)


# ---- people -----------------------------------------------------------------------------------


def roles(question: Question, desk: Desk) -> list[Candidate]:
    """«ông A làm chức gì»; several people of that name: which one?"""
    if len(question.people) != 1 or not question.people[0].people:
        return []
    ref = question.people[0]
    if question.offices and not question.has("besides", "compare") and len(question.offices) < 2:
        return []
    besides = question.has("besides")
    explained: set[int] = set()
    known: dict[str, list[Membership]] = {}
    for person in sorted(ref.people):
        for one in desk.library.roles_of(person):
            profile = desk.library.profiles[one.id]
            frame = desk.library.titles.frames[one.post]
            named = [office for office in question.offices if desk.library.is_post(office, frame)]
            if besides and named:
                continue
            found = fit(question, profile, desk.library, ROLE_CUES, times=False,
                        skip=question.offices)  # fmt: skip
            if found is not None:
                known.setdefault(person, []).append(one)
                explained |= found.explained
    known = {person: kept for person, all_ in known.items()
             if (kept := _at_times(all_, question.times, desk))}  # fmt: skip
    if not known:
        return []
    asked = question.has("role", "who", "head", "where", "hold")
    bare = len(question.reading.words) <= ref.end - ref.start + 1
    slots = 1 + asked
    prior = 0.9 if asked or bare else -1.0
    if len(known) > 1:
        return [
            Candidate("role", frozenset(explained), slots, prior, OutcomeKind.CLARIFY,
                      lambda: _which_person(list(known), desk))
        ]  # fmt: skip
    ((person, memberships),) = known.items()
    return [
        Candidate("role", frozenset(explained), slots, prior, OutcomeKind.ANSWER,
                  lambda: role_reply(person, memberships, desk))
    ]  # fmt: skip


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
    newest: dict[str, Membership] = {}
    for one in memberships:
        newest.setdefault(one.post, one)
    name = desk.library.facts.people[person].name
    titles = []
    for one in newest.values():
        titles.append(f"{desk.library.titles.of(one.post)} (bài {format_date(_seen(one, desk))})")
        draft.rest_on(one)
        _mark(draft, one, desk)
    draft.say(f"**{name}** – {titles[0]}")
    for title in titles[1:]:
        draft.say(f"và: {title}")
    return draft.reply(OutcomeKind.ANSWER)


# ---- claims -----------------------------------------------------------------------------------


def claims(question: Question, desk: Desk) -> list[Candidate]:
    """«ông A là Chủ tịch thành phố phải không»: yes, or what the articles say instead."""
    if len(question.people) != 1 or len(question.offices) != 1:
        return []
    person_ref, office_ref = question.people[0], question.offices[0]
    if not person_ref.people:
        return []
    posts = desk.library.posts(office_ref)
    held = [
        one
        for frame in posts
        for one in desk.library.memberships(frame.post)
        if one.person in person_ref.people
    ]
    skip = (person_ref, office_ref)
    explained: set[int] = set(question.silent)
    base = held or [one for person in person_ref.people for one in desk.library.roles_of(person)]
    for one in base:
        found = fit(question, desk.library.profiles[one.id], desk.library, CLAIM_CUES,
                    skip=(*skip, *question.areas, *question.bodies), times=False)  # fmt: skip
        if found is not None:
            explained |= found.explained
    if question.has("besides") or (held and question.has("directive", "spoke", "petition")):
        return []
    asks_claim = question.is_yes_no or question.has("role")
    if held and question.has("since"):
        return []
    if held:
        kept = _at_times(held, question.times, desk)
        if not kept:
            return []
        return [Candidate("claim", frozenset(explained), 3, 1.0 if asks_claim else -1.0,
                          OutcomeKind.ANSWER,
                          lambda: _confirm(kept, desk, asked=question.is_yes_no))]  # fmt: skip
    if not base:
        return []
    return [Candidate("claim", frozenset(explained), 3, 1.5, OutcomeKind.ANSWER,
                      lambda: _correct(person_ref, office_ref, base, posts, desk, question))]  # fmt: skip


def _confirm(memberships: Sequence[Membership], desk: Desk, *, asked: bool) -> Reply:
    membership = memberships[0]
    if not asked:
        return role_reply(membership.person, memberships, desk)
    draft = desk.draft()
    title = desk.library.titles.of(membership.post)
    day = format_date(_seen(membership, desk))
    latest = desk.library.memberships(membership.post)[0]
    if latest.person != membership.person and not _is_shared(membership.post, desk):
        draft.say(f"Theo bài mới nhất ({format_date(_seen(latest, desk))}), {title} là "
                  f"**{_name(latest, desk)}**.", latest)  # fmt: skip
        draft.say(f"{_name(membership, desk)} giữ chức này ở bài ngày {day}.", membership)
    else:
        draft.say(f"**Đúng.** Theo bài ngày {day}, **{_name(membership, desk)}** là {title}.",
                  membership)  # fmt: skip
    _mark(draft, membership, desk)
    return draft.reply(OutcomeKind.ANSWER)


def _correct(
    person: PersonRef,
    office: OfficeRef,
    memberships: Sequence[Membership],
    posts: Sequence[PostFrame],
    desk: Desk,
    question: Question,
) -> Reply:
    draft = desk.draft()
    newest: dict[str, Membership] = {}
    for one in memberships:
        newest.setdefault(one.person, one)
    for one in newest.values():
        title = desk.library.titles.of(one.post)
        day = format_date(_seen(one, desk))
        draft.say(f"**Không phải.** Theo bài ngày {day}, **{_name(one, desk)}** là {title}.", one)
        _mark(draft, one, desk)
    holder = [one for frame in posts for one in desk.library.memberships(frame.post)]
    if holder:
        latest = max(holder, key=lambda one: _seen(one, desk))
        title = desk.library.titles.of(latest.post)
        draft.say(
            f"{title} là **{_name(latest, desk)}** (bài {format_date(_seen(latest, desk))}).",
            latest,
        )
        _mark(draft, latest, desk)
    else:
        draft.say(f"Mình chưa có bài nào nói {question.text(office)} là ai.")
    return draft.reply(OutcomeKind.ANSWER)


# ---- leaders of a place -----------------------------------------------------------------------


def leaders(question: Question, desk: Desk) -> list[Candidate]:
    """«lãnh đạo chủ chốt của TP …», «ai lãnh đạo thị xã»."""
    if question.people or question.offices or not question.has("leaders", "head"):
        return []
    if not question.has("who", "what", "leaders"):
        return []
    places = [area for ref in (*question.areas, *question.bodies) for area in ref.areas or ()]
    if not places:
        return []
    kept: dict[str, Fit] = {}
    for profile in desk.library.of_kind(Membership):
        fact = profile.fact
        assert isinstance(fact, Membership)
        frame = desk.library.titles.frames[fact.post]
        found = fit(question, profile, desk.library, LEADER_CUES, times=False)
        if found is not None and frame.area in places:
            kept[fact.id] = found
    memberships = _at_times([desk.library.facts.memberships[one] for one in kept],
                            question.times, desk)  # fmt: skip
    if not memberships:
        return []
    explained = frozenset.intersection(*(kept[one.id].explained for one in memberships))
    areas = {desk.library.titles.frames[one.post].area for one in memberships}
    if len(areas) > 1 and not any(ref.named for ref in question.areas):
        return []
    return [Candidate("leaders", explained, 2, 0.6, OutcomeKind.ANSWER,
                      lambda: _leaders_reply(memberships, desk))]  # fmt: skip


def _leaders_reply(memberships: Sequence[Membership], desk: Desk) -> Reply:
    draft = desk.draft()
    newest: dict[tuple[str, str], Membership] = {}
    for one in sorted(memberships, key=lambda one: _seen(one, desk), reverse=True):
        newest.setdefault((one.person, one.post), one)
    for one in sorted(newest.values(), key=lambda one: _seniority(one, desk))[:MAX_LISTED]:
        title = desk.library.titles.of(one.post)
        draft.say(f"• **{_name(one, desk)}** – {title} (bài {format_date(_seen(one, desk))})", one)
        _mark(draft, one, desk)
    return draft.reply(OutcomeKind.ANSWER)


def _seniority(membership: Membership, desk: Desk) -> tuple[int, int, int]:
    """Heads before deputies, in the order in which government.toml lists the bodies."""
    frame = desk.library.titles.frames[membership.post]
    order = list(desk.library.titles.heads)
    place = order.index(frame.body) if frame.body in order else len(order)
    return (len(frame.ranks), place, -_seen(membership, desk).toordinal())
