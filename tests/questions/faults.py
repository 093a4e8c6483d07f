"""How many questions are made of each kind, and which replies to them are at fault:

python -m tests.questions.faults [KIND ...]
"""

import sys
from collections import Counter

from .asking import engine, replies
from .generated import every, fault, known_gaps


def main(kinds: list[str]) -> int:
    """Print the counts and every fault; 1 where one is not known."""
    made = [one for one in every(engine().facts) if not kinds or one.kind in kinds]
    for name, count in sorted(Counter((one.kind, one.swapped) for one in made).items()):
        print(f"{count:5} {' '.join(name)}")
    gaps, unknown = known_gaps(), 0
    for one, reply in zip(made, replies([(one.question, ()) for one in made]), strict=True):
        wrong = fault(one, reply)
        if wrong:
            mark = "known" if one.question in gaps else "NEW"
            unknown += one.question not in gaps
            print(f"{mark} {one.kind} {one.swapped}: {wrong}: {one.question}")
            print(f"    {', '.join(reply.facts[:4])} | {reply.text[:160]!r}")
        elif one.question in gaps:
            print(f"MENDED {one.kind} {one.swapped}: {one.question}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
