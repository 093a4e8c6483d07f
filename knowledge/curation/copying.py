"""The rule that facts stand in our own sentences: no long run of words is an article's.

Free are words in quotation marks and official names, which nobody may reword.
"""

import re
from collections.abc import Iterable, Sequence

from knowledge.curation.printed import fold

MAX_RUN = 12
"""The longest run of words that may be the same as in the article."""

_QUOTED = re.compile(r'"[^"]*"|«[^»]*»')
_EDGES = re.compile(r"^\W+|\W+$")
_BREAK = "\x00"
_OFFICIAL = "về"
"""What a document is about is its official title: «Nghị quyết … về …»."""


class Wording:
    """The wording of one article, without what may be copied."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        """`names` are official names and titles that stand in the text."""
        words = _words(_QUOTED.sub(f" {_BREAK} ", fold(text)))
        for name in names:
            _blot(words, _words(fold(name)))
        self._runs = {run for run in _runs(words) if _BREAK not in run}

    def copied(self, text: str) -> str | None:
        """The first run of more than MAX_RUN words that is the article's, or None."""
        return next((" ".join(run) for run in _runs(_words(fold(text))) if run in self._runs), None)


def official_titles(text: str, documents: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Of documents, each a subject with the names of its type, those subjects that the article
    prints as a title: «… về <subject>», «Chương trình hành động <subject>»."""
    printed = " ".join(_words(fold(text)))
    titles = []
    for subject, types in documents:
        title = " ".join(_words(fold(subject)))
        heads = (_OFFICIAL, *(fold(name) for name in types))
        if title.startswith(heads) or any(f"{head} {title}" in printed for head in heads):
            titles.append(title)
    return titles


def _words(folded: str) -> list[str]:
    """Words as printed, without the punctuation around them."""
    stripped = (word if word == _BREAK else _EDGES.sub("", word) for word in folded.split())
    return [word for word in stripped if word]


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    size = MAX_RUN + 1
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def _blot(words: list[str], name: Sequence[str]) -> None:
    """Break the wording wherever the name stands."""
    size = len(name)
    for start in range(len(words) - size + 1) if size else ():
        if words[start : start + size] == name:
            words[start : start + size] = [_BREAK] * size
