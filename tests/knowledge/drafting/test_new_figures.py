"""Constructions of figures that articles of other newspapers taught."""

import pytest

from knowledge.drafting.draft import draft

TITLE = "Huyện Kẻ Sặt bàn việc đầu năm"
LEAD = "Sáng 9/1, UBND huyện Kẻ Sặt họp bàn việc năm mới."


@pytest.fixture(scope="session")
def read(drafted):
    """Indicator, value, measure, status and period of each figure of a text."""

    def figures(*paragraphs: str) -> list[tuple[str, str, str, str, str | None]]:
        made = drafted(TITLE, LEAD, *paragraphs)
        names = {one.id: str(one.data["name"]) for one in made.of("indicators")}
        return [
            (
                names.get(one.data["indicator"], one.data["indicator"]),
                f"{one.data['value']:f} {one.data['unit']}",
                one.data["measure"],
                one.data["status"],
                one.data.get("period"),
            )
            for one in made.of("observations")
        ]

    return figures


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("Năm 2024, huyện trao 14 mái ấm và 3 chiếc thuyền.", ["14 mái ấm", "3 chiếc"]),
        ("Xã có 6 bến đò, 4 kênh mương, 2 bè nuôi.", ["6 bến đò", "4 kênh mương", "2 bè nuôi"]),
        ("Toàn huyện có 7 CLB dưỡng sinh.", ["7 CLB"]),
        ("Huyện khen thưởng 9 tập thể, 5 cá nhân.", ["9 tập thể", "5 cá nhân"]),
        ("Huyện lắp đặt 120 bóng đèn dọc bờ kè.", ["120 bóng đèn"]),
    ],
)
def test_what_no_list_holds_is_counted_behind_a_verb_and_in_a_list(read, sentence, amounts):
    assert [amount for _, amount, *_ in read(sentence)] == amounts


@pytest.mark.parametrize(
    "sentence",
    [
        "Từ năm 2024 toàn huyện đổi mới.",
        "Huyện có nghị quyết 15 được bàn kỹ.",
        "Theo Kế hoạch 15 của huyện, các xã ra quân.",
        "Xã thực hiện 5 không, 3 sạch.",
        "Huyện triển khai năm 2025 với nhiều việc mới.",
    ],
)
def test_a_number_before_no_thing_counts_nothing(read, sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "amount", "measure"),
    [
        ("Tốc độ tăng trưởng bình quân hàng năm 8%.", "8 %", "growth"),
        ("Tỷ lệ lao động qua đào tạo hằng năm 64%.", "64 %", "share"),
        ("Tỷ lệ trẻ đến lớp 97,5%.", "97.5 %", "share"),
    ],
)
def test_a_percentage_names_nothing_whatever_stands_before_it(read, sentence, amount, measure):
    ((_, told, kind, *_),) = read(sentence)
    assert (told, kind) == (amount, measure)


def test_a_number_inside_an_indicator_is_no_figure(read):
    ((_, amount, *_),) = read("Số trẻ uống ít nhất 01 gói đạt 96,4%.")
    assert amount == "96.4 %"


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        (
            "Giá trị đan lát tăng từ 3,2 tỷ đồng năm 2020 lên 5,8 tỷ đồng năm 2023.",
            ["2020", "2023"],
        ),
        ("Năm 2024, xã thu 9 tỷ đồng, hơn 7 tỷ đồng năm 2022.", ["2024", "2022"]),
        ("Năm 2024, thu ngân sách đạt 61 tỷ đồng (năm 2023 là 50 tỷ đồng).", ["2024", "2023"]),
    ],
)
def test_a_year_right_behind_an_amount_is_its_own(read, sentence, periods):
    assert [period for *_, period in read(sentence)] == periods


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Đại hội bàn việc nhiệm kỳ mới 2025 - 2030, phấn đấu trồng 40 ha keo.", "2025/2030"),
        ("Nhiệm kỳ 2025 - 2030, xã phấn đấu trồng 40 ha keo.", "2025/2030"),
        ("Nhiệm kỳ này, xã phấn đấu đến cuối năm 2027 trồng 40 ha keo.", "2027"),
    ],
)
def test_aims_are_of_the_term_that_goes_on(read, sentence, period):
    ((*_, status, told),) = read(sentence)
    assert (status, told) == ("target", period)


@pytest.mark.parametrize(
    ("sentence", "indicator", "status"),
    [
        ("Đảng bộ đề ra 16 chỉ tiêu.", "Đảng bộ đề ra chỉ tiêu", "target"),
        (
            "Với quyết tâm cao, xã đạt 19/19 tiêu chí nông thôn mới.",
            "tiêu chí nông thôn mới",
            "result",
        ),
        ("Xã duy trì 18/18 tiêu chí môi trường.", "tiêu chí môi trường", "result"),
    ],
)
def test_what_a_body_sets_out_is_an_aim_and_its_resolve_is_none(read, sentence, indicator, status):
    ((name, _, _, told, _),) = read(sentence)
    assert (name.lower().endswith(indicator.lower()), told) == (True, status)


