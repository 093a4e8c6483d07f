"""What an event keeps of what stood there before, as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.outcome import Line, Span


def packed(before: Sequence[Line]) -> dict[str, Any]:
    """The content of an event."""
    return {"before": [[[span.text, span.bold] for span in line] for line in before]}


def before_of(content: Mapping[str, Any]) -> tuple[Line, ...]:
    """What stood there before, as it was packed."""
    lines: Sequence[Any] = content.get("before", ())
    return tuple(tuple(Span(text, bold) for text, bold in line) for line in lines)
