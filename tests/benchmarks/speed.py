"""Time and memory of a question: this engine beside two general searches over the same facts.

    python -m tests.benchmarks.speed [FACTS ...]

prints a Markdown table for the real fact base and for it grown to each number of facts with
invented statements (words, places and speakers drawn from the real ones, always the same). The
general searches only find the likeliest sentence; they never refuse and read no time, place or
office. All run in one process, one after the other, on the same questions.
"""

import json
import random
import re
import sqlite3
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.model import Statement
from knowledge.seeds import load

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 1)
QUESTIONS = 100
WORDS_A_STATEMENT = 14
MEBIBYTE = 1 << 20
Ask = Callable[[str], object]


def questions() -> list[str]:
    """Every n-th question of the bank of everyday questions."""
    lines = (ROOT / "tests/questions/everyday.jsonl").read_text("utf-8").splitlines()
    asked = [str(json.loads(line)["q"]) for line in lines]
    return asked[:: len(asked) // QUESTIONS][:QUESTIONS]


def grown(facts: FactBase, size: int) -> FactBase:
    """The fact base with invented statements until it has `size` facts."""
    chance = random.Random(size)  # noqa: S311  # a benchmark, not secrets
    real = list(facts.statements.values())
    words = [word for one in real for word in one.text.split()]
    areas, people = list(facts.areas), list(facts.people)
    missing = max(0, size - sum(1 for _ in facts.facts()))
    invented = {
        f"invented-{number}": Statement(
            id=f"invented-{number}",
            article=chance.choice(real).article,
            paragraphs=(1,),
            kind=chance.choice(real).kind,
            text=" ".join(chance.choices(words, k=WORDS_A_STATEMENT)),
            by=(chance.choice(people),),
            area=chance.choice(areas),
        )
        for number in range(missing)
    }
    return replace(facts, statements={**facts.statements, **invented})


def sentences(facts: FactBase) -> list[str]:
    """What a general search has to search."""
    return [
        *(one.text for one in facts.statements.values()),
        *(one.subject for one in facts.documents.values()),
        *(one.name for one in facts.indicators.values()),
        *(one.name for one in facts.people.values()),
    ]


def likeliest(texts: Sequence[str]) -> Ask:
    return lambda question: process.extractOne(question, texts, scorer=fuzz.WRatio)


def full_text(texts: Sequence[str]) -> Ask:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE fact USING fts5(text, tokenize='unicode61')")
    base.executemany("INSERT INTO fact VALUES (?)", ((text,) for text in texts))

    def ask(question: str) -> object:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        found = "SELECT text FROM fact WHERE fact MATCH ? ORDER BY rank LIMIT 1"
        return base.execute(found, (words,)).fetchone()

    return ask


def timed(ask: Ask, asked: Sequence[str]) -> list[float]:
    """Milliseconds of each question, after one round to warm up."""
    for question in asked[: len(asked) // 5]:
        ask(question)
    spent = []
    for question in asked:
        start = time.perf_counter()
        ask(question)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def rows(size: int | None) -> Iterator[str]:
    real = load(ROOT / "seeds")
    facts = real if size is None else grown(real, size)
    count = sum(1 for _ in facts.facts())
    asked, texts = questions(), sentences(facts)
    start = time.perf_counter()
    tracemalloc.start()
    engine = Engine(facts)
    held = tracemalloc.get_traced_memory()[0] / MEBIBYTE
    tracemalloc.stop()
    built = time.perf_counter() - start
    for name, ask in (
        ("this engine", lambda question: engine.ask(question, today=TODAY)),
        ("rapidfuzz extractOne", likeliest(texts)),
        ("SQLite FTS5", full_text(texts)),
    ):
        spent = timed(ask, asked)
        slow = statistics.quantiles(spent, n=20)[-1]
        own = f"{built:.1f} s, {held:.0f} MiB" if name == "this engine" else "–"
        yield (
            f"| {count:,} | {name} | {statistics.median(spent):.2f} ms | {slow:.2f} ms | {own} |"
        )


def main(sizes: Sequence[str]) -> int:
    print("| facts | | median | 95th percentile | to build |")
    print("| ---: | --- | ---: | ---: | --- |")
    for size in (None, *map(int, sizes)):
        for row in rows(size):
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
