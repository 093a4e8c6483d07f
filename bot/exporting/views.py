"""What people query: views of the database with names in the place of ids, the newest first."""

from collections.abc import Mapping

_SOURCE = """
    f.article, f.published_on, publishers.name AS publisher, articles.title AS article_title,
    articles.url AS article_url, f.paragraphs"""
_OF_SOURCE = """
    JOIN articles ON articles.id = f.article
    JOIN publishers ON publishers.id = f.publisher"""
_NEWEST_FIRST = "ORDER BY f.published_on DESC, f.id"


def _view(columns: str, table: str, joins: str, where: str = "") -> str:
    """A view of one table of facts, each with its id and its source."""
    return f"""
    SELECT f.id AS fact, {columns}, {_SOURCE}
    FROM {table} AS f {joins} {_OF_SOURCE}
    {where} {_NEWEST_FIRST}"""  # noqa: S608  (all of it stands in this file)


def _names(table: str) -> str:
    """The names that a table of links has for a statement, in their order."""
    ordered = f"SELECT name FROM {table} WHERE statement = f.id ORDER BY position"  # noqa: S608
    return f"(SELECT group_concat(name, '; ') FROM ({ordered}))"  # noqa: S608


VIEWS: Mapping[str, str] = {
    "figures": _view(
        """indicators.name AS indicator, areas.full_name AS area, documents.full_title AS document,
        events.name AS event, f.period, f.period_start, f.period_end, f.measure, f.value, f.out_of,
        f.unit, f.status, f.qualifier, f.base, f.note""",
        "observations",
        """JOIN indicators ON indicators.id = f.indicator
        LEFT JOIN areas ON areas.id = f.area
        LEFT JOIN documents ON documents.id = f.document
        LEFT JOIN events ON events.id = f.event""",
    ),
    "officials": _view(
        """people.name AS person, posts.full_title AS post, organizations.name AS organization,
        areas.full_name AS area, f.started_on, f.ended_on""",
        "memberships",
        """JOIN people ON people.id = f.person
        JOIN posts ON posts.id = f.post
        JOIN organizations ON organizations.id = posts.organization
        LEFT JOIN areas ON areas.id = organizations.area""",
    ),
    "directives": _view(
        f"""f.text, {_names("statement_by")} AS told_by, {_names("statement_to")} AS told_to,
        f.deadline, f.period, f.period_start, f.period_end, areas.full_name AS area,
        documents.full_title AS document""",
        "statements",
        """LEFT JOIN areas ON areas.id = f.area
        LEFT JOIN documents ON documents.id = f.document""",
        "WHERE f.kind = 'directive'",
    ),
}
