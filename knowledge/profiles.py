"""What each fact is connected with: the people, bodies, places, documents, times and words that a
question may use to point at it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from knowledge.dating import OF_A_TIME
from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.links import Links
from knowledge.model import (
    Document,
    Event,
    Fact,
    Membership,
    Observation,
    Participation,
    Post,
    Project,
    Statement,
)
from knowledge.period import Period
from knowledge.profile import CONTENT_KINDS, Profile
from knowledge.text import fold
from knowledge.times import periods_in
from knowledge.titles import Titles
from knowledge.wording import Synonyms

NO_SYNONYMS = Synonyms(())
NAME_WORDS = range(2, 6)
"""So many words has a person's full name."""
_MARKS = ',.;:()“”«»"'
CACHED_NAMES = 4_096
"""Meetings whose times are kept: what was said and done at one is looked at together."""


class Profiler:
    """Builds the profile of every fact of a fact base."""

    def __init__(self, facts: FactBase, geography: Geography, titles: Titles, links: Links) -> None:
        self._facts = facts
        self._geography = geography
        self._titles = titles
        written = [
            (kind.name, kind.short) for kind in facts.language.government.area_types if kind.short
        ]
        self._synonyms = Synonyms((*facts.language.lexicon.synonyms, *written))
        self._links = links
        self._named: dict[str, list[str]] = {}
        for person in facts.people.values():
            self._named.setdefault(person.name, []).append(person.id)
        self._times_of = lru_cache(maxsize=CACHED_NAMES)(self._told_times)

    def profile(self, fact: Fact) -> Profile:
        """All connections of a fact."""
        profile = self._blank(fact, self._synonyms)
        seen_on = profile.seen_on
        profile.times.add(Period(seen_on, seen_on))
        self._own(profile, self._facts.aliases.get(fact.id, ()))
        match fact:
            case Membership():
                self._membership(profile, fact)
            case Observation():
                self._observation(profile, fact)
            case Statement():
                self._statement(profile, fact)
            case Participation():
                self._participation(profile, fact)
            case Event():
                self._own(profile, (fact.name, fact.agenda, *fact.aliases))
                self._event(profile, fact.id)
                for one in self._links.to(fact.id, Participation):
                    self._participation(profile, one, with_event=False)
                for observation in self._links.to(fact.id, Observation):
                    self._indicator(profile, observation)
            case Document():
                self._document(profile, fact.id)
                self._own(profile, (fact.subject, *fact.aliases))
                self._topics(profile, fact.topics)
                self._contents(profile, fact)
            case Project():
                self._own(profile, (fact.name, fact.stage, fact.funding, *fact.aliases))
                self._area(profile, fact.area)
                self._topics(profile, fact.topics)
                self._article_events(profile, fact)
                self._deciding(profile, fact)
        return profile

    def of_agents(self, fact: Fact, agents: Iterable[str]) -> Profile:
        """The connections of these people, bodies and places alone, as the article has them."""
        profile = self._blank(fact, NO_SYNONYMS)
        for target in agents:
            self._agent(profile, target, fact.article)
        return profile

    def _blank(self, fact: Fact, synonyms: Synonyms) -> Profile:
        return Profile(fact, self._facts.articles[fact.article].published_on, synonyms)

    # ---- kinds of facts ----------------------------------------------------------------------

    def _membership(self, profile: Profile, fact: Membership) -> None:
        profile.people.add(fact.person)
        self._post(profile, self._facts.posts[fact.post])
        self._say(profile, (self._facts.people[fact.person].name,))
        for deed in self._links.between(fact.person, fact.article, Participation):
            self._event(profile, deed.event)
        for event in self._links.to(fact.article, Event):
            if event.on in (fact.started_on, fact.ended_on):
                self._event(profile, event.id)

    def _observation(self, profile: Profile, fact: Observation) -> None:
        self._indicator(profile, fact)
        self._area(profile, fact.area)
        if fact.period:
            profile.times.add(fact.period)
        if fact.event:
            self._event(profile, fact.event)
        else:
            self._article_events(profile, fact)
        if fact.document:
            self._document(profile, fact.document)
        for person in self._told_of(fact.note or ""):
            self._agent(profile, person, fact.article)

    def _statement(self, profile: Profile, fact: Statement) -> None:
        self._own(profile, (fact.text,))
        for target in (*fact.by, *fact.to):
            self._agent(profile, target, fact.article)
        profile.people.update(self._told_of(fact.text))
        self._area(profile, fact.area)
        if fact.period:
            profile.times.add(fact.period)
        if fact.deadline:
            profile.times.add(Period(fact.deadline, fact.deadline))
        if fact.event:
            self._event(profile, fact.event)
        if fact.document:
            self._document(profile, fact.document)
        self._topics(profile, fact.topics)

    def _told_of(self, text: str) -> Iterator[str]:
        """The people whose full names a text has."""
        words = [word.strip(_MARKS) for word in text.split()]
        starts = [place for place, word in enumerate(words) if word[:1].isupper()]
        for start in starts:
            for length in NAME_WORDS:
                yield from self._named.get(" ".join(words[start : start + length]), ())

    def _participation(
        self, profile: Profile, fact: Participation, *, with_event: bool = True
    ) -> None:
        if fact.who:
            self._agent(profile, fact.who, fact.article)
        self._own(profile, (fact.group, fact.about))
        for document in fact.documents:
            self._document(profile, document)
        if with_event:
            self._event(profile, fact.event)

    def _deciding(self, profile: Profile, fact: Project) -> None:
        """The document of the same article that is about the project."""
        for document in self._links.to(fact.article, Document):
            if fold(fact.name) in fold(document.subject):
                self._document(profile, document.id)

    def _contents(self, profile: Profile, fact: Document) -> None:
        """What a document says points at it too."""
        for statement in self._links.to(fact.id, Statement):
            if statement.kind in CONTENT_KINDS:
                self._say(profile, (statement.text,))
        for observation in self._links.to(fact.id, Observation):
            self._say(
                profile,
                (
                    self._facts.indicators[observation.indicator].name,
                    observation.unit,
                    observation.note,
                ),
            )
            profile.told.add(observation.value)

    # ---- connections -------------------------------------------------------------------------

    def _agent(self, profile: Profile, target: str, article: str) -> None:
        """A person with the posts seen in the same article, or an organization, or an area."""
        if target in self._facts.people:
            profile.people.add(target)
            self._say(profile, (self._facts.people[target].name,))
            for membership in self._links.between(target, article, Membership):
                self._post(profile, self._facts.posts[membership.post])
        elif target in self._facts.organizations:
            self._organization(profile, target)
        elif target in self._facts.areas:
            self._area(profile, target)

    def _post(self, profile: Profile, post: Post) -> None:
        profile.posts.add(post.id)
        self._say(profile, (self._titles.of(post.id), *post.aliases))
        self._organization(profile, post.organization)

    def _organization(self, profile: Profile, target: str | None) -> None:
        while target and target not in profile.organizations:
            organization = self._facts.organizations[target]
            profile.organizations.add(target)
            self._say(profile, (organization.name, *organization.aliases))
            self._area(profile, organization.area)
            target = organization.parent

    def _area(self, profile: Profile, area: str | None) -> None:
        if area:
            profile.areas.add(area)
            self._say(profile, (self._geography.full_name(area), self._facts.areas[area].name))

    def _document(self, profile: Profile, target: str) -> None:
        document = self._facts.documents[target]
        if target in profile.documents:
            return
        profile.documents.add(target)
        self._say(profile, (self._titles.document(target), document.subject, *document.aliases))
        self._organization(profile, document.issuer)
        self._area(profile, document.area)
        self._topics(profile, document.topics)
        if document.issued_on:
            profile.times.add(Period(document.issued_on, document.issued_on))
        if document.period:
            profile.times.add(document.period)
        for deed in self._links.to(target, Participation):
            self._event_times(profile, deed.event)

    def _event(self, profile: Profile, target: str) -> None:
        event = self._facts.events[target]
        self._event_times(profile, target)
        self._organization(profile, event.organization)
        self._area(profile, event.area)
        for document in event.documents:
            profile.documents.add(document)
            self._say(profile, (self._titles.document(document),))

    def _event_times(self, profile: Profile, target: str) -> None:
        event = self._facts.events[target]
        profile.events.add(target)
        profile.times.add(Period(event.on, event.on))
        if _is_of_the_time(profile.fact):
            profile.times.update(self._times_of(target))
        self._say(profile, (event.name, event.agenda, event.place, *event.aliases))
        for observation in self._links.to(target, Observation):
            self._say(profile, (self._facts.indicators[observation.indicator].name,))

    def _told_times(self, target: str) -> list[Period]:
        """The periods that a meeting speaks of."""
        event = self._facts.events[target]
        return periods_in(f"{event.name}. {event.agenda}", event.on.year)

    def _article_events(self, profile: Profile, fact: Fact) -> None:
        for event in self._links.to(fact.article, Event):
            self._event_times(profile, event.id)

    def _indicator(self, profile: Profile, fact: Observation) -> None:
        indicator = self._facts.indicators[fact.indicator]
        profile.names.add(indicator.id)
        self._own(
            profile,
            (indicator.name, *indicator.aliases, fact.base, fact.unit, fact.note, fact.qualifier),
        )
        self._topics(profile, indicator.topics)
        profile.told.add(fact.value)
        if fact.out_of is not None:
            profile.told.add(fact.out_of)

    def _topics(self, profile: Profile, topics: Iterable[str]) -> None:
        for target in topics:
            topic = self._facts.topics[target]
            profile.names.add(target)
            self._say(profile, (topic.name, *topic.aliases))

    # ---- words -------------------------------------------------------------------------------

    def _own(self, profile: Profile, texts: Iterable[str | None]) -> None:
        own = [text for text in texts if text]
        profile.own_texts += own
        profile.texts += own

    def _say(self, profile: Profile, texts: Iterable[str | None]) -> None:
        profile.texts += filter(None, texts)


def fact_texts(facts: FactBase) -> Iterator[str]:
    """The sentences of the fact base, whose pairs of words spelling repair may lean on."""
    yield from (one.text for one in facts.statements.values())
    yield from (one.subject for one in facts.documents.values())
    yield from (f"{one.name}. {one.agenda}" for one in facts.events.values())
    yield from (one.name for one in facts.projects.values())
    yield from (one.name for one in facts.indicators.values())


def _is_of_the_time(fact: Fact) -> bool:
    """Is it of the time that its meeting speaks of: who did what there, and how things stood?"""
    if isinstance(fact, Statement):
        return fact.kind in OF_A_TIME and fact.period is None
    return isinstance(fact, Participation)
