"""Which province, and which unit of it, an article is about that does not say so."""

import pytest

from knowledge.drafting.draft import draft
from knowledge.drafting.heading import Told
from tests.knowledge.drafting.saying import officials

CHAIRED = "Sáng 4/1/2025, Bí thư Huyện ủy Lê Văn Sim và Chủ tịch UBND huyện Vũ Thị Na họp."


def held(facts, *paragraphs, url=None):
    told = Told(publisher=None, url=url)
    return officials(draft("\n\n".join(paragraphs), facts, told), facts)


@pytest.mark.parametrize(
    "said",
    [
        "Đoàn đã đến huyện Đồi Sim.",
        "Đồi Sim: Thu ngân sách vượt kế hoạch. Huyện Đồi Sim đã thu 2 tỷ đồng.",
        "Đại biểu huyện Đồi Sim và huyện Gò Mối ra Thượng Giang dự.",
    ],
)
def test_a_district_that_a_province_lists_tells_the_province(facts, said):
    found = held(facts, "Họp bàn việc chợ", said, "Bí thư Tỉnh ủy Lê Thị Na chủ trì.")
    assert found == {"Lê Thị Na: Bí thư Tỉnh ủy Hạ Lạc"}


@pytest.mark.parametrize(
    "url",
    [
        "https://doisim.halac.gov.vn/tin/1.html",
        "http://www.doisim.halac.gov.vn",
        "https://huyendoisim.vn/1",
        "https://doisimcity.vn",
    ],
)
def test_a_portal_tells_whose_it_is(facts, url):
    assert held(facts, "Họp bàn việc chợ", CHAIRED, url=url) == {
        "Lê Văn Sim: Bí thư Huyện ủy Đồi Sim",
        "Vũ Thị Na: Chủ tịch UBND huyện Đồi Sim",
    }


def test_the_only_city_of_a_province_is_its_city(facts):
    said = "Sáng 4/1/2025, Bí thư Thành ủy Lê Văn Sim tiếp dân."
    url = "https://halactv.vn/1"
    assert held(facts, "Tiếp dân", said, url=url) == {"Lê Văn Sim: Bí thư Thành ủy Sông Cái"}


def test_a_district_that_nothing_names_is_no_province(facts):
    assert held(facts, "Họp bàn việc chợ", CHAIRED, url="https://halac.gov.vn/1") == {
        "Lê Văn Sim: Bí thư Huyện ủy?",
        "Vũ Thị Na: Chủ tịch UBND huyện?",
    }


def test_an_offices_unit_is_no_other_level(facts):
    said = (
        "Sáng 4/1/2025, Lê Văn Sim, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Huyện ủy, chủ trì; dự "
        "có Vũ Thị Na, Tỉnh ủy viên, Phó Bí thư Huyện ủy."
    )
    assert held(facts, "Họp bàn việc chợ", said, url="https://halac.gov.vn/1") == {
        "Lê Văn Sim: Ủy viên Ban Thường vụ Tỉnh ủy Hạ Lạc?",
        "Lê Văn Sim: Bí thư Huyện ủy?",
        "Vũ Thị Na: Ủy viên Ban Chấp hành Đảng bộ tỉnh Hạ Lạc?",
        "Vũ Thị Na: Phó Bí thư Huyện ủy?",
    }


@pytest.mark.parametrize(
    ("day", "province"), [("Ngày 4/7/2025", "Hạ Lạc"), ("Ngày 4/6/2025", "Thượng Giang")]
)
def test_a_commune_of_today_tells_the_province_today(facts, day, province):
    said = f"{day}, Bí thư Tỉnh ủy Lê Thị Na đến xã Sông Tép."
    found = held(facts, "Họp bàn việc chợ", said)
    assert {one.rstrip("?") for one in found} == {f"Lê Thị Na: Bí thư Tỉnh ủy {province}"}
