"""Who holds which office, in all the ways that newspapers tell it."""

import unicodedata
from dataclasses import replace

import pytest

from knowledge.drafting.draft import draft
from knowledge.drafting.heading import Told
from tests.knowledge.drafting.saying import article, officials

TOLD = [
    (
        "Bí thư Tỉnh ủy Hoàng Văn Mít, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê Thị Na chủ trì.",
        {
            "Hoàng Văn Mít: Bí thư Tỉnh ủy Thượng Giang",
            "Lê Thị Na: Phó Bí thư Tỉnh ủy Thượng Giang",
            "Lê Thị Na: Chủ tịch UBND tỉnh Thượng Giang",
        },
    ),
    (
        "Đồng chí Lê Thị Na – Ủy viên Ban Thường vụ Tỉnh ủy, Giám đốc Sở Y tế dự.",
        {
            "Lê Thị Na: Ủy viên Ban Thường vụ Tỉnh ủy Thượng Giang",
            "Lê Thị Na: Giám đốc Sở Y tế tỉnh Thượng Giang",
        },
    ),
    (
        "Dự có các đồng chí Phó Bí thư Tỉnh ủy: Trần Văn Xoan – Chủ tịch UBND tỉnh; Lê Thị Na.",
        {
            "Trần Văn Xoan: Phó Bí thư Tỉnh ủy Thượng Giang",
            "Trần Văn Xoan: Chủ tịch UBND tỉnh Thượng Giang",
            "Lê Thị Na: Phó Bí thư Tỉnh ủy Thượng Giang",
        },
    ),
    (
        "Các Phó Chủ tịch UBND tỉnh Đỗ Văn Khế, Vũ Thị Mận và Chính ủy Bộ CHQS tỉnh Bùi Văn Táo.",
        {
            "Đỗ Văn Khế: Phó Chủ tịch UBND tỉnh Thượng Giang",
            "Vũ Thị Mận: Phó Chủ tịch UBND tỉnh Thượng Giang",
            "Bùi Văn Táo: Chính ủy Bộ Chỉ huy Quân sự tỉnh Thượng Giang",
        },
    ),
    (
        "Ông Đỗ Văn Khế, nguyên Bí thư Huyện ủy Kẻ Sặt, phát biểu.",
        {"Đỗ Văn Khế: nguyên Bí thư Huyện ủy Kẻ Sặt"},
    ),
    (
        "Bí thư Đảng ủy kiêm Chủ tịch UBND phường Cầu Mây Phan Thị Lựu cho biết.",
        {
            "Phan Thị Lựu: Bí thư Đảng ủy phường Cầu Mây",
            "Phan Thị Lựu: Chủ tịch UBND phường Cầu Mây",
        },
    ),
    (
        "Chủ tịch UBND thị xã Bình Lãng Ngô Văn Chanh: Thị xã sẽ làm.",
        {"Ngô Văn Chanh: Chủ tịch UBND TX Bình Lãng"},
    ),
    (
        "Ông Ngô Văn Chanh-Phó Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh thẩm tra.",
        {"Ngô Văn Chanh: Phó Trưởng ban Ban Kinh tế - Ngân sách HĐND tỉnh Thượng Giang"},
    ),
    ("- Chủ tịch UBND tỉnh LÊ THỊ NA: Năm mới.", {"Lê Thị Na: Chủ tịch UBND tỉnh Thượng Giang"}),
    (
        "Ba Phó Bí thư Tỉnh ủy, gồm các ông: Đỗ Văn Khế; Ngô Văn Chanh.",
        {
            "Đỗ Văn Khế: Phó Bí thư Tỉnh ủy Thượng Giang",
            "Ngô Văn Chanh: Phó Bí thư Tỉnh ủy Thượng Giang",
        },
    ),
    (
        "Bộ trưởng Giao thông vận tải Đỗ Văn Khế và Ủy viên Trung ương Đảng Ngô Văn Chanh dự.",
        {
            "Đỗ Văn Khế: Bộ trưởng Bộ Giao thông vận tải",
            "Ngô Văn Chanh: Ủy viên Ban Chấp hành Trung ương Đảng",
        },
    ),
    (
        (
            "Bà Lê Thị Na, Phó Chủ tịch – Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam; Đại tá Đỗ"
            " Văn Khế, Phó Chỉ huy trưởng, Tham mưu trưởng Bộ CHQS tỉnh; ông Ngô Văn Chanh, Phó"
            " Giám đốc, Chi cục trưởng Chi cục Kiểm lâm tỉnh."
        ),
        {
            "Lê Thị Na: Phó Chủ tịch Ủy ban Trung ương MTTQ Việt Nam",
            "Lê Thị Na: Tổng Thư ký Ủy ban Trung ương MTTQ Việt Nam",
            "Đỗ Văn Khế: Phó Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh Thượng Giang",
            "Đỗ Văn Khế: Tham mưu trưởng Bộ Chỉ huy Quân sự tỉnh Thượng Giang",
            "Ngô Văn Chanh: Chi cục trưởng Chi cục Kiểm lâm tỉnh Thượng Giang",
        },
    ),
    (
        (
            "Đồng chí Đỗ Văn Khế và Vũ Thị Mận, Phó Chủ tịch UBND tỉnh; Phó Giám đốc Sở Y tế Bùi"
            " Văn Táo và Ngô Văn Chanh."
        ),
        {
            "Đỗ Văn Khế: Phó Chủ tịch UBND tỉnh Thượng Giang",
            "Vũ Thị Mận: Phó Chủ tịch UBND tỉnh Thượng Giang",
            "Bùi Văn Táo: Phó Giám đốc Sở Y tế tỉnh Thượng Giang",
            "Ngô Văn Chanh: Phó Giám đốc Sở Y tế tỉnh Thượng Giang",
        },
    ),
    (
        "Ông Đỗ Văn Khế và bà Vũ Thị Mận, Phó Chủ tịch UBND tỉnh.",
        {"Vũ Thị Mận: Phó Chủ tịch UBND tỉnh Thượng Giang"},
    ),
    (
        (
            "Bà Lê Thị Na, UVTV Tỉnh ủy, Phó Chủ tịch UBND tỉnh và ông Mẫu Văn Khế, UVBTV Huyện ủy"
            " Kẻ Sặt."
        ),
        {
            "Lê Thị Na: Ủy viên Ban Thường vụ Tỉnh ủy Thượng Giang",
            "Lê Thị Na: Phó Chủ tịch UBND tỉnh Thượng Giang",
            "Mẫu Văn Khế: Ủy viên Ban Thường vụ Huyện ủy Kẻ Sặt",
        },
    ),
    (
        "Bí thư Quận ủy Cầu Gỗ Đỗ Văn Khế, Chủ tịch UBND đặc khu Hòn Mây Vũ Thị Mận.",
        {
            "Đỗ Văn Khế: Bí thư Quận ủy Cầu Gỗ",
            "Vũ Thị Mận: Chủ tịch UBND đặc khu Hòn Mây",
        },
    ),
    (
        "Phó Chánh Văn phòng Tỉnh ủy Đỗ Văn Khế và Chánh án TAND tỉnh Vũ Thị Mận dự.",
        {
            "Đỗ Văn Khế: Phó Chánh Văn phòng Văn phòng Tỉnh ủy Thượng Giang",
            "Vũ Thị Mận: Chánh án Tòa án nhân dân tỉnh Thượng Giang",
        },
    ),
    (
        (
            "Chủ tịch UBND huyện Kẻ Sặt (Thượng Giang) Đỗ Văn Khế làm việc với Bộ trưởng Bộ Văn"
            " hóa, Thể thao và Du lịch Vũ Thị Mận."
        ),
        {
            "Đỗ Văn Khế: Chủ tịch UBND huyện Kẻ Sặt",
            "Vũ Thị Mận: Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        },
    ),
    (
        (
            "Đại tá Đỗ Văn Khế, Bí thư Đảng ủy, Giám đốc Công an tỉnh; Giám đốc Ban Quản lý dự án"
            " giao thông tỉnh Ngô Văn Chanh; Bí thư Tỉnh đoàn Vũ Thị Mận."
        ),
        {
            "Đỗ Văn Khế: Bí thư Đảng ủy Công an tỉnh Thượng Giang",
            "Đỗ Văn Khế: Giám đốc Công an tỉnh Thượng Giang",
            "Ngô Văn Chanh: Giám đốc Ban Quản lý dự án giao thông tỉnh Thượng Giang",
            "Vũ Thị Mận: Bí thư Tỉnh đoàn Thượng Giang",
        },
    ),
    (
        "Các đ/c Lê Thị Na – Chủ tịch UBND tỉnh; Đỗ Văn Khế, Vũ Thị Mận, Phó Chủ tịch UBND tỉnh.",
        {
            "Lê Thị Na: Chủ tịch UBND tỉnh Thượng Giang",
            "Đỗ Văn Khế: Phó Chủ tịch UBND tỉnh Thượng Giang",
            "Vũ Thị Mận: Phó Chủ tịch UBND tỉnh Thượng Giang",
        },
    ),
    (
        (
            "Chánh Văn phòng HĐND và UBND huyện Kẻ Sặt Đỗ Văn Khế; Trưởng ban Kinh tế - Ngân sách"
            " HĐND tỉnh Vũ Thị Mận; Trưởng Công an huyện Kẻ Sặt Thượng tá Ngô Văn Chanh."
        ),
        {
            "Đỗ Văn Khế: Chánh Văn phòng Văn phòng HĐND và UBND huyện Kẻ Sặt?",
            "Vũ Thị Mận: Trưởng ban Ban Kinh tế - Ngân sách HĐND tỉnh Thượng Giang",
            "Ngô Văn Chanh: Trưởng Công an huyện Kẻ Sặt",
        },
    ),
    (
        "Dự có Chủ tịch HĐND, Chủ tịch Hội đồng bầu cử thành phố Thượng Giang Trần Sáng.",
        {
            "Trần Sáng: Chủ tịch HĐND TP Thượng Giang",
            "Trần Sáng: Chủ tịch Hội đồng bầu cử TP Thượng Giang",
        },
    ),
    (
        "Ông Đỗ Văn Khế - Phó Bí thư Tỉnh ủy Phó Trưởng Ban Chỉ đạo dự.",
        {
            "Đỗ Văn Khế: Phó Bí thư Tỉnh ủy Thượng Giang",
            "Đỗ Văn Khế: Phó Trưởng ban Ban Chỉ đạo",
        },
    ),
    (
        "Phó Trưởng ban Kinh tế - Ngân sách Đỗ Văn Khế trình bày.",
        {"Đỗ Văn Khế: Phó Trưởng ban Ban Kinh tế - Ngân sách HĐND tỉnh Thượng Giang?"},
    ),
    (
        "Các Phó Chủ tịch HĐND tỉnh Võ Hồng và Lê Thị Na dự.",
        {
            "Võ Hồng: Phó Chủ tịch HĐND tỉnh Thượng Giang",
            "Lê Thị Na: Phó Chủ tịch HĐND tỉnh Thượng Giang",
        },
    ),
    (
        "Đồng chí Lê Thị Na, Phó Bí thư Tỉnh ủy được bầu giữ chức Chủ tịch UBND tỉnh.",
        {
            "Lê Thị Na: Phó Bí thư Tỉnh ủy Thượng Giang",
            "Lê Thị Na: Chủ tịch UBND tỉnh Thượng Giang",
        },
    ),
    (
        (
            "Lãnh đạo Sở Y tế và ông Đỗ Văn Khế, Phó Giám đốc Sở, Giám đốc Trung tâm Kiểm soát bệnh"
            " tật tỉnh dự. Giám đốc Trung tâm này, ông Ngô Văn Chanh, báo cáo."
        ),
        {
            "Đỗ Văn Khế: Phó Giám đốc Sở Y tế tỉnh Thượng Giang?",
            "Đỗ Văn Khế: Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh Thượng Giang",
            "Ngô Văn Chanh: Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh Thượng Giang?",
        },
    ),
    (
        "Đoàn công tác của UBND tỉnh do Phó Chủ tịch Lê Thị Na làm trưởng đoàn làm việc với huyện.",
        {"Lê Thị Na: Phó Chủ tịch UBND tỉnh Thượng Giang?"},
    ),
    (
        "Có Đại tá Đỗ Văn Khế - Chỉ huy trưởng, Đại tá Lê Văn Na - Phó Chỉ huy trưởng BĐBP tỉnh.",
        {
            "Đỗ Văn Khế: Chỉ huy trưởng Bộ Chỉ huy Bộ đội Biên phòng tỉnh Thượng Giang?",
            "Lê Văn Na: Phó Chỉ huy trưởng Bộ Chỉ huy Bộ đội Biên phòng tỉnh Thượng Giang",
        },
    ),
    (
        (
            "Luân chuyển đồng chí Lê Thị Na, Giám đốc Sở Y tế tham gia Ban Chấp hành và giữ chức"
            " Bí thư Huyện ủy Kẻ Sặt; ông Đỗ Văn Khế thôi giữ chức Bí thư Huyện ủy Kẻ Sặt."
        ),
        {
            "Lê Thị Na: Giám đốc Sở Y tế tỉnh Thượng Giang",
            "Lê Thị Na: Bí thư Huyện ủy Kẻ Sặt",
            "Đỗ Văn Khế: nguyên Bí thư Huyện ủy Kẻ Sặt",
        },
    ),
    (
        (
            "Bà Lê Thị Na, Phó Chủ tịch UBND tỉnh trao quyết định bổ nhiệm Giám đốc Sở Nội vụ cho"
            " ông Đỗ Văn Khế và bằng khen của Chủ tịch UBND tỉnh cho ông Ngô Văn Chanh."
        ),
        {
            "Lê Thị Na: Phó Chủ tịch UBND tỉnh Thượng Giang",
            "Đỗ Văn Khế: Giám đốc Sở Nội vụ tỉnh Thượng Giang",
        },
    ),
    (
        (
            "Bầu bổ sung chức danh ủy viên UBND tỉnh đối với các ông: Đỗ Văn Khế - Giám đốc Sở Tư"
            " pháp; Ngô Văn Chanh. HĐND tỉnh miễn nhiệm chức vụ Chủ tịch UBND tỉnh đối với ông Vũ"
            " Văn Mận. Ông Bùi Văn Táo được giới thiệu để bầu giữ chức Chủ tịch UBND tỉnh."
        ),
        {
            "Đỗ Văn Khế: Giám đốc Sở Tư pháp tỉnh Thượng Giang",
            "Đỗ Văn Khế: Ủy viên UBND tỉnh Thượng Giang",
            "Ngô Văn Chanh: Ủy viên UBND tỉnh Thượng Giang",
        },
    ),
    (
        "Phó Chủ tịch HĐND tỉnh Đoàn Văn Phi và ông Vũ Trung Dũng, Giám đốc Sở Y tế.",
        {
            "Đoàn Văn Phi: Phó Chủ tịch HĐND tỉnh Thượng Giang",
            "Vũ Trung Dũng: Giám đốc Sở Y tế tỉnh Thượng Giang",
        },
    ),
    (
        "Bà Bố Thị Linh, Giám đốc Sở NN&MT, nguyên Giám đốc Sở Nông nghiệp và PTNT.",
        {
            "Bố Thị Linh: Giám đốc Sở Nông nghiệp và Môi trường tỉnh Thượng Giang",
            "Bố Thị Linh: nguyên Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Thượng Giang",
        },
    ),
    (
        "Thứ trưởng Bộ GD-ĐT Đỗ Văn Khế báo cáo. Bộ trưởng Ngô Văn Chanh kết luận.",
        {
            "Đỗ Văn Khế: Thứ trưởng Bộ Giáo dục và Đào tạo",
            "Ngô Văn Chanh: Bộ trưởng Bộ Giáo dục và Đào tạo?",
        },
    ),
    (
        (
            "Bà Lê Thị Na (xã Mây), nguyên Chủ tịch UBND huyện Kẻ Sặt; Đỗ Văn Khế, Phó Bí thư TT"
            " Huyện ủy Kẻ Sặt; Phó Tổng Thanh tra Chính phủ Trần Văn Trưởng; bà Vũ Thị Mận, Ủy viên"
            " Ban TVTU dự."
        ),
        {
            "Lê Thị Na: nguyên Chủ tịch UBND huyện Kẻ Sặt",
            "Đỗ Văn Khế: Phó Bí thư Thường trực Huyện ủy Kẻ Sặt",
            "Trần Văn Trưởng: Phó Tổng Thanh tra Thanh tra Chính phủ",
            "Vũ Thị Mận: Ủy viên Ban Thường vụ Tỉnh ủy Thượng Giang",
        },
    ),
    (
        (
            "Bà Lê Thị Na, Phó Giám đốc Sở Y tế được điều đến Ban Quản lý Khu kinh tế tỉnh và giữ"
            " chức vụ Trưởng ban. Bí thư Chi bộ thôn Tống Vũ Đỗ Văn Khế cũng dự."
        ),
        {
            "Lê Thị Na: Phó Giám đốc Sở Y tế tỉnh Thượng Giang",
            "Lê Thị Na: Trưởng ban Ban Quản lý Khu kinh tế tỉnh Thượng Giang?",
            "Đỗ Văn Khế: Bí thư Chi bộ thôn Tống Vũ",
        },
    ),
    (
        (
            "Các đồng chí trong Ban Thường vụ Tỉnh ủy: Lê Thị Na - Chủ tịch UBND tỉnh; Đỗ Văn Khế"
            " dự."
        ),
        {
            "Lê Thị Na: Ủy viên Ban Thường vụ Tỉnh ủy Thượng Giang",
            "Lê Thị Na: Chủ tịch UBND tỉnh Thượng Giang",
            "Đỗ Văn Khế: Ủy viên Ban Thường vụ Tỉnh ủy Thượng Giang",
        },
    ),
    (
        (
            "Thầy Đỗ Văn Khế, Hiệu trưởng Trường THPT Kẻ Sặt nói. Cô Lê Thị Na, Phó Hiệu trưởng"
            " nhà trường cũng dự."
        ),
        {
            "Đỗ Văn Khế: Hiệu trưởng Trường THPT Kẻ Sặt",
            "Lê Thị Na: Phó Hiệu trưởng Trường THPT Kẻ Sặt?",
        },
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD, ids=range(len(TOLD)))
def test_offices_are_read_however_they_are_told(facts, sentence, expected):
    assert officials(draft(article(sentence), facts), facts) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chủ tich UBND tỉnh Lê Thị Na dự.", {"Lê Thị Na: Chủ tịch UBND tỉnh Thượng Giang?"}),
        ("Phó Bí thu Tỉnh ủy Lê Thị Na dự.", {"Lê Thị Na: Phó Bí thư Tỉnh ủy Thượng Giang?"}),
        ("Chủ tịch UNBD tỉnh Lê Thị Na dự.", {"Lê Thị Na: Chủ tịch UBND tỉnh Thượng Giang?"}),
    ],
)
def test_a_slip_in_an_office_is_mended_and_told(facts, sentence, expected):
    found = draft(article(sentence), facts)
    assert officials(found, facts) == expected
    assert all("bài in" in (one.why or "") for one in found.of("memberships"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà Nguyễn Thị Xuân, đối tượng chính sách ở phường Cầu Mây, nhận quà.",
        "Ảnh: Nguyễn Văn Xuân",
        "Học tập tư tưởng của Chủ tịch Hồ Văn Kính Yêu.",
        "Bí thư Tỉnh ủy yêu cầu các sở, ngành làm nhanh.",
        "Quyết định của Chủ tịch UBND tỉnh và ông Lê Văn Cam, thôn 5.",
        "Đường Lê Văn Cam dài 3 km, do UBND tỉnh đầu tư.",
        "Thầy trò Trường THPT Lê Văn Cam dự lễ cùng Phó Giám đốc Sở Y tế.",
    ],
)
def test_who_holds_no_office_is_left_out(facts, sentence):
    assert not draft(article(sentence), facts).of("memberships")


