"""Questions made from the fact base: for every fact its own, and the same with one slot swapped.

A fact's own question is answered by it. A swapped one is false or nobody can know it: it is
refused, put right, or answered by facts that truly agree with it.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from knowledge.factbase import FactBase

from .documents import Documents
from .figures import Figures
from .made import Made, fault
from .meetings import Meetings
from .people import People
from .talk import Talk
from .works import Works

MAKERS = (People, Figures, Documents, Meetings, Talk, Works)
GAPS = Path(__file__).with_name("gaps.toml")

__all__ = ["MAKERS", "Made", "every", "fault", "known_gaps"]


def every(facts: FactBase) -> Iterator[Made]:
    """All made questions, none twice."""
    seen: set[str] = set()
    for maker in MAKERS:
        for made in maker(facts).made():
            if made.question not in seen:
                seen.add(made.question)
                yield made


def known_gaps() -> dict[str, str]:
    """Questions that are answered wrongly or not at all as yet, with the reason."""
    rows = tomllib.loads(GAPS.read_text("utf-8"))["gaps"]
    return {question: row["reason"] for row in rows for question in row["questions"]}
