"""The article's own data: its day above all."""

from datetime import date

import pytest

from knowledge.drafting.draft import read
from knowledge.drafting.heading import Told


def heading(text, facts, told=None):
    return read(text, facts, told or Told())[0]


@pytest.mark.parametrize(
    ("paragraphs", "day", "sure"),
    [
        (("Sáng 9/1/2025, huyện họp.",), date(2025, 1, 9), True),
        (("Chiều 22.4.2025, huyện họp.",), date(2025, 4, 22), True),
        (("Ngày 17 – 9, huyện họp bàn việc năm 2024.",), date(2024, 9, 17), False),
        (("Chiều 27/12, huyện tổng kết năm 2022, bàn việc năm 2023.",), date(2022, 12, 27), False),
        (
            ("Chiều nay (23/4), huyện bàn Kết luận số 09 ngày 12/4/2021.",),
            date(2021, 4, 23),
            False,
        ),
        (
            ("Sáng nay (18/1), huyện bàn Nghị quyết ngày 22/11/2021.",),
            date(2022, 1, 18),
            False,
        ),
        (
            (
                "Sáng nay (16/7), huyện bàn việc 6 tháng cuối năm 2024.",
                "Huyện phấn đấu về đích trong năm 2025; hộ sử dụng đất trước năm 1980.",
            ),
            date(2024, 7, 16),
            False,
        ),
        (("Thứ 4, 22.12.2021 | 20:42", "Sáng 22/12, huyện họp."), date(2021, 12, 22), True),
        (
            ("Thứ 5, 10/1/2025 07:15", "Sáng 9/1, huyện họp."),
            date(2025, 1, 10),
            True,
        ),
        (
            (
                "Sáng 10/11, huyện họp bàn việc cuối năm.",
                "Năm 2021, huyện thu ngân sách tăng so với năm 2020.",
            ),
            date(2021, 11, 10),
            False,
        ),
        (
            ("Ngày 22/6, huyện họp; thu ngân sách tăng so với cùng kỳ năm 2021.",),
            date(2022, 6, 22),
            False,
        ),
        (("Ngày 31/8, huyện lo khai giảng năm học 2023-2024.",), date(2023, 8, 31), False),
        (
            ("Theo Kế hoạch số 02/KH-UBND, ngày 19/6/2018 của huyện, sáng 27/6/2018 huyện họp.",),
            date(2018, 6, 27),
            True,
        ),
        (("Huyện họp.",), None, False),
    ],
)
def test_the_day_is_printed_or_worked_out(facts, paragraphs, day, sure):
    found = heading("\n\n".join(("Kẻ Sặt họp", *paragraphs)), facts)
    assert found.data.get("published_on") == day
    assert ("ngày đăng" not in " ".join(found.doubts)) is sure


def test_what_the_page_tells_goes_first(facts):
    told = Told("Báo Thượng Giang", "Kẻ Sặt họp", "Thu Hà", date(2025, 1, 9), "https://x.example")
    data = heading("Kẻ Sặt họp\n\nSáng 8/1/2025, huyện họp.", facts, told).data
    assert (data["publisher"], data["byline"], data["url"], data["published_on"]) == (
        "bao-thuong-giang",
        "Thu Hà",
        "https://x.example",
        date(2025, 1, 9),
    )


def test_an_unknown_newspaper_is_proposed(facts):
    found = heading("Kẻ Sặt họp", facts, Told(publisher="Báo Kẻ Sặt"))
    (publisher,) = found.publishers
    assert (publisher.data["name"], publisher.sure) == ("Báo Kẻ Sặt", False)
