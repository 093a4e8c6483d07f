"""What may have been meant where the likeliest words come to nothing: other rows of words, the
likeliest first. Whoever asks for them has to find out which of them is borne out."""

from knowledge.spelling import Speller
from knowledge.text import mended
from knowledge.word_rows import likeliest, worths

SLACK = 8.0
"""How much less likely than the likeliest a word may be and still be guessed at …"""
CALM_SLACK = 0.0
"""… where nothing else shows a hurried hand."""
GUESSES = 6
"""Other rows that are worth a look."""


def guesses(text: str, settled: str, speller: Speller) -> list[str]:
    """What else may have been meant by a text than the one that the speller has made of it,
    `settled`, the likeliest first; nothing where no word stands oddly."""
    hurried = settled != text or speller.read(text).hurried
    typed = speller.read(settled, hurried=hurried)
    rows = [row[:1] for row in typed.rows]
    for place, worth in worths(typed.rows, typed.follows):
        floor = max(worth.values()) - (SLACK if hurried else CALM_SLACK)
        likely = sorted(worth, key=lambda choice: -worth[choice])
        as_typed = [choice for choice in likely if not choice.mended][:1]
        rows[place] = [
            choice
            for choice in likely
            if worth[choice] >= floor and (choice.mended or choice in as_typed)
        ]
    found: dict[str, None] = {}
    for path in likeliest(rows, typed.follows, GUESSES):
        found[mended(settled, typed.tokens, speller.allowed(path))] = None
    found.pop(settled, None)
    return list(found)
