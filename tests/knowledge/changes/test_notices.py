"""How news reads. Read the snapshots aloud as the one who gets them; what may not be said at all
stands in tests of its own."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from syrupy.assertion import SnapshotAssertion

from knowledge.changes.difference import changes
from knowledge.changes.kinds import ChangeKind
from knowledge.changes.telling import Notice, notice
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.library import Library
from knowledge.model import Document, Fact, Indicator, Membership, Observation, Person, Statement
from knowledge.outcome import Line, plain
from knowledge.seeds import load
from tests.conftest import ROOT
from tests.knowledge.changes.editing import LATER, article, drop, edit, put

TODAY = LATER
KINDS = {
    Statement: ChangeKind.DIRECTIVE,
    Document: ChangeKind.DOCUMENT,
    Membership: ChangeKind.OFFICE,
    Observation: ChangeKind.FIGURE,
}
LONG_AFTER = date(2025, 9, 1)
STOPS = ("kết thúc hoạt động", "None", "  ", "..")
"""What no notice may contain."""
Edit = Callable[[FactBase], FactBase]


def membership(person: str, post: str, **more: object) -> Edit:
    seen = Membership(
        id="m-moi", person=person, post=post, article="later", paragraphs=(2,), **more
    )
    return lambda facts: put(
        facts,
        articles=[article()],
        people=[Person(id="mac-moi", name="Mạc Mới")],
        memberships=[seen],
    )


def figure(like: str, **values: object) -> Edit:
    def change(facts: FactBase) -> FactBase:
        model = {**dict(facts.observations[like]), "id": "o-moi", "article": "later", **values}
        return put(facts, articles=[article()], observations=[Observation(**model)])

    return change


def directive(**values: object) -> Edit:
    said: dict[str, object] = {
        "id": "s-moi",
        "kind": "directive",
        "text": "trồng xong 2.000 cây bần dọc bờ kè",
        "by": ("ly-thu-an",),
        "to": ("phong-qldt-tp-thuong-giang", "phuong-cau-may"),
        "area": "tp-thuong-giang",
        "document": "nq-14-tu",
        "deadline": date(2025, 7, 31),
        "topics": ("moi-truong",),
        "article": "later",
        "paragraphs": (2,),
    }
    seen = Membership(
        id="m-lai",
        person="ly-thu-an",
        post="ct-ubnd-tp-thuong-giang",
        article="later",
        paragraphs=(2,),
    )
    return lambda facts: put(
        facts,
        articles=[article()],
        memberships=[seen],
        statements=[Statement(**{**said, **values})],
    )


def document(**values: object) -> Edit:
    said: dict[str, object] = {
        "id": "kh-5",
        "type": "ke-hoach",
        "number": "5",
        "code": "05/KH-UBND",
        "issuer": "ubnd-tp-thuong-giang",
        "issued_on": date(2025, 6, 2),
        "subject": "trồng cây bần ven sông",
        "topics": ("moi-truong",),
        "article": "later",
        "paragraphs": (2,),
    }
    return lambda facts: put(
        facts, articles=[article()], documents=[Document(**{**said, **values})]
    )


INCOME, TARGET = "o-thu-ns-bl-2024", "o-thu-ns-bl-2025"
OF_TARGET = {"period": "2025", "status": "result"}
CASES: dict[str, Edit] = {
    "directive with a deadline": directive(),
    "directive to nobody by name": directive(to=(), document=None, deadline=None, topics=()),
    "directive at a meeting": directive(event="e-lam-viec-2025"),
    "document": document(),
    "document of long ago": document(issued_on=date(2022, 1, 4)),
    "document without a number": document(
        number=None, code=None, issued_on=None, subject="Kế hoạch trồng cây bần ven sông"
    ),
    "office in other hands": membership("mac-moi", "ct-ubnd-tp-thuong-giang"),
    "office, since a day": membership(
        "do-minh-khue", "bi-thu-tinh-uy-thuong-giang", started_on=date(2025, 6, 1)
    ),
    "one more deputy": membership("mac-moi", "pct-ubnd-tp-thuong-giang"),
    "office left": membership(
        "ta-quynh-mai", "bi-thu-thi-uy-binh-lang", ended_on=date(2025, 5, 31)
    ),
    "result that beats its target": figure(TARGET, **OF_TARGET, value=Decimal(345)),
    "result that misses its target": figure(TARGET, **OF_TARGET, value=Decimal("301.5")),
    "result just as its target": figure(TARGET, **OF_TARGET),
    "estimate above its target": figure(
        TARGET, period="2025", status="estimate", qualifier="hơn", value=Decimal(330)
    ),
    "estimate that may be either": figure(
        TARGET, period="2025", status="estimate", qualifier="khoảng", value=Decimal(322)
    ),
    "target": figure(TARGET, period="2026", value=Decimal(350)),
    "target set anew": figure(TARGET, value=Decimal(340)),
    "growth": figure("o-thu-ns-bl-2024-tang", period="2025", base="năm 2024", value=Decimal("7.4")),
    "correction of a figure": lambda facts: edit(facts, INCOME, value=Decimal(310)),
    "correction of a deadline": lambda facts: edit(
        facts, "s-khue-ben-thuyen", deadline=date(2024, 7, 31), to=()
    ),
    "correction of words": lambda facts: edit(
        facts, "s-an-ve-sinh", text="các phường, xã dọn sạch hai bờ sông và khơi cống trước 30/5"
    ),
    "correction of a person": lambda facts: edit(facts, "m-mai-bt-2025", person="ly-thu-an"),
    "correction of a document": lambda facts: edit(facts, "kl-07-tu", issued_on=date(2025, 1, 21)),
    "withdrawal of a directive": lambda facts: drop(facts, "s-khue-ben-thuyen"),
    "withdrawal of a figure": lambda facts: drop(facts, INCOME),
    "withdrawal of an office": lambda facts: drop(facts, "m-trac-bt-2025"),
}


def text(told: Notice | None) -> str:
    assert told is not None
    return f"[{told.topic}]\n{plain((told.headline, *told.details))}"


def told(facts: FactBase, change: Edit, today: date = TODAY) -> str:
    """The one notice that a change makes."""
    new = change(facts)
    [found] = changes(facts, new)
    return text(notice(found.kind, found.fact, Library(new), today=today, before=found.before))


@pytest.fixture
def facts(engine: Engine) -> FactBase:
    return engine.facts


@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_news(facts: FactBase, case: str, snapshot: SnapshotAssertion) -> None:
    found = told(facts, CASES[case])
    assert found == snapshot
    assert not any(stop in found for stop in STOPS)


@pytest.mark.parametrize("case", ["directive with a deadline", "document", "growth"])
def test_an_old_article_is_never_new(
    facts: FactBase, case: str, snapshot: SnapshotAssertion
) -> None:
    found = told(facts, CASES[case], LONG_AFTER)
    assert found == snapshot
    assert "mới" not in found.split("\n")[1]
    assert "bài cũ 20/6/2025" in found


@pytest.mark.parametrize("left", [7, 1, 0])
def test_reminders(facts: FactBase, left: int, snapshot: SnapshotAssertion) -> None:
    new = directive()(facts)
    today = date(2025, 7, 31 - left)
    found = text(notice(ChangeKind.REMINDER, "s-moi", Library(new), today=today))
    assert found == snapshot
    assert found.count("31/7/2025") == 1


@pytest.mark.parametrize("case", [case for case in CASES if "target" in case])
def test_a_target_is_told_once(facts: FactBase, case: str) -> None:
    assert told(facts, CASES[case]).count("320 tỷ") <= 1 + ("just as" in case)


def test_what_was_withdrawn_and_is_there_again(
    facts: FactBase, snapshot: SnapshotAssertion
) -> None:
    again = notice(ChangeKind.CORRECTION, "s-khue-ben-thuyen", Library(facts), today=TODAY)
    assert text(again) == snapshot


# ---- what each notice must name ---------------------------------------------------------------


def test_a_directive_names_who_whom_when_and_where_it_is_from(facts: FactBase) -> None:
    found = told(facts, directive())
    for part in (
        "Lý Thu An (Chủ tịch UBND TP Thượng Giang)",
        "Phòng Quản lý đô thị TP Thượng Giang và phường Cầu Mây",
        "31/7/2025 (còn 41 ngày)",
        "Nghị quyết 14-NQ/TU",
        "Báo Thượng Giang, 20/6/2025",
    ):
        assert part in found


def test_whoever_followed_is_named_where_the_news_is_told_late(facts: FactBase) -> None:
    later = article("last", date(2025, 7, 15))
    last = Membership(
        id="m-last", person="vu-hai-dang", post="ct-ubnd-tp-thuong-giang", article="last",
        paragraphs=(2,),
    )  # fmt: skip
    new = CASES["office in other hands"](facts)
    library = Library(put(new, articles=[later], memberships=[last]))
    found = text(notice(ChangeKind.OFFICE, "m-moi", library, today=TODAY))
    assert "trước đó là Lý Thu An (bài 18/2/2025); sau đó là Vũ Hải Đăng (bài 15/7/2025)" in found


# ---- targets ----------------------------------------------------------------------------------


def better(side: str | None) -> Edit:
    """With an income that is good on one side."""
    return lambda facts: put(
        facts,
        indicators=[
            Indicator(**{**dict(facts.indicators["thu-ngan-sach"]), "better": side}),
        ],
    )


@pytest.mark.parametrize(
    ("side", "value", "words"),
    [
        ("more", "345", ", vượt chỉ tiêu 320 tỷ đồng"),
        ("more", "320", ", đạt chỉ tiêu 320 tỷ đồng"),
        ("more", "319", ", chưa đạt chỉ tiêu 320 tỷ đồng"),
        ("less", "345", ", chưa đạt chỉ tiêu 320 tỷ đồng"),
        ("less", "301", ", đạt chỉ tiêu 320 tỷ đồng"),
        (None, "345", ", cao hơn chỉ tiêu 320 tỷ đồng"),
        (None, "301", ", thấp hơn chỉ tiêu 320 tỷ đồng"),
    ],
)
def test_met_or_missed_as_the_data_tells(
    facts: FactBase, side: str | None, value: str, words: str
) -> None:
    found = told(better(side)(facts), figure(TARGET, **OF_TARGET, value=Decimal(value)))
    assert words in found.split("\n")[1]


@pytest.mark.parametrize(
    "values",
    [
        {**OF_TARGET, "period": "2025-Q1"},
        {**OF_TARGET, "area": "tp-thuong-giang"},
        {**OF_TARGET, "unit": "triệu đồng"},
        {**OF_TARGET, "measure": "growth"},
        {**OF_TARGET, "qualifier": "thuộc nhóm"},
        {**OF_TARGET, "qualifier": "gần", "value": Decimal(325)},
    ],
)
def test_no_target_of_something_else(facts: FactBase, values: dict[str, object]) -> None:
    headline = told(facts, figure(TARGET, **values)).split("\n")[1]
    assert "chỉ tiêu" not in headline


def test_an_estimate_is_never_reached(facts: FactBase) -> None:
    values = {"period": "2025", "status": "estimate", "value": Decimal(320)}
    headline = told(facts, figure(TARGET, **values)).split("\n")[1]
    assert "ước đạt 320 tỷ đồng" in headline
    assert headline.endswith(", ước đạt chỉ tiêu 320 tỷ đồng")


# ---- all that there is -------------------------------------------------------------------------


def test_all_that_can_be_news_is_told_in_one_message() -> None:
    """The real facts as well: each can come, be withdrawn and come back."""
    facts = load(ROOT / "seeds")
    library = Library(facts)
    nothing = drop(facts, *(fact.id for fact in facts.facts()))
    empty = Library(nothing)
    found = changes(facts, nothing)
    assert len(found) > 150
    for change in found:
        gone = notice(change.kind, change.fact, empty, today=TODAY, before=change.before)
        fact = facts.record(change.fact)
        assert isinstance(fact, Fact)
        new = notice(
            KINDS[type(fact)], fact.id, library, today=facts.articles[fact.article].published_on
        )
        for one in (text(gone), text(new)):
            assert len(one) < 1500
            assert not any(stop in one for stop in STOPS), one


# ---- what is news no more ---------------------------------------------------------------------


def before(facts: FactBase, change: Edit) -> tuple[Line, ...]:
    [found] = changes(facts, change(facts))
    return found.before


def test_what_is_gone_is_not_told(facts: FactBase) -> None:
    library = Library(drop(facts, "s-khue-bo-lang"))
    assert notice(ChangeKind.DIRECTIVE, "s-khue-bo-lang", library, today=TODAY) is None


def test_a_correction_that_was_undone_is_not_told(facts: FactBase) -> None:
    stood = before(facts, CASES["correction of a figure"])
    undone = notice(ChangeKind.CORRECTION, INCOME, Library(facts), today=TODAY, before=stood)
    assert undone is None


def test_a_correction_waiting_tells_what_is_right_by_now(facts: FactBase) -> None:
    stood = before(facts, CASES["correction of a figure"])
    library = Library(edit(facts, INCOME, value=Decimal(312)))
    found = text(notice(ChangeKind.CORRECTION, INCOME, library, today=TODAY, before=stood))
    assert "312 tỷ đồng (kết quả), trước đây ghi 298 tỷ đồng" in found


def test_a_withdrawal_that_was_undone_is_not_told(facts: FactBase) -> None:
    for case in ("withdrawal of a directive", "withdrawal of a figure", "withdrawal of an office"):
        [found] = changes(facts, CASES[case](facts))
        library = Library(facts)
        undone = notice(found.kind, found.fact, library, today=TODAY, before=found.before)
        assert undone is None
