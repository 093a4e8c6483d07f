"""The province whose newspaper an article stands in: by the newspaper's host («(Bao….vn)»), its
name («(Báo …)») or its initials («(B…O)»)."""

import re
from collections.abc import Iterable

from knowledge.text import Syllable, fold

NEWSPAPER = 3
"""Blocks at whose head a newspaper puts its name."""
LONGEST_NAME = 5
"""Words of a province's name."""
SHORTEST_END = 5
"""Letters of a province's name that are no chance at the end of a part of a host."""
_HOST = re.compile(r"\bbao(\w+)\.")
_INITIALS = re.compile(r"^\W*\(?\s?(B?)([A-ZĐ]{2,5})\s?(?:[Oo]nline)?\s?\)?\s?[-–.:]")
_ADDED = ("ĐT", "O", "")
"""What newspapers add to the initials of their province: «điện tử», «online»."""
_NAMED = re.compile(r"\bbao ((?:\w+ ){0,4}\w+)")


def newspapers(texts: Iterable[str], told: Iterable[str] = ()) -> frozenset[str]:
    """What stands behind «bao» in the hosts and names that the first texts print, or in `told`
    ones of the page."""
    first = [fold(text) for text, _ in zip(texts, range(NEWSPAPER), strict=False)]
    printed = (*first, *(fold(one) for one in told))
    hosts = {host for text in printed for host in _HOST.findall(text)}
    named = [name.split() for text in printed for name in _NAMED.findall(text)]
    return frozenset(hosts) | {
        "".join(words[:size]) for words in named for size in range(1, LONGEST_NAME + 1)
    }


def newspaper_initials(texts: Iterable[str]) -> frozenset[str]:
    """What may be the initials of a province in those that the first texts begin with."""
    first = [text for text, _ in zip(texts, range(NEWSPAPER), strict=False)]
    printed = [match for text in first if (match := _INITIALS.match(text))]
    whole = {name for match in printed for name in (match[2], match[1] + match[2])}
    found = (name.removesuffix(added) for name in whole for added in _ADDED)
    return frozenset(name for name in found if len(name) > 1)


def with_host(label: str, name: str) -> bool:
    """Is a part of a host called after a province, whole, at its head or at its end?"""
    at_end = label.endswith(name) and len(name) >= SHORTEST_END
    return label.startswith(name) or label == f"bao{name}" or at_end


def initials(name: str) -> str:
    """«QT»."""
    return "".join(word[0] for word in name.replace("-", " ").split())


def host_name(name: Iterable[Syllable]) -> str:
    """A province's name as hosts write it."""
    return "".join(one.folded for one in name)
