"""A draft held against facts that are newer than it: what is known meanwhile. Pure.

A thing that is known for certain, as drafting itself would have found it, is taken to be that one.
What might be is never merged silently: it is shown beside what it resembles, and the cards that it
stands on wait for a decision again.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.desk.joining import Web
from bot.desk.rows import ARTICLE, Row
from bot.state.kept_drafts import Decision
from knowledge.curation.printed import fold
from knowledge.factbase import FactBase
from knowledge.model import Record

MEANWHILE = "vừa có trong dữ liệu, bạn xem có phải là một không"
GONE = "không còn trong dữ liệu nữa"


def renewed(rows: Sequence[Row], facts: FactBase) -> tuple[Row, ...]:
    """The rows as they are beside these facts; those that are another's now with a new version."""
    found = {row.place: row for row in rows}
    asked: dict[int, str] = {}
    for place in _in_turn(rows):
        row = found[place]
        if row.known is not None:
            if facts.record(row.known) is None:
                found[place] = replace(row, known=None)
                asked[place] = f"«{row.known}» {GONE}"
            continue
        targets = {one.id: one.known for one in found.values() if one.known}
        same = _same(row, targets, facts)
        if same and _is_sure(row, same, targets, found.values(), facts):
            found[place] = replace(row, known=same[0])
        elif new := [one for one in same if one not in row.like and not row.is_own]:
            found[place] = replace(row, like=(*row.like, *new))
            asked[place] = f"«{_name(row)}» {MEANWHILE}"
    return _asking(rows, [found[row.place] for row in rows], asked)


def _in_turn(rows: Iterable[Row]) -> list[int]:
    """The places of the rows, those of people last: who somebody is is known by their offices."""
    return [row.place for row in sorted(rows, key=lambda one: (one.table == "people", one.place))]


def _asking(
    before: Sequence[Row], after: Sequence[Row], asked: Mapping[int, str]
) -> tuple[Row, ...]:
    """Let the cards wait again on which there is something to ask; whoever looks at a card that
    is not as it was has an old version."""
    web = Web(after)
    on_cards: dict[int, list[str]] = {}
    touched: set[int] = set()
    for was, now in zip(before, after, strict=True):
        if was != now:
            for card in (now, *web.users(now.id)):
                touched.add(card.place)
                if now.place in asked:
                    on_cards.setdefault(card.place, []).append(asked[now.place])
    return tuple(
        _beside(row, on_cards.get(row.place, ()), is_touched=row.place in touched) for row in after
    )


def _beside(row: Row, questions: Sequence[str], *, is_touched: bool) -> Row:
    """A row beside what is asked on it: a card that was accepted waits again."""
    if questions and row.position is not None:
        why = "; ".join(dict.fromkeys(filter(None, (row.why, *questions))))
        row = replace(row, sure=False, why=why)
        if row.decision is Decision.ACCEPTED:
            row = row.decided(Decision.WAITING, None)
    return row.later() if is_touched else row


# ---- what is the same ---------------------------------------------------------------------------


def _same(row: Row, targets: Mapping[str, str], facts: FactBase) -> list[str]:
    """The known records that say the same of themselves as a new row."""
    key = _KEYS.get(row.table)
    if key is None or row.is_own:
        return []
    data = {
        name: targets.get(value, value) if isinstance(value, str) else value
        for name, value in row.data.items()
    }
    mine = key(data.get)
    table: Mapping[str, Record] = getattr(facts, "articles" if row.table == ARTICLE else row.table)
    return [one.id for one in table.values() if key(partial(_field, one)) == mine]


def _field(record: Record, name: str) -> object:
    return getattr(record, name, None)


Get = Callable[[str], object]


def _organization(get: Get) -> Hashable:
    if get("type") and get("area"):
        return get("type"), get("area")
    return fold(str(get("name"))), get("area")


def _document(get: Get) -> Hashable:
    if get("number"):
        return get("type"), get("number"), get("code") or get("issuer"), get("issued_on")
    return get("type"), fold(str(get("subject")))


_KEYS: Mapping[str, Callable[[Get], Hashable]] = {
    ARTICLE: lambda get: (fold(str(get("title"))), get("published_on")),
    "publishers": lambda get: fold(str(get("name"))),
    "people": lambda get: fold(str(get("name"))),
    "topics": lambda get: fold(str(get("name"))),
    "indicators": lambda get: fold(str(get("name"))),
    "areas": lambda get: (get("type"), fold(str(get("name"))), get("parent")),
    "posts": lambda get: (fold(str(get("title"))), get("organization")),
    "organizations": _organization,
    "documents": _document,
}


def _is_sure(
    row: Row,
    same: Sequence[str],
    targets: Mapping[str, str],
    rows: Iterable[Row],
    facts: FactBase,
) -> bool:
    """Is it that one for certain? A person only who is known in one of the offices that the article
    gives them; a document or an article has a card, so somebody looks at it."""
    has_card = row.position is not None
    if len(same) > 1 or has_card or set(same) <= set(row.like):
        return False
    if row.table != "people":
        return True
    posts = {
        targets.get(post, post)
        for one in rows
        if one.table == "memberships" and one.data.get("person") == row.id
        for post in (str(one.data.get("post")),)
    }
    return any(one.person == same[0] and one.post in posts for one in facts.memberships.values())


def _name(row: Row) -> str:
    return str(row.data.get("name") or row.data.get("title") or row.data.get("subject") or row.id)
