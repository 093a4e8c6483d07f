"""Sentences of a newspaper's paragraph. A full stop in a number, a date or an abbreviation ends
none; one without a space behind it does («năm 2019.Trong đó»)."""

import re

_UPPER = r"[A-ZÀ-ỸĐ]"
_END = re.compile(
    rf"(?:[!?…]|(?<!\.)\.|\.\.\.)[\"”»)]*\s+(?=[\"“«(*–-]*\s*{_UPPER}|\d)"
    rf"|(?<=[a-zà-ỹ\d)%])[.…](?={_UPPER}[a-zà-ỹ])|\n+"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:TP|TX|TT|Tp|Tx|Th|Ts|GS|TS|BS|ThS|PGS|T|[A-ZĐ])|^\s*\d{1,2})\.$"
)


def split_sentences(text: str) -> list[str]:
    """The sentences in order, with the marks that end them."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if _ABBREVIATION.search(text[start : match.start() + 1]):
            continue
        found.append(text[start:end].strip())
        start = end
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]