@pytest.mark.parametrize(
    ("title", "amounts"),
    [
        ("Kẻ Sặt: Thu ngân sách năm 2024 ước đạt 86,5 tỷ đồng", {"86.5", "12"}),
        ("Kẻ Sặt: Thu hơn 12 tỷ đồng", {"12"}),
        ("Kẻ Sặt họp với 12 xã, 300 hộ", {"12"}),
    ],
)
def test_a_title_adds_only_amounts_that_the_article_does_not_tell(drafted, title, amounts):
    made = drafted(title, LEAD, "Năm 2024, thu lệ phí đạt 12,4 tỷ đồng.")
    assert {f"{int(one.data['value'])}" for one in made.of("observations")} == {
        amount.partition(".")[0] for amount in amounts
    }


def test_a_text_without_title_and_day_is_read_from_its_first_line(facts):
    made = draft(
        "Năm 2022, thu ngân sách huyện Kẻ Sặt đạt 61 tỷ đồng, bằng 104% kế hoạch; gieo 30 ha lạc;\n"
        "Trồng 12 ha keo.",
        facts,
    )
    assert "bài không có tên: sửa lại title" in made.doubts
    assert {one.data.get("period") for one in made.of("observations")} == {"2022"}
    assert len(made.of("observations")) == 4


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Số vốn tăng lần lượt 5,4% và 17,2% so với cùng kỳ.",
            [("5.4 %", "growth"), ("17.2 %", "growth")],
        ),
        (
            "Tổng đàn so với tháng trước giảm lần lượt 3% và 2%.",
            [("-3 %", "growth"), ("-2 %", "growth")],
        ),
        (
            "Lũy kế, huyện có 31 tổ hợp tác, 6 hợp tác xã.",
            [("31 tổ hợp tác", "cumulative"), ("6 hợp tác xã", "cumulative")],
        ),
        (
            "Thu ngân sách đạt 80% kế hoạch, cao hơn 1,5% so với cùng kỳ.",
            [("80 %", "share-of-plan"), ("1.5 %", "growth")],
        ),
    ],
)
def test_amounts_that_only_continue_a_list_are_of_its_measure(read, sentence, told):
    assert [(amount, measure) for _, amount, measure, *_ in read(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Tỷ lệ hộ nghèo giảm từ 7,1% xuống còn 2,9%.", [("2.9 %", "share")]),
        ("Tỷ lệ che phủ rừng tăng từ mức 41% lên 44%.", [("44 %", "share")]),
        (
            "Tỷ lệ hộ nghèo giảm từ 7,1% năm 2020 xuống 2,9% năm 2023.",
            [("7.1 %", "share"), ("2.9 %", "share")],
        ),
        ("Giá trị đan lát tăng bình quân mỗi năm gần 9%.", [("9 %", "growth")]),
        ("Số hộ nghèo giảm hằng năm 0,5%.", [("-0.5 %", "growth")]),
    ],
)
def test_from_how_much_to_how_much(read, sentence, told):
    assert [(amount, measure) for _, amount, measure, *_ in read(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Huyện trao nhà cho 5 hộ với tổng số tiền 400 triệu đồng.",
            ["Trao nhà hộ", "Tổng số tiền trao nhà hộ"],
        ),
        (
            "Có 20/30 cơ sở mở lại (chiếm 66,7%), tăng 4 cơ sở.",
            ["Cơ sở mở lại", "Cơ sở mở lại", "Cơ sở mở lại"],
        ),
        (
            "Đảng bộ bầu chi ủy, nhiệm kỳ 2025 - 2030 gồm 7 đồng chí và 2 khách mời.",
            ["Đảng bộ bầu chi ủy đồng chí", "Đảng bộ bầu chi ủy khách mời"],
        ),
    ],
)
def test_an_amount_is_named_by_what_stands_before_it(read, sentence, names):
    assert [name for name, *_ in read(sentence)] == names


def test_a_sentence_without_an_indicator_goes_on_with_the_one_of_its_unit(read):
    first, _, last = read(
        "Năm 2022, thu nhập bình quân đạt 27 triệu đồng; tỷ lệ hộ nghèo còn 5%. Năm 2023 đạt 31 "
        "triệu đồng."
    )
    assert (last[0], last[1], last[-1]) == (first[0], "31 triệu đồng", "2023")


@pytest.mark.parametrize("until", ["cuối tháng 9/2024", "ngày 30/9/2024", "ngày 30-9-2024"])
def test_up_to_the_end_of_a_month_is_the_year_so_far(read, until):
    ((*_, period),) = read(f"Tính đến {until}, thu ngân sách đạt 61 tỷ đồng.")
    assert period == "2024-01/2024-09"


