"""What the accepted cards make together: which new things come along, which ids they get, and the
seed file. Pure."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.desk.rows import ARTICLE, Row, cards
from bot.state.kept_drafts import Decision
from knowledge.curation.references import REFERENCES, TERMS
from knowledge.curation.seed_files import FOLDER_OF_ARTICLES, free_name
from knowledge.drafting.drafted import Draft, Drafted
from knowledge.drafting.ids import Ids
from knowledge.drafting.writing import write_reviewed
from knowledge.model import Article
from knowledge.seeds import TABLES

UNDATED = "khong-ro-ngay"


@dataclass(frozen=True)
class Joined:
    """A seed file made of rows."""

    name: str
    """Of the file, in the folder of the seeds."""
    content: bytes
    article: str
    """The article's id."""
    facts: int
    positions: Mapping[str, tuple[int, ...]]
    """The cards on which each record of the file stands: a fact on its own, a thing with every fact
    that names it."""


class Web:
    """The rows of one draft by what they name of one another."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.by_id = {row.id: row for row in rows}

    def named(self, row: Row) -> list[Row]:
        """The rows of the draft that a row names itself."""
        return [self.by_id[one] for _, one in _references(row) if one in self.by_id]

    def newcomers(self, row: Row) -> list[Row]:
        """The things that come along with a row, also through one another, in the order of the
        file; those that were said to be known ones, too."""
        found: dict[str, Row] = {}
        waiting = [row]
        while waiting:
            for one in self.named(waiting.pop()):
                if not one.is_fact and one.table != ARTICLE and one.id not in found:
                    found[one.id] = one
                    waiting += [one] if one.known is None else []
        return sorted(found.values(), key=lambda one: one.place)

    def users(self, thing: str) -> list[Row]:
        """The cards with which a thing comes along."""
        return [row for row in cards(self.rows) if thing in {one.id for one in self.newcomers(row)}]

    def in_the_way(self, row: Row) -> list[Row]:
        """The cards that a row names and that keep it from going in: what waits, and what was
        dropped though the row cannot do without it."""
        return [
            self.by_id[one]
            for key, one in _references(row)
            if one in self.by_id
            and self.by_id[one].is_fact
            and self.by_id[one].known is None
            and (
                self.by_id[one].decision is Decision.WAITING
                or (self.by_id[one].decision is Decision.DROPPED and _is_needed(row.table, key))
            )
        ]


def join(rows: Sequence[Row], taken: Container[str], files: Container[str]) -> Joined:
    """The file of what was accepted. `taken`: ids of known records, which nothing new may have;
    `files`: names that are in use."""
    web = Web(rows)
    accepted = [row for row in cards(rows) if row.is_in]
    things = {one.id: one for row in accepted for one in web.newcomers(row) if one.is_in}
    going = sorted((*accepted, *things.values()), key=lambda row: row.place)
    targets = _targets(rows, going, taken)
    article = next(row for row in rows if row.table == ARTICLE)
    header = _going(article, targets)
    records = tuple(
        Drafted(row.table, _going(row, targets), row.paragraphs)
        for row in going
        if row.table != ARTICLE
    )
    positions = {str(header["id"]): [article.position or 0]}
    for row in accepted:
        for one in (row, *web.newcomers(row)):
            positions.setdefault(targets[one.id] or one.id, []).append(row.position or 0)
    return Joined(
        name=_file_name(header, files),
        content=write_reviewed(Draft(header, (), records)).encode(),
        article=str(header["id"]),
        facts=sum(row.is_fact for row in accepted),
        positions={one: tuple(dict.fromkeys(found)) for one, found in positions.items()},
    )


def _targets(
    rows: Iterable[Row], going: Iterable[Row], taken: Container[str]
) -> dict[str, str | None]:
    """What each row's id leads to: a known record; its own id, or another one where that is taken
    meanwhile; None: nothing, it was dropped."""
    ids = Ids(taken)
    found: dict[str, str | None] = {row.id: row.known for row in rows}
    for row in going:
        found[row.id] = ids.make(row.id)
    article = next(row for row in rows if row.table == ARTICLE)
    found[article.id] = found[article.id] or ids.make(article.id)
    return found


def _going(row: Row, targets: Mapping[str, str | None]) -> dict[str, Any]:
    return led(row, targets) | {"id": targets[row.id]}


def led(row: Row, targets: Mapping[str, str | None]) -> dict[str, Any]:
    """The data of a row with what it names led to where that leads now (`targets`, by id; what is
    not there is as it is); what leads nowhere is left out."""
    data = dict(row.data)
    for key, tables in REFERENCES.get(row.table, {}).items():
        if tables[0] in TERMS:
            continue
        if isinstance(value := data.get(key), str):
            if targets.get(value, value) is None:
                del data[key]
            else:
                data[key] = targets.get(value, value)
        elif isinstance(value, list | tuple):
            leads = (targets.get(one, one) for one in value)
            data[key] = list(dict.fromkeys(one for one in leads if one is not None))
            if not data[key]:
                del data[key]
    return data


def _references(row: Row) -> Iterator[tuple[str, str]]:
    """Each key of a row that names records, with each of the ids there."""
    for key, tables in REFERENCES.get(row.table, {}).items():
        if tables[0] not in TERMS:
            value = row.data.get(key)
            for one in value if isinstance(value, list | tuple) else [value]:
                if isinstance(one, str):
                    yield key, one


def _is_needed(table: str, key: str) -> bool:
    """Can a row of a table not be without this key?"""
    model = Article if table == ARTICLE else TABLES[table]
    return model.model_fields[key].is_required()


def _file_name(header: Mapping[str, Any], files: Container[str]) -> str:
    """«articles/<date>-<slug>.toml», another one where it is in use."""
    day = header.get("published_on")
    shown = day.isoformat() if isinstance(day, date) else UNDATED
    return free_name(f"{FOLDER_OF_ARTICLES}{shown}-{header['id']}", files)


def alone(row: Row, web: Web) -> list[Row]:
    """The rows as if this one alone were accepted, with the article and all that it names."""
    wanted = {row.id}
    waiting = [row]
    while waiting:
        for one in web.named(waiting.pop()):
            if one.id not in wanted:
                wanted.add(one.id)
                waiting.append(one)
    return [
        replace(one, decision=_alone(one, wanted)) if one.position is not None else one
        for one in web.rows
    ]


def _alone(row: Row, wanted: Container[str]) -> Decision:
    is_in = row.id in wanted or row.table == ARTICLE
    return Decision.ACCEPTED if is_in else Decision.DROPPED
