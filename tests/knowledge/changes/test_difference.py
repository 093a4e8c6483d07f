"""Which news two fact bases make, and that nothing else makes any."""

import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.changes.difference import changes, difference
from knowledge.changes.kinds import Change, ChangeKind
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.model import Document, Observation, Project, Statement
from knowledge.outcome import plain
from knowledge.seeds import load
from tests.knowledge.changes.editing import article, drop, edit, put

Edit = Callable[[FactBase], FactBase]
TREES = {
    "indicator": "trong-cay-ban",
    "area": "tp-thuong-giang",
    "period": "2025",
    "measure": "level",
    "unit": "cây",
    "article": "later",
    "paragraphs": (3,),
}


@pytest.fixture
def facts(engine: Engine) -> FactBase:
    return engine.facts


def told(found: list[Change]) -> list[tuple[str, str]]:
    return [(change.kind.value, change.fact) for change in found]


def directive(target: str = "s-moi", **values: object) -> Statement:
    said: dict[str, object] = {
        "id": target,
        "kind": "directive",
        "text": "trồng cây bần dọc bờ kè",
        "by": ("ly-thu-an",),
        "to": ("phong-qldt-tp-thuong-giang",),
        "area": "tp-thuong-giang",
        "article": "later",
        "paragraphs": (2,),
    }
    return Statement(**{**said, **values})


# ---- what is no news --------------------------------------------------------------------------


def test_the_same_twice_is_no_news(facts: FactBase) -> None:
    assert changes(facts, facts) == []


def test_files_written_otherwise_are_no_news(facts: FactBase, invented_seeds: Path) -> None:
    """Renamed, reordered, reformatted: read as a curator leaves them, through the real loader."""
    folder = invented_seeds / "articles"
    for number, path in enumerate(sorted(folder.iterdir(), reverse=True)):
        text = path.read_text("utf-8")
        head, *rows = text.split("\n[[")
        assert tomllib.loads(text)
        turned = "\n\n  [[".join([head, *reversed(rows)]).replace(" = ", "   =   ")
        path.unlink()
        (folder / f"2030-01-0{number + 1}-other.toml").write_text(f"# new\n{turned}", "utf-8")
    assert changes(facts, load(invented_seeds)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda old: edit(old, "s-khue-ben-thuyen", topics=("moi-truong",), paragraphs=(1, 2)),
        lambda old: edit(old, "nq-14-tu", aliases=("nghị quyết mười bốn",), topics=()),
        lambda old: edit(old, "o-thu-ns-bl-2024", note="đã xem lại", paragraphs=(9,)),
        lambda old: edit(old, "s-trac-mam-non", text="Sớm có đất, cho trường mầm non Bến Đò."),
        lambda old: edit(
            old, "s-trac-ben-bai", text="rà soát  quy hoạch bến bãi theo kết luận 07-KL/TU"
        ),
        lambda old: edit(old, "o-thu-ns-q1-2024", value=Decimal("412.60")),
        lambda old: edit(old, "ly-thu-an", aliases=("chị An",)),
        lambda old: edit(old, "thu-ngan-sach", name="Tổng thu ngân sách"),
        lambda old: edit(old, "2024-04-12-giao-ban", title="Tên bài khác"),
        lambda old: edit(old, "s-han-che-rac", text="điều khác hẳn"),
        lambda old: drop(old, "s-han-che-rac", "p-dai-bieu", "duong-bo-lang"),
        lambda old: put(
            old,
            articles=[article()],
            projects=[Project(id="cau-moi", name="cầu mới", article="later", paragraphs=(2,))],
            statements=[directive(kind="petition")],
        ),
    ],
)
def test_what_nobody_is_told_is_no_news(facts: FactBase, change: Edit) -> None:
    assert changes(facts, change(facts)) == []


def test_tone_marks_may_stand_on_either_letter(facts: FactBase) -> None:
    first = put(facts, articles=[article()], statements=[directive(text="hoàn thành khoá học")])
    second = edit(first, "s-moi", text="Hòan thành khóa học")
    assert changes(first, second) == []


def test_a_renamed_id_is_no_news(facts: FactBase) -> None:
    old = facts.statements["s-khue-bo-lang"]
    new = put(drop(facts, old.id), statements=[old.model_copy(update={"id": "s-khac"})])
    found = difference(facts, new)
    assert found.changes == []
    assert found.moved == {"s-khue-bo-lang": "s-khac"}


def test_ids_that_change_places_are_no_news(facts: FactBase) -> None:
    one, two = facts.statements["s-trac-ben-bai"], facts.statements["s-trac-mam-non"]
    swapped = [one.model_copy(update={"id": two.id}), two.model_copy(update={"id": one.id})]
    found = difference(facts, put(facts, statements=swapped))
    assert found.changes == []
    assert found.moved == {one.id: two.id, two.id: one.id}


def test_what_a_second_article_only_repeats_is_no_news(facts: FactBase) -> None:
    known = facts.observations["o-thu-ns-bl-2024"]
    again = known.model_copy(update={"id": "o-lap-lai", "article": "later"})
    more = put(facts, articles=[article()], observations=[again])
    assert changes(facts, more) == []
    assert changes(more, facts) == []


# ---- what is news -----------------------------------------------------------------------------


