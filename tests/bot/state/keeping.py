"""The key and the calendar of a state in tests."""

from dataclasses import dataclass

from bot.state.cipher import new_key

KEY = new_key()


@dataclass
class Calendar:
    """Seconds since 1970 that pass only when told."""

    seconds: int = 1_800_000_000

    def __call__(self) -> int:
        return self.seconds
