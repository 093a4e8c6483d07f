"""What can go wrong while the fact base is read.

KnowledgeError
└── SeedError      one or more faults in the seeds, each with file, line and mend
"""

from collections.abc import Sequence
from dataclasses import dataclass


class KnowledgeError(Exception):
    """Root of every error this package raises on purpose."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in a seed file: where it stands, what is wrong, what to do."""

    file: str
    line: int
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}. {self.mend}"


class SeedError(KnowledgeError):
    """The seeds cannot be used; `faults` lists why, in file order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
