"""`hoidap draft --score DIR`: how good drafts of the curated articles are beside their facts."""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import UserFault
from bot.loading import drafting_facts_of
from knowledge.drafting.draft import draft
from knowledge.drafting.leave_out import without
from knowledge.drafting.score import Tally, score
from knowledge.factbase import FactBase

HEADER = ("kind", "curated", "drafted", "right", "found", "precision", "recall")


def scored(seeds: Path, texts: Path) -> list[Tally]:
    """The score over all articles of `seeds` whose text lies in `texts`, each drafted as if its
    file had never been there; UserFault where there is none."""
    if not texts.is_dir():
        raise UserFault(
            f"--score: {texts} is not a folder. Name the folder of the articles' texts."
        )
    facts = drafting_facts_of(seeds)
    totals: dict[str, Tally] = {}
    for article, defined, text in _articles(seeds, texts, facts):
        drafted = draft(text, without(facts, article, defined))
        for tally in score(drafted, facts, article):
            before = totals.get(tally.kind)
            totals[tally.kind] = before + tally if before else tally
    if not totals:
        raise UserFault(f"--score: {texts} holds the text of no article of {seeds}.")
    return list(totals.values())


def table(tallies: Sequence[Tally]) -> str:
    """The score as a Markdown table."""
    rows = [HEADER, ("---",) * len(HEADER)]
    for one in tallies:
        counts = (one.curated, one.drafted, one.right, one.found)
        shares = (f"{one.precision:.0%}", f"{one.recall:.0%}")
        rows.append((one.kind, *map(str, counts), *shares))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _articles(
    seeds: Path, texts: Path, facts: FactBase
) -> Iterator[tuple[str, frozenset[str], str]]:
    """Articles with the ids that their files define, and their texts."""
    by_sum = {
        hashlib.sha256(raw).hexdigest(): raw.decode("utf-8", errors="replace")
        for raw in (path.read_bytes() for path in sorted(texts.glob("*.txt")))
    }
    for path in sorted((seeds / "articles").glob("*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        article = facts.articles.get(tables["article"]["id"])
        if article is None or article.sha256 not in by_sum:
            continue
        rows = [row for rows in tables.values() if isinstance(rows, list) for row in rows]
        defined = frozenset(row["id"] for row in rows if "id" in row)
        yield article.id, defined, by_sum[article.sha256]
