"""The honest reply where nothing answers: what is not known, and apart from it what is."""

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from knowledge.asked_words import unasked
from knowledge.cues import NOT_HELD
from knowledge.directory import number_key, type_key
from knowledge.followups import ASKING
from knowledge.library import Library
from knowledge.literals import DocumentNumber
from knowledge.matching import named_indicators
from knowledge.model import Observation
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.refs import CueRef, LiteralRef, OfficeRef
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figure_choice import of_period
from knowledge.relations.figure_words import headline
from knowledge.replies import join_names, lower_first, rich
from knowledge.text import Syllable, find_row, fold, syllables
from knowledge.times import When

UNKNOWN = "Mình chưa có bài nào nói điều này."
OUT_OF_SCOPE = (
    "Câu này ngoài phạm vi của mình, hoặc chưa có bài nào nói tới. Mình tra cứu ai giữ chức gì, "
    "chỉ tiêu và kết quả, nghị quyết, chỉ đạo, hội nghị của địa phương."
)
WHO = {"who", "role", "when", "where", "since"}
MIN_NAME, MAX_NAME = 2, 4
"""Syllables of a person's name."""
_GRADE = re.compile(r"\b[IVX]{2,}\b")
MAX_NEAR = 3
MIN_LIKENESS = 70
"""Likeness (0 to 100) from which a known name is offered for an unknown one; it decides nothing."""


def unknown(question: Question, desk: Desk) -> Reply:
    """Names what was asked where it was understood, and offers what is known nearby."""
    draft = desk.draft().say(_missing(question, desk))
    near: dict[str, str] = {}
    for label, target in _near(question, desk):
        near.setdefault(label, target)
        if len(near) == MAX_NEAR:
            break
    offered = list(near.items())
    if offered:
        draft.say(f"Mình có: {'; '.join(label for label, _ in offered)}.")
    for label, target in offered:
        draft.offer(label, target)
    suggestion = _likely_person(question, desk)
    if suggestion is not None:
        name = desk.library.facts.people[suggestion].name
        draft.say(f"Có phải bạn hỏi **{name}**?").offer(name, suggestion)
    return draft.reply(OutcomeKind.UNKNOWN)


def lacks(question: Question, best: Candidate, known: Reply) -> bool:
    """Is something asked for that articles hardly ever tell, and that the reply, no correction,
    does not tell either? A lone syllable («tuổi») is too little for a fact to tell it, but typed
    without accents («vo chu») it is what the fact has for it, if it has."""
    said = syllables(known.text)
    return not best.corrects and any(
        not _is_told(ref, question, best.explained, said)
        for ref in question.cues
        if NOT_HELD in ref.cues
    )


def _is_told(
    ref: CueRef, question: Question, explained: Container[int], said: Sequence[Syllable]
) -> bool:
    if not all(place in explained for place in ref.positions):
        return False
    if len(ref.positions) == 1:
        return not question.syllables[ref.start].accented
    meant = [question.syllables[place] for place in unasked(ref, question)]
    return bool(meant) and next(find_row(said, meant), None) is not None


def beside(question: Question, known: Reply, desk: Desk) -> Reply:
    """One part asked for is never in the articles; the known part is still given."""
    asked = next(question.text(ref) for ref in question.cues if NOT_HELD in ref.cues)
    if known.kind is not OutcomeKind.ANSWER:
        return unknown(question, desk)
    opening = rich(f"Mình chưa có bài nào nói rõ **{lower_first(asked)}**. Điều mình có:")
    return replace(known, kind=OutcomeKind.UNKNOWN, lines=(opening, *known.lines))


def _missing(question: Question, desk: Desk) -> str:
    """What was asked, in its proper words, and that no article tells it."""
    library = desk.library
    for ref in question.documents:
        if not library.documents(ref.value):
            return f"Mình chưa có bài nào nói về **{_document(ref, question, library)}**."
    if name := _unknown_name(question):
        return f"Mình chưa có bài nào nói về **{name}**."
    times = [_time(ref, question) for ref in question.times]
    when = f" {join_names(times)}" if times else ""
    if len(question.offices) == 1 and not question.people and not question.has(*ASKING - WHO):
        office = library.titles.describe(question.offices[0])
        if not question.has("who") and not when and _is_held(question.offices[0], desk):
            return f"Mình chưa có bài nào nói điều này về **{office}**."
        return f"Mình chưa có bài nào nói ai là **{office}{when}**."
    named = named_indicators(question, library)
    if named:
        indicator = max(named, key=lambda one: len(named[one]))
        places = " ".join(_place(ref.areas, question.text(ref), desk) for ref in question.areas)
        name = library.facts.indicators[indicator].name
        if _names_another_grade(name, question):
            return UNKNOWN
        asked = f"{lower_first(name)} {places}".strip()
        if _is_told_otherwise(indicator, question, desk):
            return f"Về **{asked}{when}**, mình chưa có bài nào nói đúng điều bạn hỏi."
        return f"Mình chưa có bài nào nói về **{asked}{when}**."
    if question.documents:
        targets = dict.fromkeys(
            one for ref in question.documents for one in library.documents(ref.value)
        )
        titles = join_names([f"**{library.titles.document(one)}**" for one in targets])
        return f"Mình chưa có bài nào nói điều này về {titles}."
    if question.strict() or question.event_types or question.names:
        return UNKNOWN
    return OUT_OF_SCOPE


