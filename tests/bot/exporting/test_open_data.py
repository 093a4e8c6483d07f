"""What `hoidap export` writes, read as those read it who take it."""

import csv
import hashlib
import re
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from exported import read_json
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from bot import clock
from bot.exporting import spreadsheets
from bot.exporting.edition import Edition
from bot.exporting.export import export
from knowledge.seeds import load

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ROOT = Path(__file__).parents[3]
KINDS = (
    "memberships",
    "documents",
    "events",
    "observations",
    "statements",
    "participations",
    "projects",
)
DAY = r"\d{4}-\d{2}-\d{2}"


@pytest.fixture(scope="module")
def facts(shared_seeds):
    return load(shared_seeds)


@pytest.fixture(scope="module")
def data(facts, tmp_path_factory):
    """An export."""
    target = tmp_path_factory.mktemp("open") / "data"
    export(Edition(facts, clock.zone(clock.HOME_ZONE)), target)
    return target


def rows(file):
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def query(data, sql):
    with closing(sqlite3.connect(data / "hoidap.db")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


# ---- CSV --------------------------------------------------------------------------------------


def test_a_figure_in_a_spreadsheet_says_all_that_it_needs(data, facts):
    figures = {row["fact"]: row for row in rows(data / "csv" / "figures.csv")}
    assert figures.keys() == facts.observations.keys()
    for fact, row in figures.items():
        one = facts.observations[fact]
        assert Decimal(row["value"]) == one.value
        assert (row["unit"], row["measure"], row["status"]) == (one.unit, one.measure, one.status)
        assert row["qualifier"] == (one.qualifier or "")
        assert row["period_start"] == (str(one.period.start) if one.period else "")
        assert row["period_end"] == (str(one.period.end) if one.period else "")
        article = facts.articles[one.article]
        assert (row["article"], row["published_on"]) == (article.id, str(article.published_on))
        assert row["publisher"] == facts.publishers[article.publisher].name


def test_every_fact_in_every_file_names_its_source(data, facts):
    for kind in KINDS:
        found = rows(data / "csv" / f"{kind}.csv")
        assert [row["id"] for row in found] == list(getattr(facts, kind))
        for row in found:
            article = facts.articles[row["article"]]
            assert row["published_on"] == str(article.published_on)
            assert row["publisher"] == article.publisher


def test_excel_is_told_the_encoding(data):
    assert (data / "csv" / "officials.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Đỗ Minh Khuê" in {row["person"] for row in rows(data / "csv" / "officials.csv")}


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_becomes_a_formula(hoidap, change, tmp_path, start):
    change('agenda = "bàn', f'agenda = "{start}HYPERLINK(\\"http://x\\") bàn')
    assert hoidap("export", "data", "--from-seeds")[0] == 0
    (event,) = [r for r in rows(tmp_path / "data/csv/events.csv") if r["id"] == "e-giao-ban-2024"]
    assert event["agenda"].startswith("'")
    assert "HYPERLINK" in event["agenda"]


def test_a_number_below_zero_stays_a_number(hoidap, change, tmp_path):
    change("value = 27.5", "value = -27.5")
    assert hoidap("export", "data", "--from-seeds")[0] == 0
    assert "-27.5" in {row["value"] for row in rows(tmp_path / "data" / "csv" / "figures.csv")}


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_any_text_comes_back_and_none_is_a_formula(tmp_path_factory, cells):
    file = tmp_path_factory.getbasetemp() / "any.csv"
    spreadsheets.write(file, ["text"] * len(cells), [cells])
    with file.open(encoding="utf-8-sig", newline="") as stream:
        _, read = csv.reader(stream)
    assert not [cell for cell in read if cell.startswith(("=", "+", "-", "@"))]
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]


# ---- SQLite -----------------------------------------------------------------------------------


def test_every_reference_in_the_database_leads_somewhere(data):
    assert query(data, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert query(data, "PRAGMA foreign_key_check") == []
    keys = query(data, "SELECT * FROM pragma_foreign_key_list('observations')")
    assert {key["table"] for key in keys} >= {"indicators", "areas", "articles", "publishers"}


def test_the_views_answer_what_people_ask(data, facts):
    (found,) = query(data, "SELECT * FROM directives WHERE fact = 's-khue-ben-thuyen'")
    assert found["told_by"] == "Đỗ Minh Khuê"
    assert found["told_to"] == facts.organizations["phong-qldt-tp-thuong-giang"].name
    assert (found["deadline"], found["published_on"]) == ("2024-06-30", "2024-04-12")
    directives = [one for one in facts.statements.values() if one.kind == "directive"]
    assert len(query(data, "SELECT * FROM directives")) == len(directives)
    assert len(query(data, "SELECT * FROM officials")) == len(facts.memberships)
    highest = query(data, "SELECT value FROM figures ORDER BY value DESC LIMIT 1")
    assert highest == [{"value": 1500000}]


def test_the_questions_of_the_guide_can_be_asked(data):
    guide = (ROOT / "docs" / "open-data.md").read_text("utf-8")
    (asked,) = re.findall(r"```sql\n(.*?)```", guide, re.S)
    for question in asked.splitlines():
        query(data, question)
    told = {row["name"] for row in query(data, "SELECT name FROM sqlite_master")}
    files = {one.relative_to(data).as_posix() for one in data.rglob("*")}
    named = re.findall(r"^\| `([a-z/.-]+\.[a-z]+)`", guide, re.M)
    assert named
    assert set(named) - {"README.md"} <= files
    assert {"figures", "officials", "directives"} <= told


def test_datasette_is_told_title_licence_and_source(data):
    told = read_json(data / "metadata.json")
    assert told["title"] == "Hỏi Đáp Thượng Giang: dữ liệu mở"
    assert "MIT" in told["license"]
    assert "bài báo gốc" in told["license"]
    assert told["source"]
    views = {row["name"] for row in query(data, "SELECT name FROM sqlite_master")}
    assert told["databases"]["hoidap"]["tables"].keys() <= views


# ---- JSON -------------------------------------------------------------------------------------

NEEDED = {
    "persons": {"id", "name"},
    "organizations": {"id", "name"},
    "posts": {"id", "label", "role", "organization_id"},
    "memberships": {"id", "person_id", "organization_id", "post_id"},
    "areas": {"id", "name", "classification"},
    "events": {"id", "name", "start_date"},
}
"""What the schemas of popoloproject.com need of each."""
LEADS = {
    "person_id": "persons",
    "organization_id": "organizations",
    "post_id": "posts",
    "area_id": "areas",
}


def test_popolo_has_what_its_schemas_need(data):
    told = read_json(data / "popolo.json")
    assert told.keys() == NEEDED.keys()
    ids = {kind: {one["id"] for one in things} for kind, things in told.items()}
    for kind, things in told.items():
        assert things
        assert len(ids[kind]) == len(things)
        for one in things:
            assert NEEDED[kind] <= one.keys()
            leads = LEADS | {"parent_id": kind}
            assert [k for k, v in leads.items() if k in one and one[k] not in ids[v]] == []
            for name in one.get("other_names", []) + one.get("other_labels", []):
                assert set(name) == {"name"}
            for source in one.get("sources", []):
                assert source["url"].startswith("http")
            days = [one[key] for key in ("start_date", "end_date") if key in one]
            assert all(re.fullmatch(DAY, day) for day in days)
            assert None not in one.values()


def test_popolo_tells_who_was_seen_in_which_post_and_where_that_stands(data):
    found = {one["id"]: one for one in read_json(data / "popolo.json")["memberships"]}
    seen = found["m-khue-ct-2024"]
    assert (seen["person_id"], seen["article"]) == ("do-minh-khue", "2024-04-12-giao-ban")
    assert seen["published_on"] == "2024-04-12"
    assert seen["publisher"]


def test_an_event_names_the_people_who_were_there(data, facts):
    told = {one["id"]: one for one in read_json(data / "popolo.json")["events"]}
    there = {one.who for one in facts.participations.values() if one.event == "e-giao-ban-2024"}
    named = {one["id"] for one in told["e-giao-ban-2024"]["attendees"]}
    assert named == there & facts.people.keys()


def test_facts_come_with_numbers_periods_and_sources(data, facts):
    told = read_json(data / "facts.json")
    for one in told["observations"]:
        fact = facts.observations[one["id"]]
        assert float(fact.value) == one["value"]
        if fact.period:
            period = one["period"]
            assert date.fromisoformat(period["start"]) == fact.period.start
            assert date.fromisoformat(period["end"]) == fact.period.end
        assert {"measure", "unit", "status", "article", "published_on", "publisher"} <= one.keys()
    assert {one["id"] for one in told["statements"]} == facts.statements.keys()


def test_the_package_lists_every_file_as_it_is(data):
    told = read_json(data / "datapackage.json")
    files = {one.relative_to(data).as_posix() for one in data.rglob("*") if one.is_file()}
    assert {one["path"] for one in told["resources"]} == files - {"datapackage.json"}
    for one in told["resources"]:
        digest = hashlib.sha256((data / one["path"]).read_bytes()).hexdigest()
        assert one["hash"] == f"sha256:{digest}"


# ---- Atom and calendar ------------------------------------------------------------------------


def test_the_feed_has_what_the_standard_needs(data, facts):
    feed = etree.parse(data / "directives.atom").getroot()
    for needed in ("id", "title", "updated", "author/a:name"):
        assert feed.findtext(f"a:{needed}", namespaces=ATOM)
    entries = feed.findall("a:entry", ATOM)
    directives = [one for one in facts.statements.values() if one.kind == "directive"]
    assert len(entries) == len(directives)
    ids = [one.findtext("a:id", namespaces=ATOM) for one in entries]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in ids)
    days = [one.findtext("a:updated", namespaces=ATOM) for one in entries]
    assert days == sorted(days, reverse=True)
    assert all(re.fullmatch(DAY + r"T00:00:00\+07:00", day) for day in days)


def test_an_entry_says_who_told_whom_by_when_and_where_it_stands(data):
    feed = etree.parse(data / "directives.atom").getroot()
    entries = feed.findall("a:entry", ATOM)
    (entry,) = [one for one in entries if "s-khue-bo-lang" in "".join(one.itertext())]
    assert entry.findtext("a:title", namespaces=ATOM).startswith("Xong 70% khối lượng")
    content = entry.findtext("a:content", namespaces=ATOM)
    for told in ("Đỗ Minh Khuê", "phường Cầu Mây", "15/8/2024", "12/4/2024", "2024-04-12-giao-ban"):
        assert told in content


def test_a_deadline_is_a_whole_day_in_the_calendar(data, facts):
    calendar = Calendar.from_ical((data / "deadlines.ics").read_bytes())
    events = {str(one["X-HOIDAP-FACT"]): one for one in calendar.walk("VEVENT")}
    assert events.keys() == {one.id for one in facts.statements.values() if one.deadline}
    event = events["s-khue-ben-thuyen"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2024, 6, 30), date(2024, 7, 1))
    assert "bến thuyền Cầu Mây" in event["SUMMARY"]
    assert "Đỗ Minh Khuê" in event["DESCRIPTION"]
    assert {"UID", "DTSTAMP"} <= set(event)


def test_letters_that_xml_cannot_hold_break_no_file(hoidap, change, tmp_path):
    change('text = "trình phương án', 'text = "trình\\u0007 <b>&amp; phương\\nán')
    assert hoidap("export", "data", "--from-seeds")[0] == 0
    feed = etree.parse(tmp_path / "data" / "directives.atom").getroot()
    assert "Trình <b>&amp; phương án sửa" in "".join(feed.itertext())
    calendar = Calendar.from_ical((tmp_path / "data" / "deadlines.ics").read_bytes())
    assert any("<b>&amp; phương án" in one["SUMMARY"] for one in calendar.walk("VEVENT"))
