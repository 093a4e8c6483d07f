"""The interface in each language, with the names that the served release gives."""

from bot.wording.english import ENGLISH
from bot.wording.texts import Wording
from bot.wording.vietnamese import VIETNAMESE
from knowledge.factbase import FactBase


class Wordings:
    """What the bot says of itself; filled anew when another release is served."""

    vietnamese: Wording
    english: Wording

    def __init__(self, facts: FactBase) -> None:
        self.fill(facts)

    def fill(self, facts: FactBase) -> None:
        """Take the names from these facts."""
        self.vietnamese, self.english = VIETNAMESE.filled(facts), ENGLISH.filled(facts)
