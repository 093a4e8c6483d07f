"""One document with all that an article says of it, wherever."""

from dataclasses import dataclass, field
from datetime import date

from knowledge.drafting.citations import Citation


@dataclass
class CitedDocument:
    """Everything said of one document."""

    citations: list[Citation] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    issuer: str | None = None
    issuer_area: str | None = None
    id: str = ""

    @property
    def type(self) -> str:
        return self.citations[0].type

    @property
    def number(self) -> str | None:
        return next((one.number for one in self.citations if one.number), None)

    @property
    def year(self) -> int | None:
        """Of its code."""
        return next((one.year for one in self.citations if one.year), None)

    @property
    def issuer_code(self) -> str | None:
        return next((one.issuer_code for one in self.citations if one.issuer_code), None)

    @property
    def printed(self) -> str | None:
        return next((one.printed for one in self.citations if one.printed), None)

    @property
    def issued_on(self) -> date | None:
        return next((one.issued_on for one in self.citations if one.issued_on), None)

    def is_numbered(self, type_: str, number: str) -> bool:
        """Is it the document of this type and number? «09» and «9» are the same."""
        return self.type == type_ and self.number is not None and int(self.number) == int(number)
