"""Drafts of invented texts beside the facts of the invented province."""

from collections.abc import Callable
from datetime import date

import pytest

from knowledge.drafting.draft import draft
from knowledge.drafting.drafted import Draft
from knowledge.drafting.heading import Told
from knowledge.factbase import FactBase
from knowledge.seeds import load

PUBLISHED = date(2025, 1, 9)


@pytest.fixture(scope="session")
def facts(shared_seeds) -> FactBase:
    """What is known already; nothing changes it."""
    return load(shared_seeds)


@pytest.fixture(scope="session")
def drafted(facts) -> Callable[..., Draft]:
    """Drafts an article of these paragraphs, the first its title, published on 9/1/2025."""

    def make(*paragraphs: str, published_on: date = PUBLISHED) -> Draft:
        return draft("\n\n".join(paragraphs), facts, Told(published_on=published_on))

    return make
