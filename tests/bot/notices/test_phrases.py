"""The words around the news, read as people read them."""

import pytest

from bot.notices import phrases


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ({1: False}, "Tin số 1"),
        ({2: False, 4: False, 5: False}, "Tin số 2, 4, 5"),
        ({3: True}, "Tin số 3 (gửi lại, có thể bạn đã nhận)"),
        ({2: False, 4: True, 5: False}, "Tin số 2, 5; tin số 4 (gửi lại, có thể bạn đã nhận)"),
        ({2: True, 4: True}, "Tin số 2, 4 (gửi lại, có thể bạn đã nhận)"),
    ],
)
def test_numbers_are_told_in_one_breath(events: dict[int, bool], told: str) -> None:
    assert phrases.numbers(events) == told
