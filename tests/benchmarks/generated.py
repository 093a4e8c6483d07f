"""Seeds of any size: invented communes with their offices, meetings, papers, figures and demands.
The same size always gives the same seeds, written as TOML like those of curators."""

import json
import random
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks import wording as w

FIRST_DAY = date(2021, 1, 4)
TERMS = 2
"""Articles about one commune, a year apart, each with other people in office."""
STATEMENTS = 34
KINDS = ("directive", "directive", "opinion", "limitation", "petition", "aim", "result")
OFFICES = (("Bí thư", "du"), ("Phó Bí thư", "du"), ("Chủ tịch", "ub"), ("Phó Chủ tịch", "ub"))
ROLES = ("chaired", "concluded", "reported", "spoke")
FACTS = ("memberships", "events", "participations", "documents", "observations", "statements")
FACTS_AN_ARTICLE = len(OFFICES) + 1 + len(ROLES) + 2 + len(w.INDICATORS) + STATEMENTS
Row = Mapping[str, object]
Tables = dict[str, list[Row]]


class Commune:
    """An invented commune and the people who are seen in its offices."""

    def __init__(self, number: int) -> None:
        rest, first = divmod(number, len(w.PLACES_FIRST))
        more, second = divmod(rest, len(w.PLACES_SECOND))
        self.number = number
        self.id = f"g-{number:05d}"
        self.name = f"{w.PLACES_FIRST[first]} {w.PLACES_SECOND[second]}"
        if more:
            self.name += f" {w.GIVEN[more]}"

    def people(self, term: int) -> list[tuple[str, str]]:
        """Ids and names of those in office in a term; nobody has another one's name."""
        first = len(OFFICES) * (TERMS * self.number + term)
        return [_person(first + place) for place in range(len(OFFICES))]


