"""From what is due to what is to be read: news in the words of the release that is served."""

from datetime import date

from bot.answering import Answering
from bot.delivery import failures
from bot.notices.content import before_of
from bot.notices.parcel import Item, Parcel, parcel
from bot.state.due import Bag, Errand, News
from knowledge.changes.kinds import ChangeKind
from knowledge.changes.telling import Notice


class Telling:
    """Puts news into words; those of an event are kept for the many who hear of it."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._told: dict[int, Notice | None] = {}
        self._told_on: tuple[int, date] | None = None
        self._unclear: set[int] = set()

    @property
    def release(self) -> int:
        """The release whose words these are."""
        return self._answering.release_id

    def withdrawn(self, bag: Bag) -> list[int]:
        """The rows of what is news no more."""
        return [one.id for one in bag.errands if not (self._notice(one.news) or self._later(one))]

    def unclear(self, bag: Bag) -> list[int]:
        """The rows of what cannot be put into words as things are."""
        return [one.id for one in bag.errands if not self._notice(one.news) and self._later(one)]

    def parcel(self, bag: Bag) -> Parcel | None:
        """The next message to a chat: what goes to the same place as the first that is due. None:
        there is nothing to tell."""
        items = [
            Item(one, notice)
            for one in bag.errands
            if bag.wanted(one) and (notice := self._notice(one.news))
        ]
        together = [one for one in items if one.errand.thread == items[0].errand.thread]
        return parcel(together, self._name, group=bag.chat < 0) if together else None

    def _notice(self, news: News) -> Notice | None:
        now = self._answering.release_id, self._answering.today()
        if now != self._told_on:
            self._told, self._told_on, self._unclear = {}, now, set()
        if news.id not in self._told:
            self._told[news.id] = self._worded(news, now[1])
        return self._told[news.id]

    def _worded(self, news: News, today: date) -> Notice | None:
        """None: it is news no more; or that cannot be told, which is kept in mind."""
        try:
            found = self._answering.engine.notice(
                ChangeKind(news.kind), news.fact, today=today, before=before_of(news.content)
            )
        except Exception as error:  # noqa: BLE001  (all other news goes on)
            failures.note(error)
            self._unclear.add(news.id)
            return None
        if found is None and news.release > self.release:
            self._unclear.add(news.id)  # what it is about is in a release that is not served here
        return found

    def _later(self, errand: Errand) -> bool:
        return errand.news.id in self._unclear

    def _name(self, thing: str) -> str | None:
        found = self._answering.engine.thing(thing)
        return found.name if found else None
