"""Where a key stands in a TOML text: tomllib forgets lines, curators need them.

Reads layout only (headers, keys, strings and brackets that span lines); it trusts that tomllib has
already accepted the text, and knows nothing of what the keys mean.
"""

import re
import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The way to a value: table names, positions in arrays of tables, keys."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]"
    r"""|[^"'\#\[\]{}\n]+""",
    re.DOTALL,
)
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY = rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*"
_ARRAY_HEADER = re.compile(rf"\s*\[\[{_KEY}\]\]")
_HEADER = re.compile(rf"\s*\[{_KEY}\]")
_ASSIGNMENT = re.compile(rf"{_KEY}=")
_PARTS = re.compile(_PART)


class LineMap:
    """Lines (from 1) of the tables and keys of one TOML text."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        table: Path = ()
        for line, statement in _statements(text):
            if match := _ARRAY_HEADER.match(statement):
                table = self._open_array(_split(match[1]), line)
            elif match := _HEADER.match(statement):
                table = self._resolve(_split(match[1]))
                self._lines.setdefault(table, line)
            elif match := _ASSIGNMENT.match(statement):
                self._note(table, _split(match[1]), line)

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest table around it that has one."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return 1

    def _open_array(self, parts: tuple[str, ...], line: int) -> Path:
        array = self._resolve(parts[:-1]) + parts[-1:]
        index = self._counts.get(array, 0)
        self._counts[array] = index + 1
        self._lines.setdefault(array, line)
        table: Path = (*array, index)
        self._lines[table] = line
        return table

    def _resolve(self, parts: tuple[str, ...]) -> Path:
        """The path of a header, where a name of an array of tables means its last table."""
        path: Path = ()
        for part in parts:
            path = (*path, part)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _note(self, table: Path, parts: tuple[str, ...], line: int) -> None:
        for end in range(1, len(parts) + 1):
            self._lines.setdefault(table + parts[:end], line)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and assignments with the line they begin on; arrays over several lines are one."""
    line, start, depth = 1, 1, 0
    pieces: list[str] = []
    for token in _TOKEN.findall(text):
        if token == "\n" and depth == 0:  # noqa: S105 - a token of TOML, no password
            yield start, "".join(pieces)
            pieces.clear()
            start = line + 1
        elif not token.startswith("#"):
            pieces.append(token)
            depth += (token in ("[", "{")) - (token in ("]", "}"))
        line += token.count("\n")
    yield start, "".join(pieces)


def _split(key: str) -> tuple[str, ...]:
    return tuple(_unquote(part) for part in _PARTS.findall(key))


def _unquote(part: str) -> str:
    if part[0] not in "\"'":
        return part
    if "\\" not in part:
        return part[1:-1]
    return next(iter(tomllib.loads(f"{part} = 0")))
