"""`hoidap draft`: an article into a draft of its seed file."""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.article_files import STDIN, read_article
from bot.brought import Brought
from bot.commands.draft_score import scored, table
from bot.errors import UserFault
from bot.loading import drafting_facts_of
from bot.settings import load_settings
from knowledge.drafting.draft import draft as draft_article
from knowledge.drafting.drafted import Draft
from knowledge.drafting.writing import write_draft
from knowledge.factbase import FactBase

UNDATED = "khong-ro-ngay"


def draft(
    article: Annotated[
        str | None,
        typer.Argument(help="The article: a text file, a saved HTML page, or - for stdin."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="The day it was published, YYYY-MM-DD, where known.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address of the article.")] = None,
    texts: Annotated[
        Path | None,
        typer.Option(help="Folder of the articles' texts: keep the text of a page or stdin there."),
    ] = None,
    show: Annotated[bool, typer.Option("--print", help="Print the draft, write nothing.")] = False,
    score: Annotated[
        Path | None,
        typer.Option(help="Folder of texts: score drafts of the articles that are known already."),
    ] = None,
) -> None:
    """Draft the facts of an article into HOIDAP_SEEDS/articles; a person reviews them."""
    seeds = load_settings().seeds
    if score is not None:
        print(table(scored(seeds, score)))
        return
    if article is None:
        raise UserFault("Which article? Name its file, or - for stdin.")
    facts = drafting_facts_of(seeds)
    brought = read_article(article)
    told = replace(brought.told, url=url or brought.told.url)
    if published is not None:
        told = replace(told, published_on=_day(published))
    if not show:
        _refuse_known(brought, facts)
    drafted = draft_article(brought.text, facts, told)
    text = write_draft(drafted, _names(facts))
    if show:
        print(text, end="")
        return
    path = seeds / "articles" / f"{_stem(drafted)}.toml"
    if path.exists():
        raise UserFault(f"{path} is there already. Move it away, or mend it.")
    if kept := _keep(brought, article, texts, path.stem):
        print(f"{kept}: the article's text, which the facts are proved against")
    path.write_text(text, "utf-8")
    print(f"{path}: {len(drafted.records)} rows, not reviewed")
    Console().print(_summary(drafted))


def _refuse_known(brought: Brought, facts: FactBase) -> None:
    sha256 = hashlib.sha256(brought.text.encode()).hexdigest()
    for article in facts.articles.values():
        if article.sha256 == sha256:
            raise UserFault(
                f"The article is known already: {article.id!r} of {article.published_on}."
            )


def _keep(brought: Brought, article: str, texts: Path | None, stem: str) -> Path | None:
    """Where the text was put that lies in no file of its own yet."""
    if not brought.is_page and article != STDIN:
        return None
    if texts is None and article == STDIN:
        return None
    folder = texts or Path(article).parent
    if not folder.is_dir():
        raise UserFault(f"--texts: {folder} is not a folder. Name the folder of the texts.")
    path = folder / f"{stem}.txt"
    if path.exists():
        raise UserFault(f"{path} is there already. Move it away.")
    path.write_bytes(brought.text.encode())
    return path


def _stem(drafted: Draft) -> str:
    """«<date>-<slug>»."""
    day = drafted.article.get("published_on")
    name = str(drafted.article["id"])
    return f"{day.isoformat() if isinstance(day, date) else UNDATED}-{name}"


def _names(facts: FactBase) -> dict[str, str]:
    """What the known records are called, by id."""
    named = {}
    for records in facts.tables():
        for one in records.values():
            told = (getattr(one, key, None) for key in ("name", "title", "subject"))
            if name := next(filter(None, told), None):
                named[one.id] = str(name)
    return named


def _summary(drafted: Draft) -> Table:
    """How many rows of each table are sure, and how many to be looked at."""
    table = Table("table", "sure", "check")
    sure = Counter(one.table for one in drafted.records if one.sure)
    every = Counter(one.table for one in drafted.records)
    for name, count in every.items():
        table.add_row(name, str(sure[name]), str(count - sure[name]))
    return table


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        message = f"--published: {written!r} is no date. Write it like 2026-07-31."
        raise UserFault(message) from None
