"""A block as a row of people and offices, with what stands between one and the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.drafting.bodies import Bodies
from knowledge.drafting.names import LENGTHS, capital_run, written_name
from knowledge.drafting.namesakes import Namesakes
from knowledge.drafting.offices import Office, Offices
from knowledge.drafting.patterns import anywhere
from knowledge.drafting.places import Mention, Places
from knowledge.drafting.words import Phrases, Word, split_words
from knowledge.drafting_words import OfficialWords

LONGEST_ASIDE = 4
"""Words."""
LONGEST_REMARK = 7
"""Words in brackets."""
FARTHEST_GIVEN = 30
"""Words between a person and the office given to them."""


@dataclass(frozen=True)
class Gap:
    """What stands between two mentions."""

    marks: str = ""
    """Dash, comma, colon, semicolon, brackets, in order; a dash of any length is «-»."""
    breaks: bool = False
    """Words that lead elsewhere."""
    joins: bool = False
    """«và», «cùng»."""
    same: bool = False
    """«kiêm»: another office of the same person."""
    gives: bool = False
    """«giữ chức»."""
    leaves: bool = False
    """«thôi giữ chức»."""
    appoints: bool = False
    """«bổ nhiệm»: whoever is named behind the office gets it."""
    to: bool = False
    """«đối với», «cho»: whom an office before it is given to."""
    groups: bool = False
    """«các đồng chí»."""
    honours: bool = False
    """«đồng chí», «ông»."""

    @property
    def is_gift(self) -> bool:
        """Is the office behind it told as one that somebody gets or leaves?"""
        return self.gives or self.appoints

    @property
    def is_bare(self) -> bool:
        """Nothing but an honorific."""
        led = self.joins or self.same or self.gives or self.leaves or self.to
        led = led or self.appoints
        return not (self.marks or self.breaks or led)


@dataclass(frozen=True)
class Named:
    """A person's name as it is printed."""

    start: int
    end: int
    name: str
    sure: bool = True
    """Does it begin like a name?"""


@dataclass(frozen=True)
class Item:
    """A person or an office and what stands before it."""

    what: Named | Office
    gap: Gap


