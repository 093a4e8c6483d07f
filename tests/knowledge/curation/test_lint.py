"""Lint: what parses and yet is wrong, told with file, line and mend."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from knowledge.curation.check import check
from knowledge.curation.letters import odd_letters
from knowledge.curation.lint import MAX_TEXT, lint
from knowledge.seeds import load_with_places

GIAO_BAN = "articles/2024-04-12-giao-ban.toml"
SHARED = "shared.toml"
AREAS = "areas.toml"

OBSERVATION = """[[observations]]
id = "o-moi"
indicator = "thu-ngan-sach"
period = "2024-Q1"
measure = "level"
value = 5
unit = "tỷ đồng"
status = "estimate"
paragraphs = [6]
"""
DIRECTIVE = """[[statements]]
id = "s-moi"
kind = "directive"
text = "làm việc khác"
paragraphs = [9]
"""

ADDED = [
    pytest.param(
        GIAO_BAN,
        OBSERVATION + 'area = "tp-thuong-giang"',
        0,
        "'o-moi' says the same as 'o-thu-ns-q1-2024'",
        id="one figure twice",
    ),
    pytest.param(
        GIAO_BAN,
        "[[memberships]]\nid = 'm-moi'\nperson = 'do-minh-khue'\n"
        "post = 'ct-ubnd-tp-thuong-giang'\nparagraphs = [9]",
        0,
        "'m-moi' says the same as 'm-khue-ct-2024'",
        id="one person in one post twice",
    ),
    pytest.param(
        GIAO_BAN,
        DIRECTIVE.replace("làm việc khác", "Bến thuyền xuống cấp") + "by = ['ly-thu-an']",
        0,
        "'s-moi' says the same as 's-han-che-ben-thuyen'",
        id="one sentence twice",
    ),
    pytest.param(GIAO_BAN, OBSERVATION, 0, "is about no area, event or document", id="no subject"),
    pytest.param(GIAO_BAN, DIRECTIVE, 0, "directive 's-moi' does not say who", id="by nobody"),
    pytest.param(
        GIAO_BAN,
        "[[participations]]\nid = 'p-moi'\nevent = 'e-giao-ban-2024'\nrole = 'attended'\n"
        "paragraphs = [3]",
        0,
        "participation 'p-moi' does not say who",
        id="nobody took part",
    ),
    pytest.param(
        GIAO_BAN,
        "[[documents]]\nid = 'd-moi'\ntype = 'ke-hoach'\nsubject = 'việc khác'\nparagraphs = [3]",
        0,
        "document 'd-moi' has neither number nor aliases",
        id="document without a handle",
    ),
    pytest.param(
        GIAO_BAN,
        DIRECTIVE + "by = ['ly-thu-an']\ndeadline = 2023-12-31",
        6,
        "deadline 2023-12-31 of 's-moi' is before its article (2024-04-12)",
        id="deadline in the past",
    ),
    pytest.param(
        SHARED,
        "[[organizations]]\nid = 'org-x'\nname = 'X'\ntype = 'ubnd'\n"
        "[[organizations]]\nid = 'org-y'\nname = 'Y'\ntype = 'ubnd'\nparent = 'org-x'\n"
        "[[posts]]\nid = 'post-x'\ntitle = 'Chủ tịch'\norganization = 'org-y'",
        12,
        "post 'post-x': its organization 'org-y' has no area",
        id="post nowhere",
    ),
    pytest.param(
        AREAS,
        "[[areas]]\nid = 'xa-x'\nname = 'Mới'\ntype = 'xa'\nparent = 'tp-thuong-giang'\n"
        "valid_to = 2025-06-30",
        5,
        "area 'xa-x' has ended, but nothing says",
        id="unit that ended for no reason",
    ),
    pytest.param(
        AREAS,
        "[[areas]]\nid = 'xa-x'\nname = 'Mới'\ntype = 'xa'\nvalid_from = 2025-07-01\n"
        "valid_to = 2025-06-30",
        5,
        "'xa-x' ends (2025-06-30) before it starts (2025-07-01)",
        id="ends before it starts",
    ),
    pytest.param(
        SHARED,
        "[[topics]]\nid = 'topic-x'\nname = 'khác'\naliases = ['Du lịch']",
        3,
        "alias 'Du lịch' of 'topic-x' is the name of 'du-lich'",
        id="alias is another's name",
    ),
    pytest.param(
        GIAO_BAN,
        DIRECTIVE.replace("khác", "khác.") + "by = ['ly-thu-an']",
        3,
        "text of 's-moi' ends with a period",
        id="period at the end",
    ),
    pytest.param(
        GIAO_BAN,
        DIRECTIVE.replace("khác", "x" * MAX_TEXT) + "by = ['ly-thu-an']",
        3,
        f"letters, {MAX_TEXT} are allowed",
        id="too long",
    ),
    pytest.param(
        SHARED,
        "[[people]]\nid = 'an-b'\nname = 'Ðỗ An'",
        2,
        "'Ð' is LATIN CAPITAL LETTER ETH",
        id="lookalike letter",
    ),
    pytest.param(
        SHARED,
        "# а comment may hold anything\n[[people]]\nid = 'an-b'\nname = 'Đỗ Аn'",
        3,
        "'А' is CYRILLIC CAPITAL LETTER A, a letter of another script",
        id="letter of another script",
    ),
]


@pytest.mark.parametrize(("file", "text", "offset", "problem"), ADDED)
def test_added_row_is_a_fault(
    invented_seeds: Path, file: str, text: str, offset: int, problem: str
) -> None:
    path = invented_seeds / file
    old = path.read_text("utf-8")
    path.write_text(f"{old}\n{text}\n", "utf-8")
    first = old.count("\n") + 2
    (fault,) = lint(*load_with_places(invented_seeds))
    assert problem in fault.problem
    assert (fault.file, fault.line) == (str(path), first + offset)
    assert fault.mend


def test_invented_seeds_are_clean(invented_seeds: Path) -> None:
    assert lint(*load_with_places(invented_seeds)) == []


def test_areas_may_share_names_and_bodies_may_stand_above_places(invented_seeds: Path) -> None:
    with (invented_seeds / SHARED).open("a", encoding="utf-8") as file:
        file.write("[[organizations]]\nid = 'org-x'\nname = 'Trung ương'\n")
        file.write("[[posts]]\nid = 'uv-x'\ntitle = 'Ủy viên'\norganization = 'org-x'\n")
    with (invented_seeds / AREAS).open("a", encoding="utf-8") as file:
        file.write("[[areas]]\nid = 'xa-x'\nname = 'Mới'\ntype = 'xa'\naliases = ['Hạ Lạc']\n")
    assert lint(*load_with_places(invented_seeds)) == []


def test_unit_of_another_province_may_end_without_reason(invented_seeds: Path) -> None:
    with (invented_seeds / AREAS).open("a", encoding="utf-8") as file:
        file.write("[[areas]]\nid = 'xa-x'\nname = 'Mới'\ntype = 'xa'\nparent = 'tinh-ha-lac'\n")
        file.write("valid_to = 2025-06-30\n")
    assert lint(*load_with_places(invented_seeds)) == []


def test_letters_apart_from_their_accents() -> None:
    text = "a = 1\nb = '" + unicodedata.normalize("NFD", "Bến") + "'"
    ((line, problem, mend),) = [found for found in odd_letters(text) if "NFC" in found[1]]
    assert (line, mend) == (2, "Save the file in NFC (composed letters).")
    assert "accents apart" in problem


@pytest.mark.parametrize("letter", ["\u200b", "\u00a0", "\ufeff"])
def test_invisible_letters(letter: str) -> None:
    ((line, problem, _),) = odd_letters(f"a = 'Bến{letter}Đò'")
    assert line == 1
    assert "invisible" in problem


def test_vietnamese_signs_and_units_are_plain() -> None:
    assert list(odd_letters("a = 'Đường ẩm 5 m², 3 µg – “ước đạt” … 100 %'")) == []


# ---- the whole check --------------------------------------------------------------------------


def test_seeds_without_articles_answer_nothing(invented_seeds: Path) -> None:
    shutil.rmtree(invented_seeds / "articles")
    (fault,) = check(invented_seeds).faults
    assert str(fault).startswith("articles:1: there is no article")


def test_check_of_good_seeds_counts_records(invented_seeds: Path, invented_articles: Path) -> None:
    checked = check(invented_seeds, invented_articles)
    assert checked.faults == ()
    assert (checked.counts["articles"], checked.counts["memberships"]) == (2, 6)


def test_check_returns_what_load_raises(invented_seeds: Path) -> None:
    (invented_seeds / "intents.toml").unlink()
    checked = check(invented_seeds)
    assert [fault.problem for fault in checked.faults] == ["the file is missing"]
    assert checked.counts == {}


def test_check_proves_only_with_articles(invented_seeds: Path, tmp_path: Path) -> None:
    assert check(invented_seeds).faults == ()
    (fault,) = check(invented_seeds, tmp_path / "nowhere").faults
    assert str(fault) == (
        f"{tmp_path / 'nowhere'}:1: there is no such folder. "
        "Name the folder that holds the texts of the articles."
    )
