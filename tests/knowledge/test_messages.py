"""Several questions in one message: taken apart, and the replies joined."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.messages import join_replies, split_message
from knowledge.outcome import Choice, OutcomeKind, Reply, Source, Span, plain

SOURCES = tuple(Source(name, f"Bài {name}", date(2024, 4, 12), "Báo Sông") for name in "ab")
KINDS = st.sampled_from(OutcomeKind)
REPLIES = st.builds(
    lambda kind, name, facts, sources: Reply(
        kind, ((Span(name),),), (), (Choice(name, name),), tuple(facts), tuple(sources)
    ),
    KINDS,
    st.sampled_from(("một", "hai", "ba", "bốn")),
    st.lists(st.sampled_from(("f-1", "f-2", "f-3")), unique=True),
    st.lists(st.sampled_from(SOURCES), unique=True),
)


def said(kind: OutcomeKind, text: str, *facts: str) -> Reply:
    return Reply(kind, ((Span(text),),), facts=facts)


KNOWN = said(OutcomeKind.ANSWER, "biết", "f-1")
UNKNOWN = said(OutcomeKind.UNKNOWN, "chưa biết")
OPEN = said(OutcomeKind.CLARIFY, "chức nào")
HELLO = said(OutcomeKind.HELP, "chào bạn")


def test_at_most_three_questions_are_taken() -> None:
    assert split_message("Ai? Bao giờ? Ở đâu? Vì sao?") == ["Ai", "Bao giờ", "Ở đâu"]


def test_nothing_is_no_question() -> None:
    assert split_message(" \n?!") == []


@given(st.text(max_size=80))
def test_parts_are_never_blank(message: str) -> None:
    assert all(part.strip() for part in split_message(message))


@pytest.mark.parametrize(
    ("replies", "kind"),
    [
        ((KNOWN, KNOWN), OutcomeKind.ANSWER),
        ((KNOWN, UNKNOWN), OutcomeKind.UNKNOWN),
        ((UNKNOWN, OPEN), OutcomeKind.UNKNOWN),
        ((OPEN, KNOWN), OutcomeKind.CLARIFY),
        ((HELLO, KNOWN), OutcomeKind.ANSWER),
        ((HELLO, HELLO), OutcomeKind.HELP),
    ],
)
def test_the_least_known_part_names_the_kind(replies: Sequence[Reply], kind: OutcomeKind) -> None:
    assert join_replies(replies).kind is kind
    assert join_replies(replies[::-1]).kind is kind


def test_the_known_part_stands_first() -> None:
    joined = join_replies([UNKNOWN, KNOWN])
    assert joined.text.index("biết") < joined.text.index("chưa biết")
    assert joined.facts == ("f-1",)


def test_the_same_facts_in_the_same_words_are_told_once() -> None:
    first = replace(KNOWN, lines=((Span("Thu 5 tỷ, bằng 90%."),),))
    again = replace(KNOWN, lines=((Span("Thu bằng 90%, 5 tỷ."),),))
    verdict = replace(KNOWN, lines=((Span("Không phải. Thu 5 tỷ, bằng 90%."),),))
    assert join_replies([first, again]).text == first.text
    assert verdict.text in join_replies([first, verdict]).text
    dated = replace(again, articles=(Source("a", "Bài a", date(2024, 4, 12), "Báo Sông"),))
    assert join_replies([first, dated]).articles == dated.articles


def test_a_greeting_beside_a_question_is_not_answered() -> None:
    assert join_replies([HELLO, KNOWN]) == KNOWN


@given(st.lists(REPLIES, min_size=1, max_size=3))
def test_nothing_is_lost_nor_said_twice(replies: list[Reply]) -> None:
    joined = join_replies(replies)
    asked = [one for one in replies if one.kind is not OutcomeKind.HELP]
    told = set(re.findall(r"\w+", joined.text))
    assert all(told.issuperset(re.findall(r"\w+", plain(one.lines))) for one in asked)
    for field in ("facts", "articles"):
        held = set(itertools.chain(*(getattr(one, field) for one in asked)))
        given_back = getattr(joined, field)
        assert not asked or set(given_back) == held
        assert len(set(given_back)) == len(given_back)
