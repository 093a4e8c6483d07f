"""The areas file: complete, linked both ways, and dated where a unit has ended."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from knowledge.model import Area, OfficialDocument

SEEDS = Path(__file__).parents[2] / "seeds"
HOME = "tinh-ha-tinh"
TWO_TIERS = date(2025, 7, 1)
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)


def read(name: str) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((SEEDS / name).read_text(encoding="utf-8"))


RECORDS = [Area.model_validate(row) for row in read("areas.toml")["areas"]]
AREAS = {area.id: area for area in RECORDS}
DOCUMENTS = {
    document.id: document
    for document in map(OfficialDocument.model_validate, read("areas.toml")["official_documents"])
}
TYPES = {row["id"]: row["level"] for row in read("government.toml")["area_types"]}
NEW_COMMUNES = [area for area in RECORDS if area.parent == HOME and TYPES[area.type] == "xa"]


def valid_on(area: Area, day: date) -> bool:
    return (area.valid_from or day) <= day <= (area.valid_to or day)


def named(name: str, area_type: str) -> list[Area]:
    return [area for area in RECORDS if (area.name, area.type) == (name, area_type)]


def test_ids_are_unique() -> None:
    assert len(AREAS) == len(RECORDS)


def test_home_province_has_69_communes_of_which_9_are_wards() -> None:
    assert Counter(area.type for area in NEW_COMMUNES) == {"phuong": 9, "xa": 60}
    assert {area.valid_from for area in NEW_COMMUNES} == {TWO_TIERS}


@pytest.mark.parametrize(("day", "count"), [(date(2024, 12, 31), 63), (TWO_TIERS, 34)])
def test_count_of_provinces(day: date, count: int) -> None:
    provinces = [area for area in RECORDS if TYPES[area.type] == "tinh" and valid_on(area, day)]
    assert len(provinces) == count


@pytest.mark.parametrize(
    ("day", "districts", "communes"),
    [(date(2023, 10, 3), 13, 216), (LAST_DAY_OF_DISTRICTS, 12, 209), (TWO_TIERS, 0, 69)],
)
def test_official_counts_of_the_home_province(day: date, districts: int, communes: int) -> None:
    levels = Counter(TYPES[area.type] for area in RECORDS if valid_on(area, day))
    assert (levels["huyen"], levels["xa"]) == (districts, communes)


def test_every_new_commune_comes_from_units_that_exist() -> None:
    for area in NEW_COMMUNES:
        assert area.predecessors, area.id
        for old in area.predecessors:
            assert AREAS[old].valid_to == LAST_DAY_OF_DISTRICTS, old


def test_every_unit_that_ended_says_when_and_by_what() -> None:
    for area in RECORDS:
        ended = bool(area.successors or area.ended_by or area.valid_to)
        assert ended == bool(area.valid_to), area.id
        assert ended == bool(area.ended_by), area.id


def test_no_reference_dangles() -> None:
    for area in RECORDS:
        assert area.type in TYPES, area.id
        assert area.ended_by is None or area.ended_by in DOCUMENTS, area.id
        for other in (*area.predecessors, *area.successors, *filter(None, [area.parent])):
            assert other in AREAS, f"{area.id}: {other}"


def test_predecessors_and_successors_mirror_each_other() -> None:
    forward = {(area.id, new) for area in RECORDS for new in area.successors}
    backward = {(old, area.id) for area in RECORDS for old in area.predecessors}
    assert forward == backward


def test_all_communes_of_an_ended_unit_have_ended() -> None:
    for area in RECORDS:
        parent = AREAS[area.parent] if area.parent else None
        if parent and parent.valid_to:
            assert area.valid_to, area.id


@pytest.mark.parametrize("name", ["Trần Phú", "Hà Huy Tập"])
def test_same_name_other_ward(name: str) -> None:
    old, new = sorted(named(name, "phuong"), key=lambda area: area.valid_to is None)
    assert old.parent == "tp-ha-tinh"
    assert new.parent == HOME
    assert old.id not in new.predecessors
    assert old.successors == ("phuong-thanh-sen-2025",)


def test_a_ward_that_was_divided_lives_on_in_each_part() -> None:
    assert set(AREAS["phuong-dai-nai-tp-ha-tinh"].successors) == {
        "phuong-ha-huy-tap-2025",
        "phuong-thanh-sen-2025",
    }


def test_town_and_district_of_one_name_are_two() -> None:
    (town,) = named("Kỳ Anh", "thi-xa")
    (district,) = named("Kỳ Anh", "huyen")
    assert (town.id, district.id) == ("tx-ky-anh", "huyen-ky-anh")