def test_new_facts_are_told_in_the_order_of_their_articles(facts: FactBase) -> None:
    document = Document(
        id="kh-5",
        type="ke-hoach",
        number="5",
        subject="trồng cây",
        article="later",
        paragraphs=(1,),
    )
    new = put(
        facts,
        articles=[article(), article("earlier", date(2025, 3, 1))],
        statements=[directive(), directive("s-truoc", text="việc khác", article="earlier")],
        documents=[document],
        observations=[Observation(id="o-cay", value=Decimal(5), status="result", **TREES)],
    )
    assert told(changes(facts, new)) == [
        ("directive", "s-truoc"),
        ("document", "kh-5"),
        ("directive", "s-moi"),
        ("figure", "o-cay"),
    ]


def test_the_same_demand_made_again_on_another_day_is_news(facts: FactBase) -> None:
    old = put(facts, articles=[article()], statements=[directive()])
    later = [directive("s-nhac-lai", article="again")]
    new = put(old, articles=[article("again", date(2026, 1, 5))], statements=later)
    assert told(changes(old, new)) == [("directive", "s-nhac-lai")]


def test_what_two_new_articles_say_is_news_once(facts: FactBase) -> None:
    day = date(2025, 7, 1)
    figures = [
        Observation(id=f"o-{name}", value=Decimal(5), status="result", **{**TREES, "article": name})
        for name in ("second", "first")
    ]
    new = put(
        facts,
        articles=[article("second", day), article("first", date(2025, 6, 30))],
        observations=figures,
    )
    assert told(changes(facts, new)) == [("figure", "o-first")]


@pytest.mark.parametrize(
    ("target", "update", "before"),
    [
        ("o-thu-ns-bl-2024", {"value": Decimal(310)}, "298 tỷ đồng (kết quả)"),
        ("o-thu-ns-q1-2024", {"status": "result"}, "ước đạt 412,6 tỷ đồng"),
        ("s-khue-ben-thuyen", {"deadline": date(2024, 7, 31)}, "hạn 30/6/2024"),
        ("s-khue-ben-thuyen", {"by": ("ly-thu-an",)}, "người chỉ đạo là Đỗ Minh Khuê"),
        ("s-trac-mam-non", {"text": "sớm xây trường"}, "sớm có đất cho trường mầm non Bến Đò"),
        ("kl-07-tu", {"issued_on": date(2025, 1, 21)}, "ngày ban hành 20/1/2025"),
        ("m-mai-bt-2025", {"person": "ly-thu-an"}, "Tạ Quỳnh Mai"),
        ("ta-quynh-mai", {"name": "Tạ Huỳnh Mai"}, "Tạ Quỳnh Mai"),
    ],
)
def test_a_fact_put_right_is_a_correction(
    facts: FactBase, target: str, update: dict[str, object], before: str
) -> None:
    [found] = changes(facts, edit(facts, target, **update))
    assert found.kind is ChangeKind.CORRECTION
    assert before in plain(found.before).split("\n")


def test_a_figure_put_right_under_another_id_is_a_correction(facts: FactBase) -> None:
    old = facts.observations["o-thu-ns-bl-2024"]
    right = old.model_copy(update={"id": "o-dung", "value": Decimal(310)})
    found = difference(facts, put(drop(facts, old.id), observations=[right]))
    assert told(found.changes) == [("correction", "o-dung")]
    assert found.moved == {old.id: "o-dung"}


def test_what_nothing_says_any_more_is_withdrawn(facts: FactBase) -> None:
    [found] = changes(facts, drop(facts, "s-khue-ben-thuyen"))
    assert told([found]) == [("withdrawal", "s-khue-ben-thuyen")]
    lines = plain(found.before).split("\n")
    assert lines[0] == "Trình phương án sửa bến thuyền Cầu Mây trong tháng 6"
    assert "Đỗ Minh Khuê" in lines[1]
    assert lines[-1].endswith("Báo Thượng Giang, 12/4/2024")


def test_a_demand_that_turns_out_to_be_an_opinion_is_withdrawn(facts: FactBase) -> None:
    new = edit(facts, "s-trac-mam-non", kind="opinion")
    assert told(changes(facts, new)) == [("withdrawal", "s-trac-mam-non")]
    assert told(changes(new, facts)) == [("directive", "s-trac-mam-non")]


def test_keys_come_from_the_content(facts: FactBase) -> None:
    new = put(facts, articles=[article()], statements=[directive()])
    other = put(
        facts, articles=[article("file-2")], statements=[directive("s-x", article="file-2")]
    )
    moved = edit(other, "s-x", topics=("du-lich",), paragraphs=(7,))
    keys = {changes(facts, base)[0].key for base in (new, other, moved)}
    assert len(keys) == 1
    assert len(keys.pop()) == 64
    elsewhere = put(new, statements=[directive(text="trồng cây bần dọc bờ sông")])
    assert changes(facts, new)[0].key != changes(facts, elsewhere)[0].key


def test_a_correction_and_its_way_back_are_two(facts: FactBase) -> None:
    new = edit(facts, "o-thu-ns-bl-2024", value=Decimal(310))
    [there], [back] = changes(facts, new), changes(new, facts)
    assert there.kind is back.kind is ChangeKind.CORRECTION
    assert there.key != back.key
