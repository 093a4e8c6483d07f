"""Lines of keys: each key of a TOML text is found on the line where it stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.curation.toml_lines import LineMap

VALUES = st.sampled_from(
    [
        "1",
        "2024-01-02",
        '"a = [b"',
        "'[[c]]'",
        '"x \\" # y"',
        '["a", "b"]',
        '[\n  "a", # [\n  "]",\n]',
        '"""\nk0 = 1\n[[t]]\n"""',
        "'''a\nb'''",
        "{ a = 1, b = [2] }",
    ]
)
KEYS = st.sampled_from(["k0", "k1", '"k 2"', "'k.3'", "k4.a"])
TABLES = st.lists(
    st.tuples(
        st.sampled_from(["[[t]]", "[[u-v]] # note"]),
        st.dictionaries(KEYS, VALUES, max_size=4),
    ),
    max_size=5,
)


def written(tables: list[tuple[str, dict[str, str]]]) -> str:
    return "# head\n\n" + "\n".join(
        f"{header}\n" + "".join(f"{key} = {value}\n" for key, value in rows.items())
        for header, rows in tables
    )


@given(TABLES)
def test_every_key_is_found_on_its_line(tables: list[tuple[str, dict[str, str]]]) -> None:
    text = written(tables)
    lines, found = text.split("\n"), LineMap(text)
    for table, rows in tomllib.loads(text).items():
        for index, row in enumerate(rows):
            assert lines[found.line((table, index)) - 1].startswith(f"[[{table}]]")
            for key in row:
                line = lines[found.line((table, index, key)) - 1]
                assert line.lstrip("\"'").startswith(key)


SAMPLES: list[tuple[str, tuple[str | int, ...], int]] = [
    ("a = 1\n[b]\nc = 2\n[b.d]\ne = 3", ("b", "d", "e"), 5),
    ("[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2", ("a", 1, "b", "c"), 6),
    ("[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2", ("a", 0, "b", 1, "c"), 5),
    ('["x y"]\n"\\u0061" = 1', ("x y", "a"), 2),
    ("a.b.c = 1\n", ("a", "b", "c"), 1),
    ("[[a]]\nb = 1", ("a", 0, "missing"), 1),
    ("a = 1", ("nothing",), 1),
]


@pytest.mark.parametrize(("text", "path", "line"), SAMPLES)
def test_lines_of_samples(text: str, path: tuple[str | int, ...], line: int) -> None:
    tomllib.loads(text)
    assert LineMap(text).line(path) == line
