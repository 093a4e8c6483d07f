"""`hoidap publish`, `releases` and `rollback` at the command line."""

import os
import sqlite3
from contextlib import closing

import pytest

from bot import cli

ARTICLE = "articles/2025-02-18-lam-viec.toml"


@pytest.fixture
def seeds(monkeypatch, tmp_path, invented_seeds, shared_cache):
    for name in list(os.environ):
        if name.startswith(("HOIDAP_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOIDAP_SEEDS", str(invented_seeds))
    monkeypatch.setenv("HOIDAP_CACHE", str(shared_cache))
    monkeypatch.chdir(tmp_path)
    return invented_seeds


@pytest.fixture
def hoidap(seeds, capsys):
    """Run a command; its exit code, the lines on stdout, stderr."""

    def run(*arguments: str) -> tuple[int, list[str], str]:
        code = cli.execute(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run


def change(seeds, old, new):
    file = seeds / ARTICLE
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_from_the_first_release_to_a_rollback(hoidap, seeds):
    code, (line,), _ = hoidap("publish")
    assert (code, line.startswith("Release 1, 2 articles, ")) == (0, True)
    assert hoidap("publish")[:2] == (
        0,
        ["Nothing to publish: the newest release holds just these seeds."],
    )
    change(seeds, "value = 298", "value = 299")
    code, (line, last), _ = hoidap("publish", "--dry-run")
    assert (code, "corrected o-thu-ns-bl-2024: " in line, "(0 chats)" in line) == (0, True, True)
    assert "Nothing is written" in last
    assert hoidap("publish")[1][-1].startswith("Release 2, ")
    assert hoidap("rollback", "1")[0] == 0
    code, lines, _ = hoidap("releases")
    assert (code, [line.split()[0] for line in lines]) == (0, ["3", "2", "1"])
    assert lines[0].endswith(", 1 event (0 told, 0 pending), restores 1")


def test_a_dry_run_makes_no_state(hoidap, tmp_path):
    code, (line,), _ = hoidap("publish", "--dry-run")
    assert (code, line.endswith("Nothing is written.")) == (0, True)
    assert list((tmp_path / "var").glob("state*")) == []


def test_every_fault_is_listed_and_nothing_published(hoidap, seeds):
    change(seeds, 'person = "ngo-ba-trac"', 'person = "khong-co"')
    change(seeds, 'status = "target"', 'status = "mong"')
    code, lines, _ = hoidap("publish")
    assert (code, len(lines)) == (1, 2)
    assert (code, lines) == hoidap("check")[:2]
    assert "no release yet" in hoidap("releases")[1][0]


def test_what_jumps_and_what_goes_has_to_be_named(hoidap, seeds):
    hoidap("publish")
    change(seeds, "value = 298", "value = 29.8")
    code, (line,), _ = hoidap("publish")
    assert (code, line.endswith("--accept o-thu-ns-bl-2024")) == (1, True)
    (seeds / ARTICLE).unlink()
    code, (line,), _ = hoidap("publish")
    assert (code, line.endswith("--drop 2025-02-18-lam-viec")) == (1, True)
    assert len(hoidap("releases")[1]) == 1
    assert hoidap("publish", "--drop", "2025-02-18-lam-viec")[0] == 0


@pytest.mark.parametrize("release", ["7", "0", "-1", "99999999999999999999"])
def test_a_release_that_is_not_there_is_one_line(hoidap, release):
    hoidap("publish")
    code, lines, told = hoidap("rollback", "--", release)
    assert (code, lines, told.count("\n")) == (1, [], 1)
    assert "hoidap releases" in told


def test_a_release_from_long_ago_is_listed_though_one_cannot_go_back(hoidap, seeds, tmp_path):
    hoidap("publish")
    change(seeds, "value = 298", "value = 299")
    hoidap("publish")
    with closing(sqlite3.connect(tmp_path / "var" / "state.db")) as state, state:
        state.execute("DELETE FROM release_files WHERE release = 1")
    code, lines, _ = hoidap("releases")
    assert (code, "its files are kept no more, 0 events" in lines[1]) == (0, True)
    code, _, told = hoidap("rollback", "1")
    assert (code, told.count("\n"), "kept no more" in told) == (1, 1, True)
