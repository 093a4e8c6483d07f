"""What a composed question says between its frames: heard once all of them are known."""

import itertools
from collections.abc import Container
from dataclasses import replace
from decimal import Decimal

from knowledge.callings import hear_charge, hear_short_names, hear_titles, hear_whose_words
from knowledge.cues import BINDING_CUES, NOT_HELD
from knowledge.exclusions import hear_exclusions
from knowledge.literals import Amount
from knowledge.numbered import BY_TURN, ordinals
from knowledge.plurals import hear_count, hear_numbers, hear_plural, hear_several
from knowledge.question import ANY_HEAD, Question
from knowledge.refs import CueRef, LiteralRef, OfficeRef, stepped
from knowledge.sharing import share_bodies, share_places
from knowledge.subjects import subjects
from knowledge.text import Syllable, syllables
from knowledge.vocabulary import Kind

AT = "o"
"""«ở», folded."""
NAMED_ENOUGH = 3
"""So many things named make an unaccented word an everyday one."""


def listen(
    question: Question, contrast_words: Container[Syllable], plain_words: Container[Syllable]
) -> None:
    """Completes a composed question in place; `contrast_words` are taken at their word,
    `plain_words` are those that name nothing."""
    share_bodies(question)
    share_places(question)
    hear_exclusions(question)
    hear_short_names(question)
    _hear_steps(question)
    _hear_numbered(question)
    _hear_where(question)
    hear_charge(question)
    hear_numbers(question)
    hear_whose_words(question)
    _hear_conclusions(question)
    _hear_head_behind(question)
    _ask_inside_names(question)
    hear_plural(question)
    _hear_contrasts(question, contrast_words)
    _hear_successions(question)
    _hear_organizer(question)
    hear_titles(question)
    _doubt_light_words(question)
    _hear_which_holder(question)
    _hear_last_word(question)
    _hear_leading(question)
    _hear_capitals(question, plain_words)
    _hear_negation(question)
    _hear_subjects(question)
    hear_several(question)
    _hear_restatement(question)
    hear_count(question)


def _hear_steps(question: Question) -> None:
    """«năm 2022 … năm sau»: counted from the time told before it."""
    told = None
    for place, ref in enumerate(question.times):
        counted = stepped(ref, told) if told is not None else ref
        question.times[place] = counted
        told = counted.value.period or told


def _hear_numbered(question: Question) -> None:
    """«bão số 10», «phiên họp thứ hai»: an answer has to be about the one with that number."""
    named = question.whole_places | {i for ref in question.strict() for i in ref.positions}
    for place, ordinal in ordinals([one.folded for one in question.syllables]):
        free = question.reading.words[place].literal is None and place not in named
        if free:
            amount = Amount(Decimal(ordinal[1]), "#", ordinal=ordinal)
            start = place - 1 if ordinal[0] == BY_TURN else place
            question.amounts.append(LiteralRef(start, place + 1, amount))


def _hear_where(question: Question) -> None:
    """«bao nhiêu nhà ở huyện A»: before a place «ở» says where, and the phrase that ends in it asks
    for nothing («nhà ở»)."""
    places = {ref.start for ref in question.placed()}
    for ref in list(question.cues):
        joins = question.syllables[ref.end - 1].folded == AT and ref.end - ref.start > 1
        if NOT_HELD in ref.cues and joins and ref.end in places:
            question.cues.remove(ref)
            question.silent.add(ref.end - 1)


def _hear_restatement(question: Question) -> None:
    """«… hai nghị quyết, đó là những nghị quyết nào» points at nothing said before."""
    asked = [ref.start for ref in question.cues if "which-document" in ref.cues]
    for ref in list(question.cues):
        behind = next((start for start in asked if start > ref.end), None)
        if "that-document" not in ref.cues or behind is None:
            continue
        if question.silent.issuperset(range(ref.end, behind)):
            question.cues.remove(ref)
            question.silent.update(ref.positions)


def _hear_head_behind(question: Question) -> None:
    """«Sở … do ai đứng đầu»: the body said before the word is the one led."""
    if question.offices or question.people or len(question.bodies) != 1:
        return
    body = question.bodies[0]
    led = [ref for ref in question.cues if "head" in ref.cues and ref.start >= body.end]
    if led and question.has("who"):
        question.bodies.clear()
        question.offices.append(
            OfficeRef(
                body.start,
                body.end,
                body.areas,
                body.named,
                role=ANY_HEAD,
                ranks=frozenset(),
                body=body.body,
            )
        )


def _hear_capitals(question: Question, plain_words: Container[Syllable]) -> None:
    """Where all else is typed with accents, a capital inside the sentence is a name as it is typed:
    «Nam» is no «năm», «Đinh» no «Đình»."""
    words = question.reading.words
    names = [
        place
        for place, word in enumerate(words[1:], start=1)
        if word.raw[:1].isupper() and not word.raw.isupper() and not word.syllable.tone
    ]
    if not names or question.reading.shouted:
        return
    letters = [word for word in words if word.raw.isalpha()]
    if 2 * sum(word.syllable.accented for word in letters) < len(letters):
        return
    question.capitals.update(names)
    for item in question.reading.items:
        alone = item.end - item.start == 1 and item.start in question.capitals
        if alone and words[item.start].syllable not in plain_words:
            question.silent.discard(item.start)
            question.light.discard(item.start)
            question.cues = [ref for ref in question.cues if ref.start != item.start]


def _hear_subjects(question: Question) -> None:
    """Behind «về» stands what it is about: «về cán bộ» asks for nobody, «về đầu tư» for no
    project."""
    for item in subjects(question):
        question.cues = [ref for ref in question.cues if ref.start != item.start]


