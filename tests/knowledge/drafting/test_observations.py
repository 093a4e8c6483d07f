"""The figures of an article become observations: what, how much, where, when, how sure."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.drafting.amounts import AmountReader
from knowledge.drafting.draft import draft

TITLE = "Huyện Kẻ Sặt bàn việc đầu năm"
LEAD = "Sáng 9/1, UBND huyện Kẻ Sặt họp bàn việc năm mới."


@pytest.fixture(scope="session")
def told(drafted):
    """The figures of one paragraph, each as (indicator, value, unit, measure, status)."""

    def figures(*sentences: str) -> list[tuple[str, str, str, str, str]]:
        made = drafted(TITLE, LEAD, *sentences)
        names = {one.id: str(one.data["name"]) for one in made.of("indicators")}
        return [
            (
                names.get(one.data["indicator"], one.data["indicator"]),
                f"{one.data['value']:f}",
                one.data["unit"],
                one.data["measure"],
                one.data["status"],
            )
            for one in made.of("observations")
        ]

    return figures


@pytest.fixture(scope="session")
def rows(drafted):
    return lambda *paragraphs: drafted(TITLE, LEAD, *paragraphs).of("observations")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Năm 2024, thu ngân sách đạt hơn 86,5 tỷ đồng, bằng 112% kế hoạch; phấn đấu thu 95 tỷ.",
            [
                ("thu-ngan-sach", "86.5", "tỷ đồng", "level", "result"),
                ("thu-ngan-sach", "112", "%", "share-of-plan", "result"),
                ("Thu", "95", "tỷ", "level", "target"),
            ],
        ),
        (
            "Quý I, thu ngân sách ước đạt 86,5 tỷ đồng, tăng 4%; năm 2026 phấn đấu thu 95 tỷ đồng.",
            [
                ("thu-ngan-sach", "86.5", "tỷ đồng", "level", "estimate"),
                ("thu-ngan-sach", "4", "%", "growth", "estimate"),
                ("Thu", "95", "tỷ đồng", "level", "target"),
            ],
        ),
        (
            "Quý I, doanh thu ước đạt được 5 tỷ đồng (đạt 12% kế hoạch); đón 900 lượt khách.",
            [
                ("Doanh thu", "5", "tỷ đồng", "level", "estimate"),
                ("Doanh thu", "12", "%", "share-of-plan", "estimate"),
                ("Đón lượt khách", "900", "lượt khách", "level", "result"),
            ],
        ),
        (
            "Kim ngạch xuất khẩu gồm: cá tra ước đạt 19 triệu USD (tăng 5%); thép 56 triệu USD.",
            [
                ("Cá tra", "19", "triệu USD", "level", "estimate"),
                ("Cá tra", "5", "%", "growth", "estimate"),
                ("Thép", "56", "triệu USD", "level", "estimate"),
            ],
        ),
        (
            "Năm tới, huyện sẽ gọi công dân nhập ngũ đạt 100% chỉ tiêu.",
            [("Gọi công dân nhập ngũ", "100", "%", "share-of-plan", "target")],
        ),
        (
            "Đợt mưa vừa qua khiến hơn 2.863 ha lúa bị ngập; đoàn đã đến 2 huyện Kẻ Sặt và Hạ Lạc.",
            [("Lúa bị ngập", "2863", "ha", "level", "result")],
        ),
        (
            "Thành ủy và các cấp kiểm tra 6/8 tổ chức; thu ngân sách 9 tháng 20 tỷ đồng.",
            [
                ("Kiểm tra tổ chức", "6", "tổ chức", "share", "result"),
                ("thu-ngan-sach", "20", "tỷ đồng", "level", "result"),
            ],
        ),
        (
            "Năm 2024, huyện đã hoàn thành 13 công trình; bà con góp 1.540 ngày công.",
            [
                ("Hoàn thành công trình", "13", "công trình", "level", "result"),
                ("Bà con góp ngày công", "1540", "ngày công", "level", "result"),
            ],
        ),
        (
            "Diện tích rau màu đạt 920,4ha, tăng 31,8% so với cùng kỳ và đạt 57,8% so kế hoạch.",
            [
                ("Diện tích rau màu", "920.4", "ha", "level", "result"),
                ("Diện tích rau màu", "31.8", "%", "growth", "result"),
                ("Diện tích rau màu", "57.8", "%", "share-of-plan", "result"),
            ],
        ),
        (
            "Sản lượng cá lồng (đạt 1.540 tấn, bằng 145% so với cùng kỳ) là điểm sáng.",
            [
                ("Sản lượng cá lồng", "1540", "tấn", "level", "result"),
                ("Sản lượng cá lồng", "145", "%", "ratio-to-last-year", "result"),
            ],
        ),
        (
            "Sản lượng muối giảm 6,3%; tỷ lệ hộ nghèo giảm còn 2,87%.",
            [
                ("Sản lượng muối", "-6.3", "%", "growth", "result"),
                ("Tỷ lệ hộ nghèo", "2.87", "%", "share", "result"),
            ],
        ),
        (
            "Đến nay, 404/495 hồ sơ được giải quyết trước hạn.",
            [("Hồ sơ được giải quyết trước hạn", "404", "hồ sơ", "share", "result")],
        ),
        (
            "Huyện đã trồng 18 ngàn cây tràm, kết nạp 45 đảng viên.",
            [
                ("Trồng cây tràm", "18000", "cây", "level", "result"),
                ("Kết nạp đảng viên", "45", "đảng viên", "level", "result"),
            ],
        ),
        (
            "Hiện có 6 xã đạt 19/19 tiêu chí nông thôn mới.",
            [("Xã đạt 19/19 tiêu chí nông thôn mới", "6", "xã", "level", "result")],
        ),
        (
            "Vốn vay tăng 4,58 tỷ đồng so với năm 2023.",
            [("Vốn vay", "4.58", "tỷ đồng", "level", "result")],
        ),
        (
            "Các chỉ tiêu cụ thể: trên 90% chi bộ hoàn thành nhiệm vụ; trồng mới 25.000 cây xanh.",
            [
                ("Chi bộ hoàn thành nhiệm vụ", "90", "%", "share", "target"),
                ("Trồng mới cây xanh", "25000", "cây xanh", "level", "target"),
            ],
        ),
        (
            "Tổng đàn trâu tăng 5,69% (kế hoạch là 4%); diện tích rừng là 15.507 ha.",
            [
                ("Tổng đàn trâu", "5.69", "%", "growth", "result"),
                ("Tổng đàn trâu", "4", "%", "growth", "target"),
                ("Diện tích rừng", "15507", "ha", "level", "result"),
            ],
        ),
        (
            "Thu phí vượt 12% kế hoạch; đàn trâu tăng 4% so với mục tiêu, cao hơn 3% so cùng kỳ.",
            [
                ("Thu phí", "12", "%", "growth", "result"),
                ("Đàn trâu", "4", "%", "growth", "result"),
                ("Đàn trâu", "3", "%", "growth", "result"),
            ],
        ),
        (
            "Chuyển đổi số tiến bộ với 80% cán bộ được bồi dưỡng và 75% hồ sơ được trả qua mạng.",
            [
                ("Cán bộ được bồi dưỡng", "80", "%", "share", "result"),
                ("Hồ sơ được trả qua mạng", "75", "%", "share", "result"),
            ],
        ),
        (
            "Xã vượt khó, đạt nhiều kết quả quan trọng, có 18/20 chỉ tiêu đạt và vượt.",
            [("Chỉ tiêu đạt và vượt", "18", "chỉ tiêu", "share", "result")],
        ),
        ("Xã là 1 trong 2 đơn vị được chọn làm điểm.", []),
        (
            "Tăng trưởng kinh tế đạt 6,9%/năm; thu ngân sách được giao kế hoạch là 95 tỷ đồng.",
            [
                ("Tăng trưởng kinh tế", "6.9", "%", "growth", "result"),
                ("Thu ngân sách được giao kế hoạch", "95", "tỷ đồng", "level", "result"),
            ],
        ),
        (
            "Vốn ngân sách là 744 tỷ đồng, chiếm 38,2%; vốn dân cư là 60 tỷ đồng, đạt 71%.",
            [
                ("Vốn ngân sách", "744", "tỷ đồng", "level", "result"),
                ("Vốn ngân sách", "38.2", "%", "share", "result"),
                ("Vốn dân cư", "60", "tỷ đồng", "level", "result"),
                ("Vốn dân cư", "71", "%", "share-of-plan", "result"),
            ],
        ),
    ],
)
def test_every_figure_with_its_measure_and_how_sure_it_is(told, sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "HĐND huyện khóa 15, kỳ họp thứ 5 bàn 3 nội dung về quốc lộ 1 và tỉnh lộ 12.",
        "Theo Kết luận số 09-KL/TU ngày 12/4/2021 và Nghị quyết 36/2021/NQ-HĐND.",
        "Huyện giữ vững phương châm 4 tại chỗ suốt 2 năm, từ 7 giờ ngày 22.4.",
    ],
)
def test_numbers_that_name_or_date_something_are_no_figures(told, sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("Thu ngân sách đạt gần 57 tỷ đồng.", "gần"),
        ("Độ che phủ rừng đạt ≥ 51%.", "≥"),
        ("Vùng rau tập trung có quy mô từ 2ha trở lên.", "trở lên"),
        ("Nợ đọng giảm 473 triệu đồng.", "giảm"),
    ],
)
def test_qualifiers_stay_as_printed(rows, sentence, qualifier):
    assert [one.data["qualifier"] for one in rows(sentence)] == [qualifier]


def test_a_range_keeps_its_lower_end_and_says_so(rows):
    (row,) = rows("Năm 2025, huyện phấn đấu giá trị sản xuất tăng trưởng 7,0 - 7,5%.")
    assert (row.data["value"], row.data["measure"]) == (Decimal("7.0"), "growth")
    assert "7,5" in row.data["note"]
    assert not row.sure


def test_the_period_is_carried_on_and_its_paragraph_cited(rows):
    first, second = rows(
        "Trong 9 tháng năm 2024, huyện thu ngân sách 61 tỷ đồng, bằng 80% kế hoạch năm 2024.",
        "Diện tích rau màu đạt 920,4 ha.",
    )[::2]
    assert (first.data["period"], first.paragraphs) == ("2024-01/2024-09", (3,))
    assert (second.data["period"], second.paragraphs) == ("2024-01/2024-09", (4, 3))


def test_the_time_of_a_caption_is_its_own(drafted):
    made = drafted(
        TITLE,
        LEAD,
        "Năm 2024, huyện thu ngân sách 61 tỷ đồng.",
        TITLE,
        "Bí thư Đảng ủy xã Đồng Sậy Lê Văn Ất: Năm 2026, xã sẽ về đích nông thôn mới.",
        "Diện tích rau màu đạt 920,4 ha.",
    )
    assert [one.data["period"] for one in made.of("observations")] == ["2024", "2024"]


def test_places_of_one_paragraph_are_kept_apart(rows):
    found = rows(
        "Thu ngân sách huyện Kẻ Sặt đạt 61 tỷ đồng, bằng 90% kế hoạch tỉnh giao; "
        "TX Bình Lãng thu 298 tỷ đồng."
    )
    areas = [one.data["area"] for one in found]
    assert areas == ["huyen-ke-sat", "huyen-ke-sat", "tx-binh-lang"]


def test_a_figure_told_twice_is_one_row_with_both_paragraphs(drafted):
    made = drafted(
        TITLE,
        "Kẻ Sặt thu ngân sách đạt 86,5 tỷ đồng.",
        LEAD,
        "Năm 2024, thu ngân sách đạt 86,5 tỷ đồng.",
    )
    (row,) = made.of("observations")
    assert set(row.paragraphs) == {2, 4}


def test_figures_of_the_meeting_go_with_the_meeting(drafted):
    made = drafted(
        TITLE,
        "Sáng 9/1, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết. Dự có 60 đại biểu và 9 xã.",
    )
    (row,) = made.of("observations")
    assert row.data["event"] == made.of("events")[0].id
    assert (row.data["value"], row.data["period"]) == (60, "2025-01-09")


def test_a_known_indicator_is_used_and_a_new_one_only_put_beside_it(drafted):
    made = drafted(
        TITLE, LEAD, "Tổng thu ngân sách đạt 61 tỷ đồng. Thu ngân sách nội địa đạt 40 tỷ đồng."
    )
    known, new = made.of("observations")
    (indicator,) = made.of("indicators")
    assert known.data["indicator"] == "thu-ngan-sach"
    assert new.data["indicator"] == indicator.id
    assert "thu-ngan-sach" in indicator.like


def test_without_a_day_nothing_is_dated_by_guess(facts):
    made = draft("Tin vắn\n\nThu ngân sách đạt 61 tỷ đồng; quý I đạt 12 tỷ đồng.", facts)
    assert "published_on" not in made.article
    assert [one.data.get("period") for one in made.of("observations")] == [None, None]
    assert not any(one.sure for one in made.of("observations"))


@given(
    value=st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**9), places=2),
    unit=st.sampled_from(["tỷ đồng", "%", "ha", "hộ", "triệu đồng/người/năm"]),
    glued=st.booleans(),
)
def test_amounts_are_read_as_they_are_printed(facts, value, unit, glued):
    whole, _, part = f"{value:,.2f}".partition(".")
    printed = f"{whole.replace(',', '.')},{part}{'' if glued else ' '}{unit}"
    (amount,) = AmountReader(facts.language.drafting.figures).read(f"Thu đạt {printed}, khá cao.")
    assert (amount.value, amount.unit) == (value, unit)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "đạt",
                "tăng",
                "12%",
                "1.5",
                "(",
                ")",
                ";",
                ":",
                "tỷ đồng",
                "năm 2024",
                "3/4",
                "≥",
                "từ",
                "ha",
            ]
        ),
        max_size=12,
    )
)
def test_whatever_stands_there_nothing_breaks(told, words):
    for _, value, unit, _, _ in told(f"Thu {' '.join(words)}."):
        assert Decimal(value).is_finite()
        assert unit


def times(rows):
    return [(f"{one.data['value']:f}", one.data.get("period"), one.data["status"]) for one in rows]


def test_a_figure_keeps_clear_of_times_that_are_not_its_own(rows):
    found = rows(
        "Năm 2024, thu ngân sách của huyện đạt 743 tỷ đồng. Năm 2026, huyện phấn đấu thu 900 tỷ.",
        "Tuyến đê dài 12 km, khởi công tháng 9/2023, đến nay khối lượng thi công đạt 46%.",
        "Diện tích rau màu đạt 920 ha.",
    )
    assert times(found) == [
        ("743", "2024", "result"),
        ("900", "2026", "target"),
        ("12", None, "result"),
        ("46", "2024", "result"),
        ("920", "2024", "result"),
    ]


def test_what_holds_now_holds_in_the_month_of_the_article_where_no_report_just_ended(rows):
    (found,) = rows("Huyện hiện có 27 hợp tác xã.")
    assert found.data["period"] == "2025-01"


def test_the_plan_in_brackets_is_an_aim_of_the_whole_year(rows):
    found = rows("9 tháng năm 2024, thu ngân sách tăng trưởng 8,74% (kế hoạch cả năm là 10,2%).")
    assert times(found) == [
        ("8.74", "2024-01/2024-09", "result"),
        ("10.2", "2024", "target"),
    ]


def test_what_is_asked_for_or_a_project_costs_is_no_figure(rows):
    assert not rows(
        "Bí thư Huyện ủy Tống Văn Rạng kiến nghị tỉnh bố trí 120 tỷ đồng để nạo vét cửa sông.",
        "Huyện đang làm đường ven sông, tổng mức đầu tư 385 tỷ đồng.",
        "Bí thư Huyện ủy Tống Văn Rạng yêu cầu UBND huyện xử lý dứt điểm hồ sơ của 38 hộ dân.",
    )


def test_society_is_no_commune(rows):
    (found,) = rows(
        "Bến xe xã Đò Lèn mới mở. Về kinh tế - xã hội, thu ngân sách đạt 86 tỷ đồng năm 2024."
    )
    assert found.data["area"] == "huyen-ke-sat"


def test_carrying_out_is_no_word_for_now(rows):
    (one,) = rows("Thu ngân sách năm 2023 thực hiện 86,5 tỷ đồng.")
    assert one.data["period"] == "2023"


def test_a_term_or_a_year_before_a_list_holds_for_the_whole_list(rows):
    (one,) = rows("Nhiệm kỳ 2020 - 2025, xã trồng được 12 ha rừng.")
    assert one.data["period"] == "2020/2025"
    told = (
        "Theo báo cáo của UBND huyện Kẻ Sặt, năm 2023, huyện tiến bộ: trồng 12 ha rừng; xây 3 cầu."
    )
    assert {one.data["period"] for one in rows(told)} == {"2023"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Phường Cầu Mới, huyện Kẻ Sặt có dân số 9.000 người.",
        (
            "Phường Cầu Mới được thành lập từ việc hợp nhất xã Đồng Mía và xã Bến Cát, với dân số"
            " 9.000 người."
        ),
        "Phường Cầu Mới đông dân nhất huyện Kẻ Sặt, với dân số 9.000 người.",
    ],
)
def test_the_units_around_one_and_those_it_was_made_of_are_not_meant(drafted, sentence):
    made = drafted(TITLE, LEAD, sentence)
    (one,) = made.of("observations")
    (ward,) = [unit.id for unit in made.of("areas") if unit.data["name"] == "Cầu Mới"]
    assert one.data["area"] == ward


def test_a_place_that_sounds_like_a_demand_asks_for_nothing(drafted):
    made = drafted(TITLE, LEAD, "Phường Cần Giăng thu ngân sách 9 tỷ đồng.")
    assert [one.data["status"] for one in made.of("observations")] == ["result"]


def test_money_of_many_things_is_a_figure_though_that_of_a_project_is_none(told):
    found = told("Năm 2024 có 15 dự án mới với tổng số vốn đăng ký 152 tỷ đồng.")
    assert found == [
        ("Dự án mới", "15", "dự án mới", "level", "result"),
        ("Tổng số vốn đăng ký", "152", "tỷ đồng", "level", "result"),
    ]


def test_an_indicator_before_a_colon_is_named(told):
    found = told("Năm 2024, kinh tế giữ vững tốc độ tăng trưởng cao: 27,5%, đứng đầu tỉnh.")
    assert found == [("Tốc độ tăng trưởng cao", "27.5", "%", "growth", "result")]


def test_the_time_of_an_aim_holds_for_the_aims_behind_it(rows):
    found = rows(
        "Đại hội đề ra một số chỉ tiêu: thu ngân sách giai đoạn 2025-2030 tăng 10%/năm; thu phí"
        " tăng 7%; trồng mới 12 ha rừng."
    )
    assert {(one.data["period"], one.data["status"]) for one in found} == {("2025/2030", "target")}


@pytest.mark.parametrize("lasting", ["trên 6 tháng", "quá 6 tháng", "chậm 6 tháng"])
def test_how_long_something_lasts_is_no_time(rows, lasting):
    (found,) = rows(f"Năm 2024, toàn huyện có 2 dự án chậm tiến độ {lasting}.")
    assert (found.data["period"], found.data["status"]) == ("2024", "result")


def test_the_first_months_after_a_qualifier_are_a_time(rows):
    (found,) = rows("Trong 6 tháng đầu năm 2024, toàn huyện thu ngân sách đạt 61 tỷ đồng.")
    assert found.data["period"] == "2024-01/2024-06"


def test_what_a_quoted_person_demands_is_a_target_only_where_it_is_a_goal(told):
    said = "Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe: Cần"
    assert told(f"{said} làm rõ trách nhiệm khi 2 dự án chậm tiến độ trên 6 tháng.") == []
    (aim,) = told(f"{said} phấn đấu thu ngân sách đạt 95 tỷ đồng.")
    assert aim[-1] == "target"


def test_the_title_holds_no_figures_of_its_own(drafted):
    title = "Huyện Kẻ Sặt phấn đấu hoàn thành 5 công trình trọng điểm trước Tết"
    assert drafted(title, LEAD, title).of("observations") == ()


def test_numbers_in_names_of_things_are_none(told):
    assert told("Huyện phòng chống dịch COVID-19 tốt, kéo xong đường dây 500kV.") == []


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Trong 3 tháng cuối năm phấn đấu thu ngân sách 20 tỷ đồng.", "2025-Q4"),
        ("Tính đến cuối năm 2023, huyện có 12 xã đạt chuẩn.", "2023"),
        (
            "Thu ngân sách tăng 4%; du lịch tăng 6% so với cùng kỳ, góp phần tăng trưởng năm 2024.",
            "2024",
        ),
    ],
)
def test_times_however_they_are_told(rows, sentence, period):
    assert {one.data["period"] for one in rows(sentence)} == {period}


def test_of_a_figure_told_twice_the_one_with_its_time_is_the_one(rows):
    (row,) = rows("Thu ngân sách đạt 86 tỷ đồng.", "Năm 2024, thu ngân sách ước đạt 86 tỷ đồng.")
    assert (row.data["period"], row.data["status"], set(row.paragraphs)) == (
        "2024",
        "estimate",
        {3, 4},
    )