class Mentions:
    """Reads blocks; made once for an article."""

    def __init__(
        self, places: Places, bodies: Bodies, offices: Offices, words: OfficialWords
    ) -> None:
        self._places = places
        self._names = bodies.names
        self._offices = offices
        self._between = Phrases(
            [
                *((one, "honours") for one in words.honorifics),
                *((one, "same") for one in words.joined),
                *((one, "gives") for one in words.given),
                *((one, "leaves") for one in words.left),
                *((one, "appoints") for one in words.appoints),
                *((one, "to") for one in words.given_to),
                *((one, "groups") for one in words.groups),
                *((one, "joins") for one in words.joins),
                *((one, "terms") for one in words.terms),
            ]
        )
        self._namesakes = Namesakes(words)
        self._not_given = anywhere(words.not_given)

    def rows(self, text: str) -> Iterator[list[Item]]:
        """The people and offices of a text, in rows that no other words interrupt."""
        words = split_words(text)
        places = self._places.find(text)
        row: list[Item] = []
        index = last = 0
        while index < len(words):
            found = self._at(words, index, places, row, last)
            if found is None:
                index += 1
                continue
            gap = self._gap(words, last, found.start)
            if gap.breaks and gap.gives and isinstance(found, Office):
                gap = self._far(gap, words[last : found.start])
            given = bool(row) and isinstance(row[-1].what, Office) and row[-1].gap.is_gift
            if (gap.breaks or (gap.to and not given)) and row:
                yield row
                row = []
            row.append(Item(found, gap))
            index = last = found.end
        if row:
            yield row

    def _at(
        self,
        words: Sequence[Word],
        index: int,
        places: Sequence[Mention],
        row: Sequence[Item],
        last: int,
    ) -> Named | Office | None:
        if words[index].is_mark:
            return None
        office = self._offices.at(words, index, places)
        if office is not None:
            return office
        if not words[index].is_capital or self._is_between(words, index):
            return None
        if self._namesakes.before(words, index):
            return None
        return self._named(words, index, row, last)

    def _named(
        self, words: Sequence[Word], index: int, row: Sequence[Item], last: int
    ) -> Named | None:
        run = capital_run(words, index)
        office = next((i for i in range(1, len(run)) if self._is_office(words, index + i)), 0)
        run = run[:office] if office else run
        for size in range(min(len(run), LENGTHS.stop - 1), 1, -1):
            if self._names.is_name(run[:size]):
                return Named(index, index + size, written_name(run[:size]))
        gap = self._gap(words, last, index)
        follows = bool(row) and isinstance(row[-1].what, Office) and gap.is_bare
        told = (follows or gap.honours) and not self._names.is_nobody(run)
        if told and len(run) in LENGTHS and not any(one[1:2].isupper() for one in run):
            return Named(index, index + len(run), " ".join(run), False)
        return None

    def _is_office(self, words: Sequence[Word], index: int) -> bool:
        """Does an office begin here, and not the last word of a name («Trần Văn Trưởng»)?"""
        office = self._offices.at(words, index, ())
        return office is not None and (office.body is not None or office.end - index > 1)

    def _is_between(self, words: Sequence[Word], index: int) -> bool:
        found = self._between.at(words, index)
        return found is not None and found.exact

    def _gap(self, words: Sequence[Word], start: int, end: int) -> Gap:
        marks = ""
        told: set[str] = set()
        index = start
        while index < end:
            word = words[index]
            found = self._between.exact_at(words, index)
            if found is not None and index + found.size <= end:
                told.add(found.value)
                index += found.size
                if found.value == "terms":
                    index = _after_numbers(words, index)
            elif size := self._bracketed(words, index, end):
                index += size
            elif word.is_mark and word.text in "-–—,;:()":
                marks += "-" if word.text in "-–—" else word.text
                index += 1
            elif size := self._aside(words, index, end):
                index += size
            else:
                marks, told = "", {"breaks"}
                index += 1
        return Gap(
            marks,
            breaks="breaks" in told,
            joins="joins" in told,
            same="same" in told,
            gives="gives" in told or "leaves" in told,
            leaves="leaves" in told,
            appoints="appoints" in told,
            to="to" in told,
            groups="groups" in told,
            honours="honours" in told or "groups" in told,
        )

    def _bracketed(self, words: Sequence[Word], index: int, end: int) -> int:
        """How many words a short remark in brackets takes, with them: «(xã …)», «(SN 1970)»."""
        if words[index].text != "(":
            return 0
        stop = next((i for i in range(index, end) if words[i].text == ")"), end)
        return stop - index + 1 if stop < end and stop - index <= LONGEST_REMARK + 1 else 0

    def _far(self, gap: Gap, between: Sequence[Word]) -> Gap:
        """The gap before an office that is given, where it is told in the same breath as to
        whom: «được luân chuyển và giữ chức …» breaks nothing."""
        ends = any(word.text in ".;:" for word in between)
        told = " ".join(word.text for word in between)
        if ends or len(between) > FARTHEST_GIVEN or self._not_given.search(told):
            return gap
        return replace(gap, breaks=False)

    def _aside(self, words: Sequence[Word], index: int, end: int) -> int:
        """How many words between two commas lead nowhere else: an office that nothing knows."""
        stop = next((i for i in range(index, end) if words[i].is_mark), end)
        size = stop - index
        if index == 0 or stop == end or size > LONGEST_ASIDE or not words[index].is_capital:
            return 0
        bounded = words[index - 1].text in ",-–" and words[stop].text in ",-–"
        named = size > 1 and len(capital_run(words, index)) == size
        return size if bounded and not named else 0


def _after_numbers(words: Sequence[Word], index: int) -> int:
    """The first word behind «2020 - 2025», «XIII»."""
    while index < len(words):
        text = words[index].text
        number = text[0].isdigit() or not text.strip("IVXLC")
        dash = text in "-–" and index + 1 < len(words) and words[index + 1].text[0].isdigit()
        if not (number or dash):
            break
        index += 1
    return index
