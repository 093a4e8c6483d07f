"""Documents as they are cited in a text: type, number, code, day, issuer, what they are about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from knowledge.drafting_words import DocumentWords
from knowledge.language import DocumentType

LONGEST_SUBJECT = 45
"""Words."""
FARTHEST_CODE = 90
"""Letters between a document's number and what it issues."""
SHORTEST_SUBJECT = 4
"""Words of a subject by which alone a document is known."""
_MEETING_WORDS = 14
_SPACE = r"[\s\u00a0]+"
_CODE = (
    r"(?P<number>\d{1,5})(?:/(?P<year>(?:19|20)\d\d))?"
    r"\s?(?P<join>[-–/])\s?(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,5}\d{0,2})"
    r"(?:\s?(?P<between>[-–/])\s?(?P<issuer>[A-ZĐ][\wĐđƯư&]{0,11}))?"
)
_DAY = (
    r"(?:,?\s*(?:\(|ký\s+|ban\s+hành\s+)?ngày\s+(?P<day>\d{1,2})"
    r"(?:\s*[/.\-–]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s*[/.\-–]\s*|\s+năm\s+)(?P<in_year>\d{4}))?\)?)?"
)
_MORE = re.compile(
    r"\s*(?:,|và)\s*(?:số\s+)?(?P<number>\d{1,3})(?![\d.,]*\d|[-/%])(?!\s*(?:%|năm|tháng))"
)
_COUNTED = (
    r"(?!\s*(?:%|[.,]\d|/\d|[-–]\s?\d"
    r"|năm(?!\s+\d{4})(?!\w)|(?:tháng|tỷ|triệu|ha|người|nhóm|nội|điểm|giai)(?!\w)))"
)
"""Behind a number that counts something and is no document's."""
_MEETING_END = re.compile(
    r"(?:lần thứ|kh[óo][áa]|khóa)\s+[IVXLC\d]+(?:\s*,?\s*nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4})?"
)
_OF_YEAR = re.compile(r"\snăm\s+\d{4}")
_TERM = re.compile(r"giai đoạn\s+(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{4})")


@dataclass(frozen=True)
class Citation:
    """One document where a text names it; what is not told is None."""

    start: int
    end: int
    type: str
    number: str | None = None
    year: int | None = None
    issuer_code: str | None = None
    printed: str | None = None
    """The code as printed."""
    day: tuple[int, int, int | None] | None = None
    """Day, month, year."""
    subject: str | None = None
    carries: tuple[str, ...] = ()
    """Of a plan: the types and numbers of the documents that it carries out."""
    is_draft: bool = False

    @property
    def issued_on(self) -> date | None:
        if self.day is None:
            return None
        day, month, year = self.day
        try:
            return date(year or self.year or 0, month, day)
        except ValueError:
            return None


