"""Where an export goes, from what it is made, and what it never touches."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from exported import ARTICLE, contents, read_json

from bot.exporting import export as exporting

ROOT = Path(__file__).parents[3]


def test_the_newest_release_is_exported_and_not_the_folder(hoidap, release, change, tmp_path):
    release()
    change("value = 27.5", "value = 28.5")
    code, (line,), _ = hoidap("export", "data")
    assert (code, line.startswith("data: release 1, 2 articles, ")) == (0, True)
    assert '"value": 27.5' in (tmp_path / "data" / "facts.json").read_text("utf-8")
    assert read_json(tmp_path / "data" / "datapackage.json")["version"] == "release 1"
    code, (line,), _ = hoidap("export", "data", "--from-seeds")
    assert (code, "the seeds in" in line) == (0, True)
    assert '"value": 28.5' in (tmp_path / "data" / "facts.json").read_text("utf-8")


def test_without_a_release_the_folder_is_exported_and_that_is_said(hoidap, tmp_path):
    code, (line,), _ = hoidap("export", "data")
    assert (code, "(there is no release yet)" in line) == (0, True)
    assert not (tmp_path / "var" / "state.db").exists()


def test_the_same_release_makes_the_same_bytes_in_every_process(hoidap, release, tmp_path):
    release()
    hoidap("export", "here")
    # The order of its sets and ours differs.
    environment = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}
    export = [sys.executable, "-m", "bot", "export", "there"]
    subprocess.run(export, env=environment, check=True, capture_output=True)
    assert contents(tmp_path / "here") == contents(tmp_path / "there")


def test_a_new_export_takes_the_place_of_the_one_before(hoidap, change, tmp_path):
    hoidap("export", "data", "--from-seeds")
    (tmp_path / "empty").mkdir()
    change("value = 27.5", "value = 28.5")
    assert [hoidap("export", one, "--from-seeds")[0] for one in ("data", "empty")] == [0, 0]
    assert contents(tmp_path / "data") == contents(tmp_path / "empty")
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith(".")) == []


@pytest.mark.parametrize("foreign", ["notes.txt", "csv/mine.csv", ".git/config"])
def test_somebody_elses_file_is_not_lost(hoidap, tmp_path, foreign):
    hoidap("export", "data", "--from-seeds")
    file = tmp_path / "data" / foreign
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    before = contents(tmp_path / "data")
    code, lines, told = hoidap("export", "data", "--from-seeds")
    assert (code, lines, told.count("\n"), foreign in told) == (1, [], 1, True)
    assert contents(tmp_path / "data") == before


@pytest.mark.parametrize("package", ["[]", "{}", "no json", '{"created_by": "hoidap export"}'])
def test_what_only_looks_like_an_export_is_refused(hoidap, tmp_path, package):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text(package)
    code, _, told = hoidap("export", "data", "--from-seeds")
    assert (code, told.count("\n")) == (1, 1)
    assert contents(tmp_path / "data") == {"datapackage.json": package.encode()}


@pytest.mark.parametrize("target", ["file.txt", ".", "/", "file.txt/data"])
def test_what_is_no_folder_for_an_export_is_one_line(hoidap, tmp_path, target):
    (tmp_path / "file.txt").write_text("mine")
    before = contents(tmp_path)
    code, lines, told = hoidap("export", target, "--from-seeds")
    assert (code, lines, told.count("\n")) == (1, [], 1)
    assert contents(tmp_path) == before


def test_an_export_that_fails_leaves_the_one_before_and_no_trace(hoidap, tmp_path, monkeypatch):
    hoidap("export", "data", "--from-seeds")
    before = contents(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "feed", full)
    code, _, told = hoidap("export", "data", "--from-seeds")
    assert (code, "No space left" in told) == (1, True)
    assert contents(tmp_path) == before
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_a_release_that_cannot_be_read_is_one_line(hoidap, release, change, tmp_path):
    change('status = "target"', 'status = "mong"')
    release()
    code, lines, told = hoidap("export", "data")
    assert (code, lines, told.count("\n")) == (1, [], 1)
    assert "release 1 cannot be read" in told
    assert not (tmp_path / "data").exists()


def test_without_any_article_the_files_are_there_and_empty(hoidap, seeds, tmp_path):
    shutil.rmtree(seeds / "articles")
    code, (line,), _ = hoidap("export", "data", "--from-seeds")
    assert (code, "0 articles" in line) == (0, True)
    assert read_json(tmp_path / "data" / "popolo.json")["memberships"] == []
    assert b"VCALENDAR" in (tmp_path / "data" / "deadlines.ics").read_bytes()


def test_drafts_are_no_open_data(hoidap, change, tmp_path):
    change("[article]\n", "[article]\nreviewed = false\n")
    hoidap("export", "data", "--from-seeds")
    told = read_json(tmp_path / "data" / "facts.json")
    assert [one["id"] for one in told["articles"]] == ["2025-02-18-lam-viec"]


@pytest.mark.parametrize(
    "arguments", [[], ["data", "--force"], ["data", "--seeds", "--from-seeds"]]
)
def test_options_that_make_no_sense_are_one_line(hoidap, tmp_path, arguments):
    code, lines, told = hoidap("export", *arguments)
    assert (code, lines, told.count("\n")) == (1, [], 1)
    assert not (tmp_path / "data").exists()


# ---- seed files -------------------------------------------------------------------------------


def test_the_seed_files_of_the_release_are_written_as_they_were(hoidap, release, seeds, tmp_path):
    release()
    code, lines, _ = hoidap("export", "--seeds", "copy")
    files = {one: text for one, text in contents(seeds).items() if one.endswith(".toml")}
    assert (code, contents(tmp_path / "copy")) == (0, files)
    assert [line.removeprefix("new: copy/") for line in lines[:-1]] == sorted(files)
    code, (line,), _ = hoidap("export", "--seeds", "copy")
    assert (code, line) == (0, f"Release 1: 0 new, 0 overwritten, {len(files)} the same already.")


def test_an_article_that_only_the_release_has_comes_into_the_folder(hoidap, release, seeds):
    release()
    text = (seeds / ARTICLE).read_bytes()
    (seeds / ARTICLE).unlink()
    code, lines, _ = hoidap("export", "--seeds")
    assert (code, lines[0]) == (0, f"new: {seeds / ARTICLE}")
    assert (seeds / ARTICLE).read_bytes() == text


def test_a_file_that_differs_is_overwritten_by_force_only(hoidap, release, seeds, change):
    release()
    published = contents(seeds)
    change("value = 27.5", "value = 28.5")
    (seeds / "about.toml").unlink()
    (seeds / "articles" / "new.toml").write_text("# mine")
    before = contents(seeds)
    code, lines, told = hoidap("export", "--seeds")
    assert (code, lines, told.count("\n"), ARTICLE in told) == (1, [], 1, True)
    assert contents(seeds) == before
    code, lines, _ = hoidap("export", "--seeds", "--force")
    assert code == 0
    assert f"overwritten: {seeds / ARTICLE}" in lines
    assert f"not in the release, left alone: {seeds / 'articles' / 'new.toml'}" in lines
    assert contents(seeds) == published | {"articles/new.toml": b"# mine"}


def test_without_a_release_there_are_no_seeds_to_write(hoidap, tmp_path):
    code, lines, told = hoidap("export", "--seeds", "copy")
    assert (code, lines, "hoidap publish" in told) == (1, [], True)
    assert not (tmp_path / "copy").exists()


def test_a_name_that_leads_out_of_the_folder_is_not_written(hoidap, release, tmp_path):
    release()
    with sqlite3.connect(tmp_path / "var" / "state.db") as state:
        state.execute("UPDATE release_files SET name = '../out.toml' WHERE name = 'about.toml'")
    state.close()
    code, _, told = hoidap("export", "--seeds", "copy")
    assert (code, "../out.toml" in told) == (1, True)
    assert not (tmp_path / "out.toml").exists()
