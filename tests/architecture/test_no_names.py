"""The code knows no person, place, body or document; keeps its modules small; keeps to itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.seeds import load
from knowledge.text import fold

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for part in ("bot", "knowledge") for path in (ROOT / part).rglob("*.py"))
PRODUCT = "Hỏi Đáp Hà Tĩnh"
MAX_LINES = 300
SHORTEST_NAME = 2
"""Syllables. A name of one syllable is any word."""
OUTSIDE = {"bot", "telegram", "httpx", "aiohttp"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def names() -> Iterator[str]:
    """The names that the articles' facts bring, with the places that the facts are about."""
    facts = load(ROOT / "seeds")
    for person in facts.people.values():
        yield from (person.name, *person.aliases)
    for organization in facts.organizations.values():
        yield organization.name
    for project in facts.projects.values():
        yield project.name
    for event in facts.events.values():
        yield event.name
    for article in facts.articles.values():
        yield article.title
    for publisher in facts.publishers.values():
        yield publisher.name
    for document in facts.documents.values():
        yield from filter(None, (document.code, document.printed))
    records = [*facts.facts(), *facts.organizations.values()]
    used = {area for one in records if (area := getattr(one, "area", None))}
    for area in used | {facts.language.about.home}:
        yield facts.areas[area].name


def pattern() -> re.Pattern[str]:
    """Any of the names, with or without accents, as words or as part of an id."""
    parts = {tuple(re.findall(r"[a-z0-9]+", fold(name))) for name in names()}
    found = sorted((one for one in parts if len(one) >= SHORTEST_NAME), key=len, reverse=True)
    either = "|".join(r"[\W_]*".join(one) for one in found)
    return re.compile(rf"(?<![a-z0-9])(?:{either})(?![a-z0-9])")


NAMES = pattern()


def named(text: str) -> list[str]:
    return NAMES.findall(fold(text.replace(PRODUCT, "")))


def imported(path: Path) -> set[str]:
    """The packages that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." if node.level else (node.module or "").partition(".")[0])
    return found


def test_names_are_found_however_they_are_written() -> None:
    one = next(iter(load(ROOT / "seeds").people.values())).name
    for written in (one, one.upper(), fold(one), fold(one).replace(" ", "-"), f'"{one}"'):
        assert named(f"x = {written}")
    assert not named(f"x{fold(one)} = 1")
    assert not named(PRODUCT)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_name_from_the_articles(path: Path) -> None:
    assert not named(path.read_text("utf-8"))


def test_the_words_of_drafting_name_nobody() -> None:
    words = fold((ROOT / "seeds" / "drafting.toml").read_text("utf-8"))
    facts = load(ROOT / "seeds")
    places = [area.name for area in facts.areas.values() if area.type in ("tinh", "thanh-pho-tw")]
    people = [person.name for person in facts.people.values()]
    assert not [name for name in (*places, *people) if f'"{fold(name)}"' in words]
    assert not [name for name in people if fold(name) in words]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", [one for one in MODULES if "knowledge" in one.parts], ids=name_of)
def test_knowledge_needs_no_bot(path: Path) -> None:
    assert imported(path).isdisjoint(OUTSIDE)


def test_there_is_something_to_look_at() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == {"bot", "knowledge"}
