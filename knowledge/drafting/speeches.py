"""Who asks for what in an article: speeches over several paragraphs, captions by themselves."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from knowledge.directive_terms import DirectiveWords
from knowledge.drafting.blocks import Block, BlockRole
from knowledge.drafting.demands import Demand, DemandReader
from knowledge.drafting.patterns import anywhere, at_end, at_start, either
from knowledge.drafting.sentences import split_sentences
from knowledge.drafting.speakers import Speakers

LONGEST_TITLE = 160
"""Letters of who says something, before the colon of a caption."""


@dataclass(frozen=True)
class Asked:
    """One demand with who makes it and where it stands."""

    by: str
    demand: Demand
    paragraphs: tuple[int, ...]
    """The one of the demand first, then the one that names the speaker."""
    sentence: str
    asked: bool
    """Did a verb of asking stand there, not only «cần …» in a speech?"""


@dataclass
class _Speech:
    by: str | None = None
    paragraph: int = 0
    """Where the speaker is named."""
    named: tuple[str | None, int] = (None, 0)
    """The official that a sentence named last, and its paragraph."""
    to: str | None = None


class SpeechReader:
    """Follows the speakers through an article."""

    def __init__(
        self,
        words: DirectiveWords,
        speakers: Speakers,
        named_end: Callable[[str], int] = lambda text: 0,
    ) -> None:
        """`named_end`: see `DemandReader`."""
        self._demands = DemandReader(words, named_end)
        self._speakers = speakers
        self._ask = anywhere(words.ask)
        self._command = anywhere(words.command)
        self._said = anywhere(words.said)
        self._again = re.compile(
            rf"(?:^|,\s*|^(?:{either(words.speaks)})\s[^,;:]{{0,60}}\s)"
            rf"(?:{either(words.honorifics)})(?:\s+(?:{either(words.linking)}))?\s*$",
            re.I,
        )
        self._according = re.compile(rf"^(?:{either(words.according)})\s+", re.I)
        self._opening = anywhere(words.opening)
        self._speaks = anywhere(words.speaks)
        self._telling = at_end(words.telling)
        papers = either((*words.papers, *words.carried))
        carrying = rf"^(?:{either(words.carrying)})\s+(?:các\s+)?(?:{papers})\s[^;:,]*,\s"
        self._carrying = re.compile(carrying, re.I)
        self._not_ask = anywhere(words.not_ask)
        self._groups = re.compile(rf"^\s*(?:{either(words.groups)})(?!\w)", re.I)
        self._ends = at_start(words.ends)
        self._passive = re.compile(rf"(?<!\w)(?:{either(words.passive)})\s+[^,;:.]{{1,45}}$", re.I)
        self._planned = re.compile(rf"(?<!\w)(?:{either(words.plans)})\s+(?:\S+\s+){{0,4}}$", re.I)
        self._any_verb = anywhere((*words.said, *words.speaks, *words.ask, *words.deeds))
        self._same_one = re.compile(rf"^(?:{either(words.honorifics)})\s+([^\d;:.]{{0,80}})$", re.I)
        links = rf"(?:(?:{either((*words.linking, *words.adverbs))})[\s,]*)*"
        self._linked = re.compile(links, re.I)
        self._goes_on = re.compile(rf"(?:[;,]|\svà(?=\s))\s*{links}$", re.I)

    def read(self, blocks: Sequence[Block]) -> list[Asked]:
        """Every demand, in order; what is told twice stands twice."""
        found: list[Asked] = []
        speech = _Speech()
        for block in blocks:
            if block.role is BlockRole.CAPTION:
                found += self._quoted(block) or self._of_block(block, _Speech())
            else:
                found += self._quoted(block) or self._of_block(block, speech)
        return found

    def _quoted(self, block: Block) -> list[Asked]:
        """«Chủ tịch UBND xã X: Các thôn cần …»: a demand where somebody is asked."""
        head, colon, words = block.text.partition(":")
        if not colon or len(head) > LONGEST_TITLE or self._ask.search(self._hidden(head)):
            return []
        by = self._speakers.at_end(head, block.number)
        if by is None or self._said.search(head) or self._telling.search(head):
            return []
        demands = self._demands.asked(words)
        if not demands or demands[0].to is None:
            return []
        return self._with_addressee(
            demands, _Speech(by, block.number), block.number, block.text, True
        )

    def _of_block(self, block: Block, speech: _Speech) -> Iterator[Asked]:
        for sentence in split_sentences(block.text):
            yield from self._of_sentence(sentence, block.number, speech)
            if named := self._speakers.last_named(sentence):
                speech.named = named, block.number

    def _named_before(self, speech: _Speech, paragraph: int) -> str | None:
        """The official of whom the paragraph has told so far."""
        named, where = speech.named
        return named if where == paragraph else None

    def _of_sentence(self, sentence: str, paragraph: int, speech: _Speech) -> list[Asked]:
        hidden = self._hidden(sentence)
        for match in self._verbs(sentence, hidden, speech):
            by = self._speaker(sentence, hidden, match.start(), paragraph)
            before = sentence[: match.start()]
            if by is None and self._goes_on_speaking(before):
                by = speech.by or self._named_before(speech, paragraph)  # «Đồng chí cũng đề nghị …»
            demands = self._demands.asked(sentence[match.end() :]) if by else []
            if by and (demands or sentence.endswith(":")):
                speech.by, speech.paragraph, speech.to = by, paragraph, None
                return self._with_addressee(demands, speech, paragraph, sentence, True)
        sayings = [
            (by, self._must(rest)) for by, rest in self._sayings(sentence, hidden, paragraph)
        ]
        for by, demands in sorted(sayings, key=lambda saying: not saying[1])[:1]:
            if demands or self._speaks.search(hidden) or self._opening.search(sentence):
                speech.by, speech.paragraph, speech.to = by, paragraph, None
            return self._with_addressee(demands, speech, paragraph, sentence, False)
        if (
            self._ends.match(sentence)
            or self._is_told(sentence)
            or self._speakers.names_other(sentence, speech.by)
        ):
            speech.by = None
        if speech.by is None or self._speakers.names(sentence, speech.by):
            return []
        demands = self._demands.spoken(sentence)
        return self._with_addressee(demands, speech, paragraph, sentence, False)

    def _is_told(self, sentence: str) -> bool:
        """«Thực hiện Kế hoạch số …, Tỉnh ủy đã …»: does the newspaper tell what was done?"""
        carried = self._carrying.match(sentence)
        return carried is not None and not self._demands.is_done(sentence[carried.end() :])

    def _sayings(self, sentence: str, hidden: str, paragraph: int) -> Iterator[tuple[str, str]]:
        """Who says something in a sentence, and what."""
        if match := self._according.match(sentence):
            name, _, rest = sentence[match.end() :].partition(",")
            if by := self._speakers.at_end(name, paragraph):
                yield by, rest
        orders = [
            match
            for match in self._command.finditer(hidden)
            if sentence[match.end() :].lstrip().startswith((",", ":"))
        ]
        opened = self._opening.finditer(sentence)
        verbs = (*opened, *self._said.finditer(hidden), *self._speaks.finditer(hidden), *orders)
        verbs = tuple(sorted(verbs, key=lambda match: match.start()))
        told = [
            (by, match)
            for match in verbs
            if (by := self._speaker(sentence, hidden, match.start(), paragraph))
        ]
        stops = [match.start() for _, match in told[1:]]
        for (by, match), stop in zip_longest(told, stops):
            yield by, sentence[match.end() : stop]

    def _speaker(self, sentence: str, hidden: str, place: int, paragraph: int) -> str | None:
        """Who does what the verb at a place says; where none stands before it («…; đồng thời nhấn
        mạnh»), whoever said what comes before in the sentence."""
        if by := self._speakers.at_end(sentence[:place], paragraph):
            return by
        if not self._goes_on.search(sentence[:place]):
            return None
        before = (
            self._speakers.at_end(sentence[: verb.start()], paragraph)
            for verb in self._any_verb.finditer(hidden, 0, place)
        )
        return next((by for by in before if by), None)

    def _must(self, rest: str) -> list[Demand]:
        """Demands in what somebody says: from the part on that says «cần»."""
        if not self._demands.must(rest):
            return []
        parts = rest.split(", ")
        for index in range(len(parts)):
            if demands := self._demands.spoken(", ".join(parts[index:])):
                return demands
        return []

    def _goes_on_speaking(self, before: str) -> bool:
        """Does nothing but «đồng thời», or «đồng chí» and what they did, stand before a verb of
        asking?"""
        if self._again.search(before) or self._linked.fullmatch(before):
            return True
        did = self._same_one.match(before)
        return did is not None and did[1] == did[1].lower()

    def _verbs(self, sentence: str, hidden: str, speech: _Speech) -> Iterator[re.Match[str]]:
        """Verbs of asking that are verbs, in order. In a speech a body that commands another is
        asked to do so."""
        commands = [
            match
            for match in self._command.finditer(hidden)
            if speech.by is None and self._groups.match(sentence[match.end() :])
        ]
        asks = [
            match
            for match in self._ask.finditer(hidden)
            if not sentence[match.end() :].lstrip().startswith((";", ")", ".", "và "))
            and not self._is_planned(sentence, match)
            and not self._passive.search(sentence[: match.start()])
        ]
        yield from sorted((*asks, *commands), key=lambda match: match.start())

    def _is_planned(self, sentence: str, verb: re.Match[str]) -> bool:
        """«đạt 60% dự toán HĐND huyện giao, …»: does the verb only end what is planned?"""
        ends = sentence[verb.end() :].lstrip().startswith(",")
        return ends and self._planned.search(sentence[: verb.start()]) is not None

    def _hidden(self, sentence: str) -> str:
        """The sentence with stretches blotted out in which no verb is one of asking."""

        def blot(match: re.Match[str]) -> str:
            words = match[0].split()
            # «giao Ban Tuyên giáo …» is no «giao ban»
            named = words[0].islower() and words[-1][0].isupper()
            return match[0] if named else "\0" * len(match[0])

        return self._not_ask.sub(blot, sentence)

    def _with_addressee(
        self, demands: Sequence[Demand], speech: _Speech, paragraph: int, sentence: str, asked: bool
    ) -> list[Asked]:
        """Demands with whom the speech asked last, where it does not say so again."""
        found = []
        for demand in demands:
            speech.to = demand.to or speech.to
            paragraphs = tuple(dict.fromkeys((paragraph, speech.paragraph)))
            told = replace(demand, to=speech.to)
            found.append(Asked(speech.by or "", told, paragraphs, sentence, asked))
        return found
