"""Every id that a seed names has to lead to a record of the right kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.curation.seed_files import SeedFile
from knowledge.curation.toml_lines import Path as KeyPath
from knowledge.curation.validation import did_you_mean
from knowledge.errors import Fault
from knowledge.language import Government

_PLACE = {"area": ("areas",), "organization": ("organizations",)}
_EVENT = {"event": ("events",)}
_DOCUMENT = {"document": ("documents",)}
_TOPICS = {"topics": ("topics",)}

REFERENCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "article": {"publisher": ("publishers",)},
    "areas": {
        "type": ("area_types",),
        "parent": ("areas",),
        "predecessors": ("areas",),
        "successors": ("areas",),
        "ended_by": ("official_documents",),
    },
    "organizations": {"type": ("body_types",), "parent": ("organizations",), **_PLACE},
    "posts": {"organization": ("organizations",)},
    "indicators": _TOPICS,
    "memberships": {"person": ("people",), "post": ("posts",)},
    "documents": {"type": ("document_types",), "issuer": ("organizations",), **_PLACE, **_TOPICS},
    "observations": {"indicator": ("indicators",), **_PLACE, **_EVENT, **_DOCUMENT},
    "statements": {
        "by": ("people", "organizations"),
        "to": ("organizations", "areas", "people"),
        **_PLACE,
        **_EVENT,
        **_DOCUMENT,
        **_TOPICS,
    },
    "events": {"type": ("event_types",), "documents": ("documents",), **_PLACE},
    "participations": {
        "who": ("people", "organizations"),
        "documents": ("documents",),
        **_EVENT,
    },
    "projects": {**_PLACE, **_TOPICS},
    "about": {"home": ("areas",), "publisher": ("publishers",)},
}
"""By table, the keys that hold ids and the tables that they may lead to."""

TERMS = ("area_types", "body_types", "roles", "ranks", "document_types", "event_types")
"""Tables of government.toml; their ids are apart from those of records."""

_LEVELS = ("quoc-gia", "tinh", "huyen", "xa")


@dataclass(frozen=True)
class Row:
    """One table of a seed file, not yet checked."""

    file: SeedFile
    path: KeyPath
    table: str
    data: Mapping[str, Any]

    @property
    def id(self) -> str | None:
        found = self.data.get("id")
        return found if isinstance(found, str) else None


class Index:
    """The ids that exist, by table."""

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        self._tables = {name: frozenset(ids) for name, ids in tables.items()}
        self._table_of = {
            found: name for name, ids in self._tables.items() if name not in TERMS for found in ids
        }

    def problem(self, target: str, tables: tuple[str, ...]) -> tuple[str, str] | None:
        """Why `target` does not lead into one of `tables`, and what to do; None: it does."""
        if any(target in self._tables.get(name, ()) for name in tables):
            return None
        wanted = " or ".join(tables)
        known = [found for name in tables for found in self._tables.get(name, ())]
        if tables[0] not in TERMS and target in self._table_of:
            said = f"is one of {self._table_of[target]}, not of {wanted}"
            return said, did_you_mean(target, known, f"Name one of {wanted}.")
        if tables[0] in TERMS:
            otherwise = f"The {wanted} of government.toml are: {', '.join(sorted(known))}."
        else:
            otherwise = f"Add it to {wanted}, or name another."
        return f"is not among {wanted}", did_you_mean(target, known, otherwise)

    def anywhere(self, target: str) -> tuple[str, str] | None:
        """The same for a reference that may lead to any record."""
        if target in self._table_of:
            return None
        return "is not the id of any record", did_you_mean(
            target, self._table_of, "Name a record, or leave it out."
        )


def check_rows(rows: Iterable[Row], index: Index) -> Iterator[Fault]:
    """Faults of all references in `rows`. Values of a wrong type are left to the models."""
    for row in rows:
        for key, tables in REFERENCES.get(row.table, {}).items():
            yield from _check(row, key, tables, index)
        if row.table == "aliases":
            yield from _check(row, "of", (), index)


def _check(row: Row, key: str, tables: tuple[str, ...], index: Index) -> Iterator[Fault]:
    value = row.data.get(key)
    for target in value if isinstance(value, list) else [value]:
        if not isinstance(target, str):
            continue
        found = index.problem(target, tables) if tables else index.anywhere(target)
        if found:
            problem, mend = found
            owner = f" of {row.id!r}" if row.id else ""
            yield row.file.fault((*row.path, key), f"{key} {target!r}{owner} {problem}", mend)


def check_government(government: Government, file: SeedFile) -> Iterator[Fault]:
    """Faults inside the grammar of government: ids told twice, roles, levels, types unknown."""
    for table in TERMS:
        seen: set[str] = set()
        for index, term in enumerate(getattr(government, table)):
            if term.id in seen:
                problem = f"id {term.id!r} stands twice in {table}"
                yield file.fault((table, index, "id"), problem, "Merge the two.")
            seen.add(term.id)
    roles = {role.id for role in government.roles}
    types = {area.id for area in government.area_types}
    bodies = {body.id for body in government.body_types}
    named: list[tuple[KeyPath, str, tuple[str, ...]]] = [
        (("area_types", i, "level"), area.level, _LEVELS)
        for i, area in enumerate(government.area_types)
    ]
    for i, body in enumerate(government.body_types):
        named += [(("body_types", i, "levels"), level, _LEVELS) for level in body.levels]
        named += [(("body_types", i, "names"), name, tuple(types)) for name in body.names]
        named += [(("body_types", i, "head"), body.head, tuple(roles))] if body.head else []
        named += [(("body_types", i, "parts"), part, tuple(bodies)) for part in body.parts]
    named += [
        (("roles", i, "body"), role.body, tuple(bodies))
        for i, role in enumerate(government.roles)
        if role.body
    ]
    for path, target, known in named:
        if target not in known:
            otherwise = f"Known: {', '.join(sorted(known))}."
            problem = f"{path[-1]} {target!r} is not known"
            yield file.fault(path, problem, did_you_mean(target, known, otherwise))
