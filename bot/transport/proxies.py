"""The proxy on the way to a server: the chosen one, else the one that the environment names."""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

SCHEMES = ("http", "https")


def proxy_for(url: str, chosen: str | None, *, direct: bool) -> str | None:
    """The address of the proxy, None without one; ValueError where it is none that can be used.
    `direct`: what the environment names is not for this server."""
    if chosen is None and not direct:
        chosen = _of_environment(url)
    if chosen is None:
        return None
    parts = urlsplit(chosen)
    if parts.scheme not in SCHEMES or not parts.hostname or parts.port == 0:
        raise ValueError("no proxy")
    return chosen


def _of_environment(url: str) -> str | None:
    parts, named = urlsplit(url), getproxies()
    if proxy_bypass(parts.netloc):
        return None
    found = named.get(parts.scheme) or named.get("all")
    return f"http://{found}" if found and "://" not in found else found
