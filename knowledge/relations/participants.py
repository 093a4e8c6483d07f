"""Who did what at a meeting."""

from collections.abc import Collection, Mapping, Sequence

from knowledge.connections import deed_key
from knowledge.matching import Fit, candidates, fit, full_candidates, topic_positions
from knowledge.model import Participation
from knowledge.model import ParticipationRole as Role
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.postings import Numbers
from knowledge.question import Question
from knowledge.refs import Ref
from knowledge.relations.asked_deeds import ROLE_CUES, asked_roles, asks_for_words
from knowledge.relations.belonging import belongs, places_of_officials
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.event_words import at_event, deed, which_event
from knowledge.relations.quoted import quoted, without_loose_words
from knowledge.subjects import speaks_of, subjects

DEED_CUES = ("who", "with-whom", "leaders", "event-what", "directive", "hold", "part-in")
OF_SURROUNDINGS = 0.6
"""Prior where the words of topic are those of the meeting, not of what somebody did there."""
SOLE_ROLES = {Role.CHAIRED, Role.PRESENTED, Role.CONCLUDED, Role.REPORTED}
"""Who did these is told in full, so that another name is a false premise."""


SEVERAL = 2
"""Of so many documents each has its own deeds."""


def participants(question: Question, desk: Desk) -> list[Candidate]:
    """«ai quán triệt nghị quyết 06», «ai chủ trì», «Bí thư Tỉnh ủy có dự … không»."""
    asked, verify = asked_roles(question, desk)
    if not asked:
        return []
    sole = asked & SOLE_ROLES
    every_role = len(sole) > 1 and question.has("compare")
    if Role.ATTENDED in asked and not question.has("with-whom"):
        asked = set(Role)
    counted = ("how-many",) if question.has("who") else ()
    cues = (*DEED_CUES, *counted, *ROLE_CUES)
    said = quoted(question, desk.library.facts.events)
    single = not every_role and len(question.documents) < SEVERAL
    fits = {
        one: found if said is None else without_loose_words(found, said, question)
        for one, found in _fitting(question, desk, asked, cues, single=single).items()
    }
    denied = _is_taken_for_granted(question, desk) and not asks_for_words(question)
    if not fits and denied and sole and question.strict():
        return _not_so(question, desk, sole, cues)
    deeds = desk.library.facts.participations
    if question.documents and Role.PRESENTED in asked:
        fits = {one: f for one, f in fits.items() if _presents(deeds[one], question, desk)}
        if not fits and denied and sole and question.strict():
            return _not_so(question, desk, sole, cues)
    if not fits:
        return []
    topic = topic_positions(question, cues)
    kept = (
        list(fits)
        if len(question.documents) >= SEVERAL
        else _best(fits, deeds, topic, _subjects(question, desk), every_role=every_role)
    )
    facts = [deeds[one] for one in kept]
    newest = max(facts, key=lambda one: desk.library.profiles[one.id].seen_on)
    pointed = bool(question.times or question.strict() or topic & fits[kept[0]].topical)
    if len({one.event for one in facts}) > 1 and not pointed:
        return [
            Candidate(
                "participants",
                fits[kept[0]].explained,
                2,
                0.5,
                OutcomeKind.CLARIFY,
                lambda: which_event(list(dict.fromkeys(one.event for one in facts)), desk),
            )
        ]
    facts = [one for one in facts if one.event == newest.event]
    told = newest.role is not Role.SPOKE or topic - question.light <= fits[kept[0]].topical
    told = told and said is None
    return [
        Candidate(
            "participants",
            fits[kept[0]].explained,
            2 + pointed,
            1.1 if told else OF_SURROUNDINGS,
            OutcomeKind.ANSWER,
            lambda: _participants_reply(facts, desk, verify=verify, every_role=every_role),
        )
    ]


def _is_taken_for_granted(question: Question, desk: Desk) -> bool:
    """«… do ông A chủ trì phải không», «vì sao ông A chủ trì …», «ông A chủ trì … bàn gì»."""
    events = desk.library.facts.events
    of_meeting = bool(question.times) and any(name in events for name in question.names)
    told = bool(question.people) and of_meeting and question.has("event-what", "about", "what")
    return question.is_yes_no or question.has("why") or told


def _of_roles(asked: Collection[Role], desk: Desk) -> Numbers | None:
    """The numbers of the deeds of these kinds; None for every kind."""
    if len(asked) == len(Role):
        return None
    kind, having = desk.library.register.kind(Participation), desk.library.index.having
    return [number for role in asked for number in having.within(deed_key(role), kind)]


