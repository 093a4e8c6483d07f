"""Everything the bot says of itself, in Vietnamese and English. Answers are not here: they come
from the engine, in Vietnamese.
"""

from bot.wording.desk_english import DESK_ENGLISH
from bot.wording.desk_texts import DeskWording
from bot.wording.desk_vietnamese import DESK_VIETNAMESE
from bot.wording.english import ENGLISH
from bot.wording.texts import Wording
from bot.wording.vietnamese import VIETNAMESE
from bot.wording.wordings import Wordings
from knowledge.outcome import Line, OutcomeKind, Reply, Span

__all__ = [
    "DESK_ENGLISH",
    "DESK_VIETNAMESE",
    "EMPTY_QUESTION",
    "ENGLISH",
    "TOO_LONG",
    "VIETNAMESE",
    "DeskWording",
    "Wording",
    "Wordings",
    "notice",
    "styled",
]

EMPTY_QUESTION = "Bạn hãy gõ một câu hỏi nhé."
TOO_LONG = "Câu hỏi hơi dài. Bạn rút gọn còn dưới 500 chữ cái và hỏi từng ý một giúp mình nhé."


def styled(template: str) -> tuple[Line, ...]:
    """The lines of a text whose bold parts stand between **."""
    return tuple(
        tuple(
            Span(part, bold=index % 2 == 1) for index, part in enumerate(line.split("**")) if part
        )
        for line in template.split("\n")
    )


def notice(text: str) -> Reply:
    """A text of the bot about itself, as a reply."""
    return Reply(OutcomeKind.HELP, styled(text))
