"""What somebody brings as an article, and the draft that it becomes."""

import asyncio
import hashlib
import unicodedata

from bot.article_files import read_bytes
from bot.brought import Brought, Unreadable, UnreadableError
from bot.desk.base import Base, Bases
from bot.desk.keeping import Origin
from bot.desk.outcomes import Known
from bot.desk.rows import Row, packed, rows_of
from bot.publishing.draft import RefusedError
from bot.state.drafts import Drafts
from bot.state.kept_drafts import Operator
from knowledge.drafting.draft import draft as draft_article
from knowledge.drafting.heading import Told
from knowledge.paragraphs import split_paragraphs


class Bringing:
    """Takes articles in."""

    def __init__(self, drafts: Drafts, bases: Bases) -> None:
        self._drafts = drafts
        self._bases = bases

    async def bring(
        self, article: str | bytes, origin: Origin, by: Operator | None
    ) -> tuple[int, bool] | Known:
        """The open draft of an article, and whether it is new; see `Desk.open`."""
        brought = await asyncio.to_thread(_brought, article, origin.name)
        origin = Origin(origin.name, origin.source, both(origin.told, brought.told))
        text = brought.text
        words = words_digest(text)
        if (there := await self._drafts.open_as(words)) is not None:
            return there, False
        try:
            base = await self._bases.newest()
            known = await self._known(text, words, base)
            rows = () if known else await self.drafted(text, origin.told, base)
        except RefusedError as error:
            raise UnreadableError(Unreadable.NO_WORDS, error.lines[0]) from None
        return known or await self._drafts.add(
            sha256=_sha256(text),
            words=words,
            content=origin.packed(),
            text=text,
            rows=[packed(row) for row in rows],
            by=by,
        )

    async def drafted(self, text: str, told: Told, base: Base) -> tuple[Row, ...]:
        """The rows of a new draft; RefusedError where there are no words to draft with."""
        facts = await self._bases.to_draft_with(base)
        return rows_of(await asyncio.to_thread(draft_article, text, facts, told))

    async def _known(self, text: str, words: str, base: Base) -> Known | None:
        """The article, where what is served has it already: this text, or the same words."""
        releases = await self._drafts.published(words)
        for one in base.facts.articles.values():
            if one.sha256 in (_sha256(text), *releases):
                release = releases.get(one.sha256, base.number)
                return Known(one.id, one.title, one.published_on, release)
        return None


def words_digest(text: str) -> str:
    """The same for texts with the same words in the same paragraphs, however the letters are
    composed and wherever lines break."""
    composed = unicodedata.normalize("NFC", text)
    paragraphs = (" ".join(one.split()) for one in split_paragraphs(composed))
    return hashlib.sha256("\n".join(paragraphs).encode()).hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _brought(article: str | bytes, name: str) -> Brought:
    """The article of a text, or of the bytes of a file; UnreadableError where it is none."""
    try:
        raw = article.encode() if isinstance(article, str) else article
    except UnicodeEncodeError:
        raise UnreadableError(Unreadable.ENCODING, f"{name} has broken letters.") from None
    return read_bytes(raw, name)


def both(told: Told, page: Told) -> Told:
    """What is known of an article from elsewhere, else what its page tells."""
    dated = told if told.published_on else page
    return Told(
        told.publisher or page.publisher,
        told.title or page.title,
        told.byline or page.byline,
        dated.published_on,
        told.url or page.url,
        dated.date_basis,
    )
