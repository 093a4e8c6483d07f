"""How areas lie in one another, and which have ended."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.geography import Geography
from knowledge.seeds import load

LAST_DAY = date(2025, 6, 30)
FIRST_DAY_AFTER = date(2025, 7, 1)


@pytest.fixture
def geography(invented_seeds: Path) -> Geography:
    return Geography(load(invented_seeds))


def test_ancestors_are_nearest_first(geography: Geography) -> None:
    assert geography.ancestors("phuong-cau-may") == ["tp-thuong-giang", "tinh-thuong-giang"]
    assert geography.ancestors("tinh-thuong-giang") == []
    assert geography.ancestors("no-such-area") == []


@pytest.mark.parametrize(
    ("area", "name"),
    [
        ("tp-thuong-giang", "TP Thượng Giang"),
        ("tx-binh-lang", "TX Bình Lãng"),
        ("huyen-ke-sat", "huyện Kẻ Sặt"),
        ("phuong-ben-do", "phường Bến Đò"),
        ("tinh-thuong-giang", "tỉnh Thượng Giang"),
    ],
)
def test_a_name_says_what_kind_of_unit_it_is(geography: Geography, area: str, name: str) -> None:
    assert geography.full_name(area) == name


def test_home_units_are_those_of_the_home_area(geography: Geography) -> None:
    assert geography.home_units(["tinh"]) == {"tinh-thuong-giang"}
    assert geography.home_units(["thanh-pho", "thi-xa"]) == {"tp-thuong-giang", "tx-binh-lang"}
    assert geography.home_units(["quoc-gia"]) == frozenset()


def test_units_inside_others(geography: Geography) -> None:
    wards = ["phuong-cau-may", "phuong-ben-do"]
    assert geography.inside(wards, ["tx-binh-lang"]) == {"phuong-ben-do"}
    assert geography.inside(wards, ["tinh-thuong-giang"]) == set(wards)
    assert geography.inside(["tx-binh-lang"], ["tx-binh-lang"]) == frozenset()
    assert geography.of_types(wards, ["phuong"]) == set(wards)


def test_levels(geography: Geography) -> None:
    levels = [geography.level(one) for one in ("tinh-ha-lac", "tx-binh-lang", "xa-dong-say")]
    assert levels == ["tinh", "huyen", "xa"]


def test_a_unit_has_ended_from_the_day_after_its_last(geography: Geography) -> None:
    assert geography.ended("tx-binh-lang", LAST_DAY) is None
    ended = geography.ended("tx-binh-lang", FIRST_DAY_AFTER)
    assert ended is not None
    assert ended.id == "tx-binh-lang"


def test_what_has_not_ended(geography: Geography) -> None:
    for area in ("tinh-thuong-giang", "phuong-song-lang", "xa-dong-say", None):
        assert geography.ended(area, FIRST_DAY_AFTER) is None