def _person(number: int) -> tuple[str, str]:
    rest, given = divmod(number * 7919 % 12_000, len(w.GIVEN))
    family, middle = divmod(rest, len(w.MIDDLES))
    names = [w.FAMILIES[family], w.MIDDLES[middle], w.GIVEN[given]]
    if number >= 12_000:
        names.insert(1, w.MIDDLES[number // 12_000])
    return f"g-person-{number:06d}", " ".join(names)


def write_seeds(real: Path, folder: Path, articles: int) -> list[Commune]:
    """The real seeds in `folder` with so many invented articles; the communes they are about."""
    shutil.copytree(real, folder)
    about = tomllib.loads((real / "about.toml").read_text("utf-8"))
    chance = random.Random(articles)  # noqa: S311  # a benchmark, not secrets
    communes = [Commune(number) for number in range(-(-articles // TERMS))]
    (folder / "generated.toml").write_text(_toml(_shared(communes, about["home"])), "utf-8")
    for number in range(articles):
        place, term = divmod(number, TERMS)
        tables = _article(communes[place], term, about["publisher"], chance)
        (folder / f"articles/g-{number:05d}.toml").write_text(_toml(tables), "utf-8")
    return communes


def _shared(communes: Sequence[Commune], home: str) -> Tables:
    return {
        "areas": [
            {"id": one.id, "name": one.name, "type": "xa", "parent": home} for one in communes
        ],
        "organizations": [
            {"id": f"{one.id}-{short}", "name": f"{name} {one.name}", "type": kind, "area": one.id}
            for one in communes
            for short, name, kind in (("du", "Đảng ủy xã", "cap-uy"), ("ub", "UBND xã", "ubnd"))
        ],
        "posts": [
            {"id": f"{one.id}-p{place}", "title": title, "organization": f"{one.id}-{short}"}
            for one in communes
            for place, (title, short) in enumerate(OFFICES)
        ],
        "indicators": [
            {"id": f"g-indicator-{place}", "name": name, "aliases": list(aliases)}
            for place, (name, _, aliases) in enumerate(w.INDICATORS)
        ],
    }


def _article(commune: Commune, term: int, publisher: str, chance: random.Random) -> Tables:
    """One commune's yearly meeting, with all that was told there."""
    key = f"{commune.id}-{term}"
    day = FIRST_DAY + timedelta(days=(commune.number * 13) % 330 + 365 * term)
    people = commune.people(term)
    place = f"xã {commune.name}"
    return {
        "article": [
            {
                "id": f"a-{key}",
                "publisher": publisher,
                "publisher_basis": "invented",
                "title": f"{place.capitalize()} bàn việc năm {day.year}",
                "published_on": day,
                "date_basis": "invented",
                "sha256": f"{commune.number * TERMS + term:064x}",
            }
        ],
        "people": [{"id": target, "name": name} for target, name in people],
        "memberships": [
            {"id": f"m-{key}-{n}", "person": target, "post": f"{commune.id}-p{n}"}
            for n, (target, _) in enumerate(people)
        ],
        "events": [
            {
                "id": f"e-{key}",
                "name": f"Hội nghị bàn công việc năm {day.year} của {place}",
                "type": "hoi-nghi",
                "on": day,
                "organization": f"{commune.id}-ub",
                "area": commune.id,
                "agenda": f"bàn việc {chance.choice(w.OBJECTS)} và {chance.choice(w.OBJECTS)}",
            }
        ],
        "participations": [
            {"id": f"p-{key}-{n}", "event": f"e-{key}", "role": role, "who": people[n][0]}
            for n, role in enumerate(ROLES)
        ],
        "documents": list(_documents(commune, key, day, chance)),
        "observations": list(_figures(commune, key, day, chance)),
        "statements": list(_statements(commune, key, people, chance)),
    }


def _documents(commune: Commune, key: str, day: date, chance: random.Random) -> Iterator[Row]:
    for n in range(2):
        number = f"{chance.randint(1, 99):02d}"
        yield {
            "id": f"d-{key}-{n}",
            "type": "nghi-quyet" if n else "ke-hoach",
            "number": number,
            "code": f"{number}-NQ/ĐU" if n else f"{number}/KH-UBND",
            "issuer": f"{commune.id}-{'du' if n else 'ub'}",
            "issued_on": day - timedelta(days=20 + n),
            "subject": f"{chance.choice(w.SUBJECTS)} ở xã {commune.name}",
            "area": commune.id,
        }


def _figures(commune: Commune, key: str, day: date, chance: random.Random) -> Iterator[Row]:
    for n, (_, unit, _) in enumerate(w.INDICATORS):
        yield {
            "id": f"o-{key}-{n}",
            "indicator": f"g-indicator-{n}",
            "area": commune.id,
            "period": str(day.year),
            "measure": "level",
            "value": chance.randint(12, 4800),
            "unit": unit,
            "status": chance.choice(("result", "target")),
        }


def _statements(
    commune: Commune, key: str, people: Sequence[tuple[str, str]], chance: random.Random
) -> Iterator[Row]:
    for n in range(STATEMENTS):
        text = (
            f"{chance.choice(w.VERBS)} việc {chance.choice(w.OBJECTS)} {chance.choice(w.ENDS)}, "
            f"{chance.choice(w.VERBS)} {chance.choice(w.OBJECTS)} ở thôn {chance.randint(1, 19)}"
        )
        yield {
            "id": f"s-{key}-{n}",
            "kind": chance.choice(KINDS),
            "text": text,
            "by": [chance.choice(people)[0]],
            "area": commune.id,
            "event": f"e-{key}",
        }


def _toml(tables: Tables) -> str:
    """Rows as TOML; facts are proved by the first paragraph."""
    lines: list[str] = []
    for table, rows in tables.items():
        for row in rows:
            lines.append(f"[{table}]" if table == "article" else f"[[{table}]]")
            lines += [f"{key} = {_value(value)}" for key, value in row.items()]
            if table in FACTS:
                lines.append("paragraphs = [1]")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
