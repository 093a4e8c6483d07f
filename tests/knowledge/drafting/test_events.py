"""The meeting of an article and who did what there."""

from datetime import date

import pytest

TITLE = "Huyện Kẻ Sặt bàn việc đầu năm"


@pytest.mark.parametrize(
    ("opening", "day", "kind"),
    [
        (
            "Chiều 27/12, Huyện ủy Kẻ Sặt tổ chức hội nghị tổng kết năm.",
            date(2024, 12, 27),
            "hoi-nghi",
        ),
        ("Sáng nay (9/1), UBND huyện Kẻ Sặt họp giao ban quý I.", date(2025, 1, 9), "giao-ban"),
        ("Chiều 8.1, UBND huyện Kẻ Sặt họp giao ban.", date(2025, 1, 8), "giao-ban"),
        (
            "Ngày 8/1/2025, đoàn công tác của tỉnh có buổi làm việc với Huyện ủy Kẻ Sặt.",
            date(2025, 1, 8),
            "lam-viec",
        ),
    ],
)
def test_the_meeting_with_its_day_and_kind(drafted, opening, day, kind):
    (event,) = drafted(TITLE, opening).of("events")
    assert (event.data["on"], event.data["type"]) == (day, kind)
    assert event.data["area"] == "huyen-ke-sat"
    assert event.paragraphs == (2,)


@pytest.mark.parametrize(
    ("meeting", "kind"),
    [
        ("phiên giải trình về đầu tư công", "giai-trinh"),
        ("phiên họp thường kỳ tháng 1", "hoi-nghi"),
        ("kỳ họp thứ 12", "ky-hop"),
        ("hội nghị đối thoại với nông dân", "doi-thoai"),
        ("hội nghị tiếp xúc cử tri", "tiep-xuc-cu-tri"),
    ],
)
def test_every_usual_kind_of_meeting(drafted, meeting, kind):
    (event,) = drafted(TITLE, f"Sáng 9/1, HĐND huyện Kẻ Sặt tổ chức {meeting}.").of("events")
    assert event.data["type"] == kind


def test_who_reported_and_concluded_and_who_is_only_quoted(drafted):
    draft = drafted(
        TITLE,
        "Sáng 9/1, HĐND huyện Kẻ Sặt tổ chức phiên giải trình về đầu tư công.",
        "Báo cáo tại phiên giải trình, Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe cho biết, các dự án "
        "đều chậm.",
        "[img]",
        "Phó Chủ tịch UBND tỉnh Lê Bá Ất: Cần làm rõ trách nhiệm của ai dự họp khi 2 dự án chậm.",
        "Kết luận phiên giải trình, Bí thư Huyện ủy Kẻ Sặt Tống Văn Rạng yêu cầu các xã làm sớm.",
    )
    assert {(one.data["who"], one.data["role"]) for one in draft.of("participations")} == {
        ("mac-thi-hoe", "reported"),
        ("tong-van-rang", "concluded"),
    }


def test_without_a_meeting_there_is_none(drafted):
    assert drafted(TITLE, "Năm 2024, huyện Kẻ Sặt được mùa.").of("events") == ()


def test_who_chaired_came_and_spoke(drafted):
    draft = drafted(
        TITLE,
        "Sáng 9/1, Huyện ủy Kẻ Sặt tổ chức hội nghị tổng kết năm 2024. Bí thư Huyện ủy Tống Văn "
        "Rạng chủ trì.",
        "Dự hội nghị có đồng chí Lê Bá Ất – Phó Chủ tịch UBND tỉnh.",
        "Chủ tịch UBND huyện Mạc Thị Hòe báo cáo kết quả năm 2024.",
        "Phát biểu kết luận, Bí thư Huyện ủy Tống Văn Rạng đề nghị các xã giữ sạch bến sông.",
    )
    found = {(one.data["who"], one.data["role"]) for one in draft.of("participations")}
    assert found == {
        ("tong-van-rang", "chaired"),
        ("le-ba-at", "attended"),
        ("mac-thi-hoe", "reported"),
        ("tong-van-rang", "concluded"),
    }
