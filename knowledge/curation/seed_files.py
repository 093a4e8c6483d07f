"""Seed files as they lie on disk: text, TOML data, lines. Knows nothing of the records in them."""

import re
import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from knowledge.curation.toml_lines import LineMap
from knowledge.curation.toml_lines import Path as KeyPath
from knowledge.errors import Fault

NAME_LETTERS = 200
KEPT_FILES = 64
"""So many files are kept as they were read last: from one release to the next few change."""
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class SeedFile:
    """One TOML file that could be read. `shown` is its name in messages."""

    shown: str
    stem: str
    of_article: bool
    text: str
    data: Mapping[str, Any]

    @cached_property
    def lines(self) -> LineMap:
        return LineMap(self.text)

    @property
    def is_draft(self) -> bool:
        """Is it an article's draft that no person has looked through?"""
        article = self.data.get("article") if self.of_article else None
        return isinstance(article, dict) and article.get("reviewed") is False

    def fault(self, path: KeyPath, problem: str, mend: str) -> Fault:
        """A fault at the line of `path`."""
        return Fault(self.shown, self.lines.line(path), problem, mend)


@dataclass(frozen=True)
class Places:
    """Where each record stands, for faults that are found after loading."""

    files: tuple[SeedFile, ...]
    records: Mapping[str, tuple[SeedFile, KeyPath]]
    drafts: tuple[SeedFile, ...] = ()
    """Files left out because nobody has reviewed them."""

    def of(self, record: str, key: str | None = None) -> tuple[str, int]:
        """File and line of a record, or of one of its keys."""
        file, path = self.records[record]
        return file.shown, file.lines.line(path if key is None else (*path, key))

    def fault(self, record: str, key: str | None, problem: str, mend: str) -> Fault:
        return Fault(*self.of(record, key), problem, mend)


WORDS_OF_DRAFTS = "drafting.toml"
FOLDER_OF_ARTICLES = "articles/"


def free_name(stem: str, taken: Container[str]) -> str:
    """«<stem>.toml» for a new file, with a number behind it where there is one of that name."""
    name, number = f"{stem}.toml", 2
    while name in taken:
        name, number = f"{stem}-{number}.toml", number + 1
    return name


@dataclass(frozen=True)
class Contents:
    """The seed files of one moment: what each holds by its name («about.toml»,
    «articles/….toml»)."""

    files: Mapping[str, bytes]
    folder: Path = Path()
    """Where they lie, for messages."""
    faults: tuple[Fault, ...] = ()
    """What could not be read."""

    @property
    def of_facts(self) -> "Contents":
        """All but the words of drafts: these change with the code, and what was published with
        other ones is to be read all the same."""
        files = {name: one for name, one in self.files.items() if name != WORDS_OF_DRAFTS}
        return replace(self, files=files)


def contents_of(folder: Path) -> Contents:
    """All TOML files of `folder` and `folder/articles`, as they are now."""
    if not folder.is_dir():
        mend = "Name the folder of the seeds."
        return Contents({}, folder, (Fault(str(folder), 1, "there is no such folder", mend),))
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for path in (*sorted(folder.glob("*.toml")), *sorted(folder.glob("articles/*.toml"))):
        name = path.relative_to(folder).as_posix()
        if len(name) > NAME_LETTERS or not name.isprintable():
            mend = f"Give it a name of at most {NAME_LETTERS} plain letters."
            faults.append(Fault(repr(str(path)), 1, "the file's name cannot be kept", mend))
            continue
        try:
            files[name] = path.read_bytes()
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            faults.append(Fault(str(path), 1, problem, "Make it a readable file."))
    return Contents(files, folder, tuple(faults))


def parsed(contents: Contents) -> tuple[list[SeedFile], list[Fault]]:
    """The files that are TOML, and the faults of all others."""
    files: list[SeedFile] = []
    faults = list(contents.faults)
    for name, raw in sorted(contents.files.items(), key=_by_folder):
        read = _parsed(contents.folder / name, raw, of_article="/" in name)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            files.append(read)
    return files, faults


def _by_folder(file: tuple[str, bytes]) -> tuple[bool, str]:
    return "/" in file[0], file[0]


def _parsed(path: Path, raw: bytes, *, of_article: bool) -> SeedFile | Fault:
    shown = str(path)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Fault(shown, line, "is not UTF-8 text", "Save the file as UTF-8.")
    try:
        data = _data(text)
    except tomllib.TOMLDecodeError as error:
        return _broken(shown, text, str(error))
    return SeedFile(shown, path.stem, of_article, text, data)


@lru_cache(KEPT_FILES)
def _data(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def _broken(shown: str, text: str, message: str) -> Fault:
    match = _AT_LINE.search(message)
    line = int(match[1]) if match and match[1] else text.rstrip("\n").count("\n") + 1
    said = _AT_LINE.sub("", message)
    mend = "Mend the line; strings stand in quotes, lists in [ ], dates bare as 2022-12-27."
    return Fault(shown, line, f"is not valid TOML: {said}", mend)
