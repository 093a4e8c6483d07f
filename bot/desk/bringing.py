"""From what somebody brings to the rows of a draft."""

from bot.article_files import read_bytes
from bot.brought import Brought, Unreadable, UnreadableError
from bot.desk.base import Base
from bot.desk.rows import Row, rows_of
from bot.publishing.draft import RefusedError
from knowledge.drafting.draft import draft as draft_article
from knowledge.drafting.heading import Told


def brought_by(article: str | bytes, name: str) -> Brought:
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


def rows_of_text(text: str, base: Base, told: Told) -> tuple[Row, ...]:
    """The rows of a new draft; UnreadableError where there are no words to draft with."""
    try:
        facts = base.to_draft_with
    except RefusedError as error:
        raise UnreadableError(Unreadable.NO_WORDS, error.lines[0]) from None
    return rows_of(draft_article(text, facts, told))
