"""Drafts are scored beside curated facts, by what they say; the article itself is not known."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.drafting.draft import draft
from knowledge.drafting.drafted import Draft, Drafted
from knowledge.drafting.leave_out import without
from knowledge.drafting.score import score

INVENTED = Path(__file__).parents[2] / "invented"
ARTICLE = "2024-04-12-giao-ban"


@pytest.fixture(scope="module")
def defined(shared_seeds):
    """Ids that the article's own file defines."""
    tables = tomllib.loads((shared_seeds / f"articles/{ARTICLE}.toml").read_text("utf-8"))
    rows = [row for rows in tables.values() if isinstance(rows, list) for row in rows]
    return frozenset(row["id"] for row in rows if "id" in row)


@pytest.fixture(scope="module")
def made(facts, defined):
    text = (INVENTED / "articles-text" / "giao-ban.txt").read_text("utf-8")
    return draft(text, without(facts, ARTICLE, defined))


def tally(made, facts, kind):
    return next(one for one in score(made, facts, ARTICLE) if one.kind == kind)


def test_nothing_of_the_article_is_known_any_more(facts, defined):
    known = without(facts, ARTICLE, defined)
    assert ARTICLE not in known.articles
    left = {one for table in known.tables() for one in table}
    assert not left & defined
    assert all(one.person in known.people for one in known.memberships.values())
    assert all(one.indicator in known.indicators for one in known.observations.values())
    assert known.areas == facts.areas


def test_what_is_right_counts_whatever_its_id(made, facts):
    officials = tally(made, facts, "officials")
    assert (officials.precision, officials.recall) == (1.0, 1.0)
    assert tally(made, facts, "documents").recall == 1.0


def test_a_lost_and_a_made_up_fact_cost_recall_and_precision(made, facts):
    before = tally(made, facts, "observations")
    figure = made.of("observations")[0]
    others = tuple(one for one in made.records if one is not figure)
    lost = tally(replace(made, records=others), facts, "observations")
    assert (lost.found, lost.drafted) == (before.found - 1, before.drafted - 1)
    wrong = replace(figure, data={**figure.data, "status": "result"})
    turned = tally(replace(made, records=(*others, wrong)), facts, "observations")
    assert (turned.found, turned.drafted) == (before.found - 1, before.drafted)


def test_a_demand_of_somebody_else_is_not_found(made, facts):
    before = tally(made, facts, "directives")
    turned = tuple(
        replace(one, data={**one.data, "by": ["ly-thu-an"]}) if one.table == "statements" else one
        for one in made.records
    )
    assert tally(replace(made, records=turned), facts, "directives").found < before.found


def test_nothing_drafted_and_nothing_curated_is_no_fault(made, facts):
    empty = tally(replace(made, records=()), facts, "officials")
    assert (empty.precision, empty.recall) == (1.0, 0.0)


def test_what_is_above_a_plan_may_be_told_as_a_share_of_it(facts):
    """«vượt 12% kế hoạch»: 12% more than the plan, or 112% of it."""
    (share,) = [
        one
        for one in facts.observations.values()
        if (one.article, one.measure.value) == (ARTICLE, "share-of-plan")
    ][:1]
    data = {
        "id": "o-vuot",
        "indicator": share.indicator,
        "unit": share.unit,
        "status": share.status.value,
        "measure": "growth",
        "base": "kế hoạch",
    }
    excess = Drafted("observations", {**data, "value": share.value - 100})
    only = replace(facts, observations={share.id: share})
    assert tally(Draft({}, (), (excess,)), only, "observations").found == 1
    other = Drafted("observations", {**data, "value": share.value - 99})
    assert tally(Draft({}, (), (other,)), only, "observations").found == 0
