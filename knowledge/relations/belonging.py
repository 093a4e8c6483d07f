"""Whose officials are asked for: «lãnh đạo nào của tỉnh», «cán bộ thành phố nào»."""

from knowledge.question import Question
from knowledge.refs import AreaRef
from knowledge.relations.candidate import Desk


def place_of_officials(question: Question) -> AreaRef | None:
    """The place said right behind the word for officials; None where there is none."""
    joins = question.cue_positions(("of",))
    asked = [ref for ref in question.cues if not ref.cues.isdisjoint(("leaders", "who"))]
    for ref in question.areas:
        for cue in asked:
            near = "leaders" in cue.cues or cue.end < ref.start
            if near and cue.end <= ref.start and set(range(cue.end, ref.start)) <= joins:
                return ref
    return None


def belongs(person: str, article: str, place: AreaRef, desk: Desk) -> bool:
    """Is it an official of this very place, as the article has it? Who only leads a body that was
    sent there is not."""
    frames = [
        desk.library.titles.frames[one.post]
        for one in desk.library.roles_of(person)
        if one.article == article
    ]
    return any(
        frame.area in place.areas and frame.body not in desk.library.visiting for frame in frames
    )
