"""Posts as frames, and the printed names of posts and documents."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.literals import DocumentNumber
from knowledge.seeds import load
from knowledge.titles import PostFrame


@pytest.fixture
def library(invented_seeds: Path) -> Library:
    return Library(load(invented_seeds))


def frame(library: Library, post: str) -> PostFrame:
    return library.titles.frames[post]


def test_a_deputy_is_the_role_with_a_rank(library: Library) -> None:
    head, deputy = (frame(library, f"{one}-ubnd-tp-thuong-giang") for one in ("ct", "pct"))
    assert head.role == deputy.role
    assert head.ranks == frozenset()
    assert len(deputy.ranks) == 1
    assert (head.body, head.area) == (deputy.body, deputy.area) == ("ubnd", "tp-thuong-giang")


def test_one_office_at_two_levels_has_two_frames(library: Library) -> None:
    province = frame(library, "bi-thu-tinh-uy-thuong-giang")
    town = frame(library, "bi-thu-thi-uy-binh-lang")
    assert (province.role, province.ranks, province.body) == (town.role, town.ranks, town.body)
    assert province.area != town.area


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("ct-ubnd-tp-thuong-giang", "Chủ tịch UBND TP Thượng Giang"),
        ("bi-thu-thi-uy-binh-lang", "Bí thư Thị ủy Bình Lãng"),
        ("tp-qldt-tp-thuong-giang", "Trưởng phòng Quản lý đô thị TP Thượng Giang"),
    ],
)
def test_a_post_in_full(library: Library, post: str, name: str) -> None:
    assert library.titles.of(post) == name


def test_a_label_stands_for_title_and_body(invented_seeds: Path) -> None:
    shared = invented_seeds / "shared.toml"
    text = shared.read_text("utf-8")
    mark = 'title = "Chủ tịch"\n'
    shared.write_text(text.replace(mark, f'{mark}label = "Thị trưởng"\n', 1), "utf-8")
    assert Library(load(invented_seeds)).titles.of("ct-ubnd-tp-thuong-giang") == "Thị trưởng"


def test_a_document_is_cited_with_what_the_article_prints(library: Library) -> None:
    assert library.titles.document("nq-14-tu") == "Nghị quyết 14-NQ/TU"
    assert library.titles.document("kl-07-tu") == "Kết luận 07-KL/TU (bài in: 07/KL-TU)"


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (DocumentNumber(14), ["nq-14-tu"]),
        (DocumentNumber(14, "nghi-quyet"), ["nq-14-tu"]),
        (DocumentNumber(14, "nghi-quyet", 2024, "tu"), ["nq-14-tu"]),
        (DocumentNumber(14, "ket-luan"), []),
        (DocumentNumber(14, "nghi-quyet", 2023), []),
        (DocumentNumber(14, "nghi-quyet", None, "hdnd"), []),
        (DocumentNumber(7, "ket-luan"), ["kl-07-tu"]),
        (DocumentNumber(70), []),
    ],
)
def test_all_that_is_said_of_a_number_has_to_agree(
    library: Library, number: DocumentNumber, found: list[str]
) -> None:
    assert library.documents(number) == found


def test_memberships_are_newest_first(library: Library) -> None:
    seen = [library.profiles[one.id].seen_on for one in library.roles_of("ly-thu-an")]
    assert seen == [date(2025, 2, 18), date(2024, 4, 12)]
    holders = [one.person for one in library.memberships("ct-ubnd-tp-thuong-giang")]
    assert holders == ["ly-thu-an", "do-minh-khue"]
