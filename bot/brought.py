"""An article as somebody brings it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserFault
from knowledge.drafting.heading import Told


class Unreadable(StrEnum):
    """Why something is no article."""

    EMPTY = "empty"
    ENCODING = "encoding"
    """It is no UTF-8 text."""
    NO_ARTICLE = "no-article"
    """A page without an article."""
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    """More text than an article has."""
    NO_WORDS = "no-words"
    """The seeds lack the words of drafting (`drafting.toml`), or cannot be read at all."""


class UnreadableError(UserFault):
    """This cannot become a draft."""

    def __init__(self, why: Unreadable, line: str) -> None:
        super().__init__(line)
        self.why = why


@dataclass(frozen=True)
class Brought:
    """An article's text, and what its page tells beside it."""

    text: str
    told: Told
    is_page: bool
    """Was it taken out of HTML? Then the text lies in no file yet."""
