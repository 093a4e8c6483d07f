"""Whether an administrative unit still exists, and what took its place: facts of law."""

from datetime import timedelta

from knowledge.cues import FREE_CUES
from knowledge.directory import inner_key
from knowledge.model import Area
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.replies import join_names, upper_first

UNIT_CUES = ("ended", "when", "where", "follow", "hold", "compare", "result", "since", "event-what")
MAX_SUCCESSORS = 8


def units(question: Question, desk: Desk) -> list[Candidate]:
    """«TP … sáp nhập chưa», «thị xã … giờ thuộc đâu»."""
    named = [ref for ref in question.areas if ref.named]
    others = [ref for ref in question.strict() if ref not in question.areas]
    if not question.has("ended") or len(named) != 1 or others:
        return []
    ended = [
        area
        for target in sorted(named[0].areas)
        if (area := desk.library.facts.areas[target]).valid_to and area.valid_to < desk.today
    ]
    if len(ended) != 1:
        return []
    explained = set(question.silent) | question.cue_positions({*UNIT_CUES, *FREE_CUES})
    explained |= {i for ref in question.areas for i in ref.positions}
    return [
        Candidate(
            "unit",
            frozenset(explained),
            2,
            1.0,
            OutcomeKind.ANSWER,
            lambda: units_reply(ended[0], desk),
        )
    ]


def units_reply(area: Area, desk: Desk) -> Reply:
    """Since when the unit has ended, by which document, and the units in its place."""
    facts, geography = desk.library.facts, desk.library.geography
    draft = desk.draft()
    name = upper_first(geography.full_name(area.id))
    if area.valid_to is None:
        return draft.say(f"{name} đang hoạt động.").reply(OutcomeKind.ANSWER)
    day = format_date(area.valid_to + timedelta(days=1))
    document = facts.official_documents.get(area.ended_by or "")
    by = f" theo {document.name}" if document else ""
    draft.say(f"**{name} kết thúc hoạt động từ {day}**{by}.")
    inner = [facts.areas[one] for one in desk.library.index.directory.find(inner_key(area.id))]
    successors = area.successors or tuple(
        dict.fromkeys(target for one in inner for target in one.successors)
    )
    today = [one for one in successors if geography.ended(one, desk.today) is None]
    if today:
        names = [geography.full_name(one) for one in today[:MAX_SUCCESSORS]]
        draft.say(f"Địa bàn nay thuộc: {join_names(names)}.")
    return draft.reply(OutcomeKind.ANSWER)
