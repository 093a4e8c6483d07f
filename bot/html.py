"""Lines of a reply as messages that Telegram accepts: the only place that escapes HTML.

A message holds at most 4096 UTF-16 units after its entities are parsed, and 100 entities.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.outcome import Line, Span

MAX_UNITS = 4096
MAX_BOLD = 100

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SENTENCE_END = re.compile(r"[.!?;…]\s")


@dataclass(frozen=True)
class Page:
    """One message: as HTML, and as plain text should Telegram refuse the HTML."""

    html: str
    plain: str


def pages(lines: Iterable[Line], limit: int = MAX_UNITS, *, first: int | None = None) -> list[Page]:
    """Cut lines into messages: between lines, else after a sentence, else between words. `first`:
    what the first of them holds, if that is less."""
    room = first or limit
    done: list[Page] = []
    current: list[Line] = []
    size = bold = 0
    for line in _short_lines(lines, room):
        line_size = units("".join(span.text for span in line))
        line_bold = sum(span.bold for span in line)
        if current and (size + 1 + line_size > room or bold + line_bold > MAX_BOLD):
            done.append(_page(current))
            current, size, bold, room = [], 0, 0, limit
        size += line_size + bool(current)
        bold += line_bold
        current.append(line)
    done.append(_page(current))
    return [page for page in done if page.plain]


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _page(lines: list[Line]) -> Page:
    html = "\n".join("".join(_html(span) for span in line) for line in lines)
    plain = "\n".join("".join(span.text for span in line) for line in lines)
    return Page(html.strip(), plain.strip())


def _html(span: Span) -> str:
    escaped = span.text.translate(_ESCAPES)
    return f"<b>{escaped}</b>" if span.bold and escaped.strip() else escaped


def _short_lines(lines: Iterable[Line], limit: int) -> Iterator[Line]:
    """The same lines in NFC, each cut to what one message holds."""
    for line in lines:
        part: list[Span] = []
        left = limit
        for span in line:
            text = unicodedata.normalize("NFC", span.text)
            while units(text) > left:
                head = _head(text, left, must=not part)
                part.append(Span(head, span.bold))
                yield tuple(part)
                part, left, text = [], limit, text[len(head) :].lstrip()
            part.append(Span(text, span.bold))
            left -= units(text)
        yield tuple(part)


def _head(text: str, limit: int, *, must: bool) -> str:
    """As much of the start of `text` as fits, ending well; `must`: never nothing."""
    end = 0
    size = 0
    for char in text:
        size += 1 + (char > "\uffff")
        if size > limit:
            break
        end += 1
    window = text[:end]
    sentences = [match.end() for match in _SENTENCE_END.finditer(window)]
    if sentences and sentences[-1] > end // 2:
        return window[: sentences[-1]]
    space = window.rfind(" ")
    if space > end // 2 or (space > 0 and not must):
        return window[: space + 1]
    if not must:
        return ""
    while end > 1 and unicodedata.combining(text[end]):
        end -= 1
    return text[:end]
