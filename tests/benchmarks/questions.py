"""What is asked: real everyday questions, and questions about the invented communes."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import wording as w
from tests.benchmarks.generated import TERMS, Commune

BANK = Path(__file__).parents[1] / "questions" / "everyday.jsonl"
REAL = 100
INVENTED = 100
Asked = tuple[str, str]
"""A question, and what its answer has to have; empty where that is not looked at."""


def real_questions(first: int = 0) -> list[Asked]:
    """Every n-th question of the bank of everyday questions, from the first or another one on."""
    lines = BANK.read_text("utf-8").splitlines()
    asked = [str(json.loads(line)["q"]) for line in lines]
    return [(question, "") for question in asked[first :: len(asked) // REAL][:REAL]]


def invented_questions(communes: Sequence[Commune]) -> list[Asked]:
    """Offices, figures, papers, meetings and demands in turn, of communes from all over the fact
    base."""
    asked: list[Asked] = []
    for number in range(INVENTED if communes else 0):
        ways = _about(communes[number * len(communes) // INVENTED])
        asked.append(ways[number % len(ways)])
    return asked


def _about(commune: Commune) -> list[Asked]:
    people = commune.people(TERMS - 1)
    name = commune.name
    return [
        (f"Chủ tịch UBND xã {name} là ai?", people[2][1]),
        (f"pho bi thu dang uy xa {name.lower()} la ai", people[1][1]),
        (f"{people[3][1]} giữ chức gì?", f"xã {name}"),
        (f"{w.INDICATORS[commune.number % len(w.INDICATORS)][0]} xã {name} là bao nhiêu?", name),
        (f"Xã {name} có nghị quyết nào về {w.SUBJECTS[commune.number % len(w.SUBJECTS)]}?", ""),
        (f"Ai chủ trì hội nghị bàn công việc năm 2022 của xã {name}?", ""),
        (f"Bí thư Đảng ủy xã {name} chỉ đạo gì về {w.OBJECTS[commune.number % 20]}?", ""),
        (f"xã {name} {w.OBJECTS[(commune.number + 7) % 20]} thế nào", ""),
    ]
