"""Until when something is to be done."""

from datetime import date

from knowledge.directive_terms import DirectiveWords
from knowledge.drafting.days import with_slashes
from knowledge.drafting.patterns import at_end
from knowledge.literals import fold_for_times
from knowledge.times import When, read_times


class DeadlineReader:
    """Reads deadlines against the day of the article."""

    def __init__(self, words: DirectiveWords, published_on: date) -> None:
        self._today = published_on
        self._cue = at_end(words.deadline)

    def read(self, text: str) -> date | None:
        """The last day for what the text asks; None where it names none that is still to come."""
        text = with_slashes(text)
        taken: set[int] = set()
        for start, end, when in read_times(fold_for_times(text), self._today):
            if not taken.isdisjoint(range(start, end)):
                continue
            taken.update(range(start, end))
            if self._cue.search(text[:start]):
                day = self._last_day(when)
                if day is not None and day >= self._today:
                    return day
        return None

    def _last_day(self, when: When) -> date | None:
        year = self._today.year
        if when.day_month is not None:
            day, month = when.day_month
            for in_year in (year, year + 1):
                try:
                    found = date(in_year, month, day)
                except ValueError:
                    return None
                if found >= self._today:
                    return found
        if when.months is not None:
            last = when.months[1]
            following = date(year + last // 12, last % 12 + 1, 1)
            return date.fromordinal(following.toordinal() - 1)
        return when.period.end if when.period else None
