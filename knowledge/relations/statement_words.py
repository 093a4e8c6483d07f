"""Statements in words: under a heading for each speaker and meeting."""

from collections.abc import Iterator, Sequence

from knowledge.model import Statement
from knowledge.model import StatementKind as Kind
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.relations.candidate import Desk

MAX_FACTS = 12
FEW_LISTENERS = 3
"""Up to so many are told apart: who was told what."""


SAID_BY = "said-by:"
"""A choice that shows all that someone said."""


def which_speaker(speakers: Sequence[str], desk: Desk) -> Reply:
    draft = desk.draft()
    draft.say("Bạn hỏi ai?")
    for speaker in speakers:
        newest = max(
            _of_speaker(speaker, desk),
            key=lambda one: desk.library.profiles[one.id].seen_on,
        )
        name = agent(speaker, newest.article, desk)
        draft.say(f"• **{name}**")
        draft.offer(name, SAID_BY + speaker)
    return draft.reply(OutcomeKind.CLARIFY)


def _of_speaker(speaker: str, desk: Desk) -> Iterator[Statement]:
    return (one for one in desk.library.links.to(speaker, Statement) if speaker in one.by)


def said_by(speaker: str, desk: Desk) -> Reply | None:
    """Everything that a person or body said, newest first."""
    targets = [one.id for one in _of_speaker(speaker, desk)]
    return statements_reply(targets, desk) if targets else None


def statements_reply(
    targets: Sequence[str], desk: Desk, *, deadline: bool = False, of_document: bool = False
) -> Reply:
    """Statements under a heading for each speaker and meeting, newest meeting first; before them
    the deadline or the document that they carry out, where that is asked."""
    draft = desk.draft()
    facts = desk.library.facts
    picked = [facts.statements[target] for target in targets][: MAX_FACTS * 2]
    few = len({one.to for one in picked}) <= FEW_LISTENERS
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in picked:
        told = one.to if few else ()
        groups.setdefault((one.article, one.kind, one.by, one.document, told), []).append(one)
    ordered = sorted(
        groups.values(),
        key=lambda group: (
            -desk.library.profiles[group[0].id].seen_on.toordinal(),
            picked.index(group[0]),
        ),
    )
    for group in ordered:
        if len(group) == 1:
            draft.say(f"**{_title(group, desk)}:** {_text(group[0])}.", group[0])
        else:
            draft.say(f"**{_title(group, desk)}:**")
            for one in group:
                draft.say(f"• {_text(one)}", one)
        for one in group:
            draft.about(one.area)
    if deadline and picked[0].deadline:
        draft.open_with(f"**Trước ngày {format_date(picked[0].deadline)}.**\n")
    carried = dict.fromkeys(filter(None, (one.document for one in picked)))
    if of_document and carried:
        titles = ", ".join(desk.library.titles.document(target) for target in carried)
        draft.open_with(f"**{titles}**\n")
    draft.facts = draft.facts[:MAX_FACTS]
    return draft.reply(OutcomeKind.ANSWER)


def _text(statement: Statement) -> str:
    deadline = statement.deadline
    if deadline is None or f"{deadline.day}/{deadline.month}" in statement.text:
        return statement.text
    return f"{statement.text} (hạn: {format_date(deadline)})"


def _title(group: Sequence[Statement], desk: Desk) -> str:
    text = heading(group[0], desk, group)
    return text[0].upper() + text[1:]


def heading(statement: Statement, desk: Desk, group: Sequence[Statement]) -> str:
    """Who said what kind of thing to whom, about which place or document."""
    library = desk.library
    speakers = ", ".join(agent(target, statement.article, desk) for target in statement.by)
    listeners = ", ".join(
        dict.fromkeys(library.agent(target) for one in group for target in one.to)
    )
    place = library.geography.full_name(statement.area) if statement.area else ""
    period = f" {statement.period.label}" if statement.period else ""
    document = library.titles.document(statement.document) if statement.document else ""
    match statement.kind:
        case Kind.DIRECTIVE:
            return f"{speakers} chỉ đạo" + (f" {listeners}" if listeners else "")
        case Kind.PETITION:
            who = speakers or place or "Hội nghị ghi nhận"
            return f"{who} kiến nghị" + (f" {listeners}" if listeners else "")
        case Kind.LIMITATION:
            told = f", theo {speakers}" if speakers else ""
            return f"Hạn chế, khó khăn{_of(place)}{period}{told}"
        case Kind.AIM:
            told = f", theo {speakers}" if speakers and (document or place) else ""
            return f"Mục tiêu{_of(document or place or speakers)}{period}{told}"
        case Kind.TASK_GROUP:
            return f"Nhiệm vụ, giải pháp{_of(document or place)}"
        case Kind.CONTENT:
            return f"Nội dung{_of(document)}"
        case Kind.RESULT:
            return f"Kết quả{_of(place)}{period}"
        case Kind.THEME:
            return f"Chủ đề{_of(place)}{period}"
        case Kind.OPINION:
            return f"{speakers} phát biểu" if speakers else "Ý kiến tại hội nghị"


def _of(name: str) -> str:
    return f" của {name}" if name else ""


def agent(target: str, article: str, desk: Desk) -> str:
    """A speaker with the post seen in that article: «A (Bí thư …)»."""
    facts = desk.library.facts
    if target not in facts.people:
        return desk.library.agent(target)
    posts = [one.post for one in desk.library.roles_of(target) if one.article == article]
    name = facts.people[target].name
    if not posts:
        return name
    return f"{name} ({desk.library.titles.of(min(posts, key=desk.library.titles.rank))})"
