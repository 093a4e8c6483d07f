"""What «mấy» and a number before documents mean: which ones, several of them, or how many."""

from dataclasses import replace

from knowledge.cues import BINDING_CUES, SAYING_CUES
from knowledge.question import Question
from knowledge.refs import CueRef
from knowledge.trie import Match
from knowledge.vocabulary import Kind


def hear_several(question: Question) -> None:
    """«mấy giải pháp nào», «mấy việc gì» asks which ones, not how many."""
    ends = {match.end for match in question.reading.matches if "which" in match.mentions.cues}
    which = [ref.start for ref in question.cues if "which" in ref.cues]
    fields = [
        ref.start + 1
        for ref in question.cues
        if ("about" in ref.cues and ref.end in ends) or "what" in ref.cues
    ]
    for ref in list(question.cues):
        short = "how-many" in ref.cues and ref.end - ref.start == 1
        if short and any(ref.end < start <= ref.end + 2 for start in (*which, *fields)):
            question.cues.remove(ref)
            question.silent.update(ref.positions)


def hear_plural(question: Question) -> None:
    """«mấy dự án … là gì», «ở mấy phường»: where something else is asked, «mấy» at the beginning or
    after a joining word counts nothing; nor does it before «gồm những gì» or «ra sao»."""
    if not any("some" in ref.cues for ref in question.cues):
        return
    asks = BINDING_CUES | {"what", "how"}
    settled = question.silent.union(*(ref.positions for ref in (*question.areas, *question.times)))
    for place, ref in enumerate(question.cues):
        if "some" not in ref.cues:
            continue
        others = frozenset().union(*(one.cues for one in question.cues if one is not ref))
        joins = ref.start - 1 in question.cue_positions(("connector",))
        opens = set(range(ref.start)) <= settled
        told = (joins or opens) and not others.isdisjoint({"limitation", "petition"})
        if others.isdisjoint(asks) and not told:
            continue
        listed = any(one.start >= ref.end and one.cues & {"listed", "how"} for one in question.cues)
        named = _names_holders(ref, question)
        if joins or opens or listed or named or _is_told(ref, question):
            question.cues[place] = replace(ref, cues=frozenset({"plural"}))
            question.silent.update(ref.positions)


def _names_holders(ref: CueRef, question: Question) -> bool:
    """«bí thư với mấy phó bí thư … là ai»: is it asked who holds the office right behind it, not
    how many there are («có mấy phó bí thư»)?"""
    if ref.start - 1 in question.cue_positions(("yes-no",)):
        return False
    asks = any("who" in one.cues and one.start > ref.end for one in question.cues)
    return asks and any(office.start == ref.end for office in question.offices)


def _is_told(ref: CueRef, question: Question) -> bool:
    """«ai yêu cầu nâng mấy xã …»: does it stand in what somebody said, where it is asked who?"""
    verb, asked = question.first(*SAYING_CUES), question.first("who")
    return verb is not None and asked is not None and asked < verb < ref.start


def hear_numbers(question: Question) -> None:
    """«quán triệt mấy nghị quyết, số mấy»: which ones they are tells how many there are."""
    if question.first("number") is None:
        return
    starts = {one.start: one.end for one in question.reading.matches if _is_document_type(one)}
    for match in question.reading.matches:
        if "how-many" in match.mentions.cues and match.end in starts:
            places = range(match.start, starts[match.end])
            question.cues = [ref for ref in question.cues if ref.start not in places]
            asked = frozenset({"which-document"})
            question.cues.append(CueRef(places.start, places.stop, asked))
            return


def _is_document_type(match: Match) -> bool:
    return Kind.DOCUMENT_TYPE in match.mentions.kinds


def hear_count(question: Question) -> None:
    """«trong 2 nghị quyết 05 và 06»: how many documents are named is no number of theirs."""
    first = min((ref.start for ref in question.documents), default=None)
    for ref in list(question.amounts):
        if ref.end == first and ref.value.value == len(question.documents) > 1:
            question.amounts.remove(ref)
            question.silent.update(ref.positions)
