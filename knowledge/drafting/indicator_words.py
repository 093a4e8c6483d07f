"""What a figure measures, in the words that stand before and behind it."""

import re
from collections.abc import Sequence

from knowledge.drafting.patterns import anywhere, at_end, at_start, either
from knowledge.figure_terms import FigureWords

LONG_PART = 9
"""Words of a part in which a joint is looked for."""
SHORT_PART = 4
"""Words of a part that can be one of a list («nông, lâm, thủy sản»)."""
LONGEST_NAME = 14
"""Words of an indicator."""
_QUOTES = re.compile(r"[“”\"«»*]|^\s*[-–+]\s*")
_BRACKETS = re.compile(r"\((?![A-ZĐ]+\))[^)]*\)|[()]")
"""Brackets with what is in them, but for an abbreviation."""
_PART_END = re.compile(r"[,;:()–]|\.(?!\d)|\s-\s")
_NEXT = re.compile(r"\s+và(?:\s+\w+){0,3}\s*$")
"""At the end of what stands before another amount: «13 đồng chí và bầu 22 đại biểu»."""
_SPACE = re.compile(r"\s+")
_LINK = r"[\s,:]*"
_EDGE = " ,.;:–-+*"


class IndicatorWords:
    """Cleans the words around amounts; built once from the words of figures."""

    def __init__(self, terms: FigureWords) -> None:
        changes = (*terms.rise, *terms.fall, *terms.equal)
        signs = (*terms.estimate, *terms.target, *terms.total)
        self._signs = frozenset(signs)
        self._causes = frozenset(terms.causes)
        self._no_cause = at_end(terms.no_causes)
        cues = (*terms.verbs, *changes, *terms.part, *terms.down_to, *terms.causes, *signs)
        self._cues = re.compile(rf"(?:^|(?<=\W))(?:{either(cues)})\s*[,:]?\s*$", re.I)
        self._openers = at_start(terms.openers)
        self._trailing = at_end(terms.trailing)
        self._linking = at_start(terms.linking, _LINK)
        self._done = re.compile(rf"(?<!\w)(?:{either(terms.perfect)})\s+(?=\w)", re.I)
        self._heads = at_start(terms.heads)
        self._any_head = anywhere(terms.heads)
        self._with = re.compile(rf"(?<!\w)với\s+(?=(?:{either(terms.heads)})(?!\w))", re.I)
        counted = either(tuple(set(terms.counted) - set(terms.plan)))
        also = rf"(?:(?:,| và)\s+(?:{counted})(?!\w))*"
        self._counted = re.compile(rf"^\s+(?:{counted})(?!\w){also}", re.I)
        self._compared = re.compile(
            rf"{_PART_END.pattern}|(?<!\w)(?:{either(terms.last_year)})(?!\w)", re.I
        )
        self._compared_end = re.compile(r"\s(?:so với|so)\s[^,;:]*$", re.I)
        changed = either((*changes, *terms.down_to))
        self._from = re.compile(rf"(?<!\w)(?:(?:{changed})\s+)?từ\s+(?:mức\s+)?\d[^;:]*$", re.I)
        self._empty = frozenset(terms.empty)
        self._joints = anywhere(terms.joints)
        self._deeds = anywhere(terms.deeds)
        self._telling = anywhere(terms.telling)
        self._no_deed = at_end(terms.no_deeds)
        begun = either([head[:1].upper() + head[1:] for head in terms.heads])
        self._begun = re.compile(rf"(?<=[a-zà-ỹ] )(?:{begun})(?= [a-zà-ỹ])")
        """An indicator whose heading ran together with it: «… vụ mùa Tổng diện tích»."""
        self._auxiliary = at_start((*terms.auxiliary, *signs, *terms.now), _LINK)
        ends = (*terms.plan, *terms.last_year, *changes, *terms.part, *terms.estimate, *terms.tails)
        self._tail_end = re.compile(rf"{_PART_END.pattern}|(?<!\w)(?:{either(ends)})(?!\w)", re.I)

    def cues(self, lead: str) -> tuple[str, list[str]]:
        """A lead without the verbs at its end, and these in small letters, the last one first."""
        found: list[str] = []
        while match := self._cues.search(lead):
            if self._no_cause.search(lead):
                break
            found.append(match[0].strip(" ,:").casefold())
            if found[-1] in self._signs and match[0].rstrip().endswith(":"):
                return "", found  # «một số chỉ tiêu: …» leads to a list
            if found[-1] in self._causes:
                return "", found
            lead = lead[: match.start()].rstrip(" ,")
        return lead, found

    def subject(self, lead: str) -> str:
        """The indicator's words in a lead whose cues, times and places are off."""
        lead = self._from.sub("", _QUOTES.sub(" ", lead))
        lead = self._telling.split(lead)[-1]
        begun = [match.start() for match in self._begun.finditer(lead)]
        lead = lead[begun[-1] :] if begun else lead
        pieces = re.split(r"([;:]|\.\s)", _BRACKETS.sub(" ", lead))
        lead = pieces[-1]
        if not lead.strip(_EDGE) and len(pieces) > 1:
            return self._headed(pieces[-3]) if pieces[-2] == ":" else ""
        parts = [part.strip(_EDGE) for part in lead.split(",")]
        parts = [self._linking.sub("", self._compared_end.sub("", part)) for part in parts]
        last = self._openers.sub("", parts[-1]).strip(_EDGE) if parts else ""
        parts = [part for part in parts if part and not self._openers.match(part)]
        if self._heads.match(last) and last not in parts:
            parts.append(last)  # «…, với diện tích …»
        words = ", ".join(self._kept(parts))
        return self._bare(words)

    def _headed(self, words: str) -> str:
        """What an indicator before a colon is called: «giữ vững tốc độ tăng trưởng cao: 27,5%»."""
        found = list(self._any_head.finditer(words.rpartition(",")[2]))
        return self._bare(words.rpartition(",")[2][found[0].start() :]) if found else ""

    def tail(self, behind: str, *, whole: bool) -> str:
        """What is counted or measured, in the words right behind an amount; with what it does
        where that is `whole` wanted."""
        match = (_PART_END if whole else self._tail_end).search(behind)
        words = behind[: match.start()] if match else behind
        words = self._with.split(words)[0]
        if not match and not behind.rstrip().endswith("."):
            words = _NEXT.sub("", words)
        words = _SPACE.sub(" ", _QUOTES.sub(" ", words)).strip(_EDGE)
        return self._ended(words)

    def counted(self, behind: str) -> str:
        """The thing counted and what it does, right behind a percentage; nothing where none is."""
        found = self._counted.match(behind)
        if found is None:
            return ""
        rest = behind[found.end() :]
        match = self._compared.search(rest)
        words = found[0] + (rest[: match.start()] if match else rest)
        return self._ended(_SPACE.sub(" ", _QUOTES.sub(" ", words)).strip(_EDGE))

    def whole(self, subject: str, lead: str, before: str) -> str:
        """An indicator that says nothing by itself with what it is of: told in the lead before it,
        or else the indicator `before`: «hỗ trợ 5 hộ với số tiền 20 triệu đồng»."""
        if subject.casefold() not in self._empty:
            return subject
        of = self._bare(re.split(r"[;:]", lead)[-1].rpartition(subject)[0].strip(_EDGE))
        return f"{subject} {of or before}".strip()

    def is_join(self, lead: str, cues: Sequence[str]) -> bool:
        """Does a lead only join its amount to the one before: «5,4% và 17,2%»?"""
        return not cues and lead.strip(" ,").casefold() in {"", "và"}

    def is_headed(self, subject: str) -> bool:
        """Does it begin as an indicator does: «Tỷ lệ …»?"""
        return self._heads.match(subject) is not None

    def is_bare(self, lead: str) -> bool:
        """Does a lead only name a thing, no indicator, without a verb: «…; thép 5 triệu USD»?"""
        named = self._heads.match(lead.strip()) or self._deeds.search(lead)
        return not (named or self.cues(lead)[1])

    def is_deed(self, subject: str) -> bool:
        """Is it nothing but what is done with the things counted: «kiểm tra»?"""
        return self._deeds.fullmatch(subject) is not None

    def is_closed(self, lead: str, subject: str) -> bool:
        """Has a comma ended what stands before the verbs at a lead's end, and is that no
        indicator: «…, đạt nhiều kết quả, có …»?"""
        behind = lead[len(self.cues(lead)[0]) :].lstrip()
        return behind.startswith(",") and not self.is_headed(subject)

    def _ended(self, words: str) -> str:
        """Short enough, and without words that led to something taken out."""
        words = " ".join(words.split()[:LONGEST_NAME])
        while match := self._trailing.search(words):
            words = words[: match.start()].rstrip(_EDGE)
        return words

    def _kept(self, parts: Sequence[str]) -> Sequence[str]:
        """Of the parts between commas those from the last that begins an indicator."""
        for index in range(len(parts) - 1, -1, -1):
            if self._heads.match(self._bare(parts[index])):
                return parts[index:]
        first = len(parts) - 1
        while first > 0 and all(len(p.split()) <= SHORT_PART for p in parts[first - 1 :]):
            first -= 1
        return parts[max(first, 0) :]

    def _bare(self, words: str) -> str:
        words = _SPACE.sub(" ", words).strip(_EDGE)
        if len(words.split()) > LONG_PART and (joints := list(self._joints.finditer(words))):
            rest = words[joints[-1].end() :].strip(_EDGE)
            words = rest if len(rest.split()) > 1 else words
        if done := list(self._done.finditer(words)):
            words = words[done[-1].end() :]
        while match := self._auxiliary.match(words):
            words = words[match.end() :].strip(_EDGE)
        return self._ended(self._done_thing(words))

    def _done_thing(self, words: str) -> str:
        """What was done, without who did it: «các cấp kiểm tra …»."""
        if self._heads.match(words):
            return words
        deeds = (one for one in self._deeds.finditer(words) if one[0].islower())
        deed = next((one for one in deeds if not self._no_deed.search(words[: one.end()])), None)
        return words[deed.start() :] if deed else words
