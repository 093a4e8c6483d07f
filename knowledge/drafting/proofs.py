"""Paragraphs that prove what the ones cited already do not say."""

from collections.abc import Sequence

from knowledge.drafting.reading import Reading


def with_proof(reading: Reading, paragraphs: Sequence[int], words: str) -> tuple[int, ...]:
    """The paragraphs, and where none of them has the words the last one before the first of them
    that does, or else the first that does."""
    cited = set(paragraphs)
    having = [block.number for block in reading.telling if words in block.text]
    if not having or cited & set(having):
        return tuple(paragraphs)
    before = [number for number in having if number < paragraphs[0]]
    return (*paragraphs, before[-1] if before else having[0])
