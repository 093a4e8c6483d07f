"""What somebody asks, taken apart: who is to do it, and each thing to be done by itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from knowledge.directive_terms import DirectiveWords
from knowledge.drafting.patterns import anywhere, at_end, at_start, either

LONGEST_GROUP = 24
"""Words of who is asked."""
MOST_COMMAS = 4
"""In what a sentence is about: «về kinh tế - xã hội, quốc phòng - an ninh, …»."""
LONGEST_GROUP_PART = 8
"""Words between commas of who is asked."""
SHORTEST_ITEM = 3
"""Words of a thing to be done."""
SHORTEST_SPLIT = 5
"""Words on either side of a comma that parts two things to be done."""
_LINK = r"[\s,:]*"
_EDGE = " ,.;:…–-*/"
_ETC = re.compile(r"(?:\.\.\.|…|v\.v\.*)+$")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]|\([^)]*\)")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s+")


@dataclass(frozen=True)
class Demand:
    """One thing to be done, in the article's words."""

    text: str
    to: str | None
    """Who is asked, as printed; None where it is not said again."""
    context: str | None = None
    """What it is about, as said before: «trong công tác …»."""


class DemandReader:
    """Takes demands apart; built once from the words of directives."""

    def __init__(
        self, words: DirectiveWords, named_end: Callable[[str], int] = lambda text: 0
    ) -> None:
        """`named_end` tells where the body or place ends that a text begins with, 0 if none."""
        self._named_end = named_end
        self._linking = at_start(words.linking, _LINK)
        self._contexts = re.compile(rf"^(?:{either(words.contexts)})\s", re.I)
        self._things = re.compile(rf"^(?:\w+\s+)?(?:{either(words.things)})(?!\w)")
        self._groups = at_start(words.groups, number=True)
        verbs = (*words.modals, *words.actions)
        self._verb = anywhere(verbs, words.not_musts)
        self._asking = anywhere(words.ask)
        self._joined = re.compile(rf"^(?:,|\s(?:{either(words.ands)}|cùng(?!\s+nhau)))\s+")
        self._action = at_start(verbs)
        self._last_action = at_end((*words.actions, *words.paired))
        self._nouns = at_start(words.nouns)
        time = rf"(?:{either(words.times)})\s+[\dIVX/.]+(?:\s+năm\s+\d{{4}})?"
        before = either((*words.contexts, *words.deadline))
        self._timed = re.compile(
            rf"^(?:(?:{before})\s+)?{time},?\s+(?=(?:{either(verbs)})(?!\w))", re.I
        )
        self._time = re.compile(rf"\d\s*(?:{either(words.times)})(?!\w)|(?<!\w)năm\s", re.I)
        self._same = at_start(words.same)
        self._must = anywhere(words.musts, words.not_musts)
        self._doing = anywhere(words.doing)
        self._told = anywhere(words.told)
        self._ask = re.compile(
            rf"^(?!{either(words.not_ask)})(?:{either((*words.ask, *words.command))})(?!\w)[\s,:]*",
            re.I,
        )
        self._unmet = anywhere(words.unmet)
        self._empty = re.compile(rf"(?:(?:{either(words.empty)})(?:\W+|$))+", re.I)
        self._idle = anywhere(words.idle)
        self._matter = re.compile(rf"^(?:{either(words.matters)})\s+", re.I)
        self._drop = at_start(words.drop, _LINK)
        asked = rf"(?:{either(words.groups)})\s[^;]{{0,60}}?\s(?:{either(words.musts)})\s"
        self._mid_group = re.compile(rf"(?:,|\s(?:{either(words.ands)}))\s+(?={asked})", re.I)
        self._purpose = anywhere(words.purposes)
        self._in_names = anywhere(words.in_names)

    def asked(self, rest: str) -> list[Demand]:
        """The demands in what follows a verb of asking: in its list whatever is no noun."""
        return list(self._items(rest, listed=True))

    def spoken(self, sentence: str) -> list[Demand]:
        """The demands in a sentence of a speech; none where it only tells."""
        text = self._without_links(sentence)
        bare, _ = self._without_context(text)
        if self._starts(bare):
            return list(self._items(text))
        must = self._must_in(bare)
        if must is None or self._told.search(bare[: must.start()]):
            return []
        if matter := self._matter.match(bare):
            return [Demand(bare[matter.end() :].strip(_EDGE), None)]
        return list(
            self._items(f"{self._asked_before(bare[: must.start()])}{bare[must.start() :]}")
        )

    def must(self, text: str) -> bool:
        """Does it say that something must be done?"""
        return self._must_in(text) is not None

    def _must_in(self, text: str) -> re.Match[str] | None:
        """The first «cần» that is no part of a name («Cần …»)."""
        return next(
            (
                match
                for match in self._must.finditer(text)
                if match[0].islower() or not self._named_end(text[match.start() :])
            ),
            None,
        )

    def _asked_before(self, head: str) -> str:
        """Who is asked, at the end of what stands before «cần»: «…, các ngành, địa phương »."""
        parts = head.split(", ")
        first = len(parts)
        while first > 0 and len(parts[first - 1].split()) <= LONGEST_GROUP_PART:
            first -= 1
        for index in range(first, len(parts)):
            group = self._without_links(", ".join(parts[index:])) + " "
            if self._groups.match(group):
                return group
        return ""

    def gist(self, demand: Demand) -> str:
        """The demand by itself, from its verb on, not yet in other words."""
        text = demand.text
        while match := self._drop.match(text):
            if len(text[match.end() :].split()) < SHORTEST_ITEM:
                break
            text = text[match.end() :]
        text = _ETC.sub("", text).strip(_EDGE)
        if demand.context and len(text.split()) + len(demand.context.split()) <= 40:
            text = f"{text} ({demand.context[0].lower()}{demand.context[1:]})"
        return f"{text[:1].lower()}{text[1:]}" if self.is_done(text) else text

    def is_done(self, text: str) -> bool:
        """Does it begin with a verb, as what is to be done does?"""
        return self._action.match(text.strip(_EDGE)) is not None

    def _starts(self, text: str) -> bool:
        """Does it begin with something to be done, or with who is to do it?"""
        if self._action.match(text):
            return True
        to, rest = self._group(text)
        return to is not None and bool(self._action.match(rest)) and not self._told.search(to)

    def _items(self, text: str, *, listed: bool = False) -> Iterator[Demand]:
        text, context = self._without_context(self._without_links(text))
        to: str | None = None
        for index, piece in enumerate(self._pieces(text)):
            bare = self._without_links(_NUMBERED.sub("", piece))
            verb = self._ask.match(bare)
            group, rest = self._group(bare[verb.end() :] if verb else bare, told=listed)
            to = group or to
            named = group is not None and self._named(group) == len(group)
            for part in self._split(rest if group else bare):
                item = part.strip(_EDGE)
                if self._is_item(item, listed=listed and (named or index > 0)):
                    yield Demand(item, to, None if to and self._is_group(context) else context)

    def _is_group(self, context: str | None) -> bool:
        """Does a context only say who is asked: «đối với các sở, ngành»?"""
        about = self._contexts.match(context or "")
        return about is not None and bool(self._groups.match((context or "")[about.end() :]))

    def _is_item(self, item: str, *, listed: bool) -> bool:
        """Is it something to be done, and no mere lead to a list or what is wanting?"""
        enough = len(item.split()) >= SHORTEST_ITEM and not self._empty.fullmatch(item)
        if not enough or self._unmet.search(item):
            return False
        return self.is_done(self._timed.sub("", item)) or (
            listed and item[0].islower() and not self._nouns.match(item)
        )

    def _pieces(self, text: str) -> Iterator[str]:
        """Parts between semicolons; behind a colon, the list after what leads to it."""
        hidden = _QUOTED.sub(lambda match: "\0" * len(match[0]), text)
        start = 0
        for match in re.finditer(r"[;]|:\s", hidden):
            yield from self._by_group(text[start : match.start()])
            start = match.end()
        yield from self._by_group(text[start:])

    def _by_group(self, text: str) -> Iterator[str]:
        start = 0
        for match in self._mid_group.finditer(text):
            before = self._without_links(text[start : match.start()])
            if self._starts(before):
                yield before
                start = match.end()
        yield text[start:]

    def _split(self, text: str) -> Iterator[str]:
        """Things to be done between commas, each beginning with a verb."""
        hidden = _QUOTED.sub(lambda match: "\0" * len(match[0]), text)
        start = 0
        for match in re.finditer(r",\s+", hidden):
            before, rest = text[start : match.start()], text[match.end() :]
            enough = len(before.split()) >= SHORTEST_SPLIT and len(rest.split()) >= SHORTEST_SPLIT
            verbs = self._last_action.search(before) is not None  # «chỉ đạo, điều hành …»
            other = self._action.match(rest) and not self._same.match(rest)
            if enough and not verbs and other and self._is_clause(rest):
                yield before
                start = match.end()
        yield text[start:]

    def _is_clause(self, rest: str) -> bool:
        """Is the part up to the next comma long enough to be no mere word of a list? «tập trung
        đầu tư, phát triển …» goes on behind its comma."""
        part = ""
        for piece in re.split(r"[,;]", rest):
            part = f"{part} {piece}"
            if not self._last_action.search(part):
                break
        return len(part.split()) >= SHORTEST_SPLIT

    def _group(self, text: str, *, told: bool = False) -> tuple[str | None, str]:
        """Who is asked at the head of a text, and the rest; `told`: they may be told by what they
        are doing («các nhà thầu đang chậm»)."""
        text = text.strip()
        end = self._named(text)
        if end and not self._in_name(text[:end]):
            rest = text[end:].strip()
            more = self._joined.match(f" {rest}")
            does = rest[:1].islower() and not more and not self._nouns.match(rest)
            if self._action.match(rest) or (told and does and not self._told.match(rest)):
                return text[:end], rest
        called = _called(text) if told else ""
        rest = text[len(called) :].strip()
        if called and not self._is_deed(called) and self._action.match(rest):
            return called, rest
        if not self._groups.match(text) or self._things.match(text):
            return None, text
        for match in self._verb.finditer(text):
            group = text[: match.start()].strip(_EDGE)
            if not group or match[0][0].isupper() or self._in_name(group):
                continue
            busy = self._told.search(self._doing.sub("", group) if told else group)
            busy = busy or self._purpose.search(group)
            if len(group.split()) > LONGEST_GROUP or busy or self._asking.search(group):
                break
            return group, text[match.start() :]
        return None, text

    def _is_deed(self, text: str) -> bool:
        """Does a row of capital words begin with a verb or a group («Sở …»)?"""
        return bool(self._verb.match(text) or self._groups.match(text))

    def _in_name(self, group: str) -> bool:
        """Is a verb behind this group rather a part of its name («Ban Tổ chức»)? Not behind a word
        of a list («các phòng, ban»)."""
        words = group.split()
        listed = len(words) > 1 and words[-2].endswith(",")
        return not listed and self._in_names.search(words[-1]) is not None

    def _named(self, text: str) -> int:
        """Where a row of bodies and places ends that a text begins with: «Sở A, UBND huyện B »."""
        end = self._named_end(text)
        while end and (more := self._joined.match(text[end:])):
            size = self._named_end(text[end + more.end() :])
            if not size:
                break
            end += more.end() + size
        return end

    def _without_links(self, text: str) -> str:
        text = text.strip(" ,:–-*")
        while match := self._linking.match(text):
            text = text[match.end() :].strip(" ,:–-")
        return text

    def _without_context(self, text: str) -> tuple[str, str | None]:
        """A sentence without what it is about, said before its commas, and that."""
        if timed := self._timed.match(text):
            return text[timed.end() :], timed[0].strip(_EDGE)
        if not self._contexts.match(text):
            return text, None
        must = self._must.search(text)
        when = text[: must.start()] if must else ""
        if self._time.search(when) and "," not in when:
            return text[len(when) :], when.strip(_EDGE)
        commas = list(re.finditer(r",\s+", text))[:MOST_COMMAS]
        ends = [match for match in commas if self._starts(self._without_links(text[match.end() :]))]
        modal = [match for match in ends if self._must.match(text, match.end())]
        if found := (modal or ends or commas):
            context = text[: found[0].start()].strip(_EDGE)
            idle = self._idle.search(context) is not None
            return self._without_links(text[found[0].end() :]), None if idle else context
        return text, None


def _called(text: str) -> str:
    """The row of capital words that a text begins with: a place that nothing knows, initials."""
    return " ".join(takewhile(lambda word: word[0].isupper(), text.split()))