def test_teasers_tell_nothing(facts):
    text = article("Sáng 9/1/2025, hội nghị họp.", "Đọc thêm", "Bí thư Tỉnh ủy Lê Thị Na thăm xã.")
    assert not draft(text, facts).of("memberships")


def test_a_known_person_in_a_known_post_is_recognised(facts):
    found = draft(article("Chủ tịch UBND TP Thượng Giang Đỗ Minh Khuê dự."), facts)
    (one,) = found.of("memberships")
    assert (one.data["person"], one.data["post"]) == ("do-minh-khue", "ct-ubnd-tp-thuong-giang")
    assert one.sure
    assert not found.of("people")
    assert not found.of("posts")


def test_a_known_person_in_another_post_is_to_be_looked_at(facts):
    found = draft(article("Giám đốc Sở Y tế Đỗ Minh Khuê dự."), facts)
    (one,) = found.of("memberships")
    assert not one.sure
    assert one.like == ("do-minh-khue",)


def test_new_things_stand_beside_those_they_resemble(facts):
    found = draft(article("Phó Chủ tịch UBND TP Thượng Giang Lê Thị Na dự."), facts)
    assert [one.data["name"] for one in found.of("people")] == ["Lê Thị Na"]
    assert not found.of("organizations"), "the body is known"


