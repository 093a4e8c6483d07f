"""What offices said in a row share: a body, a role."""

from dataclasses import replace

from knowledge.question import Question
from knowledge.refs import AreaRef, BodyRef

ASKED = ("who", "leaders", "hold")


def share_bodies(question: Question) -> None:
    """«Bí thư và mấy Phó Bí thư Tỉnh ủy»: offices said in a row share the last one's body."""
    for place in range(len(question.offices) - 2, -1, -1):
        ref, after = question.offices[place], question.offices[place + 1]
        between = set(range(ref.end, after.start))
        joined = between <= question.silent | question.cue_positions(("compare", "some"))
        if ref.body is None and ref.areas is None and joined:
            question.offices[place] = replace(
                ref, body=after.body, areas=after.areas, named=after.named
            )


def share_places(question: Question) -> None:
    """«bí thư phường A, phường B là ai», «bí thư Tỉnh ủy, Thành ủy …»: the office of each."""
    if not question.offices or question.first(*ASKED) is None:
        return
    joins = question.silent | question.cue_positions(("compare",))
    for ref in sorted(question.placed(), key=lambda one: one.start):
        before = question.offices[-1]
        between = set(range(before.end, ref.start))
        listed = before.end <= ref.start <= before.end + 1 and between <= joins
        if not (listed and before.areas and ref.areas):
            continue
        if isinstance(ref, BodyRef) and ref.body == before.body:
            question.bodies.remove(ref)
            more = replace(before, body=ref.body, areas=ref.areas, named=ref.named)
        elif isinstance(ref, AreaRef) and ref.named and before.named:
            question.areas.remove(ref)
            more = replace(before, areas=ref.areas)
        else:
            continue
        question.offices.append(replace(more, start=ref.start, end=ref.end))
