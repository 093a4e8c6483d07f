"""The province whose newspaper an article stands in, by the newspaper's host: «(Bao….vn)»."""

import re
from collections.abc import Iterable

from knowledge.text import Syllable, fold

NEWSPAPER = 3
"""Blocks at whose head a newspaper puts its name."""
_HOST = re.compile(r"\bbao(\w+)\.")


def newspapers(texts: Iterable[str]) -> frozenset[str]:
    """What stands behind «bao» in the hosts that the first texts name."""
    first = [fold(text) for text, _ in zip(texts, range(NEWSPAPER), strict=False)]
    return frozenset(host for text in first for host in _HOST.findall(text))


def host_name(name: Iterable[Syllable]) -> str:
    """A province's name as hosts write it."""
    return "".join(one.folded for one in name)
