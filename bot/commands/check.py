"""`hoidap check`: what is wrong in the seeds, one fault a line."""

from pathlib import Path
from typing import Annotated

import typer

from bot.errors import SettingFault, UserFault
from bot.settings import load_settings
from knowledge.curation.check import check as check_seeds


def check(
    articles: Annotated[
        Path | None,
        typer.Option(help="Folder of the articles' texts: prove every fact against them."),
    ] = None,
) -> int:
    """Lint the seeds; 0 when they are fine, 1 when they are not."""
    folder = load_settings().seeds
    if not folder.is_dir():
        raise SettingFault(f"HOIDAP_SEEDS: {folder} is not a folder. Name the folder of the seeds.")
    if articles is not None and not articles.is_dir():
        raise UserFault(f"--articles: {articles} is not a folder. Name the folder of the texts.")
    checked = check_seeds(folder, articles)
    for fault in checked.faults:
        print(fault)
    if checked.faults:
        return 1
    total = sum(checked.counts.values())
    proved = "proved against the articles" if articles else "articles not given, nothing proved"
    print(f"{folder}: {checked.counts['articles']} articles, {total} records, no fault ({proved})")
    return 0
