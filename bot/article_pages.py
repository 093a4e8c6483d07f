"""Articles out of saved HTML pages."""

from datetime import date
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from bot.brought import Brought, Unreadable, UnreadableError
from knowledge.drafting.heading import Told

_DATES = {"original_date": True, "extensive_search": False}
"""Only a date that says that it is the page's: any other one may be a meeting's, or a licence's."""


def read_page(raw: bytes, shown: str) -> Brought:
    """The article of a page, captions included, and what the page tells of it; `shown` names the
    page in an UnreadableError where there is no article."""
    tree = load_html(raw)
    found = None
    if tree is not None:
        _keep_captions(tree)
        _leave_out_footers(tree)
        found = bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    if not isinstance(found, Document) or not found.text:
        message = f"No article was found in {shown}. Save its text instead."
        raise UnreadableError(Unreadable.NO_ARTICLE, message)
    body = "\n\n".join(line for line in found.text.splitlines() if line.strip())
    title = (found.title or "").strip()
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    told = Told(
        publisher=found.sitename or found.hostname,
        title=title or None,
        byline=found.author,
        published_on=_day(found.date),
        url=found.url,
    )
    return Brought(f"{text}\n", told, is_page=True)


def _keep_captions(tree: Any) -> None:
    """Pictures' captions as paragraphs: what is read as a picture or a table would be lost, and
    some officials stand only there. `tree` is lxml's, which has no types."""
    framed = [table for table in tree.iter("table") if table.find(".//img") is not None]
    for picture in (*tree.iter("figure"), *framed):
        caption = " ".join(" ".join(picture.itertext()).split())
        parent = picture.getparent()
        if caption and parent is not None:
            paragraph = picture.makeelement("p")
            paragraph.text, paragraph.tail = caption, picture.tail
            parent.replace(picture, paragraph)


def _leave_out_footers(tree: Any) -> None:
    """A newspaper's licence stands there, with the day on which it was given."""
    for footer in [*tree.iter("footer")]:
        footer.drop_tree()


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
