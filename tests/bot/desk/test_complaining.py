"""Whatever the checks find at the desk, the operator reads in Vietnamese."""

import ast
import inspect
from collections.abc import Iterator
from itertools import chain

import pytest

from bot.desk.complaining import complaint
from knowledge.changes import plausible
from knowledge.curation import lint, particulars, proof
from knowledge.curation.letters import odd_letters
from knowledge.curation.references import REFERENCES
from knowledge.curation.seed_files import Contents, parsed
from knowledge.curation.validation import validate
from knowledge.model import Article
from knowledge.seeds import TABLES

ELSEWHERE = (
    "there is no article, so no question has an answer",
    "there is no such folder",
    "the text of article '' has changed, its sha256 is now ",
)
"""What is wrong with a folder, which the desk has none of."""
STANDING_IN = ("a-b", "7", "2025-01-01", "«hơn»", "before", "the name 'a-b'", "the number 7")
ODD_VALUES = (
    None,
    "",
    "?",
    "a" * 2_000,
    0,
    -5,
    1.5,
    True,
    [],
    [0],
    ["?"],
    [{}],
    {"a": 1},
    "2022-13",
)


def phrases(node: ast.AST) -> Iterator[ast.JoinedStr | ast.Constant]:
    if isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    ):
        yield node


def problems(module: object) -> Iterator[ast.JoinedStr | ast.Constant]:
    """What a module says is wrong: what it calls a problem, hands to a fault, or makes one of."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Assign(targets=[ast.Name(id="problem")], value=said):
                yield from phrases(said)
            case ast.Call(func=ast.Attribute(attr="fault") | ast.Name(id="Fault"), args=args):
                yield from chain.from_iterable(map(phrases, args[2:3]))
            case ast.FunctionDef(name="_jump" | "_other_unit") if module is plausible:
                yield from (one.value for one in node.body if isinstance(one, ast.Return))


def filled(said: ast.JoinedStr | ast.Constant, value: str) -> str:
    """A phrase with one value in the place of all."""
    if isinstance(said, ast.Constant):
        return str(said.value)
    quoted = ord("r")
    return "".join(
        str(part.value)
        if isinstance(part, ast.Constant)
        else (repr(value) if part.conversion == quoted else value)
        for part in said.values
    )


def in_vietnamese(problem: str) -> bool:
    return complaint(problem) != problem


@pytest.mark.parametrize("module", [lint, proof, plausible])
def test_every_rule_has_words(module):
    said = list(problems(module))
    assert len(said) > 1
    for one in said:
        plain = filled(one, "")
        if plain not in ELSEWHERE:
            assert any(in_vietnamese(filled(one, value)) for value in STANDING_IN), plain


def test_every_particular_has_words():
    tree = ast.parse(inspect.getsource(particulars))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    assert len(found) > 5
    for one in found:
        whats = (filled(one, value) for value in ("7", "K'Ho"))
        assert any(
            in_vietnamese(f"{what} of 'a-b' does not stand in what it cites (7)") for what in whats
        ), ast.unparse(one)


def test_a_name_with_an_apostrophe_has_words_too():
    problem = f"the name {chr(34)}K'Ho{chr(34)} of 'a-b' does not stand in what it cites (7, 9)"
    assert complaint(problem) == "không thấy tên «K'Ho» ở đoạn 7, 9"


@pytest.mark.parametrize(
    "table", sorted(set(chain(*chain(*map(dict.values, REFERENCES.values())))))
)
def test_every_table_that_is_named_has_a_vietnamese_name(table):
    assert table not in complaint(f"a 'b' of 'c' is not among {table}")


@pytest.mark.parametrize("table", ["article", *sorted(TABLES)])
def test_whatever_is_typed_into_a_field_is_told_in_vietnamese(table):
    model = Article if table == "article" else TABLES[table]
    (file,), _ = parsed(Contents({"articles/a.toml": f"[[{table}]]\nid = 'a-b'\n".encode()}))[:2]
    for key in (*model.model_fields, "khong_co"):
        for value in ODD_VALUES:
            faults = validate(model, {"id": "a-b", key: value}, file, (table, 0))
            for one in faults if isinstance(faults, list) else ():
                assert in_vietnamese(one.problem), one.problem


@pytest.mark.parametrize("text", ["tỉnh Hа", "a\u200bb", "a\u0301", "ð"])
def test_odd_letters_are_told_in_vietnamese(text):
    found = list(odd_letters(f'text = "{text}"'))
    assert found
    for _, problem, _mend in found:
        assert in_vietnamese(problem), problem
