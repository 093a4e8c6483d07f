"""Measures one engine in a process of its own, so that no other one's memory counts.

    python -m tests.benchmarks.measuring JOB

reads a job (a JSON file) and prints the result as JSON.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from bot.loading import engine_of, settle
from knowledge.curation.seed_files import contents_of
from tests.benchmarks.questions import Asked
from tests.benchmarks.searches import SEARCHES

OURS = "this engine"
TODAY = date(2026, 11, 1)
KIBIBYTES = 1 << 10
"""A mebibyte; the kernel counts in kibibytes."""
FEW = 10
"""Questions that a search is asked before: it keeps nothing of them."""
Ask = Callable[[str], object]


@dataclass(frozen=True)
class Job:
    engine: str
    seeds: str
    cache: str
    texts: str
    """A file with a sentence for each fact, for the general searches."""
    before: Sequence[Asked]
    """Other questions that are asked first: a bot that runs has been asked some."""
    questions: Sequence[Asked]


@dataclass(frozen=True)
class Result:
    median: float
    """Milliseconds."""
    slow: float
    """The 95th percentile, in milliseconds."""
    ready: float
    """Seconds until the first question can be asked."""
    memory: float
    """By how many mebibytes the process has grown at most."""
    right: float | None
    """Of the questions whose answer is known, the share that got it."""


def measure(job: Job) -> Result:
    before, start = _memory("VmRSS"), time.perf_counter()
    ask = _ready(job)
    ready = time.perf_counter() - start
    for question, _ in job.before if job.engine == OURS else job.before[:FEW]:
        ask(question)
    spent, right = [], []
    for question, known in job.questions:
        start = time.perf_counter()
        answer = ask(question)
        spent.append((time.perf_counter() - start) * 1000)
        if known:
            right.append(known.lower() in str(answer).lower())
    slow = statistics.quantiles(spent, n=20)[-1]
    share = sum(right) / len(right) if right else None
    return Result(statistics.median(spent), slow, ready, _memory("VmHWM") - before, share)


def _ready(job: Job) -> Ask:
    if job.engine != OURS:
        return SEARCHES[job.engine](json.loads(Path(job.texts).read_text("utf-8")))
    seeds = Path(job.seeds)
    engine = engine_of(contents_of(seeds), Path(job.cache))
    settle()
    return lambda question: engine.ask(question, today=TODAY).text


def _memory(kind: str) -> float:
    """Mebibytes of this process: VmRSS those of now, VmHWM the most there have been (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition(f"{kind}:")[2].split()[0]) / KIBIBYTES


def main(job: str) -> int:
    result = measure(Job(**json.loads(Path(job).read_text("utf-8"))))
    print(json.dumps(asdict(result)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
