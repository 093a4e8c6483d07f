"""An edition as a folder of files in all formats."""

import json
from pathlib import Path

from bot.exporting import database, description, spreadsheets
from bot.exporting.atom import feed
from bot.exporting.deadlines import calendar
from bot.exporting.edition import Edition
from bot.exporting.fact_list import fact_list
from bot.exporting.folder import PACKAGE, whole
from bot.exporting.popolo import popolo

DATABASE = "hoidap.db"


def export(edition: Edition, target: Path) -> int:
    """Write all files of an edition, whole or not at all; how many. UserFault where the folder
    holds anything else, OSError where it cannot be written."""
    with whole(target) as folder:
        database.write(folder / DATABASE, edition)
        (folder / "csv").mkdir()
        for name, columns, rows in database.sheets(folder / DATABASE):
            spreadsheets.write(folder / "csv" / f"{name}.csv", columns, rows)
        _write_json(folder / "popolo.json", popolo(edition))
        _write_json(folder / "facts.json", fact_list(edition))
        _write_json(folder / "metadata.json", description.datasette(edition))
        (folder / "directives.atom").write_bytes(feed(edition))
        (folder / "deadlines.ics").write_bytes(calendar(edition))
        (folder / "README.md").write_text(description.readme(edition), encoding="utf-8")
        files = sorted(one for one in folder.rglob("*") if one.is_file())
        names = [one.relative_to(folder).as_posix() for one in files]
        _write_json(folder / PACKAGE, description.package(edition, folder, names))
    return len(names) + 1


def _write_json(file: Path, content: object) -> None:
    told = json.dumps(content, ensure_ascii=False, indent=1)
    file.write_text(f"{told}\n", encoding="utf-8")
