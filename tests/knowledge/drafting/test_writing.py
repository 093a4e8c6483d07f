"""A draft as a file: readable, complete, and not published before a person has looked."""

import tomllib

from knowledge.curation.check import check
from knowledge.drafting.draft import draft
from knowledge.drafting.writing import write_draft
from knowledge.seeds import load

TEXT = """Kẻ Sặt họp bàn việc năm 2025

(Báo Thượng Giang) - Sáng 9/1/2025, UBND huyện Kẻ Sặt họp.

Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe và Chủ tịch UBND xã Đồng Mía Lê Văn Cày dự.

Thực hiện Kế hoạch số 12-KH/UBND ngày 3/1/2025 của UBND huyện về chăm sóc sức khỏe nhân dân.
"""


def written(facts) -> str:
    return write_draft(draft(TEXT, facts), {})


def test_every_row_says_sure_or_what_to_look_at(facts):
    text = written(facts)
    for head in ("[[people]]", "[[areas]]", "[[memberships]]", "[[documents]]"):
        after = text.split(f"{head}\n", 1)[1].splitlines()[0]
        assert after == "# sure" or after.startswith("# check: ")
    assert tomllib.loads(text)["article"]["reviewed"] is False


def test_what_nobody_has_reviewed_is_not_published(facts, invented_seeds):
    (invented_seeds / "articles" / "2025-01-09-ke-sat.toml").write_text(written(facts), "utf-8")
    assert set(load(invented_seeds).articles) == set(facts.articles)
    (fault,) = check(invented_seeds).faults
    assert "not reviewed" in fault.problem
    assert fault.file.endswith("2025-01-09-ke-sat.toml")


def test_a_reviewed_draft_is_proved_against_its_text(facts, invented_seeds, invented_articles):
    text = written(facts).replace("reviewed = false\n", "")
    (invented_seeds / "articles" / "2025-01-09-ke-sat.toml").write_text(text, "utf-8")
    (invented_articles / "ke-sat.txt").write_text(TEXT, "utf-8")
    assert check(invented_seeds, invented_articles).faults == ()
    assert "Mạc Thị Hòe" in {person.name for person in load(invented_seeds).people.values()}
