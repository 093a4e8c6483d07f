"""What may have been meant where the likeliest words come to nothing: other rows of words, the
likeliest first. Whoever asks for them has to find out which of them is borne out."""

from collections.abc import Iterator

from knowledge.spelling import Settled, Speller
from knowledge.text import mended
from knowledge.word_rows import Choice, likeliest, worths

SLACK = 8.0
"""How much less likely than the likeliest a word may be and still be guessed at …"""
CALM_SLACK = 4.0
"""… where nothing else shows a hurried hand."""
GUESSES = 4
"""Rows that are worth a look."""
RIVAL_SLACK = 3.0
"""How much less likely than the typed word its rival may be."""
RIVAL_LETTERS = 2
"""A typed word of fewer letters is near to too many."""


def guesses(settled: Settled, speller: Speller) -> list[str]:
    """What may have been meant by a text, the likeliest first, that which the speller has made
    of it among them."""
    text, hurried, _ = settled
    typed = speller.read(text, hurried=hurried)
    choices = typed.rows
    if not any(token.syllable.accented for token in typed.tokens):
        choices = [[*map(_by_itself, row)] for row in choices]
    rows = [row[:1] for row in choices]
    for place, worth in worths(choices, typed.follows):
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
        found[mended(text, typed.tokens, speller.allowed(path))] = None
    return list(found)


def rivals(settled: Settled, speller: Speller) -> Iterator[tuple[str, str]]:
    """Words, in small letters, that a text has as they were typed and that may be slips, each with
    the text in which another word stands for it."""
    typed = speller.read(settled.text, hurried=settled.hurried)
    for place, worth in worths(typed.rows, typed.follows):
        raw = typed.tokens[place - 1].raw
        if len(raw) < RIVAL_LETTERS:
            continue
        floor = max(likely for one, likely in worth.items() if not one.mended) - RIVAL_SLACK
        for choice, likely in worth.items():
            if choice.mended and likely >= floor:
                row = [choice if other == place else one[0] for other, one in enumerate(typed.rows)]
                if mends := speller.allowed(row):
                    yield raw.lower(), mended(settled.text, typed.tokens, mends)


def _by_itself(choice: Choice) -> Choice:
    """The choice without what the next word tells: without accents that is often chance."""
    return choice._replace(frequent=False, led=False) if choice.led else choice
