"""What is left out of a search could not have agreed; what is not weighed could not have won."""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from knowledge.interpreter import LATER_READING_COST
from knowledge.matching import fit, left_over
from knowledge.model import Event, Participation
from knowledge.outcome import OutcomeKind
from knowledge.postings import collect
from knowledge.ranking import MOST, best_facts, common
from knowledge.relations import holders, statements
from knowledge.relations.candidate import Desk, worth
from knowledge.relations.figure_choice import end_of
from knowledge.relations.figure_reply import related
from knowledge.selection import FORGIVEN_WORDS, having_words, select

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 1)
EVERY = 12
"""Every n-th question of the banks is looked at: a full scan of all facts takes its time."""


def asked() -> list[str]:
    lines = [
        line
        for bank in ("everyday", "tune", "hard")
        for line in (ROOT / f"tests/questions/{bank}.jsonl").read_text("utf-8").splitlines()
    ]
    return [str(json.loads(line)["q"]) for line in lines[::EVERY]]


@pytest.mark.parametrize("times", [True, False])
def test_whatever_agrees_is_selected(real, times):
    library = real.library
    desk = Desk(library, TODAY)
    kinds = library.facts.fact_tables()
    for text in asked():
        for question in real._interpreter.understand(text, desk).questions:
            told = (*(question.times if times else ()), *question.amounts)
            for kind in kinds:
                every = library.register.kind(kind)
                selected = select(question, kind, library, (), told)
                left_out = () if selected is None else set(every) - selected
                assert selected is None or selected <= set(every)
                for number in left_out:
                    profile = library.profiles.of(number)
                    assert fit(question, profile, library, (), times=times) is None, text


@pytest.mark.parametrize("kind", [Event, Participation])
def test_who_lacks_the_rarest_words_leaves_too_many_over(real, kind):
    library = real.library
    every = set(library.register.kind(kind))
    narrowed = 0
    for text in asked()[::2]:
        for question in real._interpreter.understand(text, Desk(library, TODAY)).questions:
            worded = having_words(question, kind, library, ())
            for number in every.difference(every if worded is None else worded):
                found = fit(question, library.profiles.of(number), library, question.all_cues)
                left = found and {*left_over(question, found.explained)} - question.light
                assert left is None or len(left) > FORGIVEN_WORDS, text
                narrowed += 1
    assert narrowed > 100


def test_the_figures_beside_one_are_those_of_its_place_then_the_earliest(real):
    library = real.library
    figures = library.facts.observations.values()
    for one in figures:
        others = [other for other in figures if other.indicator == one.indicator]
        others.sort(key=lambda other: (other.area != one.area, end_of(other)))
        keys = dict.fromkeys((other.area, other.period) for other in others)
        keys.pop((one.area, one.period))
        told = [(other.area, other.period) for other in related(one, library)]
        assert told == [*keys][:3]


@pytest.mark.parametrize("asked", ["Bí thư là ai?", "chủ tịch là ai", "cho hỏi phó chủ tịch là ai"])
def test_the_first_of_many_offices_are_enough_to_ask_which(real, monkeypatch, asked):
    every = real.ask(asked, today=TODAY)
    real.forget()
    monkeypatch.setattr(holders, "ENOUGH", len(every.choices))
    some = real.ask(asked, today=TODAY)
    real.forget()
    assert every.kind is some.kind is OutcomeKind.CLARIFY
    assert every.choices == some.choices


def test_a_later_reading_that_is_not_looked_at_would_not_have_won(real):
    desk = Desk(real.library, TODAY)
    interpreter = real._interpreter
    for text in asked()[::2]:
        readings = interpreter._reader.read(interpreter._reader.mend(text).text, TODAY)
        composed = [*interpreter._composed(readings)]
        each = [
            (score - LATER_READING_COST * place, candidate)
            for place, one in enumerate(composed)
            if one.offices or not composed[0].offices
            for score, candidate, _ in interpreter.weigh([one], desk).ranked[:1]
        ]
        best = interpreter.weigh(composed, desk).best
        if best is None:
            assert not each, text
        else:
            score, candidate = max(each, key=lambda row: row[0])
            told, other = best[1].build(), candidate.build()
            assert best[0] == score or set(told.facts) & set(other.facts), text


def test_no_statement_scores_more_than_it_may(real):
    desk = Desk(real.library, TODAY)
    found = [
        (worth(candidate.prior, candidate.slots), statements.most(question))
        for text in asked()
        for question in real._interpreter.understand(text, desk).questions
        for candidate in statements.statements(question, desk)
    ]
    assert len(found) > 100
    assert all(score <= most for score, most in found)


def test_a_list_is_cut_to_the_facts_of_a_kind():
    postings = collect(enumerate([{"a"}, {"a", "b"}, {"b"}, {"a"}]))
    assert list(postings.within("a", range(4))) == [0, 1, 3]
    assert list(postings.within("a", range(1, 3))) == [1]
    assert list(postings.within("a", range(2, 3))) == []
    assert list(postings.within("b", range(2, 9))) == [2]
    assert list(postings.within("c", range(4))) == []


@pytest.mark.parametrize("size", [5, 200, 3000])
def test_what_lists_have_in_common(size):
    chance = random.Random(size)  # noqa: S311  # a test, not secrets
    few = set(chance.sample(range(5000), 40))
    numbers = sorted(chance.sample(range(5000), size))
    assert set(common(few, numbers)) == few & set(numbers)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("among", [700, 4000])
def test_every_fact_that_comes_near_the_best_is_weighed(seed, among):
    chance = random.Random(seed)  # noqa: S311  # a test, not secrets
    terms = [
        (chance.random() * 5, sorted(chance.sample(range(among), chance.choice((3, 40, 600, 700)))))
        for _ in range(8)
    ]
    worth: dict[int, float] = {}
    for weight, numbers in terms:
        for number in numbers:
            worth[number] = worth.get(number, 0.0) + weight * chance.random()
    weighed: dict[int, float] = {}

    def weigh(number: int) -> float:
        weighed[number] = worth[number]
        return worth[number]

    best_facts(terms, weigh, 0.95)
    near = {number for number, value in worth.items() if value >= 0.95 * max(worth.values())}
    assert near <= weighed.keys() or len(weighed) == MOST
    assert max(weighed.values()) == max(worth.values()) or len(weighed) == MOST


def test_where_hundreds_are_alike_some_will_do():
    seen = []
    best_facts([(1.0, range(2000))], lambda number: seen.append(number) or 1.0, 0.8)
    assert len(seen) == MOST
