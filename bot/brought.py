"""An article as somebody brings it."""

from dataclasses import dataclass

from knowledge.drafting.heading import Told


@dataclass(frozen=True)
class Brought:
    """An article's text, and what its page tells beside it."""

    text: str
    told: Told
    is_page: bool
    """Was it taken out of HTML? Then the text lies in no file yet."""
