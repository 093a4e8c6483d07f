"""All facts and what they refer to as JSON: the records of the seeds, each fact with its source."""

from decimal import Decimal
from typing import Any

from bot.exporting.edition import Edition
from bot.exporting.popolo import source
from knowledge.model import Fact, Observation, Record

TABLES = (
    "publishers",
    "articles",
    "topics",
    "indicators",
    "official_documents",
    "documents",
    "observations",
    "statements",
    "participations",
    "projects",
)
"""What Popolo has no word for."""


def fact_list(edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """The records of an edition by their table. Dates are ISO 8601."""
    return {
        table: [_told(record, edition) for record in getattr(edition.facts, table).values()]
        for table in TABLES
    }


def _told(record: Record, edition: Edition) -> dict[str, Any]:
    told = record.model_dump(mode="json", exclude={"period", "reviewed"}, exclude_none=True)
    if period := getattr(record, "period", None):
        start, end = period.start.isoformat(), period.end.isoformat()
        told["period"] = {"start": start, "end": end, "label": period.label}
    if isinstance(record, Observation):
        told |= {
            name: _number(getattr(record, name)) for name in ("value", "out_of") if name in told
        }
    if "aliases" in told:
        told["aliases"] = edition.aliases(record.id, tuple(told["aliases"]))
    return told | (source(record, edition) if isinstance(record, Fact) else {})


def _number(value: Decimal) -> int | float:
    """A number that JSON knows, without «.0» where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
