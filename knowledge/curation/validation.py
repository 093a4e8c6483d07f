"""Rows of seed data against their models; what pydantic finds, in a curator's words."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from knowledge.curation.seed_files import SeedFile
from knowledge.curation.toml_lines import Path as KeyPath
from knowledge.errors import Fault

Model = TypeVar("Model", bound=BaseModel)

_MENDS = {
    "string_type": "Write it in quotes.",
    "list_type": "Write a list: [ … ].",
    "tuple_type": "Write a list: [ … ].",
    "decimal_type": "Write a number with a point: 1172.5.",
    "decimal_parsing": "Write a number with a point: 1172.5.",
    "finite_number": "Write a number with a point: 1172.5.",
    "int_type": "Write whole numbers.",
    "int_parsing": "Write whole numbers.",
    "int_from_float": "Write whole numbers.",
    "greater_than": "Count from 1.",
    "too_short": "Give at least as many entries as needed.",
    "value_error": "Write it like 2022, 2021-Q1, 2023-09, 2022-12-27 or 2021/2025, in quotes.",
    "dataclass_type": "Write it like 2022, 2021-Q1, 2023-09, 2022-12-27 or 2021/2025, in quotes.",
    "string_too_short": "Write something, or leave the key out.",
    "string_too_long": "Say it shorter, or make two records of it.",
}
_MIN_LIKENESS = 70


def validate(
    model: type[Model], data: Mapping[str, Any], file: SeedFile, path: KeyPath
) -> Model | list[Fault]:
    """`data` as a `model`, or every fault in it."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        where, found = _title(path, data), error.errors(include_url=False)
        # a list with a bad entry counts as too short as well: the entry is what matters
        inner = {details["loc"][:end] for details in found for end in range(len(details["loc"]))}
        return [
            file.fault((*path, *details["loc"]), *_explain(details, model, where))
            for details in found
            if details["loc"] not in inner
        ]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be."""
    found = process.extractOne(word, sorted(known), score_cutoff=_MIN_LIKENESS)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    suggestion = nearest(word, known)
    return f"Did you mean {suggestion!r}?" if suggestion else otherwise


def _title(path: KeyPath, data: Mapping[str, Any]) -> str:
    """What a message calls the row: «[[people]] 'an-b'»."""
    if not path:
        return "the file"
    header = f"[[{path[0]}]]" if len(path) > 1 else f"[{path[0]}]"
    return f"{header} {data['id']!r}" if isinstance(data.get("id"), str) else header


def _explain(details: ErrorDetails, model: type[BaseModel], where: str) -> tuple[str, str]:
    """Problem and mend of one error."""
    loc, kind = details["loc"], details["type"]
    key = ".".join(str(part) for part in loc)
    if kind == "extra_forbidden":
        known = sorted(set(model.model_fields) - {"article"})
        otherwise = f"Known keys: {', '.join(known)}."
        return f"unknown key {key!r} in {where}", did_you_mean(str(loc[-1]), known, otherwise)
    if kind == "missing":
        return f"{where} has no key {key!r}", f"Add {key} = …."
    value = details["input"]
    if kind == "string_pattern_mismatch":
        return f"{key} {value!r} of {where} has letters or a length that are not allowed", (
            f"It has to match {details['ctx']['pattern']}."
        )
    if kind in ("enum", "literal_error"):
        return f"{key} {value!r} of {where} is not known", f"Use {details['ctx']['expected']}."
    if kind.startswith("date"):
        return f"{key} of {where} is not a date", "Write a date without quotes: 2022-12-27."
    problem = f"{key} of {where}: {_said(details)}"
    return problem, _MENDS.get(kind, "Write it as the field guide shows.")


def _said(details: ErrorDetails) -> str:
    if details["type"] == "dataclass_type":
        return f"{details['input']!r} is not a period"
    message = details["msg"].removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
