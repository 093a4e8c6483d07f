"""`hoidap draft`: from an article in a file, a page or stdin to a draft in the seeds."""

import io
import os
import sys
import tomllib

import pytest

from bot import cli

TEXT = """Kẻ Sặt họp bàn việc năm 2025

(Báo Thượng Giang) - Sáng 9/1/2025, UBND huyện Kẻ Sặt họp.

Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe dự.
"""
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kẻ Sặt họp</title>
<meta property="og:site_name" content="Báo Thượng Giang">
<meta property="article:published_time" content="2025-01-09T17:30:00+07:00"></head><body>
<nav><a href="/">Trang chủ</a></nav><article><h1>Kẻ Sặt họp bàn việc năm 2025</h1>
<p>Sáng 9/1, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết năm 2024, có đông đủ các phòng, ban.</p>
<figure><img src="a.jpg"><figcaption>Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe: Chợ cần mở
sớm.</figcaption></figure>
<p>Hội nghị bàn nhiều việc của năm mới: chợ, đường, trường học và nước sạch cho các xã ven sông.</p>
</article><div class="related"><a href="/x">Giá lúa giảm 300 đồng mỗi ký</a></div></body></html>
"""


@pytest.fixture
def seeds(monkeypatch, tmp_path, invented_seeds):
    for name in list(os.environ):
        if name.startswith(("HOIDAP_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOIDAP_SEEDS", str(invented_seeds))
    monkeypatch.chdir(tmp_path)
    return invented_seeds


def drafts(seeds):
    return [
        tomllib.loads(path.read_text("utf-8"))
        for path in (seeds / "articles").glob("*.toml")
        if "reviewed = false" in path.read_text("utf-8")
    ]


def test_a_text_becomes_a_draft_in_the_seeds(seeds, tmp_path, capsys):
    (tmp_path / "ke-sat.txt").write_text(TEXT, "utf-8")
    assert cli.execute(["draft", "ke-sat.txt"]) == 0
    (found,) = drafts(seeds)
    assert [one["name"] for one in found["people"]] == ["Mạc Thị Hòe"]
    assert "2025-01-09-ke-sat" in capsys.readouterr().out


def test_a_page_keeps_its_captions_and_gives_its_text(seeds, tmp_path):
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    assert cli.execute(["draft", "page.html"]) == 0
    (found,) = drafts(seeds)
    assert found["article"]["publisher"] == "bao-thuong-giang"
    assert [one["name"] for one in found["people"]] == ["Mạc Thị Hòe"]
    (text,) = tmp_path.glob("*.txt")
    assert "Giá lúa" not in text.read_text("utf-8")


def test_a_date_that_is_not_the_pages_own_is_not_taken_for_it(seeds, tmp_path):
    undated = PAGE.replace("2025-01-09T17:30:00+07:00", "")
    licence = "<footer>Giấy phép số 12/GP-TTĐT ngày 1/2/2019</footer>"
    (tmp_path / "page.html").write_text(undated.replace("</body>", f"{licence}</body>"), "utf-8")
    assert cli.execute(["draft", "page.html"]) == 0
    (found,) = drafts(seeds)
    assert "trang của bài" not in found["article"].get("date_basis", "")


def test_stdin_is_read_and_printed(seeds, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.execute(["draft", "-", "--print"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["people"]
    assert not drafts(seeds)


@pytest.mark.parametrize(
    ("arguments", "content", "told"),
    [
        (["nowhere.txt"], None, "is not a file"),
        (["empty.txt"], b" \n", "is empty"),
        (["odd.txt"], b"\xff\xfe\x00\x01\xff", "is not UTF-8 text"),
        (["page.html"], b"<html><body></body></html>", "No article was found"),
        (["big.txt"], b"a" * 5_000_001, "larger than 5 MB"),
        (["ok.txt", "--published", "9/1/2025"], TEXT.encode(), "is no date"),
    ],
)
def test_what_cannot_be_drafted_is_told_in_one_line(
    seeds, tmp_path, capsys, arguments, content, told
):
    if content is not None:
        (tmp_path / arguments[0]).write_bytes(content)
    assert cli.execute(["draft", *arguments]) in (1, 2)
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert not drafts(seeds)


def test_an_article_is_drafted_once(seeds, tmp_path, capsys):
    (tmp_path / "ke-sat.txt").write_text(TEXT, "utf-8")
    assert cli.execute(["draft", "ke-sat.txt"]) == 0
    assert cli.execute(["draft", "ke-sat.txt"]) == 1
    assert "is there already" in capsys.readouterr().err


def test_seeds_without_the_words_of_drafts_are_one_line(seeds, tmp_path, capsys):
    (tmp_path / "ke-sat.txt").write_text(TEXT, "utf-8")
    (seeds / "drafting.toml").unlink()
    assert cli.execute(["draft", "ke-sat.txt"]) == 1
    assert "drafting.toml is missing" in capsys.readouterr().err
