"""What is listed while somebody types: the answer first, then what is like it, never anything
else."""

from datetime import date

import pytest

from knowledge.outcome import OutcomeKind

TODAY = date(2026, 11, 1)


def suggest(engine, text, limit=10):
    return engine.suggest(text, today=TODAY, limit=limit)


def test_the_direct_answer_comes_first(engine):
    first, *others = suggest(engine, "thu ngân sách TX Bình Lãng năm 2024")
    assert first == engine.ask("thu ngân sách TX Bình Lãng năm 2024", today=TODAY)
    assert others


def test_neighbours_are_other_facts_with_their_own_dates(engine):
    found = suggest(engine, "thu ngan sach")
    towns = {town for one in found for town in ("Bình Lãng", "Thượng Giang") if town in one.text}
    assert towns == {"Bình Lãng", "Thượng Giang"}
    for one in found:
        assert one.kind is OutcomeKind.ANSWER
        assert one.articles
        assert one.facts


def test_no_two_tell_the_same_facts(engine):
    for text in ("thu ngân sách", "bí thư", "nghị quyết", "thị xã bình lãng"):
        told = [frozenset(one.facts) for one in suggest(engine, text, 50)]
        assert len(told) == len(set(told))


def test_an_open_question_lists_its_readings(engine):
    asked = engine.ask("bí thư là ai", today=TODAY)
    assert asked.kind is OutcomeKind.CLARIFY
    shown = [engine.show(one.target, today=TODAY) for one in asked.choices]
    assert suggest(engine, "bí thư là ai")[: len(shown)] == shown


@pytest.mark.parametrize("text", ["", "   ", "giá vàng hôm nay", "bóng đá", "zzz qqq", "?!"])
def test_nothing_is_listed_for_what_no_article_tells(engine, text):
    assert suggest(engine, text) == []


def test_no_more_than_asked_for_and_the_same_every_time(engine):
    assert len(suggest(engine, "thu ngân sách", 2)) == 2
    assert suggest(engine, "thu ngân sách", 50)[:2] == suggest(engine, "thu ngân sách", 2)