def test_units_that_nobody_knows_are_proposed_with_their_doubt(facts):
    found = draft(article("Chủ tịch UBND xã Đồng Mía Lê Thị Na dự."), facts)
    (unit,) = found.of("areas")
    assert (unit.data["name"], unit.data["type"], unit.sure) == ("Đồng Mía", "xa", False)


def test_an_office_told_again_in_short_is_one(facts):
    text = article(
        "Phó Bí thư Thường trực Tỉnh ủy Lê Thị Na dự.", "Phó Bí thư Tỉnh ủy Lê Thị Na kết luận."
    )
    found = draft(text, facts)
    assert officials(found, facts) == {"Lê Thị Na: Phó Bí thư Thường trực Tỉnh ủy Thượng Giang"}
    assert found.of("memberships")[0].paragraphs == (2, 3)


def test_accents_apart_from_their_letters_are_no_hindrance(facts):
    text = article("Bí thư Tỉnh ủy Lê Thị Na dự.")
    apart = unicodedata.normalize("NFD", text)
    assert officials(draft(apart, facts), facts) == officials(draft(text, facts), facts)


def test_a_sentence_stuck_to_the_one_before_is_read(facts):
    found = draft(article("Trời mưa.Bí thư Tỉnh ủy Lê Thị Na: Cần lo cho dân."), facts)
    assert officials(found, facts) == {"Lê Thị Na: Bí thư Tỉnh ủy Thượng Giang"}


