"""What the engine answers about an invented province, and what it refuses to."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.seeds import load

TODAY = date(2026, 11, 1)
LAM_VIEC = "articles/2025-02-18-lam-viec.toml"
TWO_OF_14 = """
[[documents]]
id = "qd-14-ubnd"
type = "quyet-dinh"
number = "14"
subject = "giá nước sạch ở phường Cầu Mây"
paragraphs = [6]
"""


def answer(engine: Engine, question: str, *context: str, today: date = TODAY) -> Reply:
    """The reply, which has to be an answer that says where it is from."""
    reply = engine.ask(question, today=today, context=context)
    assert reply.kind is OutcomeKind.ANSWER, reply.text
    assert reply.facts
    for source in reply.articles:
        assert f"{source.publisher}, {format_date(source.date)}" in reply.text
    assert reply.articles
    return reply


def first_line(reply: Reply) -> str:
    return reply.text.split("\n")[0]


# ---- offices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Chủ tịch UBND TP Thượng Giang là ai?", "Lý Thu An"),
        ("Ai là Bí thư Tỉnh ủy?", "Ngô Bá Trác"),
        ("Bí thư Thị ủy Bình Lãng là ai?", "Tạ Quỳnh Mai"),
        ("Phó Chủ tịch UBND thành phố Thượng Giang là ai?", "Lý Thu An"),
        ("Trưởng phòng Quản lý đô thị TP Thượng Giang là ai?", "Vũ Hải Đăng"),
        ("Chủ tịch UBND TP Thượng Giang tháng 4/2024 là ai?", "Đỗ Minh Khuê"),
        ("Chủ tịch UBND TP Thượng Giang ngày 12/4/2024 là ai?", "Đỗ Minh Khuê"),
    ],
)
def test_who_holds_a_post(engine: Engine, question: str, holder: str) -> None:
    assert holder in first_line(answer(engine, question))


def test_the_holder_before_is_told_after_the_newest(engine: Engine) -> None:
    reply = answer(engine, "Chủ tịch UBND TP Thượng Giang là ai?")
    assert reply.facts == ("m-an-ct-2025", "m-khue-ct-2024")
    assert "Trước đó: Đỗ Minh Khuê (bài 12/4/2024)" in reply.text


def test_at_a_time_only_the_holder_of_that_time_is_told(engine: Engine) -> None:
    reply = answer(engine, "Chủ tịch UBND TP Thượng Giang tháng 4/2024 là ai?")
    assert reply.facts == ("m-khue-ct-2024",)
    assert "Lý Thu An" not in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Chủ tịch UBND TX Bình Lãng là ai?",
        "Chủ tịch UBND tỉnh Thượng Giang là ai?",
        "Chủ tịch HĐND TP Thượng Giang là ai?",
        "Bí thư Thành ủy Thượng Giang là ai?",
        "Phó Bí thư Tỉnh ủy là ai?",
        "Bí thư Tỉnh ủy Hạ Lạc là ai?",
        "Chủ tịch UBND phường Sông Lãng là ai?",
        "Chủ tịch xã Đồng Sậy là ai?",
        "Chủ tịch UBND TP Thượng Giang năm 2019 là ai?",
        "Trưởng phòng Tài chính TP Thượng Giang là ai?",
    ],
)
def test_nearest_is_no_answer(engine: Engine, question: str) -> None:
    reply = engine.ask(question, today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN
    assert not reply.facts


@pytest.mark.parametrize(
    "question",
    [
        "Ai thay ông Ngô Bá Trác làm Bí thư Tỉnh ủy?",
        "Bí thư Thị ủy trước bà Tạ Quỳnh Mai là ai?",
        "bi thu tinh uy truoc ngo ba trac la ai",
        "ai thay ta quynh mai",
    ],
)
def test_the_one_before_or_after_is_not_the_one_named(engine: Engine, question: str) -> None:
    assert engine.ask(question, today=TODAY).kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Ai thay ông Đỗ Minh Khuê?", "Lý Thu An"),
        ("Ông Đỗ Minh Khuê được ai thay?", "Lý Thu An"),
        ("Sau ông Khuê thì ai làm Chủ tịch UBND TP Thượng Giang?", "Lý Thu An"),
        ("Bà Lý Thu An thay ai làm Chủ tịch UBND TP Thượng Giang?", "Đỗ Minh Khuê"),
        ("Người tiền nhiệm của bà Lý Thu An là ai?", "Đỗ Minh Khuê"),
        ("Trước Lý Thu An thì ai là Chủ tịch UBND TP Thượng Giang?", "Đỗ Minh Khuê"),
    ],
)
def test_who_was_there_before_or_after_somebody(engine: Engine, question: str, other: str) -> None:
    assert other in first_line(answer(engine, question))


def test_a_title_is_no_picture(engine: Engine) -> None:
    """«anh» is written as «ảnh», which no article has."""
    assert "Vũ Hải Đăng" in first_line(answer(engine, "anh Vũ Hải Đăng giữ chức gì"))
    assert "Vũ Hải Đăng" in first_line(answer(engine, "Anh Đăng giữ chức gì?"))


@pytest.mark.parametrize(
    "question",
    [
        "Em là sinh viên, cho em hỏi Bí thư Tỉnh ủy là ai",
        "Em là sinh viên. Bí thư Tỉnh ủy là ai ạ?",
    ],
)
def test_who_asks_is_set_aside(engine: Engine, question: str) -> None:
    assert "Ngô Bá Trác" in first_line(answer(engine, question))


def test_a_claim_about_a_body_is_put_right(engine: Engine) -> None:
    reply = answer(engine, "Ông Vũ Hải Đăng bên Phòng Tài chính thành phố phải không?")
    assert "Trưởng phòng Quản lý đô thị" in first_line(reply)


def test_what_is_asked_for_is_no_order(engine: Engine) -> None:
    asked = engine.ask("Thị ủy Bình Lãng giao Tỉnh ủy làm gì?", today=TODAY)
    assert asked.kind is not OutcomeKind.ANSWER


def test_what_a_document_says_is_no_limitation(engine: Engine) -> None:
    assert "nhóm nhiệm vụ" not in engine.ask("Nghị quyết 14 còn hạn chế gì?", today=TODAY).text


def test_who_praised_is_not_who_else_spoke(engine: Engine) -> None:
    reply = engine.ask("Ai biểu dương phường Cầu Mây?", today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN


def test_who_leads_a_body_that_no_article_names(engine: Engine) -> None:
    reply = engine.ask("Sở Xây dựng do ai đứng đầu?", today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN
    assert "Người đứng đầu Sở Xây dựng" in reply.text


def test_several_in_passing_are_not_counted(engine: Engine) -> None:
    reply = answer(engine, "Mấy hạn chế của TP Thượng Giang là những gì?")
    assert "bến thuyền" in reply.text


def test_an_office_without_its_body_is_asked_back(engine: Engine) -> None:
    reply = engine.ask("Bí thư là ai?", today=TODAY)
    assert reply.kind is OutcomeKind.CLARIFY
    assert {one.target for one in reply.choices} == {
        "bi-thu-tinh-uy-thuong-giang",
        "bi-thu-thi-uy-binh-lang",
    }


def test_what_a_person_does(engine: Engine) -> None:
    reply = answer(engine, "Bà Lý Thu An giữ chức vụ gì?")
    assert "Chủ tịch UBND TP Thượng Giang (bài 18/2/2025)" in first_line(reply)
    assert "Bài 12/4/2024 ghi: Phó Chủ tịch UBND TP Thượng Giang" in reply.text


@pytest.mark.parametrize("name", ["Trần Văn Hoàng", "Đỗ Minh Khôi", "Lý Thu Ân", "Ngô Bá Trạc"])
def test_a_person_like_another_is_unknown(engine: Engine, name: str) -> None:
    assert engine.ask(f"Ông {name} làm chức gì?", today=TODAY).kind is OutcomeKind.UNKNOWN


def test_yes(engine: Engine) -> None:
    reply = answer(engine, "Bà Lý Thu An là Chủ tịch UBND TP Thượng Giang phải không?")
    assert first_line(reply).startswith("Đúng")


@pytest.mark.parametrize(
    ("question", "truths"),
    [
        (
            "Bà Tạ Quỳnh Mai là Bí thư Tỉnh ủy phải không?",
            ["Theo bài ngày 18/2/2025, Tạ Quỳnh Mai là Bí thư Thị ủy Bình Lãng", "Ngô Bá Trác"],
        ),
        (
            "Ông Ngô Bá Trác là Chủ tịch UBND TP Thượng Giang phải không?",
            ["Ngô Bá Trác là Bí thư Tỉnh ủy Thượng Giang", "Lý Thu An"],
        ),
        ("Ông Đỗ Minh Khuê là Chủ tịch UBND TP Thượng Giang phải không?", ["Lý Thu An", "12/4"]),
        ("Thu ngân sách TX Bình Lãng năm 2024 là 320 tỷ phải không?", ["298 tỷ đồng"]),
    ],
)
def test_a_false_premise_is_put_right(engine: Engine, question: str, truths: list[str]) -> None:
    reply = answer(engine, question)
    assert not first_line(reply).startswith("Đúng")
    assert all(truth in reply.text for truth in truths)


# ---- figures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Thu ngân sách TX Bình Lãng năm 2024?", ["năm 2024", "298 tỷ đồng"]),
        ("Thu ngân sách TX Bình Lãng năm 2024 tăng bao nhiêu?", ["tăng 11,4%", "năm 2023"]),
        ("Thu ngân sách TP Thượng Giang quý I/2024?", ["quý I/2024", "ước đạt 412,6 tỷ đồng"]),
        (
            "Quý I/2024 thu ngân sách TP Thượng Giang bằng bao nhiêu phần trăm kế hoạch?",
            ["27,5% kế hoạch năm"],
        ),
        ("Chỉ tiêu thu ngân sách TX Bình Lãng năm 2025?", ["Chỉ tiêu", "năm 2025", "320 tỷ đồng"]),
        ("TP Thượng Giang trồng bao nhiêu cây bần?", ["hơn 18.000 cây", "quý I/2024"]),
        ("Nghị quyết 14 đặt chỉ tiêu đón bao nhiêu lượt khách?", ["1,5 triệu lượt", "năm 2030"]),
    ],
)
def test_a_figure_with_its_period_and_status(
    engine: Engine, question: str, parts: list[str]
) -> None:
    line = first_line(answer(engine, question))
    assert all(part in line for part in parts), line


def test_a_target_only_where_asked_for(engine: Engine) -> None:
    reply = answer(engine, "Thu ngân sách TX Bình Lãng?")
    assert "298" in first_line(reply)
    assert "320" not in reply.text
    assert "o-thu-ns-bl-2025" in [one.target for one in reply.choices]


@pytest.mark.parametrize(
    "question",
    [
        "Thu ngân sách TX Bình Lãng năm 2022?",
        "Thu ngân sách TP Thượng Giang quý II/2024?",
        "Thu ngân sách TP Thượng Giang năm 2024?",
        "Thu ngân sách huyện Kẻ Sặt năm 2024?",
        "Chi ngân sách TX Bình Lãng năm 2024?",
        "Dân số TX Bình Lãng?",
        "Chỉ tiêu thu ngân sách TP Thượng Giang năm 2025?",
    ],
)
def test_another_year_place_or_figure_is_unknown(engine: Engine, question: str) -> None:
    assert engine.ask(question, today=TODAY).kind is OutcomeKind.UNKNOWN


# ---- documents --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "fact", "part"),
    [
        ("Nghị quyết 14-NQ/TU nói về gì?", "nq-14-tu", "du lịch đường thủy"),
        ("Nghị quyết 14 ban hành ngày nào?", "nq-14-tu", "5/2/2024"),
        ("Nghị quyết 14 do ai ban hành?", "nq-14-tu", "Thành ủy Thượng Giang"),
        ("Nghị quyết nào về du lịch đường thủy?", "nq-14-tu", "14-NQ/TU"),
        ("Kết luận 07-KL/TU về gì?", "kl-07-tu", "bến bãi"),
        ("Kết luận 07/KL-TU ban hành ngày nào?", "kl-07-tu", "20/1/2025"),
        ("Nghị quyết 14 có bao nhiêu nhóm nhiệm vụ?", "s-nhom-nhiem-vu-14", "6 nhóm"),
    ],
)
def test_documents(engine: Engine, question: str, fact: str, part: str) -> None:
    reply = answer(engine, question)
    assert fact in reply.facts
    assert part in first_line(reply)


@pytest.mark.parametrize(
    "question",
    [
        "Nghị quyết 15-NQ/TU nói về gì?",
        "Kết luận 14-KL/TU về gì?",
        "Nghị quyết 07 nói gì?",
        "Nghị quyết 14/2023/NQ-HĐND nói về gì?",
    ],
)
def test_a_number_that_is_not_there(engine: Engine, question: str) -> None:
    assert engine.ask(question, today=TODAY).kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Phạm Văn Xế là ai?", "Phạm Văn Xế"),
        ("Ông Phạm Văn Xế là ai?", "Phạm Văn Xế"),
        ("Tạ Quỳnh Mơ giữ chức gì?", "Tạ Quỳnh Mơ"),
        ("nq 04 noi gi", "Nghị quyết 04"),
        ("nghị quyết 15-NQ/TU nói gì", "nghị quyết 15-NQ/TU"),
    ],
)
def test_what_is_not_known_is_called_by_its_whole_name(
    engine: Engine, question: str, name: str
) -> None:
    lines = engine.ask(question, today=TODAY).text.split("\n")
    assert lines[0] == f"Mình chưa có bài nào nói về {name}."


def test_two_documents_with_one_number_are_asked_back(invented_seeds: Path) -> None:
    with (invented_seeds / LAM_VIEC).open("a", encoding="utf-8") as file:
        file.write(TWO_OF_14)
    engine = Engine(load(invented_seeds))
    reply = engine.ask("Văn bản số 14 nói về gì?", today=TODAY)
    assert reply.kind is OutcomeKind.CLARIFY
    assert {one.target for one in reply.choices} == {"nq-14-tu", "qd-14-ubnd"}
    for choice in reply.choices:
        shown = engine.show(choice.target, today=TODAY)
        assert shown is not None
        assert choice.target in shown.facts
    assert "qd-14-ubnd" in answer(engine, "Quyết định 14 nói về gì?").facts


# ---- what was said and done -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Ông Ngô Bá Trác chỉ đạo gì?", {"s-trac-ben-bai", "s-trac-mam-non"}),
        ("Bí thư Tỉnh ủy chỉ đạo gì về trường mầm non?", {"s-trac-mam-non"}),
        ("Phường Cầu Mây phải làm gì?", {"s-khue-bo-lang"}),
        (
            "Chủ tịch UBND TP Thượng Giang giao Phòng Quản lý đô thị làm gì?",
            {"s-khue-ben-thuyen"},
        ),
        ("TX Bình Lãng kiến nghị gì với tỉnh?", {"s-kien-nghi-ke"}),
        ("Hạn chế của TP Thượng Giang là gì?", {"s-han-che-ben-thuyen", "s-han-che-rac"}),
    ],
)
def test_statements_by_speaker_addressee_and_topic(
    engine: Engine, question: str, facts: set[str]
) -> None:
    assert set(answer(engine, question).facts) == facts


def test_a_deadline_stands_first(engine: Engine) -> None:
    question = "70% khối lượng đường Bờ Lãng phải xong trước ngày nào?"
    assert "15/8/2024" in first_line(answer(engine, question))
    assert engine.ask(question.replace("70", "80"), today=TODAY).kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Hội nghị giao ban quý II/2024 diễn ra ngày nào?", "12/4/2024"),
        ("Ai chủ trì hội nghị giao ban quý II/2024?", "Đỗ Minh Khuê"),
        ("Ai quán triệt Nghị quyết 14?", "Vũ Hải Đăng"),
    ],
)
def test_meetings(engine: Engine, question: str, part: str) -> None:
    assert part in first_line(answer(engine, question))


@pytest.mark.parametrize("asked", ["do ai tổ chức", "cơ quan nào đứng ra tổ chức"])
def test_who_held_a_meeting(engine: Engine, asked: str) -> None:
    reply = answer(engine, f"Hội nghị giao ban quý II/2024 {asked}?")
    assert "Đơn vị tổ chức: UBND TP Thượng Giang." in reply.text
