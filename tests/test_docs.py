"""The documents cannot rot: what exists is documented, what is documented exists, examples work."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from bot.cli import commands_of
from bot.settings import Settings
from knowledge import language, model, seeds
from knowledge.curation.check import check
from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENV = (ROOT / ".env.example").read_text(encoding="utf-8")
TABLES = {"article": model.Article, **seeds.TABLES}
TERMS = {
    "area_types": language.AreaType,
    "body_types": language.BodyType,
    "roles": language.Role,
    "ranks": language.Rank,
    "document_types": language.DocumentType,
    "event_types": language.EventType,
}
LANGUAGE = {
    "lexicon": language.Lexicon,
    "spelling": language.Spelling,
    "contrasts": language.Contrasts,
    "intents": language.Intents,
    "about": language.About,
}
MARKED = re.compile(r"(\*\*)?`([a-z0-9_]+)`(?:\*\*)?")


def documented(cell: str) -> dict[str, bool]:
    """The keys that a cell names, and whether in bold: required."""
    return {key: bool(bold) for bold, key in MARKED.findall(cell)}


def keys_of(record: type) -> dict[str, bool]:
    """The keys of a record that a seed may have, and whether it must."""
    return {
        name: field.is_required()
        for name, field in record.model_fields.items()
        if not (name == "article" and issubclass(record, model.Fact))
    }


def section(heading: str) -> str:
    """The guide from a table's heading to the next heading."""
    found = re.search(rf"^### `{re.escape(heading)}`.*?\n(.*?)(?=^##)", GUIDE, re.M | re.S)
    assert found, f"seeds/README.md has no section {heading}"
    return found[1]


def row(first_cell: str) -> str:
    """The second cell of the guide's row that starts with `first_cell`."""
    found = re.search(rf"^\| `{re.escape(first_cell)}` \|(.*)\|$", GUIDE, re.M)
    assert found, f"seeds/README.md has no row {first_cell}"
    return found[1]


# ---- the field guide --------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_the_guide_has_every_key_of_a_table(table):
    text = section("[article]" if table == "article" else f"[[{table}]]")
    named: dict[str, bool] = {}
    for cell in re.findall(r"^\| (.*?) \|", text, re.M):
        named |= documented(cell)
    assert named == keys_of(TABLES[table])


@pytest.mark.parametrize("table", TABLES)
def test_the_guide_marks_the_facts(table):
    marked = f"### `[[{table}]]` (fact)" in GUIDE
    assert marked == issubclass(TABLES[table], model.Fact)


@pytest.mark.parametrize("table", TABLES)
def test_the_guide_has_every_value_of_a_closed_list(table):
    text = section("[article]" if table == "article" else f"[[{table}]]")
    for name, field in TABLES[table].model_fields.items():
        allowed: list[str] = []
        if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
            allowed = [str(value) for value in field.annotation]
        elif get_origin(field.annotation) is Literal:
            allowed = list(get_args(field.annotation))
        line = re.search(rf"^\| \W*{name}\W* \|(.*)\|$", text, re.M)
        assert [value for value in allowed if f"`{value}`" not in (line[1] if line else "")] == []


@pytest.mark.parametrize("table", TERMS)
def test_the_guide_has_every_term_of_government(table):
    assert set(TERMS) == set(language.Government.model_fields)
    own = {k: v for k, v in keys_of(TERMS[table]).items() if k not in ("id", "name", "aliases")}
    named = documented(row(f"[[{table}]]"))
    assert {key: named.get(key) for key in own} == own


@pytest.mark.parametrize("file", LANGUAGE)
def test_the_guide_has_every_key_of_a_language_file(file):
    assert documented(row(f"{file}.toml")) == keys_of(LANGUAGE[file])


@pytest.fixture
def with_example(invented_seeds, invented_articles):
    """The invented province with the guide's example added: its seeds and its texts."""
    text = re.search(r"```text\n(.*?)```", GUIDE, re.S)
    facts = re.search(r"```toml\n(.*?)```", GUIDE, re.S)
    assert text
    assert facts
    (invented_articles / "ke-sat.txt").write_text(text[1], encoding="utf-8")
    target = invented_seeds / "articles" / "2025-01-09-tong-ket-ke-sat.toml"
    target.write_text(facts[1], encoding="utf-8")
    return invented_seeds, invented_articles


def test_the_guides_example_is_proved(with_example):
    folder, articles = with_example
    assert [str(fault) for fault in check(folder, articles).faults] == []


def test_the_guides_example_shows_every_table_of_an_article(with_example):
    facts = re.search(r"```toml\n(.*?)```", GUIDE, re.S)
    only_shared = {"publishers", "areas", "official_documents", "indicators"}
    assert facts
    shown = set(re.findall(r"^\[+(\w+)\]+", facts[1], re.M))
    assert shown == set(TABLES) - only_shared


def test_the_guides_example_answers(with_example):
    engine = Engine(seeds.load(with_example[0]))
    reply = engine.ask("Chủ tịch UBND huyện Kẻ Sặt là ai?", today=date(2025, 2, 1))
    assert reply.kind is OutcomeKind.ANSWER
    assert "Mạc Thị Hòe" in reply.text
    assert "9/1/2025" in reply.text


# ---- commands and settings --------------------------------------------------------------------


def commands() -> dict[str, list[str]]:
    """Every command with its options."""
    group = commands_of()
    return {
        name: [option for parameter in command.params for option in parameter.opts]
        for name, command in group.commands.items()
    }


@pytest.mark.parametrize("command", commands())
def test_the_readme_has_every_command_and_option(command):
    lines = [line for line in README.splitlines() if line.startswith(f"hoidap {command}")]
    assert lines, f"README.md does not name hoidap {command}"
    options = [option for option in commands()[command] if option.startswith("--")]
    assert [option for option in options if option not in "\n".join(lines)] == []


def test_the_readme_names_no_other_command():
    assert set(re.findall(r"^hoidap (\w+)", README, re.M)) == set(commands())


def test_every_setting_is_in_the_example_with_a_word_about_it():
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    lines = ENV.splitlines()
    named = {
        found[1]: lines[number - 1]
        for number, line in enumerate(lines)
        if (found := re.match(r"#?([A-Z][A-Z_]+)=", line))
    }
    assert set(named) == known
    assert [name for name, before in named.items() if not before.startswith("# ")] == []


# ---- links ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    sorted(str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.md"), *ROOT.glob("[ds]*/*.md"))),
)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|mailto:)([^)#]+)", text) + re.findall(
        r'src="([^"]+)"', text
    )
    missing = [path for path in targets if not ((ROOT / page).parent / path).exists()]
    assert missing == []


def test_the_map_names_only_modules_that_exist():
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|knowledge)/[a-z_/]+(?:\.py)?)`", architecture)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
    there = {path.name for part in ("bot", "knowledge") for path in (ROOT / part).rglob("*.py")}
    assert set(re.findall(r"`([a-z_]+\.py)`", architecture)) <= there
