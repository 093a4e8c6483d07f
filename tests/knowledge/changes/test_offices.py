"""When somebody new holds an office, and when that only seems so."""

from datetime import date

import pytest

from knowledge.changes.difference import changes
from knowledge.changes.kinds import ChangeKind
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.model import Membership, Organization, Person, Post
from tests.knowledge.changes.editing import article, drop, put

CHAIR = "ct-ubnd-tp-thuong-giang"
"""Held by Đỗ Minh Khuê in April 2024 and by Lý Thu An in February 2025."""
DEPUTY = "pct-ubnd-tp-thuong-giang"
EARLIER = date(2023, 5, 1)


@pytest.fixture
def facts(engine: Engine) -> FactBase:
    somebody = [Person(id="mac-moi", name="Mạc Mới"), Person(id="tran-la", name="Trần Lạ")]
    office = Organization(id="so-moi", name="Sở Mới", area="tinh-thuong-giang")
    posts = [
        Post(id="gd-so-moi", title="Giám đốc", organization="so-moi"),
        Post(id="nguyen-gd", title="nguyên Giám đốc", organization="so-moi"),
    ]
    return put(engine.facts, people=somebody, organizations=[office], posts=posts)


def held(person: str, post: str, source: str = "later", **more: object) -> Membership:
    return Membership(
        id=f"m-{person}-{post}-{source}"[:40],
        person=person,
        post=post,
        article=source,
        paragraphs=(2,),
        **more,
    )


def news(facts: FactBase, *seen: Membership, before: tuple[Membership, ...] = ()) -> list[str]:
    """The persons in the office news that these memberships make."""
    known = {"later": article(), "next": article("next", date(2025, 8, 1))}
    known["earlier"] = article("earlier", EARLIER)
    old = put(facts, articles=list(known.values()), memberships=list(before))
    new = put(old, memberships=list(seen))
    found = changes(old, new)
    assert all(one.kind is ChangeKind.OFFICE for one in found)
    return [new.memberships[one.fact].person for one in found]


def test_another_person_in_a_newer_article(facts: FactBase) -> None:
    assert news(facts, held("mac-moi", CHAIR)) == ["mac-moi"]


def test_who_held_it_before_may_come_back(facts: FactBase) -> None:
    assert news(facts, held("do-minh-khue", CHAIR)) == ["do-minh-khue"]


def test_the_same_person_again_is_none(facts: FactBase) -> None:
    assert news(facts, held("ly-thu-an", CHAIR)) == []


def test_an_older_article_found_later_is_none(facts: FactBase) -> None:
    assert news(facts, held("mac-moi", CHAIR, "earlier")) == []


def test_two_articles_at_once_about_one_newcomer_are_one(facts: FactBase) -> None:
    both = held("mac-moi", CHAIR, "next"), held("mac-moi", CHAIR)
    assert news(facts, *both) == ["mac-moi"]


def test_an_office_that_changed_twice_is_told_in_order(facts: FactBase) -> None:
    both = held("mac-moi", CHAIR, "next"), held("tran-la", CHAIR)
    assert news(facts, *both) == ["tran-la", "mac-moi"]


def test_a_known_person_in_an_office_never_seen_before(facts: FactBase) -> None:
    assert news(facts, held("ly-thu-an", "gd-so-moi")) == ["ly-thu-an"]
    again = held("ly-thu-an", CHAIR)
    assert news(facts, again, held("ly-thu-an", "gd-so-moi")) == ["ly-thu-an"]


def test_a_stranger_in_an_office_never_seen_before_is_none(facts: FactBase) -> None:
    assert news(facts, held("mac-moi", "gd-so-moi")) == []


def test_an_office_that_somebody_had_is_none(facts: FactBase) -> None:
    assert news(facts, held("ly-thu-an", "nguyen-gd")) == []


def test_a_deputy_beside_others_is_news_once(facts: FactBase) -> None:
    assert news(facts, held("mac-moi", DEPUTY)) == ["mac-moi"]
    seen = (held("mac-moi", DEPUTY), held("tran-la", DEPUTY))
    assert news(facts, held("mac-moi", DEPUTY, "next"), before=seen) == []


def test_two_seen_in_one_article_share_an_office(facts: FactBase) -> None:
    seen = (held("mac-moi", "gd-so-moi"), held("tran-la", "gd-so-moi"))
    assert news(facts, held("tran-la", "gd-so-moi", "next"), before=seen) == []


def test_an_end_is_news_unless_the_successor_stands_beside_it(facts: FactBase) -> None:
    end = held("ly-thu-an", CHAIR, ended_on=date(2025, 6, 1))
    assert news(facts, end) == ["ly-thu-an"]
    assert news(facts, end, held("mac-moi", CHAIR)) == ["mac-moi"]


def test_who_follows_an_end_is_news(facts: FactBase) -> None:
    end = held("ly-thu-an", CHAIR, ended_on=date(2025, 6, 1))
    assert news(facts, held("mac-moi", CHAIR, "next"), before=(end,)) == ["mac-moi"]


def test_the_end_of_somebody_long_gone_is_none(facts: FactBase) -> None:
    assert news(facts, held("do-minh-khue", CHAIR, ended_on=date(2024, 9, 1))) == []


def test_an_overlooked_holder_is_news_and_who_is_gone_is_withdrawn(facts: FactBase) -> None:
    """Every membership that goes is withdrawn: those who were told of it hear so."""
    [gone] = changes(facts, drop(facts, "m-an-ct-2025"))
    assert (gone.kind, gone.fact) == (ChangeKind.WITHDRAWAL, "m-an-ct-2025")
    [back] = changes(drop(facts, "m-an-ct-2025"), facts)
    assert (back.kind, back.fact) == (ChangeKind.OFFICE, "m-an-ct-2025")
