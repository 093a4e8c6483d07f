"""The question banks are in order, and the engine answers them no worse than it did."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.seeds import load

from .asking import FOLDER, SEEDS, Question, answered, questions

READ_CHARS = 900
"""What is asked for has to stand within so many characters of the reply …"""
HEAD_CHARS = 300
"""… and nothing else within the first so many."""
FIELDS = {"id", "kind", "q", "expect", "must", "must_not", "dates", "why"}
EXPECTED = {"answer", "unknown", "clarify", "help", "answer_or_clarify", "no_answer"}
BANKS = sorted(path.stem for path in FOLDER.glob("*.jsonl"))


@dataclass(frozen=True)
class Floor:
    """The least that a bank has to reach: raise it when the engine gets better."""

    passed: int
    """Questions that have to pass."""
    wrong: int
    """Answers that may be wrong in all …"""
    unknown: int
    """… and those among them to what no article says."""


FLOORS = {
    "everyday": Floor(passed=4550, wrong=5, unknown=0),
    "tune": Floor(passed=371, wrong=0, unknown=0),
    "tune2": Floor(passed=257, wrong=1, unknown=0),
    "hard": Floor(passed=378, wrong=1, unknown=0),
}


# ---- the files --------------------------------------------------------------------------------


def texts(value: object) -> Iterator[str]:
    """All strings in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_is_in_order(bank: str) -> None:
    for question in questions(bank):
        assert set(question) - {"context"} == FIELDS, question["id"]
        assert question["expect"] in EXPECTED, question["id"]
        assert str(question["q"]).strip(), question["id"]
        assert question["must"] or question["expect"] != "answer", question["id"]
        for value in question.values():
            for text in texts(value):
                assert unicodedata.is_normalized("NFC", text), question["id"]
        for day in texts(question["dates"]):
            assert date.fromisoformat(day)


def test_ids_are_unique_over_all_banks() -> None:
    ids = [question["id"] for bank in BANKS for question in questions(bank)]
    assert len(set(ids)) == len(ids)


def test_articles_of_the_banks_are_held() -> None:
    held = {one.published_on.isoformat() for one in load(SEEDS).articles.values()}
    asked = {day for bank in BANKS for one in questions(bank) for day in texts(one["dates"])}
    assert asked <= held


# ---- the score --------------------------------------------------------------------------------


def plain(text: str) -> str:
    """One form for comparing: lower case, single spaces, each tone after its syllable's letters."""
    toned = unicodedata.normalize("NFD", text.lower())
    moved = re.sub(r"([\u0300\u0301\u0303\u0309\u0323])([a-z\u0302\u0306\u031b]*)", r"\2\1", toned)
    return " ".join(unicodedata.normalize("NFC", moved).split())


def says(text: str, part: str) -> bool:
    """Is `part` in the text, as whole words and numbers?"""
    first, last = (r"\d[.,]" if part[i].isdigit() else r"(?!)" for i in (0, -1))
    last = last.replace(r"\d[.,]", r"[.,]\d")
    found = rf"(?<!\w)(?<!{first}){re.escape(plain(part))}(?!\w)(?!{last})"
    return re.search(found, plain(text)) is not None


def allowed(question: Question) -> set[str]:
    expect = str(question["expect"])
    if expect == "no_answer":
        return {"unknown", "clarify", "help"}
    if question["kind"] == "out_of_scope":
        return {"unknown", "help"}
    if question["kind"] == "meta" and expect == "answer":
        return {"answer", "help"}
    return set(expect.split("_or_"))


def content_holds(question: Question, reply: Reply) -> bool:
    shown, head = reply.text[:READ_CHARS], reply.text[:HEAD_CHARS]
    must, must_not = question["must"], question["must_not"]
    assert isinstance(must, list)
    assert isinstance(must_not, list)
    if not all(any(says(shown, one) for one in texts([part])) for part in must):
        return False
    return reply.kind is not OutcomeKind.ANSWER or not any(says(head, one) for one in must_not)


def cites(question: Question, reply: Reply) -> bool:
    days = {date.fromisoformat(day) for day in texts(question["dates"])}
    if reply.kind is not OutcomeKind.ANSWER or not days:
        return True
    cited = {source.date for source in reply.articles} & days
    return any(format_date(day) in reply.text for day in cited)


def verdict(question: Question, reply: Reply) -> str:
    """«pass», «wrong» (answered, though not known or with the wrong content) or «missed»."""
    holds = content_holds(question, reply)
    if reply.kind.value in allowed(question) and holds and cites(question, reply):
        return "pass"
    answered = reply.kind is OutcomeKind.ANSWER
    known = str(question["expect"]).startswith("answer")
    return "wrong" if answered and not (known and holds) else "missed"


@cache
def verdicts(bank: str) -> dict[str, str]:
    return {str(question["id"]): verdict(question, reply) for question, reply in answered(bank)}


def of(bank: str, wanted: str) -> Sequence[str]:
    return [name for name, got in verdicts(bank).items() if got == wanted]


@pytest.mark.parametrize("bank", FLOORS)
def test_no_more_wrong_answers_than_before(bank: str) -> None:
    wrong = of(bank, "wrong")
    assert len(wrong) <= FLOORS[bank].wrong, wrong


@pytest.mark.parametrize("bank", FLOORS)
def test_what_no_article_says_is_not_answered(bank: str) -> None:
    refused = {one["id"] for one in questions(bank) if one["expect"] in ("unknown", "no_answer")}
    answered = refused.intersection(of(bank, "wrong"))
    assert len(answered) <= FLOORS[bank].unknown, answered


@pytest.mark.parametrize("bank", FLOORS)
def test_no_fewer_right_replies_than_before(bank: str) -> None:
    assert len(of(bank, "pass")) >= FLOORS[bank].passed, of(bank, "missed")
