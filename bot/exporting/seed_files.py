"""The seed files of a release as files of a folder, for git: what is there is not overwritten."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from bot.errors import UserFault

_NAME = re.compile(r"(articles/)?[^/\\]+\.toml")


@dataclass(frozen=True)
class Written:
    """What became of the files."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: int
    others: tuple[str, ...]
    """Seed files of the folder that the release does not have; they are left alone."""


def write_seeds(files: Mapping[str, bytes], folder: Path, *, force: bool) -> Written:
    """Write what the folder lacks. Where a file of it says something else, UserFault and nothing is
    written, unless `force`: then it becomes the release's."""
    if odd := [name for name in files if not _NAME.fullmatch(name)]:
        raise UserFault(f"the release holds {odd[0]!r}, which is no name of a seed file.")
    if folder.exists() and not folder.is_dir():
        raise UserFault(f"{folder} is a file. Name a folder.")
    there = {name: _content(folder / name) for name in sorted(files)}
    new = tuple(name for name, content in there.items() if content is None)
    changed = tuple(n for n, content in there.items() if content not in (None, files[n]))
    if changed and not force:
        raise UserFault(
            f"{_listed(changed)} in {folder} differ from the release. Nothing was written. "
            "Compare them, or take the release's with --force."
        )
    _write(folder, {name: files[name] for name in (*new, *changed)})
    found = (*folder.glob("*.toml"), *folder.glob("articles/*.toml"))
    others = sorted({one.relative_to(folder).as_posix() for one in found} - files.keys())
    return Written(new, changed, len(files) - len(new) - len(changed), tuple(others))


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all beside their places first: a full disk is found before any file is changed."""
    drafts: dict[Path, Path] = {}
    try:
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = drafts[file] = file.with_name(f".{file.name}.{token_hex(4)}")
            draft.write_bytes(content)
        for file, draft in drafts.items():
            draft.replace(file)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
