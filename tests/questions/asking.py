"""Many questions asked at once, on all processors: those of the banks and those made of facts."""

import gc
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from knowledge.engine import Engine
from knowledge.outcome import Reply
from knowledge.seeds import load

from .generated import Made, every

FOLDER = Path(__file__).parent
SEEDS = FOLDER.parents[1] / "seeds"
BANKS = ("everyday", "tune", "tune2", "hard")
"""The banks that the engine is developed on; the one to report with is not among them."""
TODAY = date(2026, 11, 22)
PORTION = 25
Question = Mapping[str, object]
Asked = tuple[str, tuple[str, ...]]
"""A question, and those asked before it in the same chat."""


@cache
def engine() -> Engine:
    """The engine of the real fact base; each process has its own."""
    made = Engine(load(SEEDS))
    gc.freeze()  # as the bot does: nobody looks through it for garbage again and again
    return made


def _answer(asked: Asked) -> Reply:
    question, context = asked
    reply = engine().ask(question, today=TODAY, context=context)
    return replace(reply, trace=tuple(reply.trace))


@cache
def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(cpu_count(), get_context("spawn"))


def replies(questions: Sequence[Asked]) -> list[Reply]:
    """The replies in the order of the questions."""
    return list(_pool().map(_answer, questions, chunksize=PORTION))


def as_asked(question: Question) -> Asked:
    """A question of a bank with what was asked before it."""
    context = question.get("context", [])
    assert isinstance(context, list)
    return str(question["q"]), tuple(context)


@cache
def questions(bank: str) -> list[Question]:
    """The questions of a bank."""
    lines = (FOLDER / f"{bank}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def answered(bank: str) -> list[tuple[Question, Reply]]:
    """Every question of a bank with its reply."""
    asked = questions(bank)
    return list(zip(asked, replies([as_asked(one) for one in asked]), strict=True))


@cache
def made_answered() -> list[tuple[Made, Reply]]:
    """Every question made from the facts with its reply."""
    made = list(every(engine().facts))
    return list(zip(made, replies([(one.question, ()) for one in made]), strict=True))


def relation(reply: Reply) -> str | None:
    """The relation that gave a reply; None where none did."""
    rows = [row for row in reply.trace if row.startswith("admitted")]
    return rows[0].split()[2] if rows else None
