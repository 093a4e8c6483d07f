"""`hoidap ask`: one question from the command line, or many from stdin."""

import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import Annotated, TextIO

import typer
from pydantic import BaseModel, ConfigDict, ValidationError

from bot import loading
from bot.answering import Answering
from bot.errors import UserFault
from bot.settings import load_settings
from knowledge.outcome import Reply, plain

_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)


class Asked(BaseModel):
    """One line of `hoidap ask --jsonl`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | int
    q: str
    context: tuple[str, ...] | None = None


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print how it was read.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read questions from stdin.")] = False,
    today: Annotated[str | None, typer.Option(help="Today's date, YYYY-MM-DD.")] = None,
) -> None:
    """Answer a question."""
    day = None if today is None else _day(today)
    if jsonl:
        if question is not None:
            raise UserFault("--jsonl reads questions from stdin: leave QUESTION out.", exit_code=2)
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
        answer_lines(loading.answering(load_settings(), day), sys.stdin, sys.stdout)
        return
    if question is None or not question.strip():
        raise UserFault('The question is missing. Write: hoidap ask "câu hỏi"', exit_code=2)
    reply = loading.answering(load_settings(), day).ask(question)
    if as_json:
        print(json.dumps(full(reply, explain=explain), ensure_ascii=False))
        return
    print(reply.text)
    if explain:
        print("", *reply.trace, sep="\n")


def answer_lines(answering: Answering, lines: Iterable[str], out: TextIO) -> None:
    """Answer each line of JSON with a line of JSON, at once; UserFault at the first bad line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = Asked.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in fault["loc"])
            raise UserFault(
                f"stdin line {number}: {where + ': ' if where else ''}{fault['msg']}. "
                'Write one JSON object a line: {"id": "1", "q": "câu hỏi"}',
                exit_code=2,
            ) from None
        reply = answering.ask(asked.q, asked.context or ())
        out.write(json.dumps({"id": asked.id, **brief(reply)}, ensure_ascii=False) + "\n")
        out.flush()


def brief(reply: Reply) -> dict[str, object]:
    """The reply as the contract of `--jsonl` has it."""
    return {
        "status": str(reply.kind),
        "text": reply.text,
        "articles": [
            {"id": source.id, "title": source.title, "date": source.date.isoformat()}
            for source in reply.articles
        ],
        "facts": list(reply.facts),
    }


def full(reply: Reply, *, explain: bool) -> dict[str, object]:
    """The reply with all that Telegram shows as buttons; `explain` adds the trace."""
    shown = brief(reply) | {
        "more": plain(reply.more),
        "choices": [{"label": choice.label, "target": choice.target} for choice in reply.choices],
    }
    return shown | {"trace": list(reply.trace)} if explain else shown


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise UserFault(f"--today: {text!r} is no date. Write it like 2026-07-31.", exit_code=2)
    return day