class Citations:
    """Reads citations; made once from the types of documents."""

    def __init__(self, types: Iterable[DocumentType], words: DocumentWords) -> None:
        self._words = words
        self._types: dict[str, str] = {}
        self._symbols: dict[str, str] = {}
        for kind in types:
            for name in (kind.name, *kind.aliases):
                self._types.setdefault(name.lower(), kind.id)
            self._symbols.setdefault(kind.symbol.upper(), kind.id)
        for called, type_ in tuple(self._types.items()):
            self._types |= {f"{called} {one}": type_ for one in words.urgent}
        self._types |= words.called
        names = _either(self._types)
        self._coded = re.compile(
            rf"(?:(?P<type>(?i:{names}))\s+(?:[Ss]ố\s*:?\s*)?)?(?<![\w/])(?P<code>{_CODE})(?!\w){_DAY}"
        )
        whole = {*map(str.lower, words.named), *words.called}
        bare = _either(name for name in self._types if name not in whole)
        self._numbered = re.compile(
            rf"(?<!\w)(?P<type>{bare})\s+(?:số\s*:?\s*)?(?P<number>\d{{1,5}})(?!\w){_COUNTED}{_DAY}",
            re.IGNORECASE,
        )
        self._met = re.compile(
            rf"(?<!\w)(?P<type>(?i:{names}))\s+(?P<meeting>(?:{_either(words.meetings)})(?!\w)"
            rf"(?:[^.;:,“”\"()]|\([A-ZĐ]+\)|,\s*(?=nhiệm kỳ|khóa|khoá))*)"
        )
        not_about = _either((*words.carried, *words.ends, *words.meetings))
        self._issued = re.compile(
            rf"(?<!\w)(?:{_either(words.issued)})\s+(?P<type>(?>(?i:{names})))\s+"
            rf"(?!{_either(words.urgent)}|số\b|\d|(?:{not_about})(?!\w))"
            rf"(?P<subject>[^.;:“”\"()]+)"
        )
        issued = _either(name for name in self._types if name not in words.called)
        self._carrying = re.compile(
            rf"(?<!\w)(?P<draft>(?:{_either(words.drafts)})\s+)?(?P<type>(?i:{issued}))\s+"
            rf"(?:{_either(words.carried)})\s+(?P<what>(?:các\s+)?(?P<of>{names}))(?!\w)",
            re.IGNORECASE,
        )
        self._agreed = re.compile(
            rf"(?:{_either(words.signed)})\s+(?P<type>{names})\s+(?=(?:{_either(words.agreed)})\s)",
            re.IGNORECASE,
        )
        self._approved = re.compile(
            r"(?<!\w)(?P<type>quy hoạch)\s+(?P<what>tỉnh|chung\s[^.,;:]{2,60}?)"
            rf"(?:\s+[^.,;:]{{0,40}})?\s(?:{_either(words.approved)})",
            re.IGNORECASE,
        )
        ruled = rf"(?P<ruled>(?<!\w)(?:{_either(words.ruled)})\s+)?"
        self._law = re.compile(
            rf"{ruled}(?<!\w)(?P<type>Luật)\s+(?P<name>(?!số\b)[A-ZĐÀ-Ỹ][^.;:,“”\"()]*)"
        )

    def find(self, text: str) -> list[Citation]:
        """Every citation of a text, in order, none inside another's head."""
        found: list[Citation] = []
        for one in sorted(self._all(text), key=lambda one: (one.start, -one.end)):
            if not found or one.start >= found[-1].end:
                found.append(one)
        return [replace(one, subject=one.subject or self._subject(text, one)) for one in found]

    def _all(self, text: str) -> Iterator[Citation]:
        for match in self._coded.finditer(text):
            if one := self._read_code(match):
                yield one
                yield from self._further(text, one)
        for match in self._numbered.finditer(text):
            between = text[match.end("type") : match.start("number")]
            if match["type"].lower() in self._words.programmes and not between.strip():
                continue
            one = Citation(
                *match.span(), self._types[match["type"].lower()], match["number"], day=_day(match)
            )
            yield one
            yield from self._further(text, one)
        yield from self._unnumbered(text)

    def _read_code(self, match: re.Match[str]) -> Citation | None:
        symbol, issuer = match["symbol"], match["issuer"]
        type_ = self._symbols.get(symbol.upper())
        if type_ is None and issuer is None and match["year"] and match["type"]:
            issuer = symbol  # «203/2025/QH15»
        elif type_ is None and not (match["type"] and issuer):
            return None
        elif type_ is None:
            issuer = f"{symbol}-{issuer}"  # a letter's: «2239/UBND-KT»
        if match["type"]:
            type_ = self._types[match["type"].lower()]
        elif type_ is None or issuer is None:
            return None
        return Citation(
            *match.span(), type_ or "", match["number"],
            int(match["year"]) if match["year"] else None, issuer, " ".join(match["code"].split()),
            _day(match),
        )  # fmt: skip

    def _further(self, text: str, first: Citation) -> Iterator[Citation]:
        """«các nghị quyết số 06, 08, 09»."""
        if first.day is not None or first.printed:
            return
        end = first.end
        while match := _MORE.match(text, end):
            yield Citation(match.start("number"), match.end(), first.type, match["number"])
            end = match.end()

    def _unnumbered(self, text: str) -> Iterator[Citation]:
        for match in self._met.finditer(text):
            last = _MEETING_END.search(match["meeting"])
            told = match["meeting"][: last.end()] if last else match["meeting"]
            meeting = self._cut(told, _MEETING_WORDS)
            if not any(one in meeting for one in self._words.several):
                end = match.start("meeting") + len(meeting)
                name = f"{match['type'][:1].upper()}{match['type'][1:]} {meeting}"
                yield Citation(match.start(), end, self._types[match["type"].lower()], subject=name)
        for match in self._carrying.finditer(text):
            if match["type"].islower() and match["type"] in map(str.lower, self._words.deeds):
                continue
            type_, of = self._types[match["type"].lower()], self._types[match["of"].lower()]
            yield Citation(
                match.start(), match.start("what"), type_, carries=(of,),
                is_draft=match["draft"] is not None, subject=match[0],
            )  # fmt: skip
        for match in self._issued.finditer(text):
            before = text[max(0, match.start() - FARTHEST_CODE) : match.start()]
            if not self._is_act_of(before):
                yield from self._by_subject(match)
        for match in self._agreed.finditer(text):
            rest = self._cut(text[match.end() :], LONGEST_SUBJECT)
            subject = f"{match['type'][:1].upper()}{match['type'][1:]} {rest}"
            end = match.end() + len(rest)
            yield Citation(
                match.start("type"), end, self._types[match["type"].lower()], subject=subject
            )
        for match in self._approved.finditer(text):
            subject = f"Quy hoạch {match['what']}"
            yield Citation(
                match.start(), match.end("what"), self._types["quy hoạch"], subject=subject
            )
        for match in self._law.finditer(text):
            if match["ruled"] and not _OF_YEAR.search(match["name"]):
                continue  # «theo đúng Luật …» says only how something is done
            name = self._cut(match["name"], 8)
            yield Citation(
                match.start("type"),
                match.start("name") + len(name),
                self._types["luật"],
                subject=f"Luật {name}",
            )

    def _is_act_of(self, before: str) -> bool:
        """Is it a document told before by its number that issues it: «Quyết định số … phê duyệt
        …»? `before` is what stands before the verb."""
        clause = re.split(r"[.;]\s", before)[-1]
        return bool(self._numbered.search(clause) or self._coded.search(clause))

    def _by_subject(self, match: re.Match[str]) -> Iterator[Citation]:
        """«ban hành Đề án phát triển …», «phê duyệt kế hoạch về …»: a document named by what it is
        about, written large or with «về»."""
        rest = self._cut(match["subject"], LONGEST_SUBJECT)
        large = match["type"][0].isupper()
        about = re.match(rf"(?:{_either(self._words.subject)})\s", rest)
        if len(rest.split()) < SHORTEST_SUBJECT or not (large or about):
            return
        name = f"{match['type'][:1].upper()}{match['type'][1:]} {rest}"
        end = match.start("subject") + len(rest)
        yield Citation(match.start("type"), end, self._types[match["type"].lower()], subject=name)

    def _subject(self, text: str, one: Citation) -> str | None:
        """What stands behind «về» right after the citation and its issuer."""
        rest = text[one.end : one.end + 400]
        about = re.match(
            rf"(?P<between>[^.;:]{{0,70}}?)(?<!\w)(?:{_either(self._words.subject)})\s+", rest, re.I
        )
        if about is None or self._is_far(about["between"]):
            return None
        return self._cut(rest[about.end() :], LONGEST_SUBJECT) or None

    def _is_far(self, between: str) -> bool:
        """Does more than «…, ngày … của …» stand before «về»?"""
        plain = between.strip(" ,)(")
        return bool(plain) and not re.match(r"của\s|do\s|\(", plain) and len(plain.split()) > 2

    def _cut(self, text: str, longest: int) -> str:
        """Up to the end of the clause, or of so many words."""
        verbs = _either((*self._words.ends, *self._words.tells))
        new = rf",\s+(?:{_either(self._words.owners)})\s[^,.;:]{{0,60}}?(?<!\w)(?:{verbs})(?!\w)"
        stop = re.search(rf"[.;:…“”\"()]|{new}|,?\s(?:{_either(self._words.ends)})(?!\w)", text)
        clause = text[: stop.start()] if stop else text
        next_one = re.search(
            rf"(?:,|\svà)\s+(?:{_either(self._types)})\s+(?:số\s+)?\d", clause, re.I
        )
        clause = clause[: next_one.start()] if next_one else clause
        return " ".join(clause.split()[:longest]).strip(" ,-–")


def term_of(subject: str) -> tuple[int, int] | None:
    """The years of «giai đoạn 2021 - 2025»."""
    match = _TERM.search(subject)
    return (int(match["first"]), int(match["last"])) if match else None


def _day(match: re.Match[str]) -> tuple[int, int, int | None] | None:
    if match["day"] is None:
        return None
    return (
        int(match["day"]),
        int(match["month"]),
        int(match["in_year"]) if match["in_year"] else None,
    )


def _either(words: Iterable[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", _SPACE) for word in longest)
