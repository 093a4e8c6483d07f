"""Memory has room for so much and keeps it for so long."""

from bot.callbacks import Action, example_key, pack, unpack
from bot.memory import Bounded, RecentQuestions


def test_the_least_used_is_forgotten_first():
    kept: Bounded[str, int] = Bounded(2, lambda: 0.0)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert (kept.get("a"), kept.get("b"), len(kept)) == (1, None, 2)


def test_the_old_is_forgotten():
    now = [0.0]
    kept: Bounded[str, int] = Bounded(9, lambda: now[0], seconds=10)
    assert kept.first_time("a", 1)
    now[0] = 9.0
    assert not kept.first_time("a", 1)
    now[0] = 11.0
    assert kept.first_time("a", 1)


def test_the_old_takes_no_room_when_something_new_comes():
    now = [0.0]
    kept: Bounded[str, int] = Bounded(9, lambda: now[0], seconds=10)
    kept.put("a", 1)
    now[0] = 11.0
    kept.put("b", 1)
    assert len(kept) == 1


def test_an_old_question_is_dropped_when_a_new_one_is_noted():
    now = [0.0]
    recent = RecentQuestions(9, lambda: now[0], seconds=10)
    for seconds in (0.0, 9.0, 12.0):
        now[0] = seconds
        recent.note(1, 1, str(seconds), f"at {seconds}")
    now[0] = 9.0
    assert recent.before(1, 1, "new") == ("at 9.0", "at 12.0")


def test_button_data_goes_there_and_back_within_64_bytes():
    data = pack(Action.SOURCE, "x" * 40)
    assert len(data.encode()) <= 64
    assert unpack(data) == (Action.SOURCE, "x" * 40)
    assert unpack(pack(Action.EXAMPLE, example_key("Ai là …?"))) is not None
    longest = f"{'x' * 40}.{'y' * 10}.{'z' * 10}"
    assert len(pack(Action.AGREE, longest).encode()) <= 64
    assert unpack(pack(Action.AGREE, longest)) == (Action.AGREE, longest)
    for foreign in (None, "", "o:abc", "a:b.c.d.e", "f:ABC", "f", "f:a b"):
        assert unpack(foreign) is None
