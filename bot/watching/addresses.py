"""Addresses of feeds and articles: which are the same, which are of one newspaper, how they look in
the log."""

import ipaddress
import re
from collections.abc import Collection, Iterator
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

LONGEST = 2000
"""Letters; longer ones are no addresses of articles."""
SCHEMES = ("http", "https")
_PORTS = {"http": 80, "https": 443}
_FRONT = re.compile(r"^(?:www|m|amp|rss)\.")
"""Doors of the same house."""
_BLANK = re.compile(r"[\s\0-\x1f\x7f]")
_LETTERS = "%/:=&~+!$,;'@()*"


def absolute(link: str, base: str) -> str | None:
    """The address that a link on the page `base` leads to, without fragment and without the name
    and password that `base` may have; None: it leads to no page (mailto:, javascript:,
    nonsense)."""
    try:
        parts = urlsplit(urljoin(base, link.strip()))
        host, port = parts.hostname, parts.port
        path = quote(parts.path or "/", safe=_LETTERS)
        query = quote(parts.query, safe=_LETTERS + "?")
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or not host or _BLANK.search(host) or port == 0:
        return None
    place = parts.netloc.rpartition("@")[2]
    address = parts._replace(netloc=place, path=path, query=query, fragment="").geturl()
    return address if len(address) <= LONGEST else None


def key_of(address: str, tracking: Collection[str]) -> str:
    """What all spellings of an article's address share: without scheme, «www.», fragment, final
    slash, and parameters that only tell where the reader came from. A name in `tracking` that ends
    with «*» stands for all that begin so."""
    parts = urlsplit(address)
    kept = sorted(_kept(parts.query, tracking))
    query = f"?{urlencode(kept)}" if kept else ""
    port = "" if parts.port in (None, _PORTS.get(parts.scheme)) else f":{parts.port}"
    return f"{_house(parts.hostname)}{port}{parts.path.rstrip('/') or '/'}{query}"


def untracked(address: str, tracking: Collection[str]) -> str:
    """The address without those parameters."""
    parts = urlsplit(address)
    return parts._replace(query=urlencode(list(_kept(parts.query, tracking)))).geturl()


def of_one_site(address: str, other: str) -> bool:
    """Do both lie with the same newspaper: on one host, or one on a part of the other's?"""
    one, two = _house(urlsplit(address).hostname), _house(urlsplit(other).hostname)
    if one == two:
        return True
    if _is_number(one) or _is_number(two):
        return False
    return one.endswith(f".{two}") or two.endswith(f".{one}")


def shown(address: str) -> str:
    """The address for the log: without a password, not longer than a line."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address[:80]
    netloc = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=netloc).geturl()[:200]


def login_of(address: str) -> tuple[str, str] | None:
    """The name and password in an address."""
    parts = urlsplit(address)
    return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None


def host_of(address: str) -> str:
    """The host alone."""
    return urlsplit(address).hostname or ""


def _house(host: str | None) -> str:
    return _FRONT.sub("", (host or "").lower().rstrip("."))


def _kept(query: str, tracking: Collection[str]) -> Iterator[tuple[str, str]]:
    for name, value in parse_qsl(query, keep_blank_values=True):
        if not _tracks(name.lower(), tracking):
            yield name, value


def _tracks(name: str, tracking: Collection[str]) -> bool:
    return any(name.startswith(one[:-1]) if one.endswith("*") else name == one for one in tracking)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
