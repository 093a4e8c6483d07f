"""«bao nhiêu đảng viên …»: a statement answers with a number of that very thing, or not at all."""

from functools import lru_cache

from knowledge.literals import COUNT
from knowledge.question import Question
from knowledge.text import syllables

REACH = 3
"""So many syllables behind a number what it counts may begin («118 lượt tổ chức đảng»)."""
CACHED_TEXTS = 65_536


def counts(question: Question, text: str) -> bool:
    """Whether a text has a number of each thing that the question wants counted; true where it
    names none («… là bao nhiêu»)."""
    return question.counted <= _behind_numbers(text) if question.counted else True


@lru_cache(maxsize=CACHED_TEXTS)
def _behind_numbers(text: str) -> frozenset[str]:
    return frozenset(
        one.folded
        for number in COUNT.finditer(text)
        for one in syllables(text[number.end() :])[:REACH]
    )
