"""An engine as bytes, and back: everything that was worked out from the seeds, to be used at once.

Made of pickles, because records and phrases then come back as they were, in a tenth of the time
that reading and checking the seeds takes. A pickle can run code when it is read: `restore` is only
for bytes that this program has written itself, for the same version of itself, and that nobody
else can have changed. Who stores them sees to that.
"""

import pickle
import struct
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from knowledge.directory import Directory
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.index import Index
from knowledge.language import Language
from knowledge.model import Record
from knowledge.phrasebook import Phrasebook
from knowledge.postings import TYPE, Postings
from knowledge.stored_table import StoredTable, store

_SIZE = struct.Struct("<Q")
_BETWEEN = "\n"
"""No id and no key has it."""
_NO_TABLES = ("language", "aliases")


@dataclass(frozen=True)
class _Lists:
    """Postings without their numbers."""

    keys: str
    ends: "array[int]"
    size: int
    """Bytes of the numbers."""


@dataclass(frozen=True)
class _Table:
    """A table without its records."""

    ids: str
    ends: "array[int]"
    size: int
    """Bytes of the records."""


@dataclass(frozen=True)
class _Head:
    """What is read at once; the parts that are looked at where they stand follow in this order."""

    language: Language
    aliases: Mapping[str, tuple[str, ...]]
    ranks: "array[int]"
    directory: Mapping[str, tuple[str, ...]]
    people: Mapping[str, str]
    phrasebook: Phrasebook
    referring: _Lists
    having: _Lists
    tables: Mapping[str, _Table]


def dump(engine: Engine) -> Iterator[bytes]:
    """The engine in pieces, to be written one after the other."""
    facts, index = engine.facts, engine.library.index
    names = [field.name for field in fields(FactBase) if field.name not in _NO_TABLES]
    stored = {name: store(getattr(facts, name)) for name in names}
    head = _Head(
        facts.language,
        dict(facts.aliases),
        array(TYPE, index.ranks),
        dict(index.directory.entries),
        dict(index.people),
        engine.phrasebook,
        _without_numbers(index.referring),
        _without_numbers(index.having),
        {
            name: _Table(_BETWEEN.join(ids), array("Q", ends), len(data))
            for name, (ids, ends, data) in stored.items()
        },
    )
    written = pickle.dumps(head, pickle.HIGHEST_PROTOCOL)
    yield _SIZE.pack(len(written))
    yield written
    yield index.referring.numbers.tobytes()
    yield index.having.numbers.tobytes()
    for _, _, data in stored.values():
        yield data


def _without_numbers(postings: Postings) -> _Lists:
    keys = _BETWEEN.join(postings.places)
    return _Lists(keys, array(TYPE, postings.ends), postings.numbers.nbytes)


def restore(data: memoryview) -> Engine:
    """The engine that was dumped; `data` has to stay as it is while the engine is used."""
    (size,) = _SIZE.unpack_from(data)
    start = _SIZE.size + size
    head: _Head = pickle.loads(data[_SIZE.size : start])  # noqa: S301
    lists: list[Postings] = []
    for kept in (head.referring, head.having):
        places = {key: place for place, key in enumerate(kept.keys.split(_BETWEEN))}
        numbers = data[start : start + kept.size].cast("I")
        lists.append(Postings(places, kept.ends, numbers))
        start += kept.size
    tables: dict[str, Any] = {}
    for name, table in head.tables.items():
        ids = table.ids.split(_BETWEEN) if table.ids else []
        records: StoredTable[Record] = StoredTable(
            ids, table.ends, data[start : start + table.size]
        )
        tables[name] = records
        start += table.size
    facts = FactBase(language=head.language, aliases=head.aliases, **tables)
    index = Index(lists[0], lists[1], head.ranks, Directory(head.directory), head.people)
    return Engine(facts, index, head.phrasebook)
