"""The Atom feed (RFC 4287) of directives, those of the newest article first."""

from xml.etree import ElementTree as Xml

from bot.exporting.edition import Edition, headline, particulars, plain
from knowledge.model import Statement, StatementKind

_ATOM = "http://www.w3.org/2005/Atom"


def feed(edition: Edition) -> bytes:
    """The feed as an XML file. Its time is the release's, that of an entry its article's day."""
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "vi"})
    _add(root, "id", edition.urn("directives"))
    _add(root, "title", f"{edition.title}: chỉ đạo mới")
    updated = edition.published_at or edition.begins(edition.newest_day)
    _add(root, "updated", updated.isoformat())
    _author(root, edition.facts.language.about.name)
    found = [one for one in edition.facts.statements.values() if _is_directive(one)]
    newest_first = sorted(found, key=lambda one: edition.article(one).published_on, reverse=True)
    for directive in newest_first:
        _entry(Xml.SubElement(root, f"{{{_ATOM}}}entry"), directive, edition)
    Xml.indent(root)
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _is_directive(statement: Statement) -> bool:
    return statement.kind is StatementKind.DIRECTIVE


def _entry(entry: Xml.Element, directive: Statement, edition: Edition) -> None:
    article = edition.article(directive)
    published = edition.begins(article.published_on).isoformat()
    _add(entry, "id", edition.urn(directive.id))
    _add(entry, "title", headline(directive))
    _add(entry, "published", published)
    _add(entry, "updated", published)
    for one in directive.by:
        _author(entry, edition.names.agent(one))
    for topic in directive.topics:
        name = plain(edition.facts.topics[topic].name)
        _add(entry, "category", term=topic, label=name)
    if article.url:
        _add(entry, "link", rel="alternate", href=article.url)
    _add(entry, "content", "\n".join(particulars(directive, edition)), type="text")


def _author(parent: Xml.Element, name: str) -> None:
    _add(Xml.SubElement(parent, f"{{{_ATOM}}}author"), "name", name)


def _add(parent: Xml.Element, name: str, content: str | None = None, **attributes: str) -> None:
    element = Xml.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = content if content is None or name == "content" else plain(content)
