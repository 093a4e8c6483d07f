"""From an article to a release: once, whatever happens in between."""

import pytest
from operating import Office

from bot.desk.outcomes import Over

BOTH = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)


@BOTH
async def test_an_article_becomes_facts_of_a_release(office: Office):
    draft = await office.opened()
    done = await office.published(draft)
    assert (done.release, done.new) == (2, True)  # the folder was the first
    facts = await office.facts()
    assert "Mạc Thị Hòe" in {one.name for one in facts.people.values()}
    assert isinstance(await office.desk.preview(draft), Over)