def _is_held(asked: OfficeRef, desk: Desk) -> bool:
    """Is somebody known in the office?"""
    return any(desk.library.memberships(one.post) for one in desk.library.each_post(asked))


def _names_another_grade(name: str, question: Question) -> bool:
    """Has the name of the indicator a grade («loại III») that the question does not have?"""
    asked = {syllable.folded for syllable in question.syllables}
    return any(fold(grade) not in asked for grade in _GRADE.findall(name))


def _is_told_otherwise(indicator: str, question: Question, desk: Desk) -> bool:
    """Is the indicator told of the place and time, only not as it is asked for?"""
    return bool(question.times) and any(
        of_period(one, question, desk) and all(one.area in ref.areas for ref in question.areas)
        for one in desk.library.links.to(indicator, Observation)
    )


def _document(ref: LiteralRef[DocumentNumber], question: Question, library: Library) -> str:
    """A document as typed; one of a kind and a number alone by the kind's name."""
    number = ref.value
    if number.type is None or number.year is not None or number.symbol is not None:
        return question.text(ref)
    kinds = library.facts.language.government.document_types
    name = next(kind.name for kind in kinds if kind.id == number.type)
    return f"{name} {number.number:02d}"


def _time(ref: LiteralRef[When], question: Question) -> str:
    """A time as typed; what is typed without accents or words, as it is written."""
    typed, period = question.text(ref), ref.value.period
    if period is None or not (typed.isascii() and ref.value.exact):
        return lower_first(typed)
    return f"ngày {period.label}" if period.days == 1 else period.label


def _place(areas: frozenset[str], typed: str, desk: Desk) -> str:
    return desk.library.geography.full_name(next(iter(areas))) if len(areas) == 1 else typed


def _unknown_name(question: Question) -> str | None:
    """The name of somebody that no article knows: after a title, or in capitals."""
    if len(question.people) == 1 and not question.people[0].people:
        return question.people[0].name
    words = question.reading.words
    unknown_words = question.unknown_names - question.numerals
    # Every sentence begins with a capital: that is a name's where the word is nothing else.
    begin = 1 if question.reading.items[:1] and question.reading.items[0].mentions else 0
    for start in sorted(unknown_words):
        first = start
        while first > begin and words[first - 1].raw[:1].isupper():
            first -= 1
        end = start
        while end < len(words) and words[end].raw[:1].isupper():
            end += 1
        if MIN_NAME <= end - first <= MAX_NAME:
            return question.reading.raw(first, end)
    return None


def _near(question: Question, desk: Desk) -> Iterator[tuple[str, str]]:
    """What is known that comes close: labels with the record to show."""
    if len(question.offices) == 1 and not question.people:
        yield from _near_offices(question.offices[0], desk)
    yield from _near_figures(question, desk)
    yield from _near_documents(question, desk)


def _near_offices(asked: OfficeRef, desk: Desk) -> Iterator[tuple[str, str]]:
    """The same office elsewhere or at another time, then other offices of the place."""
    library = desk.library
    placed = library.posts_in(asked.areas if asked.areas and asked.named else ())
    for frame in itertools.chain(placed, library.each_post(replace(asked, areas=None))):
        if memberships := library.memberships(frame.post):
            day = format_date(library.profiles[memberships[0].id].seen_on)
            yield f"{library.titles.of(frame.post)} (bài {day})", frame.post


def _near_figures(question: Question, desk: Desk) -> Iterator[tuple[str, str]]:
    """The indicator asked for, of other places or times."""
    named = named_indicators(question, desk.library)
    areas = {area for ref in question.areas for area in ref.areas}
    links, register = desk.library.links, desk.library.register
    lengths = sorted({len(taken) for taken in named.values()}, reverse=True)
    of_areas = {number for area in areas for number in links.numbers(area, Observation)}
    for inside, length in itertools.product((True, False), lengths):
        same = [one for one, taken in named.items() if len(taken) == length]
        found = {number for one in same for number in links.numbers(one, Observation)}
        for number in sorted(found & of_areas if inside else found - of_areas):
            one = desk.library.facts.observations[register.ids[number]]
            yield headline(one, desk.library), one.id


def _near_documents(question: Question, desk: Desk) -> Iterator[tuple[str, str]]:
    """Documents of the same kind or with the same number."""
    for ref in question.documents:
        number = ref.value
        if known := desk.library.documents(number):
            for target in known:
                yield desk.library.titles.document(target), target
            continue
        directory = desk.library.index.directory
        near = {*directory.find(number_key(number.number))}
        if number.type is not None:
            near.update(directory.find(type_key(number.type)))
        for target in desk.library.in_order(near):
            one = desk.library.facts.documents[target]
            if one.code and (one.type == number.type or one.number == f"{number.number:02d}"):
                yield desk.library.titles.document(target), target


def _likely_person(question: Question, desk: Desk) -> str | None:
    """A known person whose name looks like an unknown one in the question."""
    name = _unknown_name(question)
    if name is None:
        return None
    names = desk.library.index.people
    found = process.extractOne(fold(name), names, scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS)
    return found[2] if found else None
