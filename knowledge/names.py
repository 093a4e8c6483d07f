"""What the records of a fact base are called: all that words need, without any index."""

from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.titles import Titles


class Names:
    """A fact base with the printed names of its areas, posts and documents."""

    def __init__(self, facts: FactBase) -> None:
        self.facts = facts
        self.geography = Geography(facts)
        self.titles = Titles(facts, self.geography)

    def agent(self, target: str) -> str:
        """A person, body or area by name."""
        if target in self.facts.people:
            return self.facts.people[target].name
        if target in self.facts.organizations:
            return self.facts.organizations[target].name
        return self.geography.full_name(target)
