"""News for whoever follows tourism in the invented province."""

from datetime import UTC, datetime

ARTICLE = "articles/2025-02-18-lam-viec.toml"
DIRECTIVE = """
[[statements]]
id = "s-moi-{number}"
kind = "directive"
text = "mở bến thuyền thứ {number}"
by = ["ngo-ba-trac"]
topics = ["du-lich"]
paragraphs = [6]
"""


def noon() -> str:
    """A time zone where it is about noon: nobody's night."""
    ahead = 12 - datetime.now(UTC).hour  # noqa: TID251
    return f"Etc/GMT{-ahead:+d}"
