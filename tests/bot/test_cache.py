"""The compiled engine on disk: never wrong, never an error, made anew whenever in doubt."""

import logging
import multiprocessing
from datetime import date
from pathlib import Path

import pytest

from bot import cache
from bot.cache import cached_engine
from knowledge.curation.seed_files import contents_of
from knowledge.engine import Engine
from knowledge.errors import SeedError
from knowledge.seeds import load

TODAY = date(2025, 3, 1)
QUESTIONS = (
    "Chủ tịch UBND TP Thượng Giang là ai?",
    "thu ngan sach tp thuong giang quy 1/2024 dat bao nhieu",
    "Nghị quyết 14 nói về gì?",
    "ai chủ trì hội nghị giao ban quý II",
    "thành phố chỉ đạo gì về chợ nổi",
    "Giám đốc Sở Y tế là ai?",
)


class Made:
    """Makes engines and counts them."""

    def __init__(self, seeds: Path, built: Engine | None = None) -> None:
        """`built`: the engine of these seeds, where there is one already."""
        self.seeds = seeds
        self.times = 0
        self._built = built

    def __call__(self) -> Engine:
        self.times += 1
        return self._built or Engine(load(self.seeds))


@pytest.fixture
def made(invented_seeds, engine):
    return Made(invented_seeds, engine)


@pytest.fixture
def anew(invented_seeds):
    """Makes them really, for seeds that change."""
    return Made(invented_seeds)


@pytest.fixture(scope="module")
def expected(engine):
    return replies(engine)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "var" / "cache"


@pytest.fixture
def kept(made, folder):
    """The file of an engine that was made before."""
    cached_engine(contents_of(made.seeds), folder, made)
    (path,) = folder.iterdir()
    return path


def replies(engine):
    shown = [engine.ask(question, today=TODAY) for question in QUESTIONS]
    records = [engine.show(one, today=TODAY) for table in engine.facts.tables() for one in table]
    return shown, records, engine.sources(today=TODAY)


def test_it_is_made_once_and_answers_the_same(made, folder, expected):
    cached_engine(contents_of(made.seeds), folder, made)
    second = cached_engine(contents_of(made.seeds), folder, made)
    assert made.times == 1
    assert replies(second) == expected


def test_it_reads_no_record_before_it_is_asked_for(made, folder, kept):
    engine = cached_engine(contents_of(made.seeds), folder, made)
    assert set(engine.facts.statements) == set(load(made.seeds).statements)
    assert "nobody" not in engine.facts.people
    assert engine.facts.record("nobody") is None


def test_other_seeds_make_it_anew(anew, folder, kept):
    about = anew.seeds / "about.toml"
    about.write_text(about.read_text("utf-8").replace('name = "', 'name = "Mới ', 1), "utf-8")
    engine = cached_engine(contents_of(anew.seeds), folder, anew)
    assert anew.times == 1
    assert engine.facts.language.about.name.startswith("Mới")
    assert len(list(folder.iterdir())) == 2


def test_only_the_newest_are_kept(made, folder, kept):
    about = made.seeds / "about.toml"
    for number in range(cache.KEPT):
        about.write_text(f"{about.read_text('utf-8')}# {number}\n", "utf-8")
        cached_engine(contents_of(made.seeds), folder, made)
    assert len(list(folder.iterdir())) == cache.KEPT
    assert not kept.exists()


def test_seeds_that_are_wrong_now_are_told_though_it_is_kept(anew, folder, kept):
    (anew.seeds / "about.toml").unlink()
    with pytest.raises(SeedError):
        cached_engine(contents_of(anew.seeds), folder, anew)


def test_another_version_makes_it_anew(made, folder, kept, monkeypatch):
    monkeypatch.setattr(cache.sys, "version", "4.0")
    cached_engine(contents_of(made.seeds), folder, made)
    assert made.times == 2


@pytest.mark.parametrize("end", [0, 5, 40, 80, 81, 1000, -1])
def test_a_file_cut_short_is_made_anew(made, folder, kept, end, expected):
    kept.write_bytes(kept.read_bytes()[:end])
    cached_engine(contents_of(made.seeds), folder, made)
    again = cached_engine(contents_of(made.seeds), folder, made)
    assert made.times == 2
    assert replies(again) == expected


@pytest.mark.parametrize("place", [0, 20, 60, 90, 5000, -10])
def test_a_file_with_a_wrong_byte_is_made_anew(made, folder, kept, place):
    content = bytearray(kept.read_bytes())
    content[place] ^= 1
    kept.write_bytes(content)
    cached_engine(contents_of(made.seeds), folder, made)
    cached_engine(contents_of(made.seeds), folder, made)
    assert made.times == 2


def test_damage_is_one_line_in_the_log(made, folder, kept, caplog):
    kept.write_bytes(kept.read_bytes()[:-1])
    cached_engine(contents_of(made.seeds), folder, made)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "\n" not in caplog.text.strip()


def test_a_file_that_others_may_write_is_not_trusted(made, folder, kept):
    kept.chmod(0o666)
    cached_engine(contents_of(made.seeds), folder, made)
    assert made.times == 2
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", ["file", "missing-below-file"])
def test_a_folder_that_cannot_be_is_one_line_in_the_log(made, tmp_path, caplog, kind, expected):
    taken = tmp_path / "taken"
    taken.write_text("", "utf-8")
    folder = taken if kind == "file" else taken / "cache"
    engine = cached_engine(contents_of(made.seeds), folder, made)
    assert len(caplog.records) == 1
    assert replies(engine) == expected


def test_a_folder_without_leave_to_write_is_one_line_in_the_log(made, folder, caplog, monkeypatch):
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cache.tempfile, "mkstemp", refuse)
    cached_engine(contents_of(made.seeds), folder, made)
    assert len(caplog.records) == 1
    assert list(folder.iterdir()) == []


def test_a_disk_that_is_full_leaves_nothing_behind(made, folder, caplog, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.os, "fsync", full)
    cached_engine(contents_of(made.seeds), folder, made)
    assert list(folder.iterdir()) == []
    assert len(caplog.records) == 1


def test_one_folder_by_two_names_is_kept_once(made, folder, tmp_path, kept):
    other = Made(tmp_path / "other-name")
    other.seeds.symlink_to(made.seeds)
    cached_engine(contents_of(other.seeds), folder, other)
    assert other.times == 0


def _start(seeds: Path, folder: Path) -> str:
    engine = cached_engine(contents_of(seeds), folder, Made(seeds))
    return engine.ask(QUESTIONS[0], today=TODAY).text


def test_several_processes_at_once_are_harmless(made, folder):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.starmap(_start, [(made.seeds, folder)] * 2)
    assert len(set(found)) == 1
    assert len(list(folder.iterdir())) == 1
    cached_engine(contents_of(made.seeds), folder, made)
    assert made.times == 0
