"""What every row of language data has in common."""

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """One row of language data."""

    model_config = ConfigDict(extra="forbid", frozen=True)