def _hear_negation(question: Question) -> None:
    """«không hoàn thành» turns round what stands right behind it; at the end «không» only asks."""
    for ref in list(question.cues):
        asks = "closing-no" in ref.cues and ref.end - ref.start == 1
        if asks and any(ref.end in taken for taken in question.names.values()):
            question.cues.remove(ref)
            question.silent.discard(ref.start)
            question.light.discard(ref.start)
            question.exact.add(ref.start)


def _hear_leading(question: Question) -> None:
    """«có đứng đầu tỉnh không» asks for no leader: without «ai», a name or an office asked for, to
    be at the head is what somebody does."""
    if question.people or question.has("who", "role", "which-holder", "leaders", "which-body"):
        return
    if question.is_yes_no:
        question.offices = [ref for ref in question.offices if ref.role != ANY_HEAD]


def _hear_last_word(question: Question) -> None:
    """A short «why» at the very end asks how («chỉ đạo sao»)."""
    if not any("why" in ref.cues for ref in question.cues):
        return
    spoken = [i for i in range(len(question.reading.words)) if i not in question.silent]
    for place, ref in enumerate(question.cues):
        last = spoken and ref.end - 1 == spoken[-1] and ref.end - ref.start == 1
        if last and ref.start > 0 and "why" in ref.cues:
            question.cues[place] = replace(ref, cues=frozenset({"how"}))


def _ask_inside_names(question: Question) -> None:
    """A question word inside a longer name («mấy nhóm nhiệm vụ») still asks."""
    asked = question.cue_positions(BINDING_CUES)
    for match in question.reading.matches:
        if match.mentions.cues.isdisjoint(BINDING_CUES):
            continue
        places = range(match.start, match.end)
        if asked.isdisjoint(places) and any(
            taken.issuperset(places) for taken in question.names.values()
        ):
            asking = match.mentions.cues & {*BINDING_CUES, "some"}
            question.cues.append(CueRef(match.start, match.end, frozenset(asking)))


def _hear_contrasts(question: Question, contrast_words: Container[Syllable]) -> None:
    """A word of a contrast («chi» of «thu, chi») typed without accents is taken at its word,
    not for an everyday word that has the same letters."""
    for item in question.reading.items:
        typed = question.reading.words[item.start].syllable
        if item.end - item.start == 1 and typed in contrast_words and not typed.accented:
            question.silent.discard(item.start)
            question.exact.add(item.start)
    _doubt_dialect(question, contrast_words)


def _doubt_dialect(question: Question, contrast_words: Container[Syllable]) -> None:
    """A word of a contrast that a dialect uses otherwise («chi» for «gì») is that word still where
    something that is no question or joining word follows it («chi ngân sách»)."""
    items = question.reading.items
    for item, after in itertools.pairwise(items):
        if item.end - item.start > 1:
            continue
        word = question.reading.words[item.start]
        typed = syllables(word.raw)
        if typed == (word.syllable,):
            continue
        joins = after.of(Kind.FUNCTION) or after.cues() or after.literal
        if len(typed) == 1 and typed[0] in contrast_words and not joins:
            question.silent.discard(item.start)
            question.cues = [ref for ref in question.cues if ref.start != item.start]


def _hear_successions(question: Question) -> None:
    """«trước ông A», «thay bà B» ask for another person than the one named: an answer has to
    account for the word."""
    honorifics = question.cue_positions(("honorific", "weak-honorific"))
    for ref in question.cues:
        if "instead-of" not in ref.cues:
            continue
        for person in question.people:
            between = set(range(ref.end, person.start))
            if ref.end <= person.start and between <= honorifics:
                question.silent.difference_update(ref.positions)


def _hear_organizer(question: Question) -> None:
    """«do ai tổ chức», «cơ quan nào đã tổ chức»: asks for the body that held the meeting."""
    starts = {ref.start for ref in question.cues if "held" in ref.cues}
    for place, ref in enumerate(question.cues):
        after = ref.end
        while after in question.silent and after not in starts:
            after += 1
        if ref.cues & {"who", "which-body"} and after in starts:
            question.cues[place] = replace(ref, cues=frozenset({"organizer"}))


def _doubt_light_words(question: Question) -> None:
    """Typed without accents a lone syllable may be many words: in such a question it is an
    everyday one only where enough else is named, or right before a time («bua 18/1»). A question
    word never is."""
    question.light -= question.cue_positions(BINDING_CUES)
    if not question.light:
        return
    accented = any(syllable.accented for syllable in question.syllables)
    if accented or len(question.strict()) + len(question.times) >= NAMED_ENOUGH:
        return
    dated = {ref.start for ref in question.times}
    for item in question.reading.items:
        if item.end - item.start == 1 and item.end not in dated:
            question.light.discard(item.start)


def _hear_conclusions(question: Question) -> None:
    """«phát biểu kết luận» is one deed: to conclude."""
    for speaking in [ref for ref in question.cues if "spoke" in ref.cues]:
        for ref in [ref for ref in question.cues if ref.start == speaking.end]:
            if "concluded" in ref.cues:
                question.cues.remove(speaking)
                question.cues.remove(ref)
                question.cues.append(CueRef(speaking.start, ref.end, frozenset({"concluded"})))


def _hear_which_holder(question: Question) -> None:
    """«trưởng phòng nào», «giám đốc sở nào»: a kind of office and «nào» ask who."""
    led = [
        place
        for cue in question.cues
        for place in question.placed()
        if "leaders" in cue.cues and cue.end == place.start
    ]
    for ref in (*question.offices, *led):
        for cue in list(question.cues):
            asks = cue.cues & {"what", "which-body"} if not ref.named else cue.cues & {"which"}
            if cue.start == ref.end and asks:
                question.cues.append(CueRef(cue.start, cue.end, frozenset({"who", "which-holder"})))
