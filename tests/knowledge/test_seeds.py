"""Loading seeds: what is read, and how each fault is told with file, line and mend."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.errors import Fault, SeedError
from knowledge.period import Period
from knowledge.seeds import load, load_with_places

GIAO_BAN = "articles/2024-04-12-giao-ban.toml"


def faults_of(folder: Path) -> list[Fault]:
    with pytest.raises(SeedError) as caught:
        load(folder)
    return list(caught.value.faults)


def append(folder: Path, name: str, text: str) -> int:
    """Add text to a seed file; the line that it begins on."""
    path = folder / name
    old = path.read_text("utf-8")
    path.write_text(f"{old}\n{text}\n", "utf-8")
    return old.count("\n") + 2


def replace(folder: Path, name: str, old: str, new: str) -> int:
    """Change the first `old` in a seed file; its line."""
    path = folder / name
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


# ---- what is read -----------------------------------------------------------------------------


def test_reads_all_tables(invented_seeds: Path) -> None:
    facts = load(invented_seeds)
    assert facts.articles["2024-04-12-giao-ban"].published_on == date(2024, 4, 12)
    assert facts.areas["phuong-ben-do"].successors == ("phuong-song-lang",)
    assert facts.language.about.home == "tinh-thuong-giang"
    assert facts.aliases == {"thu-ngan-sach": ("thu ngân sách thị xã",)}
    assert facts.documents["kl-07-tu"].printed == "07/KL-TU"


def test_facts_know_their_article(invented_seeds: Path) -> None:
    facts = load(invented_seeds)
    assert facts.memberships["m-an-ct-2025"].article == "2025-02-18-lam-viec"
    assert {fact.article for fact in facts.facts()} == set(facts.articles)


def test_numbers_are_decimals_and_periods_are_intervals(invented_seeds: Path) -> None:
    facts = load(invented_seeds)
    seen = facts.observations["o-thu-ns-q1-2024"]
    assert (seen.value, seen.period) == (Decimal("412.6"), Period.of_months(2024, 1, 3))
    whole = facts.observations["o-ho-so-q1-2024"]
    assert (type(whole.value), type(whole.out_of)) == (Decimal, Decimal)


def test_places_name_file_and_line(invented_seeds: Path) -> None:
    _, places = load_with_places(invented_seeds)
    lines = (invented_seeds / GIAO_BAN).read_text("utf-8").split("\n")
    file, line = places.of("o-cay-ban-q1-2024", "value")
    assert file == str(invented_seeds / GIAO_BAN)
    assert lines[line - 1] == "value = 18000"


# ---- files ------------------------------------------------------------------------------------


def test_missing_folder(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "nowhere")
    assert fault.file.endswith("nowhere")
    assert fault.problem == "there is no such folder"


def test_missing_language_file(invented_seeds: Path) -> None:
    (invented_seeds / "contrasts.toml").unlink()
    (fault,) = faults_of(invented_seeds)
    assert (fault.file, fault.problem) == (
        str(invented_seeds / "contrasts.toml"),
        "the file is missing",
    )


def test_seeds_of_before_there_were_drafts_still_answer(invented_seeds: Path) -> None:
    (invented_seeds / "drafting.toml").unlink()
    language = load(invented_seeds).language
    with pytest.raises(SeedError, match=r"drafting\.toml"):
        _ = language.drafting


def test_empty_folder_tells_every_missing_language_file(tmp_path: Path) -> None:
    assert [Path(fault.file).stem for fault in faults_of(tmp_path)] == [
        "about",
        "contrasts",
        "government",
        "intents",
        "lexicon",
        "spelling",
    ]


def test_broken_toml(invented_seeds: Path) -> None:
    line = append(invented_seeds, "shared.toml", "[[people]]\nid = an-b")
    fault = next(f for f in faults_of(invented_seeds) if f.file.endswith("shared.toml"))
    assert fault.line == line + 1
    assert fault.problem.startswith("is not valid TOML: ")


def test_broken_toml_at_the_end(invented_seeds: Path) -> None:
    line = append(invented_seeds, "shared.toml", "[[people]]\nid = [")
    fault = next(f for f in faults_of(invented_seeds) if f.file.endswith("shared.toml"))
    assert fault.line == line + 1
    assert "end of document" not in fault.problem


def test_not_utf8(invented_seeds: Path) -> None:
    (invented_seeds / "more.toml").write_bytes(b"# one\n# two \xff\n")
    (fault,) = faults_of(invented_seeds)
    assert (fault.line, fault.problem) == (2, "is not UTF-8 text")


def test_unreadable_file(invented_seeds: Path) -> None:
    (invented_seeds / "more.toml").mkdir()
    (fault,) = faults_of(invented_seeds)
    assert fault.problem.startswith("cannot be read")


# ---- rows -------------------------------------------------------------------------------------

ROW_FAULTS = [
    ("[[pepole]]\nid = 'an-b'", 0, "unknown table 'pepole'", "Did you mean 'people'?"),
    ("[things]\nx = 1", 0, "unknown table 'things'", "Known tables: aliases, areas"),
    ("[events]\nid = 'an-b'", 0, "'events' is not a list of tables", "[[events]]"),
    ("[[people]]\nid = 'an-b'\nnmae = 'An'\nname = 'An'", 2, "unknown key 'nmae'", "'name'?"),
    ("[[people]]\nid = 'an-b'", 0, "[[people]] 'an-b' has no key 'name'", "Add name ="),
    ("[[people]]\nid = 'an-b'\nname = 5", 2, "name of [[people]] 'an-b'", "in quotes"),
    ("[[people]]\nid = 'An B'\nname = 'An'", 1, "id 'An B' of [[people]]", "[a-z0-9-]{3,40}"),
    ("[[people]]\nname = 'An'", 0, "[[people]] has no key 'id'", "Add id ="),
    (
        "[[people]]\nid = 'an-b'\nname = 'An'\naliases = 'x'",
        3,
        "aliases of [[people]] 'an-b'",
        "Write a list",
    ),
    (
        "[[posts]]\nid = 'bt-x'\ntitle = 'Bí thư'\norganization = 'ly-thu-an'",
        3,
        "organization 'ly-thu-an' of 'bt-x' is one of people, not of organizations",
        "Name one of organizations.",
    ),
    (
        "[[posts]]\nid = 'bt-x'\ntitle = 'Bí thư'\norganization = 'ubnd-tp-thuong-gian'",
        3,
        "organization 'ubnd-tp-thuong-gian' of 'bt-x' is not among organizations",
        "Did you mean 'ubnd-tp-thuong-giang'?",
    ),
    (
        "[[areas]]\nid = 'xa-moi'\nname = 'Mới'\ntype = 'xaa'\nparent = 'zzz'",
        3,
        "type 'xaa' of 'xa-moi' is not among area_types",
        "Did you mean 'xa'?",
    ),
    (
        "[[areas]]\nid = 'xa-moi'\nname = 'Mới'\ntype = 'xa'\nvalid_to = 2025",
        4,
        "valid_to of [[areas]] 'xa-moi' is not a date",
        "2022-12-27",
    ),
    (
        "[[organizations]]\nid = 'ub-x'\nname = 'UB'\ntype = 'uuu'",
        3,
        "type 'uuu' of 'ub-x' is not among body_types",
        "of government.toml are:",
    ),
    (
        "[[indicators]]\nid = 'ind-x'\nname = 'X'\ntopics = [\n  'moi-truong',\n  'moi-truogn',\n]",
        3,
        "topics 'moi-truogn' of 'ind-x' is not among topics",
        "Did you mean 'moi-truong'?",
    ),
    ("[[aliases]]\nof = 'qqqq'\nnames = ['x']", 1, "of 'qqqq' is not the id of any", "Name a"),
    (
        "[[projects]]\nid = 'prj-x'\nname = 'X'\nparagraphs = [1]",
        0,
        "[[projects]] 'prj-x' is a fact outside an article's file",
        "under articles/",
    ),
    ("[article]\nid = 'x-y-z'", 0, "[article] stands outside articles/", "file of its own"),
]


@pytest.mark.parametrize(("text", "offset", "problem", "mend"), ROW_FAULTS)
def test_fault_in_a_row(
    invented_seeds: Path, text: str, offset: int, problem: str, mend: str
) -> None:
    line = append(invented_seeds, "shared.toml", text)
    found = [f for f in faults_of(invented_seeds) if f.line == line + offset]
    assert any(problem in f.problem and mend in f.mend for f in found), found
    assert all(f.file == str(invented_seeds / "shared.toml") for f in found)


FACT_FAULTS = [
    ('period = "2024-Q1"', 'period = "2024-Q5"', "period '2024-Q5' is not like", "in quotes"),
    ('period = "2024-Q1"', "period = 2024", "2024 is not a period", "in quotes"),
    ('measure = "level"', 'measure = "levle"', "measure 'levle' of", "Use 'level'"),
    ("value = 412.6", 'value = "viele"', "value of [[observations]]", "1172.5"),
    ("value = 412.6", "value = nan", "value of [[observations]]", "1172.5"),
    ("paragraphs = [3]", "paragraphs = [0]", "paragraphs.0 of", "Count from 1"),
    ("paragraphs = [3]", "paragraphs = []", "paragraphs of", "at least"),
    ('type = "giao-ban"', 'type = "giao-bna"', "is not among event_types", "'giao-ban'?"),
    ('type = "nghi-quyet"', 'type = "nghi-quet"', "is not among document_types", "nghi-quyet"),
    ('person = "do-minh-khue"', 'person = "tx-binh-lang"', "is one of areas, not of people", ""),
    ('who = "vu-hai-dang"', 'who = "tx-binh-lang"', "not of people or organizations", ""),
    ('by = ["ly-thu-an"]', 'by = ["ly-thu-am"]', "'ly-thu-am' of 's-an-ve-sinh'", "'ly-thu-an'?"),
    ('event = "e-giao-ban-2024"', 'event = "nq-14-tu"', "is one of documents, not of events", ""),
    (
        'event = "e-giao-ban-2024"',
        'article = "2025-02-18-lam-viec"\nevent = "e-giao-ban-2024"',
        "unknown key 'article' in [[participations]] 'p-khue-chu-tri'",
        "the article is the one of the file",
    ),
    ('publisher = "bao-thuong-giang"', 'publisher = "bao-x"', "is not among publishers", ""),
    ("published_on = 2024-04-12", 'published_on = "12/4"', "published_on of [article]", "27"),
    ('sha256 = "', 'sha256 = "G', "sha256", "match"),
    ('id = "2024-04-12-giao-ban"', 'id = "G B"', "id 'G B' of [article]", "match"),
]


@pytest.mark.parametrize(("old", "new", "problem", "mend"), FACT_FAULTS)
def test_fault_in_an_article_file(
    invented_seeds: Path, old: str, new: str, problem: str, mend: str
) -> None:
    line = replace(invented_seeds, GIAO_BAN, old, new)
    (fault,) = faults_of(invented_seeds)
    assert (fault.file, fault.line) == (str(invented_seeds / GIAO_BAN), line)
    assert problem in fault.problem
    assert mend in fault.mend


@pytest.mark.parametrize("head", ["", "article = 1\n", "[[article]]\n"])
def test_article_file_without_article(invented_seeds: Path, head: str) -> None:
    text = f"{head}[[projects]]\nid = 'prj-x'\nname = 'X'\nparagraphs = [1]\n"
    (invented_seeds / "articles" / "new.toml").write_text(text, "utf-8")
    (fault,) = faults_of(invented_seeds)
    assert (fault.line, fault.problem) == (1, "the file has no [article] table")


def test_duplicate_id_names_both_places(invented_seeds: Path) -> None:
    line = append(invented_seeds, GIAO_BAN, "[[people]]\nid = 'ly-thu-an'\nname = 'Khác'")
    (fault,) = faults_of(invented_seeds)
    assert (fault.file, fault.line) == (str(invented_seeds / GIAO_BAN), line + 1)
    shared = (invented_seeds / "shared.toml").read_text("utf-8").split("\n")
    first = shared.index('id = "ly-thu-an"')  # the header is the line before, counted from 1
    assert f"{invented_seeds / 'shared.toml'}:{first}" in fault.problem


def test_tells_all_faults_at_once(invented_seeds: Path) -> None:
    append(invented_seeds, "shared.toml", "[[people]]\nid = 'X'")
    append(invented_seeds, "areas.toml", "[[things]]\nx = 1")
    replace(invented_seeds, GIAO_BAN, "value = 412.6", 'value = "x"')
    (invented_seeds / "intents.toml").unlink()
    names = [Path(fault.file).name for fault in faults_of(invented_seeds)]
    assert sorted(names) == [
        "2024-04-12-giao-ban.toml",
        "areas.toml",
        "intents.toml",
        "shared.toml",
        "shared.toml",
    ]


# ---- language ---------------------------------------------------------------------------------

LANGUAGE_FAULTS: list[tuple[str, str, str, str]] = [
    ("about.toml", 'home = "tinh-thuong-giang"', 'home = "tinh-thuong-gian"', "not among areas"),
    ("about.toml", "name = ", "nmae = ", "has no key 'name'"),
    ("government.toml", 'level = "huyen"', 'level = "huyne"', "level 'huyne' is not known"),
    ("government.toml", 'head = "bi-thu"', 'head = "bi-thuu"', "head 'bi-thuu' is not known"),
    ("government.toml", 'id = "thi-tran"', 'id = "xa"', "id 'xa' stands twice in area_types"),
    ("government.toml", 'body = "ubnd"', 'body = "ubdn"', "body 'ubdn' is not known"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), LANGUAGE_FAULTS)
def test_fault_in_a_language_file(
    invented_seeds: Path, file: str, old: str, new: str, problem: str
) -> None:
    replace(invented_seeds, file, old, new)
    found = [f for f in faults_of(invented_seeds) if problem in f.problem]
    assert [f.file for f in found] == [str(invented_seeds / file)]


def test_loads_quickly(invented_seeds: Path) -> None:
    rows = "\n".join(
        f'[[areas]]\nid = "xa-so-{n}"\nname = "Xã số {n}"\ntype = "xa"\nparent = "tp-thuong-giang"'
        for n in range(500)
    )
    append(invented_seeds, "areas.toml", rows)
    load(invented_seeds)
    start = time.process_time()
    load(invented_seeds)
    assert time.process_time() - start < 0.5
