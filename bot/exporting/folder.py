"""The folder of an export: it is there whole or not at all, and nobody's files are lost."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from bot.errors import UserFault
from bot.exporting.description import MAKER

PACKAGE = "datapackage.json"


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """An empty folder to write into, which takes the place of `target` when the block has ended
    well. UserFault, before anything is written, where `target` is anything but an empty folder or
    an earlier export."""
    folder = target.resolve()
    _refuse_what_is_not_ours(folder, target)
    draft = folder.with_name(f".{folder.name}.{token_hex(4)}")
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise UserFault(f"{target} cannot be made ({error.strerror}). Name another one.") from None
    try:
        yield draft
        _refuse_what_is_not_ours(folder, target)
        _take_place(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _take_place(draft: Path, folder: Path) -> None:
    if not folder.exists():
        draft.rename(folder)
        return
    old = folder.with_name(f"{draft.name}.old")
    folder.rename(old)
    try:
        draft.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)


def _refuse_what_is_not_ours(folder: Path, shown: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UserFault(f"{shown} is a file. Name a folder.")
    if Path.cwd().is_relative_to(folder):
        raise UserFault(f"{shown} is, or holds, the folder you are in. Name another one.")
    ours = _exported(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in ours and (not path.is_dir() or path.is_symlink()):
            raise UserFault(
                f"{shown} holds {name}, which is of no export. Name an empty folder or a new one."
            )


def _exported(folder: Path) -> set[str]:
    """The files that an earlier export has written; none where there was no export."""
    try:
        told = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        if told["created_by"] != MAKER:
            return set()
        return {PACKAGE, *(one["path"] for one in told["resources"])}
    except (OSError, ValueError, LookupError, TypeError):
        return set()
