"""A series of figures as a picture: bars told apart by pattern as well as by colour, every number
written out, source and date below. The same series always gives the same picture.
"""

import asyncio
import hashlib
import io
import os
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.memory import Bounded
from knowledge.model import Status
from knowledge.period import format_date
from knowledge.series import STATUS_WORDS, Point, Series

KEPT_PICTURES = 100
WIDTH, HEIGHT, DOTS = 8.0, 4.5, 150
"""Inches and dots an inch: 1200 × 675, which a phone shows in full."""
BAR, GAP = 0.8, 0.5
"""Widths of a bar and of what is free between two periods; bars of one period are one apart."""
FEW_BARS = 4
TITLE_LETTERS = 62
LETTERS_ACROSS = 64
NARROWEST_LABEL = 8
"""Letters that fit: in a line of the title, side by side under all bars, under one bar at least."""
HEADROOM = 1.2
STYLE = {
    Status.TARGET: {"facecolor": "#ffffff", "edgecolor": "#b45309", "hatch": "///"},
    Status.RESULT: {"facecolor": "#1d4ed8", "edgecolor": "#1e3a8a", "hatch": ""},
    Status.ESTIMATE: {"facecolor": "#93c5fd", "edgecolor": "#1e3a8a", "hatch": ".."},
}
"""Empty and striped, full, dotted: also apart in grey and for the colour-blind."""


class Artist:
    """Draws series, one at a time, never in the way of the event loop, and keeps what it drew."""

    def __init__(self, folder: Path, signature: str, now: Callable[[], float]) -> None:
        """`folder`: where the drawing library may keep its list of fonts; `signature`: who drew
        the picture, written under it."""
        self._folder = folder
        self._signature = signature
        self._kept: Bounded[str, bytes] = Bounded(KEPT_PICTURES, now)
        self._turn = asyncio.Lock()

    async def draw(self, series: Series) -> bytes:
        """The picture as PNG."""
        key = hashlib.sha256(repr((series.title, series.unit, series.points)).encode()).hexdigest()
        async with self._turn:
            picture = self._kept.get(key)
            if picture is None:
                picture = await asyncio.to_thread(_png, series, self._signature, self._folder)
                self._kept.put(key, picture)
        return picture


def figure(series: Series, signature: str) -> Any:
    """The picture before it is made of dots: a matplotlib Figure."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    drawn = Figure(figsize=(WIDTH, HEIGHT), dpi=DOTS, layout="constrained")
    FigureCanvasAgg(drawn)
    axes = drawn.subplots()
    _bars(axes, series.points)
    title = textwrap.fill(series.title, TITLE_LETTERS)
    axes.set_title(title, fontsize=14, fontweight="bold", loc="left")
    axes.set_ylabel(series.unit, fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)
    axes.yaxis.set_major_formatter(lambda value, _: _short_number(value))
    axes.legend(frameon=False, fontsize=10, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    drawn.supxlabel(_footer(series, signature), fontsize=8.5, color="#4b5563", x=0.01, ha="left")
    return drawn


def _png(series: Series, signature: str, folder: Path) -> bytes:
    # Loading the library takes a second and a writable folder: it is loaded with the first picture.
    os.environ.setdefault("MPLCONFIGDIR", str((folder / "matplotlib").resolve()))
    file = io.BytesIO()
    # Without its version in it the same figures give the very same bytes.
    figure(series, signature).savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def _bars(axes: Any, points: Sequence[Point]) -> None:
    """A bar for each figure; those of one period stand close together over its name."""
    periods = list(dict.fromkeys(point.label for point in points))
    places = {point: n + periods.index(point.label) * GAP for n, point in enumerate(points)}
    width = max(NARROWEST_LABEL, LETTERS_ACROSS // len(points))
    for status, style in STYLE.items():
        for first, point in enumerate(one for one in points if one.status is status):
            label = STATUS_WORDS[status] if first == 0 else None
            height = float(point.value)
            axes.bar(places[point], height, BAR, linewidth=1.2, label=label, **style)
            axes.annotate(
                textwrap.fill(point.text, width),
                (places[point], height),
                xytext=(0, 3 if height >= 0 else -3),
                textcoords="offset points",
                ha="center",
                va="bottom" if height >= 0 else "top",
                fontsize=10 if len(points) <= FEW_BARS else 8.5,
            )
    of_period = [[places[one] for one in points if one.label == label] for label in periods]
    middles = [sum(places) / len(places) for places in of_period]
    axes.set_xticks(middles, [textwrap.fill(one[0].upper() + one[1:], width) for one in periods])
    axes.set_xlim(-1, max(places.values()) + 1)
    values = [float(point.value) for point in points]
    axes.set_ylim(min(0.0, *values) * HEADROOM, max(0.0, *values) * HEADROOM or 1.0)
    axes.axhline(0, color="#374151", linewidth=0.8)


def _footer(series: Series, signature: str) -> str:
    sources = dict.fromkeys(
        f"{point.source.publisher}, {format_date(point.source.date)}" for point in series.points
    )
    return f"Nguồn: {'; '.join(sources)}\n{signature}"


def _short_number(value: float) -> str:
    """A tick of the scale as Vietnamese writes numbers."""
    text = f"{value:,.10g}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
