"""What is wrong with the replies to questions that no test holds in full, or that are known gaps:

    python -m tests.questions.faults made     counts, and faults, of questions made from the facts
    python -m tests.questions.faults ways     every question in every way of typing (minutes)
    python -m tests.questions.faults intents  answers of a relation that is not the question's

NEW is not among the known gaps; MENDED is, and can be taken out. Exit 1 where anything is NEW.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator

from . import generated, ways
from .asking import made_answered
from .intents import KNOWN_THEFTS, thefts

Found = tuple[bool, str]
"""A fault: is it known, and what it is."""


def made() -> Iterator[Found]:
    """Made questions that are answered wrongly."""
    gaps, rows = generated.known_gaps(), made_answered()
    for kind, count in sorted(Counter((one.kind, one.swapped) for one, _ in rows).items()):
        print(f"{count:5} {' '.join(kind)}")
    for one, reply in rows:
        wrong = generated.fault(one, reply)
        if wrong:
            what = f"{one.kind} {one.swapped}: {wrong}: {one.question}"
            yield one.question in gaps, f"{what}\n    {reply.facts[:4]} {reply.text[:160]!r}"
        elif one.question in gaps:
            print(f"MENDED {one.kind} {one.swapped}: {one.question}")


def typed() -> Iterator[Found]:
    """Questions that get other facts when typed another way."""
    gaps = ways.known_gaps()
    found = ways.others(list(ways.typed()))
    for (way, (question, _), written), now in found:
        what = f"{way}: {question}\n    {now.facts[:3]}\n    as written {written.facts[:3]}"
        yield (way, question) in gaps, what
    now_wrong = {(way, question) for (way, (question, _), _), _ in found}
    for way, question in sorted(set(gaps) - now_wrong):
        print(f"MENDED {way}: {question}")


def intents() -> Iterator[Found]:
    """Questions that a relation takes from another."""
    gaps = generated.known_gaps()
    for name, relation, question, reply in thefts():
        known = f"{name} {relation}" in KNOWN_THEFTS or question in gaps
        yield known, f"{name} {relation}: {question}\n    {reply.text[:160]!r}"


REPORTS: dict[str, Callable[[], Iterator[Found]]] = {
    "made": made,
    "ways": typed,
    "intents": intents,
}


def main(arguments: list[str]) -> int:
    """Print the faults; 2 where the arguments are not usable."""
    if len(arguments) != 1 or arguments[0] not in REPORTS:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(REPORTS[arguments[0]]())
    for known, what in found:
        print("known" if known else "NEW", what)
    return int(not all(known for known, _ in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
