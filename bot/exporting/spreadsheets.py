"""CSV files that spreadsheets open as they are meant."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

ENCODING = "utf-8-sig"
"""With a mark at the beginning: without it Excel takes Vietnamese for another encoding."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table, lines ended as RFC 4180 has it; what is not there is an empty cell."""
    with file.open("w", encoding=ENCODING, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """The value; a text that a spreadsheet would work out as a formula begins with «'»."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