def _fitting(
    question: Question,
    desk: Desk,
    asked: Collection[Role],
    cues: Sequence[str],
    *,
    single: bool,
) -> dict[str, Fit]:
    """The deeds asked about that nothing in the question contradicts; where a `single` one is
    asked for, only those that may answer alone."""
    about = subjects(question)
    with_whom = question.has("with-whom")
    places = [] if with_whom else places_of_officials(question)
    skip: list[Ref] = [*question.offices, *question.people] if with_whom else []
    others_only = bool(skip)
    skip += places
    fits: dict[str, Fit] = {}
    among = _of_roles(asked, desk)
    look_up = full_candidates if single else candidates
    for profile, fact in look_up(question, Participation, desk.library, skip=skip, among=among):
        if fact.role not in asked or not speaks_of(about, question, profile):
            continue
        if places and not (fact.who and belongs(fact.who, fact.article, places, desk)):
            continue
        found = fit(question, profile, desk.library, (*cues, *_told(fact)), skip=skip)
        if found is not None and not (others_only and fact.who):
            fits[fact.id] = _without_parts(found, question.names.get(fact.event, ()))
    return fits


def _told(deed: Participation) -> tuple[str, ...]:
    """Which documents somebody explained is told with the deed."""
    if not deed.documents:
        return ()
    own = ("find-document",) if deed.role is Role.PRESENTED else ()
    return ("which-document", "number", *own)


def _without_parts(found: Fit, name: Collection[int]) -> Fit:
    """A deed's own words, those out that are only a part of the meeting's name: «ai dự phiên giải
    trình» is not after who spoke there of «giải phóng mặt bằng»."""
    return (
        found if found.topical.issuperset(name) else found._replace(topical=found.topical - {*name})
    )


def _subjects(question: Question, desk: Desk) -> frozenset[int]:
    """The words that name topics, also where a place has the same name."""
    topics = desk.library.facts.topics
    return frozenset(
        place for name, taken in question.names.items() if name in topics for place in taken
    )


def _best(
    fits: Mapping[str, Fit],
    deeds: Mapping[str, Participation],
    topic: frozenset[int],
    names: frozenset[int],
    *,
    every_role: bool,
) -> list[str]:
    """The deeds that explain the most: of all, or of each role («ai chủ trì và ai kết luận»)."""
    rank = {
        one: (len(found.explained), len(found.topical & topic), len(found.topical & names))
        for one, found in fits.items()
    }
    if not every_role:
        return [one for one in fits if rank[one] == max(rank.values())]
    best: dict[Role, tuple[int, int, int]] = {}
    for one in fits:
        role = deeds[one].role
        best[role] = max(best.get(role, rank[one]), rank[one])
    ordered = sorted(fits, key=lambda one: rank[one], reverse=True)
    return [one for one in ordered if rank[one] == best[deeds[one].role]]


def _not_so(
    question: Question, desk: Desk, asked: set[Role], cues: Sequence[str]
) -> list[Candidate]:
    """«… do ông A chủ trì phải không», where the articles name others for it."""
    skip = (*question.people, *question.offices)
    fits = {}
    among = _of_roles(asked, desk)
    for profile, fact in full_candidates(
        question, Participation, desk.library, skip=skip, among=among
    ):
        if fact.role not in asked or not fact.who:
            continue
        found = fit(question, profile, desk.library, (*cues, "why"), skip=skip)
        if found is not None:
            numbered = not question.documents or _presents(fact, question, desk)
            if numbered:
                fits[fact] = found
    if not fits or not skip:
        return []
    explained = next(iter(fits.values())).explained

    def build() -> Reply:
        day = format_date(desk.library.profiles[next(iter(fits)).id].seen_on)
        draft = desk.draft().say(f"**Không phải.** Theo bài ngày {day}:")
        for one in fits:
            draft.say(deed(one, desk), one)
            draft.about(desk.library.facts.events[one.event].area)
        return draft.reply(OutcomeKind.ANSWER)

    return [Candidate("participants", explained, 3, 1.0, OutcomeKind.ANSWER, build)]


def _presents(one: Participation, question: Question, desk: Desk) -> bool:
    """Is one of the documents named in the question the person's own subject?"""
    numbers = [ref.value for ref in question.documents]
    return any(
        desk.library.is_document(number, target) for number in numbers for target in one.documents
    )


def _participants_reply(
    facts: Sequence[Participation], desk: Desk, *, verify: bool, every_role: bool
) -> Reply:
    """Each with what they did: the foremost alone, unless `every_role`."""
    draft = desk.draft()
    event = desk.library.facts.events[facts[0].event]
    said: set[tuple[str | None, Role | None]] = set()
    for one in sorted(facts, key=lambda one: (one.who is None, list(Role).index(one.role))):
        key = (one.who or one.group, one.role if every_role else None)
        if key in said:
            continue
        said.add(key)
        draft.say(("**Đúng.** " if verify and len(said) == 1 else "") + deed(one, desk), one)
    return at_event(event, draft).reply(OutcomeKind.ANSWER)
