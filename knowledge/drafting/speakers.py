"""Who speaks, by the words before what is said: a full name, an office, a body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from knowledge.directive_terms import DirectiveWords
from knowledge.drafting.blocks import Block
from knowledge.drafting.patterns import either
from knowledge.drafting.sentences import split_sentences
from knowledge.text import fold

FARTHEST = 90
"""Letters between a speaker's name and the verb of saying."""
LONGEST_OFFICE = 12
"""Words of an office as it is printed."""
SHORTEST_OFFICE = 2
_BRACKETS = re.compile(r"\s*\([^)]*\)")


class Holders(Protocol):
    """The officials of the article."""

    @property
    def names(self) -> Mapping[str, str]:
        """Full names by id."""

    @property
    def titles(self) -> Mapping[str, tuple[str, ...]]:
        """Offices as printed, by id."""

    def holder(self, title: str, paragraph: int) -> str | None:
        """Id of whoever was last seen in the office printed like this."""


class Named(Protocol):
    """The bodies of the article."""

    def named(self, text: str) -> str | None:
        """Id of the body that the text ends with."""


class Speakers:
    """Made once for an article."""

    def __init__(
        self,
        words: DirectiveWords,
        officials: Holders,
        bodies: Named,
        blocks: Sequence[Block] = (),
    ) -> None:
        """`blocks`: the article's, in which papers are issued that then speak themselves."""
        names = sorted(officials.names.items(), key=lambda pair: -len(pair[1]))
        self._by_name = [(name, target) for target, name in names]
        self._titles = {
            (fold(title), target)
            for target, printed in officials.titles.items()
            for title in printed
        }
        self._called = re.compile(
            rf"(?:^|\s)(?:{either(words.honorifics)})\s+([^\d,;:]+?)\s*$", re.I
        )
        self._honoured = re.compile(rf"^(?:{either(words.honorifics)})\s+", re.I)
        self._issuing = re.compile(
            rf"\s+(?:{either(words.issues)})\s+(?:{either(words.papers)})(?!\w).*$", re.I
        )
        pointed = rf"(?:\s+(?:{either(words.pointing)}))?"
        self._paper = re.compile(rf"^(?:{either(words.papers)}){pointed}$", re.I)
        signs = either(words.signs)
        self._signing = re.compile(rf"\s+(?:{signs})\s+(?:{either(words.papers)})(?!\w)", re.I)
        self._blocks = blocks
        self._adverbs = re.compile(rf"(?:\s+(?:{either(words.adverbs)}))+\s*$", re.I)
        self._officials = officials
        self._bodies = bodies

    def at_end(self, text: str, paragraph: int) -> str | None:
        """Id of the person or body that the text ends with, near enough to what follows."""
        text = self._issuing.sub("", self._adverbs.sub("", _BRACKETS.sub("", text)))
        phrase = re.split(r";|\.\s|:\s", text)[-1].rstrip(" ,:").rpartition(", ")[2].strip()
        if named := self._with_name(text):
            return self._nearer(phrase, named, paragraph) or named
        return (
            self._called_so(phrase)
            or self._in_office(phrase, paragraph)
            or self._bodies.named(phrase)
            or self._issuer(phrase, paragraph)
        )

    def _nearer(self, phrase: str, named: str, paragraph: int) -> str | None:
        """Whoever holds an office that stands nearer than a name («nghe báo cáo của A …, đồng chí
        Bí thư …»); None where it is an office of the one named."""
        office = self._honoured.sub("", phrase)
        own = {title for title, who in self._titles if who == named}
        if any(name in phrase for name, _ in self._by_name) or fold(office) in own:
            return None
        return self._officials.holder(office, paragraph)

    def _issuer(self, phrase: str, paragraph: int) -> str | None:
        """Whoever issued the paper that speaks: «Chỉ thị nêu rõ …»."""
        if not self._paper.match(phrase):
            return None
        before = (
            self.at_end(sentence[: issuing.start()], block.number)
            for block in reversed(self._blocks)
            if block.number <= paragraph
            for sentence in split_sentences(block.text)
            if (issuing := self._signing.search(sentence))
        )
        return next((by for by in before if by), None)

    def last_named(self, text: str) -> str | None:
        """Id of the official that the text names last in full."""
        found = [(text.rfind(name), target) for name, target in self._by_name]
        place, target = max(found, default=(-1, ""))
        return target if place >= 0 else None

    def names(self, text: str, by: str) -> bool:
        """Does the text begin with the full name of an official, of whom it then tells?"""
        head = text[:FARTHEST]
        return any(name in head for name, target in self._by_name if target == by)

    def names_other(self, text: str, by: str | None) -> bool:
        """Does the text name another official in full, of whom it then tells?"""
        return any(name in text for name, target in self._by_name if target != by)

    def _with_name(self, text: str) -> str | None:
        found = [
            (place + len(name), target)
            for name, target in self._by_name
            if (place := text.rfind(name)) >= 0
        ]
        if not found:
            return None
        end, target = max(found)
        rest = self._without_offices(text[end:], target)
        return target if len(rest) <= FARTHEST and not re.search(r";|\.\s|:\s", rest) else None

    def _without_offices(self, text: str, target: str) -> str:
        """What stands behind a name without the offices that are told of it there."""
        for title in sorted(self._officials.titles.get(target, ()), key=len, reverse=True):
            text = text.replace(title, "")
        return text

    def _called_so(self, phrase: str) -> str | None:
        """«ông Hòe»: the one official with this last name, or with these last names."""
        if not (called := self._called.search(phrase)):
            return None
        last = called[1].split()
        found = [target for name, target in self._by_name if name.split()[-len(last) :] == last]
        return found[0] if len(found) == 1 else None

    def _in_office(self, phrase: str, paragraph: int) -> str | None:
        """Whoever holds the office that the phrase ends with; or, where the article prints it
        longer elsewhere («Bí thư Thành ủy X»), the only one who does."""
        for office in _endings(phrase):
            if found := self._officials.holder(office, paragraph):
                return found
        for office in _endings(phrase):
            longer = {who for title, who in self._titles if title.startswith(f"{fold(office)} ")}
            if len(longer) == 1:
                return longer.pop()
        return None


def _endings(phrase: str) -> Iterator[str]:
    """The last words of a phrase, the most first."""
    words = phrase.split()
    for size in range(min(len(words), LONGEST_OFFICE), SHORTEST_OFFICE - 1, -1):
        yield " ".join(words[-size:])
