"""The command line: its contracts and its manners."""

import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli
from bot.__main__ import main

QUESTION = "Chủ tịch UBND TP Thượng Giang là ai?"


@pytest.fixture(autouse=True)
def invented(monkeypatch, tmp_path, shared_seeds, shared_cache):
    for name in list(os.environ):
        if name.startswith(("HOIDAP_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOIDAP_SEEDS", str(shared_seeds))
    monkeypatch.setenv("HOIDAP_CACHE", str(shared_cache))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def hoidap(capsys):
    """Run a command; its exit code, stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.execute(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


class Typed(io.TextIOWrapper):
    """What stands on stdin."""

    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode()), encoding="ascii")


def test_ask_prints_the_reply(hoidap):
    code, out, err = hoidap("ask", QUESTION)
    assert (code, err) == (0, "")
    assert out.strip()


def test_ask_json_is_one_object(hoidap):
    code, out, _ = hoidap("ask", QUESTION, "--json", "--explain", "--today", "2026-01-02")
    reply = json.loads(out)
    assert code == 0
    assert {"status", "text", "articles", "facts", "more", "choices", "trace"} == set(reply)


def test_jsonl_answers_line_by_line(hoidap, monkeypatch):
    lines = [{"id": "a", "q": QUESTION}, {"id": 2, "q": "còn năm 2023?", "context": [QUESTION]}]
    monkeypatch.setattr(sys, "stdin", Typed("\n\n".join(json.dumps(line) for line in lines)))
    code, out, _ = hoidap("ask", "--jsonl")
    replies = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [reply["id"] for reply in replies] == ["a", 2]
    for reply in replies:
        assert set(reply) == {"id", "status", "text", "articles", "facts"}
        assert reply["status"] in ("answer", "clarify", "unknown", "help")
        for article in reply["articles"]:
            assert set(article) == {"id", "title", "date"}


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "1"}', '{"q": "x"}', '{"id": "1", "q": 5}'])
def test_a_malformed_line_is_named(hoidap, monkeypatch, line):
    monkeypatch.setattr(sys, "stdin", Typed('{"id": "1", "q": "chào"}\n' + line))
    code, out, err = hoidap("ask", "--jsonl")
    assert code == 2
    assert len(out.splitlines()) == 1
    assert "stdin line 2" in err
    assert err.count("\n") == 1


def test_lines_may_begin_with_a_mark_and_have_no_or_a_huge_context(hoidap, monkeypatch):
    huge = [QUESTION + " và " * 100_000] * 50
    lines = [{"id": 1, "q": QUESTION, "context": None}, {"id": 2, "q": QUESTION, "context": huge}]
    text = "\ufeff" + "\n".join(json.dumps(line) for line in lines)
    monkeypatch.setattr(sys, "stdin", Typed(text))
    code, out, _ = hoidap("ask", "--jsonl")
    first, second = (json.loads(line)["text"] for line in out.splitlines())
    assert (code, first) == (0, second)


def test_a_long_question_gets_one_friendly_line(hoidap):
    code, out, _ = hoidap("ask", "a" * 501)
    assert code == 0
    assert out.count("\n") == 1
    assert "500" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "  "),
        ("ask", "q", "--today", "hôm nay"),
        ("ask", "q", "--today", ""),
        ("ask", "q", "--today", "0001-01-01"),
        ("ask", "q", "--today", "20260101"),
        ("ask", "q", "--jsonl"),
        ("ask", "q", "--nope"),
        ("nope",),
        ("demo", "--port", "x"),
        ("run",),
        ("check", "--articles", "nowhere"),
    ],
)
def test_mistakes_are_one_line_and_no_traceback(hoidap, arguments):
    code, out, err = hoidap(*arguments)
    assert code in (1, 2)
    assert out == ""
    assert err.startswith("hoidap: ")
    assert err.count("\n") == 1


def test_run_without_a_token_points_to_the_demo(hoidap):
    code, _, err = hoidap("run")
    assert code == 2
    assert "TELEGRAM_BOT_TOKEN" in err
    assert "hoidap demo" in err


def test_seeds_that_are_not_there_are_named(hoidap, monkeypatch):
    monkeypatch.setenv("HOIDAP_SEEDS", "nowhere")
    for command in (("ask", "q"), ("check",)):
        code, _, err = hoidap(*command)
        assert code == 2
        assert "HOIDAP_SEEDS" in err


def test_broken_seeds_are_one_line_for_ask_and_all_lines_for_check(
    hoidap, invented_seeds, monkeypatch
):
    monkeypatch.setenv("HOIDAP_SEEDS", str(invented_seeds))
    about = invented_seeds / "about.toml"
    about.write_text(about.read_text(encoding="utf-8") + "\nnope = 1\nno = 2\n", encoding="utf-8")
    code, _, err = hoidap("ask", "q")
    assert (code, err.count("\n")) == (1, 1)
    assert "about.toml" in err
    code, out, _ = hoidap("check")
    assert code == 1
    assert all("about.toml" in line for line in out.splitlines())


def test_check_sums_up_and_proves(hoidap, invented_articles):
    code, out, _ = hoidap("check", "--articles", str(invented_articles))
    assert (code, out.count("\n")) == (0, 1)
    text = next(invented_articles.iterdir())
    text.write_text("khác", encoding="utf-8")
    assert hoidap("check", "--articles", str(invented_articles))[0] == 1


def test_drafts_are_scored_beside_the_facts(hoidap, invented_articles):
    code, out, _ = hoidap("draft", "--score", str(invented_articles))
    rows = [line.strip("| ").split(" | ") for line in out.splitlines()]
    assert code == 0
    assert rows[0][:2] == ["kind", "curated"]
    assert ["officials", "6", "6", "6", "6", "100%", "100%"] in rows


def test_scoring_wants_texts_of_known_articles(hoidap, tmp_path):
    assert hoidap("draft", "--score", str(tmp_path / "none"))[0] != 0
    code, _, err = hoidap("draft", "--score", str(tmp_path))
    assert code != 0
    assert "no article" in err


def test_a_port_in_use_is_named(hoidap):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, out, err = hoidap("demo", "--port", port)
    assert (code, out) == (1, "")
    assert port in err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("ask --jsonl <&-", ""),
        ("ask chào >&-", ""),
        ("ask --nope 2>&-", ""),
        ("ask chào >/dev/full", "hoidap: reading or writing failed: No space left on device.\n"),
    ],
)
def test_streams_that_are_closed_or_full_leave_no_traceback(tmp_path, command, told):
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m bot {command}'],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == told
    assert done.returncode == {"": 0}.get(told, 1) or "--nope" in command


def test_an_interrupt_is_no_traceback(monkeypatch):
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "execute", interrupted)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 130


def test_help_and_a_bare_command_explain_themselves(hoidap):
    assert hoidap("--help")[0] == 0
    code, out, err = hoidap()
    assert (code, err) == (2, "")
    assert "demo" in out


def test_nothing_happens_at_import(tmp_path):
    code = "import bot.app, bot.cli; print('ok')"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={"PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("ok\n", "")
    assert list(tmp_path.iterdir()) == [] or not (tmp_path / "var").exists()
