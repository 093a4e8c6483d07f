"""What is asked: real everyday questions, and questions about the invented communes."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks import wording as w
from tests.benchmarks.generated import TERMS, Commune

BANK = Path(__file__).parents[1] / "questions" / "everyday.jsonl"
REAL = 100
INVENTED = 100
Asked = tuple[str, str]
"""A question, and what its answer has to have; empty where that is not looked at."""


def real_questions() -> list[Asked]:
    """Every n-th question of the bank of everyday questions."""
    lines = BANK.read_text("utf-8").splitlines()
    asked = [str(json.loads(line)["q"]) for line in lines]
    return [(question, "") for question in asked[:: len(asked) // REAL][:REAL]]


def invented_questions(communes: Sequence[Commune]) -> list[Asked]:
    """Offices, figures, papers, meetings and demands of communes from all over the fact base."""
    step = max(1, len(communes) // INVENTED)
    asked = [one for commune in communes[::step] for one in _about(commune)]
    return asked[:: max(1, len(asked) // INVENTED)][:INVENTED]


def _about(commune: Commune) -> Iterator[Asked]:
    people = commune.people(TERMS - 1)
    name = commune.name
    yield f"Chủ tịch UBND xã {name} là ai?", people[2][1]
    yield f"pho bi thu dang uy xa {name.lower()} la ai", people[1][1]
    yield f"{people[3][1]} giữ chức gì?", f"xã {name}"
    yield f"{w.INDICATORS[commune.number % len(w.INDICATORS)][0]} xã {name} là bao nhiêu?", name
    yield f"Xã {name} có nghị quyết nào về {w.SUBJECTS[commune.number % len(w.SUBJECTS)]}?", ""
    yield f"Ai chủ trì hội nghị bàn công việc năm 2022 của xã {name}?", ""
    yield f"Bí thư Đảng ủy xã {name} chỉ đạo gì về {w.OBJECTS[commune.number % 20]}?", ""
    yield f"xã {name} {w.OBJECTS[(commune.number + 7) % 20]} thế nào", ""
