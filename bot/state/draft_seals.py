"""Drafts and their rows as the tables hold them: what they say is sealed."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from bot.state.cipher import Cipher
from bot.state.kept_drafts import Decision, DraftState, KeptDraft, KeptRow, Operator


class DraftSeals:
    """Seals what goes into the tables of drafts, and unseals what comes from there."""

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher

    def sealed(self, text: str) -> bytes:
        """A draft's content or text as it is kept."""
        return self._cipher.seal(text.encode())

    def values(self, row: KeptRow) -> dict[str, Any]:
        """The columns of a row."""
        return {
            "place": row.place,
            "position": row.position,
            "version": row.version,
            "decision": row.decision,
            "sure": row.sure,
            "content": self.sealed(row.content),
            **self.by(row.by),
        }

    def by(self, by: Operator | None) -> dict[str, Any]:
        """The columns that tell who did something."""
        return {"by": by.id if by else None, "by_name": self.sealed(by.name) if by else None}

    def draft(self, row: Row[Any], rows: Iterable[Row[Any]]) -> KeptDraft:
        """A draft as it was kept, with some of its rows."""
        return KeptDraft(
            id=row.id,
            state=DraftState(row.state),
            version=row.version,
            sha256=row.sha256,
            content=self._unsealed(row.content),
            text=self._unsealed(row.text),
            release=row.release,
            by=self._operator(row),
            opened_at=row.opened_at,
            rows=tuple(map(self._row, rows)),
        )

    def _row(self, row: Row[Any]) -> KeptRow:
        return KeptRow(
            place=row.place,
            position=row.position,
            content=self._unsealed(row.content),
            sure=row.sure,
            decision=Decision(row.decision),
            version=row.version,
            by=self._operator(row),
            id=row.id,
        )

    def _operator(self, row: Row[Any]) -> Operator | None:
        return None if row.by is None else Operator(row.by, self._unsealed(row.by_name))

    def _unsealed(self, sealed: bytes | None) -> str:
        return "" if sealed is None else self._cipher.unseal(sealed).decode()
