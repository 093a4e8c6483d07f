"""Which articles of a feed are worth a draft."""

import pytest

from knowledge.drafting.heading import Told
from knowledge.drafting.relevance import weigh_relevance

OWN = Told(publisher="Báo Thượng Giang")


@pytest.fixture(scope="module")
def weighed(facts):
    words = facts.language.drafting.watching

    def weigh(*paragraphs, told=OWN):
        return weigh_relevance("\n\n".join(paragraphs), facts, words, told)

    return weigh


def test_a_known_body_is_enough(weighed):
    found = weighed("Họp bàn việc chợ", "Sáng 9/1/2025, Thị ủy Bình Lãng họp bàn việc dời chợ.")
    assert found.is_relevant
    assert found.bodies == ("Thị ủy Bình Lãng",)


def test_so_is_a_body_of_a_known_kind_in_a_known_unit(weighed):
    found = weighed("Ra quân dọn kênh", "Sáng nay, UBND xã Đồng Sậy, tỉnh Thượng Giang ra quân.")
    assert found.is_relevant
    assert found.bodies == ("UBND xã Đồng Sậy",)


def test_topics_count_in_an_article_about_the_home_area(weighed):
    often = "Lễ hội ở Thượng Giang đón khách du lịch; bến thuyền đông, rác thải được dọn ngay."
    found = weighed("Đông khách đầu năm", often)
    assert found.is_relevant
    assert set(found.topics) == {"du lịch", "môi trường"}
    assert not weighed("Trời rét", "Thượng Giang rét đậm, khách du lịch thưa.").is_relevant


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Hạ Lạc vượt thu", "UBND tỉnh Hạ Lạc họp về ngân sách, du lịch, rác thải, vệ sinh."),
        ("Thắng trận", "Đội khách thắng 3-0 trên sân nhà của đội bóng áo đỏ."),
        ("Bắt trộm", "Công an xã Đồng Sậy, tỉnh Thượng Giang bắt một người trộm xe máy."),
        ("Đọc thêm", "Đọc thêm", "Thị ủy Bình Lãng họp bàn việc dời chợ"),
        ("", ""),
    ],
)
def test_what_has_nothing_to_do_with_it_is_not(weighed, paragraphs):
    assert not weighed(*paragraphs).is_relevant
