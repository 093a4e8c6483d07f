"""`hoidap watch` as operators run it: a process of its own, over real HTTP."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from watched import DATED, LAN, LINK, PARAGRAPHS, TITLE, TOKEN, Phones

from bot import cli, clock
from tests.double import served
from tests.newspaper import feed, item, page

ROOT = Path(__file__).parents[3]
TODAY = clock.today(clock.zone(clock.HOME_ZONE))
MISSING = "http://127.0.0.1:1/rss"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith(("HOIDAP_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


async def test_a_feed_becomes_a_draft_and_a_message(paper, shared_seeds):
    paper.at["/rss"] = feed(item(LINK, TITLE, clock.seconds()))
    held = "Sáng nay, Tỉnh ủy Thượng Giang tổ chức hội nghị bàn việc thu ngân sách của năm sau."
    head = DATED.replace("2025-01-09", str(TODAY))
    paper.at[LINK] = page(TITLE, held, *PARAGRAPHS[1:], head=head)
    phones = Phones()
    async with served(phones) as api:
        settings = {
            "PYTHONPATH": str(ROOT),
            "HOIDAP_FEEDS": f"{paper.url}/rss {MISSING}",
            "HOIDAP_SEEDS": str(shared_seeds),
            "HOIDAP_ADMINS": str(LAN),
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": api,
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "watch", "--once"),
            env=os.environ | settings,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, log = (told.decode() for told in await process.communicate())
    assert process.returncode == 0
    assert "1 of 2 feeds read: 1 new articles, 1 drafted" in out
    assert len(phones.texts()) == 1
    assert "feed_not_read" in log
    assert MISSING in log
    assert TOKEN not in log
    assert "Traceback" not in log


def test_where_no_feed_can_be_read_the_exit_code_says_so(shared_seeds, monkeypatch, capsys):
    monkeypatch.setenv("HOIDAP_FEEDS", MISSING)
    monkeypatch.setenv("HOIDAP_SEEDS", str(shared_seeds))
    assert cli.execute(["watch", "--once"]) == 1
    out, err = capsys.readouterr()
    assert "0 of 1 feeds read" in out
    assert "nobody_is_told" in err


def test_without_feeds_it_says_what_to_set(capsys):
    assert cli.execute(["watch", "--once"]) == 2
    assert "HOIDAP_FEEDS is missing" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("HOIDAP_FEEDS", MISSING)
    monkeypatch.setenv("HOIDAP_SEEDS", str(tmp_path / "none"))
    assert cli.execute(["watch", "--once"]) == 2
    assert f"HOIDAP_SEEDS: {tmp_path / 'none'} is not a folder" in capsys.readouterr().err
