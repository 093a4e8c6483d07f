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
from knowledge.refs import CueRef
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.event_words import at_event, deed, which_event
from knowledge.relations.quoted import quoted, without_loose_words
from knowledge.subjects import speaks_of, subjects

ROLE_CUES: dict[str, Role] = {
    "chaired": Role.CHAIRED,
    "presented": Role.PRESENTED,
    "reported": Role.REPORTED,
    "concluded": Role.CONCLUDED,
    "directed": Role.DIRECTED,
    "spoke": Role.SPOKE,
    "attended": Role.ATTENDED,
}


DEED_CUES = ("who", "with-whom", "leaders", "event-what", "directive", "hold", "part-in")
OF_SURROUNDINGS = 0.6
"""Prior where the words of topic are those of the meeting, not of what somebody did there."""
WORD_CUES = {"directive", "spoke", "petition"}
"""Verbs of saying."""
SOLE_ROLES = {Role.CHAIRED, Role.PRESENTED, Role.CONCLUDED, Role.REPORTED}
"""Who did these is told in full, so that another name is a false premise."""


SEVERAL = 2
"""Of so many documents each has its own deeds."""
TOLD_ROLES = {Role.CHAIRED, Role.PRESENTED, Role.REPORTED, Role.ATTENDED}
"""What a person does at a meeting beyond speaking."""


def participants(question: Question, desk: Desk) -> list[Candidate]:
    """«ai quán triệt nghị quyết 06», «ai chủ trì», «Bí thư Tỉnh ủy có dự … không»."""
    asked, verify = _asked_roles(question, desk)
    if not asked:
        return []
    sole = asked & SOLE_ROLES
    every_role = len(sole) > 1 and question.has("compare")
    if Role.ATTENDED in asked and not question.has("with-whom"):
        asked = set(Role)
    counted = ("how-many",) if question.has("who") else ()
    cues = (*DEED_CUES, *counted, *ROLE_CUES)
    fits: dict[str, Fit] = {}
    about = subjects(question)
    said = quoted(question, desk.library.facts.events)
    skip = (*question.offices, *question.people) if question.has("with-whom") else ()
    among = _of_roles(asked, desk)
    single = not every_role and len(question.documents) < SEVERAL
    look_up = full_candidates if single else candidates
    for profile, fact in look_up(question, Participation, desk.library, skip=skip, among=among):
        if fact.role in asked and speaks_of(about, question, profile):
            found = fit(question, profile, desk.library, (*cues, *_told(fact)), skip=skip)
            if found is not None and not (skip and fact.who):
                if said is not None:
                    found = without_loose_words(found, said, question)
                fits[fact.id] = _without_parts(found, question.names.get(fact.event, ()))
    denied = (question.is_yes_no or question.has("why")) and not _asks_for_words(question)
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


def _of_roles(asked: Collection[Role], desk: Desk) -> Numbers | None:
    """The numbers of the deeds of these kinds; None for every kind."""
    if len(asked) == len(Role):
        return None
    kind, having = desk.library.register.kind(Participation), desk.library.index.having
    return [number for role in asked for number in having.within(deed_key(role), kind)]


def _told(deed: Participation) -> tuple[str, ...]:
    """Which documents somebody explained is told with the deed."""
    return ("which-document", "number") if deed.documents else ()


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


def _is_at_meeting(question: Question, desk: Desk) -> bool:
    return bool(question.event_types or question.named_in_full(desk.library.facts.events))


def _asked_roles(question: Question, desk: Desk) -> tuple[set[Role], bool]:
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
        asked = set() if question.has("issued", "order") else {Role.ATTENDED}
    led = question.has("leaders") and not question.has("directive", "petition")
    if question.has("who", "with-whom", "why") or led or verify or told:
        return asked, verify
    return set(), verify


def _asks_for_words(question: Question) -> bool:
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
