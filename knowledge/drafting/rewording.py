"""The gist of a demand in other words than the article's: no long run of its words stays."""

import re
from collections.abc import Iterable

from knowledge.curation.copying import Wording
from knowledge.directive_terms import DirectiveWords
from knowledge.drafting.patterns import anywhere, either

SHORTEST = 6
"""Words that a gist keeps at least when its end is cut off."""
MOST_LOST = 8
"""Words at the end of a gist that are given up for its sake; of more only a few in the middle are
left out."""
MOST_TRIED = 30
"""Words put otherwise before the rest is cut off: two could be put for each other for ever."""
CUT_OFF = " …"
"""Behind words that stop where no part of a sentence does."""
_CITED_DAY = re.compile(r"(?<=[A-ZĐ]),? ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
"""The day behind a document's number, which the document itself tells."""
_LISTED = re.compile(
    r"(?<=, )([^\W\d_]+(?: [^\W\d_]+){0,2}), ([^\W\d_]+(?: [^\W\d_]+){0,2})(?=,| và |;|\.|$)"
)
"""Two neighbours inside a list, of three words at most."""


class Rewording:
    """Rewords texts of one article."""

    def __init__(self, article: str, words: DirectiveWords, names: Iterable[str] = ()) -> None:
        """`names` are official names in it, which may be copied."""
        self._cut = re.compile(rf"[,;]|\s(?=(?:{either(words.tails)})\s)", re.I)
        self._wording = Wording(article, names)
        self._words = [(anywhere((old,)), new) for old, new in words.reworded.items()]
        self._fixed = anywhere(words.fixed)
        self._fronted = re.compile(rf"[,\s]\s*((?:{either(words.fronted)})\s[^,;]*)", re.I)

    def gist(self, text: str) -> tuple[str, bool]:
        """The text without a run that is the article's, and whether anything had to be cut off."""
        cut = False
        tried = 0
        if self._wording.copied(text):
            text = _CITED_DAY.sub("", text)
        while run := self._wording.copied(text):
            tried += 1
            changed = self._replaced(text, run) if tried <= MOST_TRIED else None
            if changed is None:
                changed = self._turned(text, run)
            if changed is None:
                changed, cut = self._shortened(text, run), True
            text = changed
        return text, cut

    def _replaced(self, text: str, run: str) -> str | None:
        """One word of the run said otherwise, the one nearest its end, so that few are needed."""
        start, end = _span(text, run)
        fixed = [match.span() for match in self._fixed.finditer(text)]
        for pattern, new in self._words:
            found = reversed(list(pattern.finditer(text, start, end)))
            for match in found:
                if match.start() and match[0][0].isupper():  # a word of a name: «Tổ Công tác»
                    continue
                if any(first <= match.start() < last for first, last in fixed):
                    continue
                word = new[0].upper() + new[1:] if match[0][0].isupper() else new
                changed = text[: match.start()] + word + text[match.end() :]
                if self._wording.copied(changed) != run:
                    return changed
        for listed in _LISTED.finditer(text, start):
            if listed.end() <= end:
                return f"{text[: listed.start()]}{listed[2]}, {listed[1]}{text[listed.end() :]}"
        return None

    def _turned(self, text: str, run: str) -> str | None:
        """What may stand at the head put there: «trước ngày 30/9 …»."""
        start, end = _span(text, run)
        for match in self._fronted.finditer(text, 0, len(text)):
            if not start < match.start(1) < end:
                continue
            front, rest = match[1].strip(), f"{text[: match.start()]}{text[match.end() :]}".strip()
            head = front[0].upper() if rest[:1].isupper() else front[0]
            changed = f"{head}{front[1:]}, {rest[:1].lower()}{rest[1:]}"
            if self._wording.copied(changed) != run:
                return changed
        return None

    def _shortened(self, text: str, run: str) -> str:
        start, end = _span(text, run)
        places = [match.start() for match in self._cut.finditer(text, start, end)]
        for place in reversed(places):
            small = len(text[place:].split()) <= MOST_LOST
            if small and len(text[:place].split()) >= SHORTEST and not self._copies(text[:place]):
                return text[:place].rstrip(" ,;")
        return " ".join(text[:end].split()[:-2]).rstrip(" ,;") + CUT_OFF + text[end:]

    def _copies(self, text: str) -> bool:
        return self._wording.copied(text) is not None


def _span(text: str, run: str) -> tuple[int, int]:
    """Where a run of folded words stands in the text, whatever marks stand between them."""
    pattern = r"\W+".join(re.escape(word) for word in run.split())
    match = re.search(pattern, text, re.I)
    return match.span() if match else (0, len(text))
