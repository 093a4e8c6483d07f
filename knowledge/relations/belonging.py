"""Whose officials are asked for: «lãnh đạo nào của tỉnh», «cán bộ thành phố và phường nào»."""

from knowledge.question import Question
from knowledge.refs import AreaRef
from knowledge.relations.candidate import Desk


def places_of_officials(question: Question) -> list[AreaRef]:
    """The places said right behind the word for officials, in a row; none where there are none."""
    joins = question.cue_positions(("of",))
    row = question.silent | question.cue_positions(("compare",))
    found: list[AreaRef] = []
    for ref in sorted(question.areas, key=lambda one: one.start):
        follows = bool(found) and found[-1].end == ref.start - 1 and ref.start - 1 in row
        begins = not found and any(_joins(end, ref, joins) for end in _ends(question, ref))
        if follows or begins:
            found.append(ref)
    return found


def _ends(question: Question, place: AreaRef) -> list[int]:
    """Where the words for officials end that may stand before a place: «ai» only with «của»."""
    return [
        cue.end
        for cue in question.cues
        if "leaders" in cue.cues or ("who" in cue.cues and cue.end < place.start)
    ]


def _joins(end: int, place: AreaRef, joins: set[int]) -> bool:
    return end <= place.start and set(range(end, place.start)) <= joins


def belongs(person: str, article: str, places: list[AreaRef], desk: Desk) -> bool:
    """Is it an official of one of these very places, as the article has it? Who only leads a body
    that was sent there is not."""
    areas = {area for place in places for area in place.areas}
    frames = [
        desk.library.titles.frames[one.post]
        for one in desk.library.roles_of(person)
        if one.article == article
    ]
    return any(frame.area in areas and frame.body not in desk.library.visiting for frame in frames)