def test_a_time_that_opens_a_sentence_holds_for_all_of_it(read):
    found = read(
        "Theo báo cáo của các phòng chuyên môn, năm học 2022 - 2023, huyện có 78 trường; tỷ lệ "
        "đến lớp đạt 98%."
    )
    assert {period for *_, period in found} == {"2022/2023"}


@pytest.mark.parametrize(
    "sentence",
    ["Diện mạo của 3 thôn này đã đổi thay.", "Người dân 4 xã nói trên được hỗ trợ."],
)
def test_things_pointed_back_to_are_not_counted_again(read, sentence):
    assert read(sentence) == []


def test_two_amounts_of_one_sentence_are_never_one_figure(read):
    assert len(read("Xã có 12 trường mầm non, 12 trường tiểu học.")) == 2


def test_a_page_without_a_day_tells_the_month(facts):
    made = draft(
        "date 2023-09 UBND huyện Kẻ Sặt họp sơ kết 9 tháng\n\n"
        "Tổng thu ngân sách 9 tháng 20,8 tỷ đồng.",
        facts,
    )
    assert [one.data["period"] for one in made.of("observations")] == ["2023-01/2023-09"]


def test_work_is_no_cause(read):
    assert [name for name, *_ in read("Xã mở 3 lớp nghề; tạo việc làm 90 người.")] == [
        "Mở lớp nghề",
        "Tạo việc làm người",
    ]


@pytest.mark.parametrize(
    ("sentences", "statuses"),
    [
        (
            "Vụ tới, xã đặt chỉ tiêu trồng 90 ha. Cụ thể, lạc 30 ha, dự kiến 24 tạ/ha; vừng 2 ha.",
            ["target"] * 4,
        ),
        ("Theo kế hoạch, vụ này toàn huyện gieo 70 ha lạc.", ["target"]),
        (
            "Dự kiến năng suất lạc 24 tạ/ha, đạt 96% kế hoạch; sản lượng đạt 720 tấn.",
            ["estimate"] * 3,
        ),
        ("Huyện trồng 90 ha. Cụ thể, diện tích lạc 30 ha.", ["result"] * 2),
    ],
)
def test_how_sure_a_list_begins_it_goes_on(read, sentences, statuses):
    assert [status for *_, status, _ in read(sentences)] == statuses


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kết quả vụ mùa Tổng diện tích gieo cấy 66,8 ha.", "Tổng diện tích gieo cấy"),
        ("Chuyển đổi cây trồng đạt 20% diện tích.", "Chuyển đổi cây trồng diện tích"),
    ],
)
def test_an_indicator_is_told_from_its_first_word(read, sentence, name):
    ((found, *_),) = read(sentence)
    assert found == name


def test_the_unit_that_gives_an_aim_is_no_place(drafted):
    made = drafted(
        TITLE,
        LEAD,
        "Xã Đồng Mía thu phí đạt chỉ tiêu huyện giao; 90% số hộ có nước sạch.",
    )
    (row,) = made.of("observations")
    assert row.data["area"] == "xa-dong-mia"


def test_a_term_behind_its_aims_is_theirs(read):
    ((*_, status, period),) = read("Đại hội thông qua 16 chỉ tiêu nhiệm kỳ 2025 - 2030.")
    assert (status, period) == ("target", "2025/2030")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Trong tháng 5.2024, khách đến ước khoảng 900 lượt.", ("level", "estimate", "2024-05")),
        ("Trong tháng 5/2024, sản lượng cá đạt 103,5%.", ("share-of-plan", "result", "2024-05")),
        (
            "Theo phòng chuyên môn, trong tháng 5/2024 khách đến huyện tham quan đạt 900 lượt.",
            ("level", "result", "2024-05"),
        ),
    ],
)
def test_how_and_when_are_told_as_newspapers_print_them(read, sentence, told):
    ((_, _, *found),) = read(sentence)
    assert tuple(found) == told


def test_what_things_counted_have_reached_and_keep_is_no_figure(read):
    assert len(read("Có 2 xã đạt và giữ vững 19/19 tiêu chí.")) == 1


def test_a_time_far_behind_is_of_something_else(read):
    ((*_, period),) = read(
        "Năm 2024, huyện thông qua 10 báo cáo do các phòng trình, liên quan đến việc dạy nghề, "
        "chăm sóc trẻ nhỏ và người già của các xã trong năm 2025."
    )
    assert period == "2024"


def test_who_tells_a_figure_is_no_part_of_what_it_measures(read):
    (one,) = read("Hạt trưởng Đỗ Văn Khế cho hay toàn huyện có 104.600ha rừng.")
    assert one[0] == "Rừng"
