"""A table of a fact base that stays where it was written, and of which records are read when they
are looked at."""

import pickle  # of bytes that the caller answers for: see `compiled`
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from knowledge.model import Record

RecordT = TypeVar("RecordT", bound=Record)
CACHED_RECORDS = 16_384


class StoredTable(Mapping[str, RecordT]):
    """Records by id, as `store` has written them."""

    def __init__(self, ids: Sequence[str], ends: Sequence[int], data: memoryview) -> None:
        self._ids = ids
        self._ends = ends
        self._data = data
        self._places = {target: place for place, target in enumerate(ids)}
        self._read = lru_cache(maxsize=CACHED_RECORDS)(self._load)

    def __getitem__(self, target: str) -> RecordT:
        return self._read(self._places[target])

    def _load(self, place: int) -> RecordT:
        start = self._ends[place - 1] if place else 0
        record: RecordT = pickle.loads(self._data[start : self._ends[place]])  # noqa: S301
        return record

    def __contains__(self, target: object) -> bool:
        return target in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def store(table: Mapping[str, Record]) -> tuple[list[str], list[int], bytes]:
    """What a StoredTable of the same records is made of."""
    ends: list[int] = []
    rows: list[bytes] = []
    size = 0
    for record in table.values():
        rows.append(pickle.dumps(record, pickle.HIGHEST_PROTOCOL))
        size += len(rows[-1])
        ends.append(size)
    return list(table), ends, b"".join(rows)
