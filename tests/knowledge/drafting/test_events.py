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
