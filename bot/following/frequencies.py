"""How often, in words."""

from bot.state.follows import Frequency
from bot.wording import Wording

FEWER = {Frequency.AT_ONCE: Frequency.DAILY, Frequency.DAILY: Frequency.WEEKLY}
"""The next one with fewer messages; there is none for the last."""
TURNS = (Frequency.DAILY, Frequency.WEEKLY, Frequency.AT_ONCE)
"""In this order a button goes through them."""


def label(frequency: Frequency, words: Wording) -> str:
    """In a list: «mỗi sáng»."""
    return {
        Frequency.DAILY: words.often_daily,
        Frequency.AT_ONCE: words.often_at_once,
        Frequency.WEEKLY: words.often_weekly,
    }[frequency]


def told(frequency: Frequency, words: Wording) -> str:
    """As a sentence: when messages will come."""
    return {
        Frequency.DAILY: words.how_daily,
        Frequency.AT_ONCE: words.how_at_once,
        Frequency.WEEKLY: words.how_weekly,
    }[frequency]


def after(frequency: Frequency) -> Frequency:
    """What a button turns to."""
    return TURNS[(TURNS.index(frequency) + 1) % len(TURNS)]
