"""The picture of a series says what its words say, and is there at once the second time."""

import asyncio
from datetime import date

import pytest

from bot import drawing
from bot.drawing import Artist, figure

TODAY = date(2026, 11, 1)


@pytest.fixture
def series(engine):
    return engine.series("o-thu-ns-bl-2024", today=TODAY)


@pytest.fixture
def artist(tmp_path):
    return Artist(tmp_path, "vẽ thử", lambda: 0.0)


def shown(drawn):
    """All texts of a picture, line breaks aside."""
    texts = drawn.findobj(lambda one: hasattr(one, "get_text"))
    return " | ".join(" ".join(text.get_text().split()) for text in texts)


def test_every_number_period_unit_status_and_source_stands_in_it(series):
    text = shown(figure(series, "vẽ thử"))
    for point in series.points:
        assert point.text in text
        assert point.label.lower() in text.lower()
    for said in (series.title, series.unit, "Kết quả", "Chỉ tiêu", "18/2/2025", "vẽ thử"):
        assert said in text


def test_target_and_result_are_told_apart_without_colour(series):
    (axes,) = figure(series, "").axes
    assert len({bar.get_hatch() for bar in axes.patches}) == len(axes.patches) == 2


async def test_it_is_a_picture_that_telegram_takes(series, artist):
    picture = await artist.draw(series)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 10_000_000


async def test_the_loop_runs_on_while_it_is_drawn(series, artist):
    drawing_it = asyncio.ensure_future(artist.draw(series))
    turns = 0
    while not drawing_it.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10


async def test_the_same_figures_are_drawn_once(series, artist, monkeypatch):
    first = await artist.draw(series)
    monkeypatch.setattr(drawing, "_png", lambda *_: pytest.fail("drawn again"))
    assert await artist.draw(series) is first


@pytest.mark.parametrize(
    ("value", "written"), [(1400, "1.400"), (0.5, "0,5"), (1_500_000, "1.500.000"), (0, "0")]
)
def test_the_scale_is_written_the_vietnamese_way(value, written):
    assert drawing._short_number(value) == written
