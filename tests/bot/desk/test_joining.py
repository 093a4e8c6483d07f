"""Whatever is accepted and dropped, the file that it makes is whole or the cards say why not."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from operating import KE_SAT, LAN

from bot.desk.base import Base
from bot.desk.reply import WrongError
from bot.desk.rows import Row, cards, rows_of
from bot.desk.steps import edit
from bot.desk.weighing import weigh
from bot.state.kept_drafts import Decision, DraftState, KeptDraft
from knowledge.curation.seed_files import contents_of
from knowledge.drafting.draft import draft
from knowledge.seeds import load

MORE = (
    "\nPhó Chủ tịch UBND huyện Kẻ Sặt Lê Đình Mơ giao thực hiện Kế hoạch số 7/KH-UBND về mở chợ.\n"
)
KEPT = KeptDraft(1, DraftState.OPEN, 1, "0" * 64, "", KE_SAT + MORE, None, None, 1)


@pytest.fixture(scope="module")
def base(shared_seeds) -> Base:
    seeds = contents_of(shared_seeds)
    return Base(None, seeds, load(seeds))


@pytest.fixture(scope="module")
def rows(base: Base) -> tuple[Row, ...]:
    return rows_of(draft(KE_SAT + MORE, base.facts))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_is_accepted_is_whole_or_the_cards_say_why_not(base, rows, data):
    decisions = st.sampled_from(list(Decision))
    decided = [replace(row, decision=data.draw(decisions)) if row.position else row for row in rows]
    weighed = weigh(KEPT, decided, base)
    accepted = {row.id for row in cards(decided) if row.is_in}
    if weighed.release is not None:
        new = [
            one
            for table in weighed.release.facts.tables()
            for one in table
            if base.facts.record(one) is None
        ]
        article = next(row.id for row in rows if row.position == 1)
        facts = {row.id for row in rows if row.is_fact}
        assert set(new) & facts == accepted - {article}
        if not accepted - {article}:
            assert new == [article]  # nothing comes along with nothing
    else:
        assert any(
            "cần tới" in one.line or "nhận hoặc bỏ" in one.line for one in weighed.complaints
        )
    for one in weighed.complaints:
        assert one.position is not None or one.line == "chưa nhận dữ kiện nào"
    waiting = {row.position for row in cards(decided) if row.decision is Decision.WAITING}
    told = {one.position for one in weighed.complaints if "chưa xem" in one.line}
    assert told <= waiting


def test_what_is_wrong_with_another_card_does_not_keep_this_one_from_being_edited(base, rows):
    event = next(row for row in rows if row.table == "events")
    faulty = [replace(row, paragraphs=(1,)) if row is event else row for row in rows]
    kept = [replace(row, kept=number) for number, row in enumerate(faulty, 1)]
    demand = next(row for row in kept if row.table == "statements")
    assert demand.data["event"] == event.id
    new = edit(kept, demand, 'text = "Trình phương án tuyển bác sĩ"', LAN, KEPT.text, base)
    assert {row.id for row in new if row.decision is Decision.ACCEPTED} == {demand.id}
    event = next(row for row in kept if row.id == event.id)
    with pytest.raises(WrongError, match="không thấy ngày 9/1/2025 ở đoạn 1"):
        edit(kept, event, 'place = "Kẻ Sặt"', LAN, KEPT.text, base)
