"""Documents: by number, by name, in several forms."""

from datetime import date

import pytest

from knowledge.drafting.draft import draft
from tests.knowledge.drafting.saying import article


def test_a_document_is_read_with_all_that_is_told(facts):
    sentence = (
        "Hội nghị bàn Nghị quyết số 36/2021/NQ-HĐND, ngày 06/11/2021 của HĐND tỉnh về cơ chế "
        "đặc thù cho TX Bình Lãng giai đoạn 2021 - 2025; các sở đã góp ý."
    )
    found = draft(article(sentence), facts)
    (one,) = found.of("documents")
    assert one.sure
    told = {key: one.data[key] for key in ("type", "number", "code", "issued_on", "area", "period")}
    assert told == {
        "type": "nghi-quyet",
        "number": "36",
        "code": "36/2021/NQ-HĐND",
        "issued_on": date(2021, 11, 6),
        "area": "tx-binh-lang",
        "period": "2021/2025",
    }
    assert one.data["subject"].startswith("cơ chế đặc thù")
    (issuer,) = found.of("organizations")
    assert (issuer.data["type"], issuer.data["area"]) == ("hdnd", "tinh-thuong-giang")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Kết luận số 09/KL-TU", "09-KL/TU"),
        ("Kế hoạch số 12-KH/UBND", "12/KH-UBND"),
        ("Nghị quyết 05-NQ/TU", "05-NQ/TU"),
        ("Quyết định số 123/QĐ-TTg", "123/QĐ-TTg"),
        ("Nghị quyết số 203/2025/QH15", "203/2025/QH15"),
        ("Công văn số 19484/UBND-HCC", "19484/UBND-HCC"),
        ("Văn bản số 2239/UBND-KT", "2239/UBND-KT"),
        ("Công điện số 54/CĐ-TTg", "54/CĐ-TTg"),
    ],
)
def test_codes_have_their_regular_form(facts, printed, code):
    (one,) = draft(article(f"Thực hiện {printed} ngày 3.1.2025."), facts).of("documents")
    assert one.data["code"] == code
    assert one.data["issued_on"] == date(2025, 1, 3)
    kept = printed.split()[-1]
    assert one.data.get("printed", code) == (kept if kept != code else code)


def test_several_forms_of_one_document_are_one(facts):
    text = article(
        "Kết luận 09 là đòn bẩy.",
        "Hội nghị bàn Kết luận số 09/KL-TU ngày 12/4/2021 của Ban Thường vụ Tỉnh ủy về phát triển.",
        "Theo Kết luận số 09, các sở vào cuộc.",
    )
    (one,) = draft(text, facts).of("documents")
    assert one.paragraphs == (3, 2, 4)


def test_numbers_in_a_row_are_documents_each(facts):
    text = article(
        "Bàn Nghị quyết 06-NQ/TU ngày 1/2/2021 và Nghị quyết 08-NQ/TU ngày 2/2/2021.",
        "UBND tỉnh ban hành Chương trình hành động thực hiện các nghị quyết số 06, 08 của Tỉnh ủy.",
    )
    subjects = [one.data["subject"] for one in draft(text, facts).of("documents")]
    assert "Chương trình hành động thực hiện các nghị quyết 06-NQ/TU, 08-NQ/TU" in subjects
    assert len(subjects) == 3


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        (
            "Theo Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX, các sở vào cuộc.",
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX",
        ),
        (
            "Theo tinh thần Nghị quyết Trung ương 6 khóa XIII; nâng cao.",
            "Nghị quyết Trung ương 6 khóa XIII",
        ),
        (
            "Dịp này, hai bên ký kết chương trình phối hợp giữ rừng năm 2023.",
            "Chương trình phối hợp giữ rừng năm 2023",
        ),
    ],
)
def test_documents_without_a_number_go_by_their_name(facts, sentence, subject):
    (one,) = draft(article(sentence), facts).of("documents")
    assert one.data["subject"] == subject
    assert one.data["aliases"]
    assert not one.sure


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch 9 tháng đã xong, kỷ luật 28 đảng viên.",
        "Theo nghị quyết đại hội đảng các cấp, xây dựng kế hoạch cụ thể.",
        "Đạt 112% kế hoạch 5 năm; chương trình 2 giai đoạn.",
    ],
)
def test_what_only_looks_like_a_document_is_none(facts, sentence):
    assert not draft(article(sentence), facts).of("documents")


