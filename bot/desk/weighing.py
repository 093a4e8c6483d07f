"""A draft held against the newest facts: what publishing it would do, and what is in its way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.desk.base import Base
from bot.desk.joining import Web, join
from bot.desk.outcomes import Complaint
from bot.desk.proving import prove
from bot.desk.rows import ARTICLE, Row, cards
from bot.publishing.draft import Draft, drafted
from bot.state.kept_drafts import FIRST, Decision, KeptDraft
from knowledge.factbase import FactBase
from knowledge.period import format_date

ANY_ZONE = timedelta(days=1)
"""By so much the day may be ahead of ours elsewhere."""
LISTED = 3
"""So many cards are named where many name one."""


@dataclass(frozen=True)
class Weighed:
    """What was found."""

    facts: int
    complaints: tuple[Complaint, ...]
    odd: tuple[Complaint, ...]
    release: Draft | None
    """What would be published; None: it cannot even be read."""


def weigh(draft: KeptDraft, rows: Sequence[Row], base: Base) -> Weighed:
    """Everything about publishing the accepted rows of a draft after a base. Takes a second."""
    joined = join(rows, Ids(base.facts), base.seeds.files)
    proven = prove(joined, draft.text, base)
    missing = _missing(rows)
    told = {position for by in missing.values() for position in by}
    complaints = (
        *_in_the_way(draft, rows, base, joined.facts),
        *(_named(row, missing) for row in cards(rows) if row.position in missing),
        *(one for one in proven.complaints if one.position not in told),
    )
    release = None
    if proven.facts is not None:
        release = drafted(proven.seeds, proven.facts, base.release, base.facts)
    in_order = sorted(dict.fromkeys(complaints), key=lambda one: one.position or len(rows))
    return Weighed(joined.facts, tuple(in_order), proven.odd, release)


class Ids:
    """The ids that are taken in a fact base."""

    def __init__(self, facts: FactBase) -> None:
        self._tables = list(facts.tables())

    def __contains__(self, target: object) -> bool:
        return any(target in table for table in self._tables)


def _in_the_way(
    draft: KeptDraft, rows: Sequence[Row], base: Base, facts: int
) -> Iterator[Complaint]:
    article = next(row for row in rows if row.table == ARTICLE)
    if any(one.sha256 == draft.sha256 for one in base.facts.articles.values()):
        yield Complaint(f"bài này đã có trong bản phát hành {base.number}", None)
    if article.decision is not Decision.ACCEPTED:
        yield Complaint("thẻ của bài báo (tên báo, ngày đăng) chưa được nhận", FIRST)
    day, opened = article.data.get("published_on"), datetime.fromtimestamp(draft.opened_at, UTC)
    if day and day > (opened + ANY_ZONE).date():
        yield Complaint(f"ngày đăng {format_date(day)} chưa tới: sửa published_on", FIRST)
    if not facts:
        yield Complaint("chưa nhận dữ kiện nào", None)


def _missing(rows: Sequence[Row]) -> dict[int, list[int]]:
    """The cards that accepted ones name and nobody has accepted: who names them, by position."""
    web = Web(rows)
    named: dict[int, list[int]] = {}
    for row in cards(rows):
        if row.is_in:
            for one in web.in_the_way(row):
                named.setdefault(one.position or 0, []).append(row.position or 0)
    return named


def _named(row: Row, missing: Mapping[int, Sequence[int]]) -> Complaint:
    by = list(dict.fromkeys(missing[row.position or 0]))
    more = f" và {len(by) - LISTED} thẻ nữa" if len(by) > LISTED else ""
    listed = ", ".join(map(str, by[:LISTED])) + more
    if row.decision is Decision.WAITING:
        said = f"chưa xem mà thẻ {listed} đã nhận nói tới: nhận hoặc bỏ thẻ này"
    else:
        said = f"đã bỏ mà thẻ {listed} cần tới: nhận lại, hoặc bỏ cả thẻ kia"
    return Complaint(said, row.position)
