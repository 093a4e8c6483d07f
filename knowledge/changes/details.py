"""The lines below the headline: what it tells already they do not tell again."""

from datetime import date

from knowledge.changes import offices
from knowledge.changes.kinds import ChangeKind
from knowledge.changes.targets import target_of, verdict
from knowledge.library import Library
from knowledge.model import Document, Fact, Membership, Observation, Statement
from knowledge.period import format_date
from knowledge.relations.candidate import Desk
from knowledge.relations.figure_words import is_aim, measured
from knowledge.relations.statement_words import agent
from knowledge.replies import join_names


def details(fact: Fact, library: Library, today: date, kind: ChangeKind) -> list[str]:
    """What goes with news of a kind: who, to whom, until when, by which document, where."""
    match fact:
        case Statement():
            return _of_directive(fact, library, today, kind)
        case Document():
            return _of_document(fact, library)
        case Observation():
            return _of_figure(fact, library, kind)
        case Membership():
            return _of_office(fact, library)
    return []


def _of_directive(
    directive: Statement, library: Library, today: date, kind: ChangeKind
) -> list[str]:
    desk = Desk(library, today)
    speakers = [agent(one, directive.article, desk) for one in directive.by]
    listeners = [library.agent(one) for one in directive.to]
    told = [f"Người chỉ đạo: {join_names(speakers)}"] if speakers else []
    if listeners:
        told.append(f"Giao cho: {join_names(listeners)}")
    if directive.deadline and kind is not ChangeKind.REMINDER:
        left = (directive.deadline - today).days
        until = f"còn {left} ngày" if left > 0 else "hôm nay" if left == 0 else "đã qua"
        told.append(f"Hạn: {format_date(directive.deadline)} ({until})")
    if directive.document:
        told.append(f"Theo: {library.titles.document(directive.document)}")
    return told + _at(directive.event, library)


def _of_document(document: Document, library: Library) -> list[str]:
    issuer = library.agent(document.issuer) if document.issuer else None
    day = format_date(document.issued_on) if document.issued_on else None
    issued = ", ".join(filter(None, (issuer, day and f"ngày {day}")))
    return [f"Ban hành: {issued}"] if issued else []


def _of_figure(figure: Observation, library: Library, kind: ChangeKind) -> list[str]:
    target = target_of(figure, library)
    told = []
    if target is not None:
        day = format_date(library.profiles[target.id].seen_on)
        is_judged = kind is not ChangeKind.CORRECTION and verdict(figure, target, library)
        earlier = "Chỉ tiêu trước đó" if is_aim(figure) else "Chỉ tiêu"
        told.append(
            f"Chỉ tiêu nêu trong bài {day}"
            if is_judged
            else f"{earlier}: {measured(target)} (bài {day})"
        )
    if figure.document and figure.area:
        told.append(f"Theo: {library.titles.document(figure.document)}")
    if figure.note:
        told.append(f"Lưu ý: {figure.note}")
    return told if figure.area else told + _at(figure.event, library)


def _of_office(held: Membership, library: Library) -> list[str]:
    told = []
    if held.started_on:
        told.append(f"Giữ chức từ ngày {format_date(held.started_on)}")
    if held.ended_on:
        told.append(f"Giữ chức đến ngày {format_date(held.ended_on)}")
    of_person = library.roles_of(held.person)
    last = offices.before(held, of_person, library.facts)
    posts = dict.fromkeys(one.post for one in last if one.post != held.post)
    others = [library.titles.of(post) for post in posts]
    if others:
        day = format_date(offices.seen_on(last[0], library.facts))
        told.append(f"Bài trước ({day}) ghi: {join_names(others)}")
    return told


def _at(event: str | None, library: Library) -> list[str]:
    return [f"Tại: {library.facts.events[event].name}"] if event else []
