"""What watching asks of the facts: which articles are worth a draft, and which are known."""

from bot.desk.base import Base, Bases
from bot.errors import UserFault
from bot.watching.addresses import absolute, key_of, untracked
from knowledge.curation.seed_files import WORDS_OF_DRAFTS
from knowledge.drafting.heading import Told
from knowledge.drafting.relevance import Relevance, weigh_relevance
from knowledge.drafting_words import Layout
from knowledge.factbase import FactBase
from knowledge.text import fold


class Judge:
    """Judges by the facts of one release."""

    def __init__(self, facts: FactBase) -> None:
        words = facts.language.drafting.watching
        if words is None:
            raise UserFault(
                f"{WORDS_OF_DRAFTS} has no [watching] table, which says what is worth a draft. "
                "Put it back."
            )
        self._facts = facts
        self._words = words
        self._known = {
            self.key(article.url): article.id for article in facts.articles.values() if article.url
        }

        self._titled = {fold(article.title): article for article in facts.articles.values()}

    @property
    def layout(self) -> Layout:
        """How the lines of a page tell what they are."""
        return self._facts.language.drafting.layout

    def key(self, address: str) -> str:
        """What all spellings of an article's address share."""
        return key_of(absolute(address, address) or address, self._words.tracking)

    def known(self, link: str, told: Told) -> str | None:
        """The article of the facts that lies there, or has this title and day (or just this title,
        where the page tells no day)."""
        keys = (self.key(one) for one in (link, told.url) if one)
        there = next((self._known[key] for key in keys if key in self._known), None)
        titled = self._titled.get(fold(told.title or ""))
        if there or titled is None or told.published_on not in (None, titled.published_on):
            return there
        return titled.id

    def address(self, link: str) -> str:
        """An article's address without what tells where the reader came from."""
        return untracked(link, self._words.tracking)

    def weigh(self, text: str, told: Told) -> Relevance:
        """What an article has to do with the home area."""
        return weigh_relevance(text, self._facts, self._words, told)


class Judges:
    """Has the judge of the facts that are served."""

    def __init__(self, bases: Bases) -> None:
        self._bases = bases
        self._made: tuple[Base, Judge] | None = None

    async def newest(self) -> Judge:
        """The judge of the facts as they are now. StateError when the database fails; RefusedError
        where this code cannot read the newest release."""
        base = await self._bases.newest()
        if self._made is None or self._made[0] is not base:
            self._made = base, Judge(await self._bases.to_draft_with(base))
        return self._made[1]
