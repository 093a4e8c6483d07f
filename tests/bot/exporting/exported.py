"""What an export has written, as it was put into words."""

import json
from pathlib import Path
from typing import Any

ARTICLE = "articles/2024-04-12-giao-ban.toml"


def read_json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}
