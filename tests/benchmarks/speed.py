"""Time and memory of a question: this engine beside general searches over the same facts.

    python -m tests.benchmarks.speed [FACTS ...]

prints a Markdown table for the real fact base and for it grown to each number of facts (default:
1,000, 10,000 and 100,000) with invented communes, always the same. Every engine is measured in a
process of its own, on the same questions.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from knowledge.library import Library
from knowledge.seeds import load
from tests.benchmarks.generated import FACTS_AN_ARTICLE, TERMS, write_seeds
from tests.benchmarks.measuring import OURS, TODAY, Job, Result
from tests.benchmarks.questions import invented_questions, real_questions
from tests.benchmarks.searches import SEARCHES
from tests.benchmarks.sentences import sentences

SEEDS = Path(__file__).parents[2] / "seeds"
OTHERS = (1, 4, 7)
"""Where other real questions start, asked before those that are measured."""
SIZES = (1_000, 10_000, 100_000)
HEAD = (
    "| facts | | median | 95th percentile | ready in | memory | right |",
    "| ---: | --- | ---: | ---: | ---: | ---: | ---: |",
)


def rows(size: int, folder: Path) -> Iterator[str]:
    """The table's rows for a fact base of about so many facts; 0: the real one alone."""
    real = sum(1 for _ in load(SEEDS).facts())
    articles = max(0, round((size - real) / FACTS_AN_ARTICLE / TERMS) * TERMS)
    seeds, texts = folder / f"seeds-{size}", folder / f"texts-{size}.json"
    communes = write_seeds(SEEDS, seeds, articles)
    library = Library(load(seeds))
    texts.write_text(json.dumps(list(sentences(library, TODAY))), "utf-8")
    count = len(library.register)
    del library
    questions = [*real_questions(), *invented_questions(communes)]
    before = [question for first in OTHERS for question in real_questions(first)]
    job = Job(OURS, str(seeds), str(folder / "cache"), str(texts), before, questions)
    yield _row(count, f"{OURS}, built from the seeds", _measured(job, folder))
    for engine in (OURS, *SEARCHES):
        yield _row(count, engine, _measured(replace(job, engine=engine), folder))


def _measured(job: Job, folder: Path) -> Result:
    path = folder / "job.json"
    path.write_text(json.dumps(asdict(job)), "utf-8")
    command = [sys.executable, "-m", "tests.benchmarks.measuring", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Result(**json.loads(done.stdout))


def _row(count: int, engine: str, result: Result) -> str:
    right = "–" if result.right is None else f"{result.right:.0%}"
    return (
        f"| {count:,} | {engine} | {result.median:.2f} ms | {result.slow:.2f} ms "
        f"| {result.ready:.2f} s | {result.memory:,.0f} MiB | {right} |"
    )


def main(sizes: Sequence[str]) -> int:
    print(*HEAD, sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for size in (0, *(map(int, sizes) if sizes else SIZES)):
            for row in rows(size, Path(folder)):
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
