"""What a step makes of a draft's rows. Pure; WrongError says in Vietnamese what cannot be."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.adding import added
from bot.desk.base import Base
from bot.desk.editing import edited, faults
from bot.desk.joining import Web, alone, join
from bot.desk.proving import prove
from bot.desk.reply import WrongError
from bot.desk.rows import ARTICLE, Row, cards
from bot.desk.weighing import Ids
from bot.state.kept_drafts import Decision, Operator


def decide(rows: Sequence[Row], card: Row, decision: Decision, by: Operator) -> tuple[Row, ...]:
    """The rows when a card is accepted, dropped, or waits again."""
    if decision is Decision.ACCEPTED and (missing := list(faults(card))):
        raise WrongError(f"thẻ này còn thiếu hoặc chưa đúng: {', '.join(missing)}")
    who = None if decision is Decision.WAITING else by
    own = card.known is not None or card.is_own
    new = replace(card.decided(decision, who), known=None, is_own=own).later()
    return tuple(new if row.kept == card.kept else row for row in rows)


def accept_sure(rows: Sequence[Row], by: Operator) -> tuple[Row, ...]:
    """The rows when every waiting card that is sure is accepted."""
    return tuple(
        row.decided(Decision.ACCEPTED, by).later()
        if row.position is not None and row.sure and row.decision is Decision.WAITING
        else row
        for row in rows
    )


def take_known(
    rows: Sequence[Row], card: Row, newcomer: str, known: str | None, by: Operator, base: Base
) -> tuple[Row, ...]:
    """The rows when a new record of a card is said to be a known one, or to be new after all."""
    web = Web(rows)
    thing = web.by_id.get(newcomer)
    if thing is None or (thing != card and thing not in web.newcomers(card)):
        raise WrongError(f"«{newcomer}» không có trên thẻ này")
    if known is not None and known not in getattr(base.facts, thing.table, ()):
        raise WrongError(f"«{known}» không có trong dữ liệu ở mục {thing.table}")
    new = replace(thing, known=known, is_own=known is None)
    if thing.position is not None:
        is_new = known is None
        decision = Decision.WAITING if is_new else Decision.DROPPED
        new = new.decided(decision, None if is_new else by)
    touched = {card.id, thing.id, *(one.id for one in web.users(thing.id))}
    changed = (new if row.id == thing.id else row for row in rows)
    return tuple(row.later() if row.id in touched else row for row in changed)


def edit(
    rows: Sequence[Row], card: Row, reply: str, by: Operator, text: str, base: Base
) -> tuple[Row, ...]:
    """The rows as a reply changes them, held against the article's text; the card is accepted.
    Takes a second."""
    return _accepted(rows, edited(rows, card, reply), card.id, by, text, base)


def add(
    rows: Sequence[Row], like: Row, reply: str, by: Operator, text: str, base: Base
) -> tuple[Row, ...]:
    """The rows with one more card, which is as a reply makes it of the card `like`, held against
    the article's text and accepted. Takes a second."""
    new, card = added(rows, like, reply)
    return _accepted(rows, new, card, by, text, base)


def _accepted(
    rows: Sequence[Row], new: Sequence[Row], card: str, by: Operator, text: str, base: Base
) -> tuple[Row, ...]:
    """The new rows with the card of this id accepted. WrongError: the article does not say so."""
    mine = next(row for row in new if row.id == card)
    if missing := list(faults(mine)):
        raise WrongError(_whole(mine, text, new, base) or f"chưa đúng: {', '.join(missing)}")
    if wrong := _whole(mine, text, new, base):
        raise WrongError(wrong)
    web = Web(new)
    was = {row.id: row for row in rows}
    things = [row for row in new if row.id != card and was.get(row.id) != row]
    touched = {card, *(user.id for one in things for user in web.users(one.id))}
    touched |= {one.id for one in things if one.kept}
    return tuple(
        _taken(row, by, is_mine=row.id == card) if row.id in touched else row for row in new
    )


def _taken(row: Row, by: Operator, *, is_mine: bool) -> Row:
    return row.decided(Decision.ACCEPTED, by).later() if is_mine else row.later()


def _whole(card: Row, text: str, rows: Sequence[Row], base: Base) -> str | None:
    """What is wrong with a card, and not with the article or other facts that it names."""
    joined = join(alone(card, Web(rows)), Ids(base.facts), base.seeds.files)
    found = prove(joined, text, base, card.position).complaints
    return next((one.line for one in found if one.position in (card.position, None)), None)


def redrafted(rows: Sequence[Row], drafted: Sequence[Row]) -> tuple[Row, ...]:
    """The rows when the article was drafted anew: the article's own as it is, other cards at the
    positions where there were some, so that whoever looks at one of those is told."""
    there = {row.position: row for row in cards(rows)}
    found = []
    for row in drafted:
        was = there.get(row.position)
        if row.table == ARTICLE and was is not None:
            found.append(was)
        else:
            found.append(replace(row, kept=was.kept, version=was.version + 1) if was else row)
    return tuple(found)


def is_untouched(rows: Sequence[Row]) -> bool:
    """Has nobody decided anything of the facts yet?"""
    return all(row.decision is Decision.WAITING for row in cards(rows) if row.table != ARTICLE)