def test_the_environment_is_no_school(drafted, facts):
    made = drafted(
        "Tỉnh Thượng Giang bàn việc năm tới",
        "Phó Giám đốc Sở Tài nguyên và Môi trường Trần Nhật Quang giải trình về giá đất.",
    )
    assert any(one.startswith("Trần Nhật Quang: Phó Giám đốc") for one in officials(made, facts))


@pytest.mark.parametrize(
    "told", [{"publisher": "Báo Bắc Tĩnh"}, {"url": "https://baobactinh.vn/a"}]
)
def test_a_province_is_told_by_its_newspaper_whatever_its_name_sounds_like(facts, told):
    like = next(one for one in facts.areas.values() if one.type == "tinh")
    north = like.model_copy(update={"id": "tinh-bac-tinh", "name": "Bắc Tĩnh"})
    more = replace(facts, areas={**facts.areas, north.id: north})
    made = draft("Họp\n\nPhó Giám đốc Sở Y tế Lê Thị Na dự.", more, Told(**told))
    assert officials(made, more) == {"Lê Thị Na: Phó Giám đốc Sở Y tế tỉnh Bắc Tĩnh?"}
    made = draft("Họp\n\nPhó Giám đốc Sở Y tế Bắc Tĩnh Lê Thị Na dự.", more)
    assert officials(made, more) == {"Lê Thị Na: Phó Giám đốc Sở Y tế tỉnh Bắc Tĩnh"}


