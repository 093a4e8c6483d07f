"""Seeds into a fact base: reads the files, checks rows and references, tells all faults."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from knowledge.curation.references import TERMS, Index, Row, check_government, check_rows
from knowledge.curation.seed_files import (
    WORDS_OF_DRAFTS,
    Contents,
    Places,
    SeedFile,
    contents_of,
    parsed,
)
from knowledge.curation.validation import did_you_mean, validate
from knowledge.drafting_words import DraftingWords
from knowledge.errors import Fault, SeedError
from knowledge.factbase import FactBase
from knowledge.language import (
    About,
    Alias,
    Contrasts,
    Government,
    Intents,
    Language,
    Lexicon,
    Spelling,
)
from knowledge.model import (
    Area,
    Article,
    Document,
    Event,
    Fact,
    Indicator,
    Membership,
    Observation,
    OfficialDocument,
    Organization,
    Participation,
    Person,
    Post,
    Project,
    Publisher,
    Record,
    Statement,
    Topic,
)

_LANGUAGE: Mapping[str, type[BaseModel]] = {
    "government": Government,
    "lexicon": Lexicon,
    "spelling": Spelling,
    "contrasts": Contrasts,
    "intents": Intents,
    "about": About,
}
_OF_DRAFTS = "drafting"
"""The one language file that may be missing."""
TABLES: Mapping[str, type[BaseModel]] = {
    "publishers": Publisher,
    "areas": Area,
    "organizations": Organization,
    "people": Person,
    "posts": Post,
    "topics": Topic,
    "indicators": Indicator,
    "official_documents": OfficialDocument,
    "memberships": Membership,
    "documents": Document,
    "observations": Observation,
    "statements": Statement,
    "events": Event,
    "participations": Participation,
    "projects": Project,
    "aliases": Alias,
}
_ARTICLE = "article"
RecordT = TypeVar("RecordT", bound=Record)


def load(seeds: Path | Contents) -> FactBase:
    """The fact base that a folder or the contents of its files hold; SeedError with every fault
    that was found."""
    return load_with_places(seeds)[0]


def load_with_places(seeds: Path | Contents) -> tuple[FactBase, Places]:
    """The fact base, and where each of its records stands. Drafts are left out: what nobody has
    reviewed is never published."""
    contents = contents_of(seeds) if isinstance(seeds, Path) else seeds
    read, faults = parsed(contents)
    files = [file for file in read if not file.is_draft]
    if not files and faults:
        raise SeedError(faults)
    spoken = {file.stem: file for file in files if _is_language(file)}
    language = _load_language(contents.folder, spoken, {fault.file for fault in faults}, faults)
    rows: list[Row] = []
    for file in files:
        if not _is_language(file):
            rows += _rows(file, faults)
    places = _places(rows, faults)
    faults += check_rows((*rows, *_about_row(spoken)), _index(rows, spoken))
    records = _records(rows, faults)
    if faults:
        raise SeedError(faults)
    drafts = tuple(file for file in read if file.is_draft)
    return _fact_base(language, records), Places(tuple(files), places, drafts)


def with_drafting_words(facts: FactBase, words: bytes) -> FactBase:
    """The same facts with other words of drafting (the content of `drafting.toml`); SeedError where
    these cannot be used."""
    files, faults = parsed(Contents({WORDS_OF_DRAFTS: words}))
    for file in files:
        read = validate(DraftingWords, file.data, file, ())
        if not isinstance(read, list):
            return replace(facts, language=replace(facts.language, drafting_words=read))
        faults += read
    raise SeedError(faults)


def _is_language(file: SeedFile) -> bool:
    return not file.of_article and file.stem in (*_LANGUAGE, _OF_DRAFTS)


# ---- language files ---------------------------------------------------------------------------


def _load_language(
    folder: Path, files: Mapping[str, SeedFile], unread: set[str], faults: list[Fault]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for stem, model in _LANGUAGE.items():
        if stem not in files:
            shown = str(folder / f"{stem}.toml")
            if shown not in unread:
                faults.append(Fault(shown, 1, "the file is missing", "Put it back."))
            continue
        read = validate(model, files[stem].data, files[stem], ())
        if isinstance(read, list):
            faults += read
        else:
            found[stem] = read
    if _OF_DRAFTS in files:
        words = validate(DraftingWords, files[_OF_DRAFTS].data, files[_OF_DRAFTS], ())
        if isinstance(words, list):
            faults += words
        else:
            found["drafting_words"] = words
    if government := found.get("government"):
        faults += check_government(government, files["government"])
    return found


def _about_row(files: Mapping[str, SeedFile]) -> Iterator[Row]:
    if "about" in files:
        yield Row(files["about"], (), "about", files["about"].data)


# ---- rows -------------------------------------------------------------------------------------


def _rows(file: SeedFile, faults: list[Fault]) -> Iterator[Row]:
    """The tables of one file, shapes checked, facts marked with their article."""
    article = file.data.get(_ARTICLE) if file.of_article else None
    if file.of_article and not isinstance(article, dict):
        mend = "Add an [article] table with id, publisher, title, published_on and sha256."
        faults.append(file.fault((), "the file has no [article] table", mend))
    for table, content in file.data.items():
        if table == _ARTICLE and isinstance(article, dict):
            yield Row(file, (_ARTICLE,), _ARTICLE, article)
        elif table == _ARTICLE and file.of_article:
            continue
        elif table == _ARTICLE:
            mend = "Move it into a file of its own under articles/."
            faults.append(file.fault((table,), "[article] stands outside articles/", mend))
        elif table not in TABLES:
            otherwise = f"Known tables: {', '.join(sorted(TABLES))}."
            mend = did_you_mean(table, TABLES, otherwise)
            faults.append(file.fault((table,), f"unknown table {table!r}", mend))
        elif not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
            problem, mend = f"{table!r} is not a list of tables", f"Head each row with [[{table}]]."
            faults.append(file.fault((table,), problem, mend))
        else:
            yield from _table_rows(file, table, content, faults)


def _table_rows(
    file: SeedFile, table: str, content: list[dict[str, Any]], faults: list[Fault]
) -> Iterator[Row]:
    is_fact = issubclass(TABLES[table], Fact)
    for index, data in enumerate(content):
        row = Row(file, (table, index), table, data)
        if is_fact and not file.of_article:
            problem = f"[[{table}]] {row.id!r} is a fact outside an article's file"
            mend = "Move it into the file of its article under articles/."
            faults.append(file.fault(row.path, problem, mend))
        if is_fact and _ARTICLE in data:
            problem = f"unknown key 'article' in [[{table}]] {row.id!r}"
            mend = "Leave it out: the article is the one of the file."
            faults.append(file.fault((*row.path, _ARTICLE), problem, mend))
        yield row


def _places(rows: Iterable[Row], faults: list[Fault]) -> dict[str, tuple[SeedFile, Any]]:
    """Where each id stands; an id that stands twice is a fault that names both places."""
    places: dict[str, tuple[SeedFile, Any]] = {}
    for row in rows:
        if row.id is None or row.table == "aliases":
            continue
        if row.id in places:
            file, path = places[row.id]
            first = f"{file.shown}:{file.lines.line(path)}"
            problem = f"id {row.id!r} stands already at {first}"
            mend = "Give one of them another id; ids are unique over all tables."
            faults.append(row.file.fault((*row.path, "id"), problem, mend))
        else:
            places[row.id] = (row.file, row.path)
    return places


def _index(rows: Iterable[Row], files: Mapping[str, SeedFile]) -> Index:
    """All ids, also of rows that have faults: one fault is not to be told twice."""
    tables: dict[str, set[str]] = {}
    for row in rows:
        if row.id is not None and row.table != "aliases":
            tables.setdefault(row.table, set()).add(row.id)
    government = files["government"].data if "government" in files else {}
    for table in TERMS:
        terms = government.get(table)
        ids = (term.get("id") for term in terms or () if isinstance(term, dict))
        tables[table] = {found for found in ids if isinstance(found, str)}
    return Index(tables)


# ---- records ----------------------------------------------------------------------------------


def _records(rows: Iterable[Row], faults: list[Fault]) -> list[BaseModel]:
    records: list[BaseModel] = []
    for row in rows:
        model = Article if row.table == _ARTICLE else TABLES[row.table]
        data = dict(row.data)
        if issubclass(model, Fact):
            article = row.file.data.get(_ARTICLE)
            data.pop(_ARTICLE, None)
            if isinstance(article, dict) and isinstance(article.get("id"), str):
                data[_ARTICLE] = article["id"]
        read = validate(model, data, row.file, row.path)
        if isinstance(read, list):
            # a bad id of the article is told once, at the article
            faults += [fault for fault in read if not fault.problem.startswith("article ")]
        else:
            records.append(read)
    return records


def _fact_base(language: Mapping[str, Any], records: Iterable[BaseModel]) -> FactBase:
    by_type: dict[type[BaseModel], dict[str, Any]] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for record in records:
        if isinstance(record, Alias):
            aliases[record.of] = aliases.get(record.of, ()) + record.names
        elif isinstance(record, Record):
            by_type.setdefault(type(record), {})[record.id] = record

    def table(model: type[RecordT]) -> dict[str, RecordT]:
        return by_type.get(model, {})

    return FactBase(
        language=Language(**language),
        publishers=table(Publisher),
        articles=table(Article),
        areas=table(Area),
        organizations=table(Organization),
        people=table(Person),
        posts=table(Post),
        topics=table(Topic),
        indicators=table(Indicator),
        official_documents=table(OfficialDocument),
        memberships=table(Membership),
        documents=table(Document),
        observations=table(Observation),
        statements=table(Statement),
        events=table(Event),
        participations=table(Participation),
        projects=table(Project),
        aliases=aliases,
    )
