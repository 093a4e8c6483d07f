"""Many questions asked at once, on all processors."""

from collections.abc import Sequence
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

SEEDS = Path(__file__).parents[2] / "seeds"
TODAY = date(2026, 11, 22)
PORTION = 50
Asked = tuple[str, tuple[str, ...]]
"""A question, and those asked before it in the same chat."""


@cache
def engine() -> Engine:
    """The engine of the real fact base; each process has its own."""
    return Engine(load(SEEDS))


def _answer(asked: Asked) -> Reply:
    question, context = asked
    return replace(engine().ask(question, today=TODAY, context=context), trace=())


@cache
def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(cpu_count(), get_context("spawn"))


def replies(questions: Sequence[Asked]) -> list[Reply]:
    """The replies in the order of the questions."""
    return list(_pool().map(_answer, questions, chunksize=PORTION))
