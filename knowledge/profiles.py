"""What each fact is connected with: the people, bodies, places, documents, times and words that a
question may use to point at it."""

import itertools
from collections.abc import Iterable, Iterator

from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.links import Links
from knowledge.literals import is_number, read_number
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
from knowledge.text import Syllable, syllables, tokenize
from knowledge.titles import Titles


class Profiler:
    """Builds the profile of every fact of a fact base."""

    def __init__(self, facts: FactBase, geography: Geography, titles: Titles) -> None:
        self._facts = facts
        self._geography = geography
        self._titles = titles
        written = [
            (kind.name, kind.short) for kind in facts.language.government.area_types if kind.short
        ]
        self._synonyms = [
            [syllables(phrase) for phrase in group]
            for group in (*facts.language.lexicon.synonyms, *written)
        ]
        self._links = Links(facts)

    def build(self) -> dict[str, Profile]:
        """Every fact's profile, by the fact's id."""
        return {fact.id: self._profile(fact) for fact in self._facts.facts()}

    def _profile(self, fact: Fact) -> Profile:
        seen_on = self._facts.articles[fact.article].published_on
        profile = Profile(fact, seen_on, times={Period(seen_on, seen_on)})
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
                for one in self._links.deeds_of_event[fact.id]:
                    self._participation(profile, one, with_event=False)
                for observation in self._links.figures_of_event[fact.id]:
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
        self._widen(profile, profile.words)
        self._widen(profile, profile.own_words)
        return profile

    # ---- kinds of facts ----------------------------------------------------------------------

    def _membership(self, profile: Profile, fact: Membership) -> None:
        profile.people.add(fact.person)
        self._post(profile, self._facts.posts[fact.post])
        self._say(profile, (self._facts.people[fact.person].name,))
        for event in self._links.events_of_person[(fact.person, fact.article)]:
            self._event(profile, event)

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

    def _statement(self, profile: Profile, fact: Statement) -> None:
        self._own(profile, (fact.text,))
        profile.speaker = Profile(fact, profile.seen_on)
        profile.listener = Profile(fact, profile.seen_on)
        for target in fact.by:
            self._agent(profile.speaker, target, fact.article)
        for target in fact.to:
            self._agent(profile.listener, target, fact.article)
        for target in (*fact.by, *fact.to):
            self._agent(profile, target, fact.article)
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
        self._amounts(profile, fact.text)

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

    def _contents(self, profile: Profile, fact: Document) -> None:
        """What a document says points at it too."""
        for statement in self._links.statements_of_document[fact.id]:
            if statement.kind in CONTENT_KINDS:
                self._say(profile, (statement.text,))
        for observation in self._links.figures_of_document[fact.id]:
            self._say(
                profile,
                (
                    self._facts.indicators[observation.indicator].name,
                    observation.unit,
                    observation.note,
                ),
            )
            profile.amounts.add(observation.value)

    # ---- connections -------------------------------------------------------------------------

    def _agent(self, profile: Profile, target: str, article: str) -> None:
        """A person with the posts seen in the same article, or an organization, or an area."""
        if target in self._facts.people:
            profile.people.add(target)
            self._say(profile, (self._facts.people[target].name,))
            for membership in self._links.memberships_of_person[(target, article)]:
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
        for event in self._links.events_of_document[target]:
            self._event_times(profile, event)

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
        self._say(profile, (event.name, event.agenda, event.place, *event.aliases))
        for observation in self._links.figures_of_event[target]:
            self._say(profile, (self._facts.indicators[observation.indicator].name,))

    def _article_events(self, profile: Profile, fact: Fact) -> None:
        for event in self._links.events_of_article[fact.article]:
            self._event_times(profile, event)

    def _indicator(self, profile: Profile, fact: Observation) -> None:
        indicator = self._facts.indicators[fact.indicator]
        profile.names.add(indicator.id)
        self._own(
            profile,
            (indicator.name, *indicator.aliases, fact.base, fact.unit, fact.note, fact.qualifier),
        )
        self._topics(profile, indicator.topics)
        profile.amounts.add(fact.value)
        if fact.out_of is not None:
            profile.amounts.add(fact.out_of)

    def _topics(self, profile: Profile, topics: Iterable[str]) -> None:
        for target in topics:
            topic = self._facts.topics[target]
            profile.names.add(target)
            self._say(profile, (topic.name, *topic.aliases))

    # ---- words -------------------------------------------------------------------------------

    def _own(self, profile: Profile, texts: Iterable[str | None]) -> None:
        for text in filter(None, texts):
            known = syllables(text)
            for syllable in known:
                profile.own_words[syllable.folded].add(syllable)
            profile.own_pairs.update((a.folded, b.folded) for a, b in itertools.pairwise(known))
            self._say(profile, (text,))

    def _say(self, profile: Profile, texts: Iterable[str | None]) -> None:
        for text in filter(None, texts):
            known = syllables(text)
            for syllable in known:
                profile.words[syllable.folded].add(syllable)
            profile.pairs.update((a.folded, b.folded) for a, b in itertools.pairwise(known))
            self._amounts(profile, text)

    def _amounts(self, profile: Profile, text: str) -> None:
        for token in tokenize(text):
            if token.is_number and is_number(token.raw):
                profile.amounts.add(read_number(token.raw))

    def _widen(self, profile: Profile, words: dict[str, set[Syllable]]) -> None:
        """Where a fact has one of several synonyms, all of them point at it."""
        for group in self._synonyms:
            if any(all(s in words.get(s.folded, ()) for s in phrase) for phrase in group):
                for phrase in group:
                    for syllable in phrase:
                        words[syllable.folded].add(syllable)
                    pairs = {(a.folded, b.folded) for a, b in itertools.pairwise(phrase)}
                    profile.pairs |= pairs
                    if words is profile.own_words:
                        profile.own_pairs |= pairs


def fact_texts(facts: FactBase) -> Iterator[str]:
    """The sentences of the fact base, whose pairs of words spelling repair may lean on."""
    yield from (one.text for one in facts.statements.values())
    yield from (one.subject for one in facts.documents.values())
    yield from (f"{one.name}. {one.agenda}" for one in facts.events.values())
    yield from (one.name for one in facts.projects.values())
    yield from (one.name for one in facts.indicators.values())