def test_a_known_document_is_not_drafted_again(facts):
    document = next(one for one in facts.documents.values() if one.code and one.issued_on)
    kind = next(one for one in facts.language.government.document_types if one.id == document.type)
    day = document.issued_on
    sentence = f"Thực hiện {kind.name} số {document.code} ngày {day.day}/{day.month}/{day.year}."
    assert not draft(article(sentence), facts).of("documents")


def test_a_programme_known_by_a_number_is_no_document(facts):
    assert not draft(article("Xã được hỗ trợ theo Chương trình 135."), facts).of("documents")
    (one,) = draft(article("Tỉnh thực hiện Chương trình số 113 của Tỉnh ủy."), facts).of(
        "documents"
    )
    assert one.data["number"] == "113"


@pytest.mark.parametrize(
    "clause",
    ["toàn huyện có 31 dự án với tổng vốn 205 tỷ đồng", "UBND huyện đã giao vốn cho các xã"],
)
def test_a_subject_ends_before_a_clause_of_its_own(facts, clause):
    sentence = (
        "Theo Nghị quyết số 18/NQ-HĐND ngày 25/12/2024 của HĐND tỉnh về kế hoạch đầu tư công "
        f"năm 2025, {clause}; còn lại chờ phân bổ."
    )
    (one,) = draft(article(sentence), facts).of("documents")
    assert one.data["subject"] == "kế hoạch đầu tư công năm 2025"


def test_a_subject_keeps_its_lists(facts):
    sentence = "Thực hiện Nghị quyết số 18/NQ-HĐND về cơ chế, chính sách, vốn cho các xã ven sông."
    (one,) = draft(article(sentence), facts).of("documents")
    assert one.data["subject"] == "cơ chế, chính sách, vốn cho các xã ven sông"


def test_a_law_that_says_only_how_something_is_done_is_no_document_of_the_article(drafted):
    made = drafted(
        "Kẻ Sặt họp",
        "Huyện chi theo đúng Luật Ngân sách, tuân thủ Luật Đất đai; huyện bàn Luật Thủ đô.",
    )
    assert [one.data["subject"] for one in made.of("documents")] == ["Luật Thủ đô"]


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        (
            "UBND tỉnh vừa ban hành Kế hoạch chống hạn vụ xuân năm 2025.",
            ["Kế hoạch chống hạn vụ xuân năm 2025"],
        ),
        (
            "HĐND tỉnh thông qua nghị quyết về bảng giá các loại đất.",
            ["Nghị quyết về bảng giá các loại đất"],
        ),
        ("UBND tỉnh ban hành kế hoạch và tổ chức kiểm tra các bến bãi.", []),
        ("HĐND tỉnh thông qua 12 nghị quyết về ngân sách và đầu tư.", []),
        ("Quyết định số 7/QĐ-UBND phê duyệt Đề án phát triển bến bãi.", ["Văn bản số 7"]),
    ],
)
def test_what_was_issued_goes_by_its_subject(facts, sentence, subjects):
    found = draft(article(sentence), facts).of("documents")
    told = [
        f"Văn bản số {n}" if (n := one.data.get("number")) else one.data["subject"] for one in found
    ]
    assert told == subjects


def test_a_number_before_a_year_is_a_documents(facts):
    text = article("Thay thế Kế hoạch số 15 năm 2023; kế hoạch 5 năm đã bàn.")
    assert [one.data["number"] for one in draft(text, facts).of("documents")] == ["15"]
