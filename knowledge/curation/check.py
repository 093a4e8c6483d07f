"""All checks of a seed folder in one call: what `hoidap check` tells."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from knowledge.curation.lint import lint
from knowledge.curation.proof import prove
from knowledge.curation.seed_files import Contents, SeedFile
from knowledge.errors import Fault, SeedError
from knowledge.factbase import FactBase
from knowledge.seeds import load_with_places


@dataclass(frozen=True)
class Checked:
    """What was found: faults in file order, how many records of each table there are (empty where
    the seeds could not be loaded), and the fact base where there is one."""

    faults: tuple[Fault, ...]
    counts: Mapping[str, int]
    facts: FactBase | None = None


def check(seeds: Path | Contents, articles: Path | None = None) -> Checked:
    """Load and lint the seeds (a folder, or the contents of its files); prove them against the
    texts in `articles`, if given."""
    try:
        facts, places = load_with_places(seeds)
    except SeedError as error:
        return Checked(error.faults, {})
    faults = [*lint(facts, places), *map(_unreviewed, places.drafts)]
    if articles is not None:
        faults += prove(facts, places, articles)
    return Checked(tuple(sorted(faults)), counts(facts), facts)


def _unreviewed(draft: SeedFile) -> Fault:
    problem = "the draft is not reviewed, its facts are not published"
    mend = "Look through every line marked «check», then remove `reviewed = false`."
    return draft.fault(("article", "reviewed"), problem, mend)


def counts(facts: FactBase) -> dict[str, int]:
    """How many records each table holds."""
    return {
        field.name: len(getattr(facts, field.name))
        for field in fields(facts)
        if field.name != "language"
    }