def test_the_people_of_another_province_at_a_meeting_are_of_theirs(facts):
    home = next(one for one in facts.areas.values() if one.type == "tinh")
    north = home.model_copy(update={"id": "tinh-bac-tinh", "name": "Bắc Tĩnh"})
    more = replace(facts, areas={**facts.areas, north.id: north})
    text = article(
        "Bí thư Tỉnh ủy Đỗ Văn Khế dự.",
        "Về phía tỉnh Bắc Tĩnh có bà Lê Thị Na, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh.",
    )
    assert officials(draft(text, more), more) == {
        "Đỗ Văn Khế: Bí thư Tỉnh ủy Thượng Giang",
        "Lê Thị Na: Bí thư Tỉnh ủy Bắc Tĩnh",
        "Lê Thị Na: Chủ tịch HĐND tỉnh Bắc Tĩnh",
    }
    text = "Họp\n\n(BTO) - Bí thư Tỉnh ủy Lê Thị Na dự."
    assert officials(draft(text, more), more) == {"Lê Thị Na: Bí thư Tỉnh ủy Bắc Tĩnh"}


def test_a_unit_called_like_a_person_is_one_where_no_office_stands_before_it(facts):
    text = article(
        "Ngày 22/6, HĐND huyện Dương Minh Nguyệt khai mạc kỳ họp.",
        "Chủ tịch HĐND huyện Lê Thị Na chủ trì.",
    )
    assert officials(draft(text, facts), facts) == {
        "Lê Thị Na: Chủ tịch HĐND huyện Dương Minh Nguyệt"
    }
