"""Builds questions from readings: exact, left to right."""

from collections.abc import Sequence

from knowledge.directory import Directory
from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.items import Item, Reading
from knowledge.listening import listen
from knowledge.naming import Naming
from knowledge.other_words import hear_other_words
from knowledge.plain_items import take_literal, take_plain
from knowledge.question import ANY_HEAD, Question
from knowledge.refs import AreaRef, BodyRef, OfficeRef, PersonRef
from knowledge.text import syllables
from knowledge.titles import Titles
from knowledge.vocabulary import Kind, all_phrases, body_of
from knowledge.whole_names import WholeNames

HEAD = "head"
"""The cue of «người đứng đầu»."""
FRAMES = frozenset(
    {
        Kind.PERSON,
        Kind.OFFICE,
        Kind.POST,
        Kind.ROLE,
        Kind.RANK,
        Kind.BODY,
        Kind.ORGANIZATION,
        Kind.AREA,
        Kind.AREA_TYPE,
    }
)
"""What an office, a body, a person or a place starts with."""
PLAIN = frozenset({Kind.CUE, Kind.FUNCTION, Kind.FILLER, Kind.LIGHT})
"""What words are that name nothing."""
FEW = 3
"""Contrasts of so few words are heard as such («thu … chi»); longer ones are lists of kinds."""


class Composer:
    """Builds questions from readings; knows the places and who has which given name."""

    def __init__(
        self, facts: FactBase, geography: Geography, titles: Titles, directory: Directory
    ) -> None:
        self._facts = facts
        self._geography = geography
        self._titles = titles
        self._naming = Naming(facts.people, directory)
        self._whole_names = WholeNames(facts, directory)
        self._collective = {
            body.id for body in facts.language.government.body_types if body.collective
        }
        self._party = {body.id for body in facts.language.government.body_types if body.party}
        self._contrast_words = {
            syllable
            for group in facts.language.contrasts.groups
            if len(few := [word for word in group if " " not in word]) <= FEW
            for word in few
            for syllable in syllables(word)
            if not syllable.accented
        }
        self._plain_words = {
            known[0]
            for phrase, mention in all_phrases(facts)
            if mention.kind in PLAIN and len(known := syllables(phrase)) == 1
        }
        phrases = {known for phrase, _ in all_phrases(facts) if len(known := syllables(phrase)) > 1}
        self._other_words = {
            known
            for group in facts.language.contrasts.groups
            for word in group
            if len(known := syllables(word)) > 1 and known not in phrases
        }
        self._committee = next(
            (body.id for body in facts.language.government.body_types if body.names), ""
        )

    def compose(self, reading: Reading) -> Question:
        question = Question(reading)
        for match in reading.matches:
            for mention in match.mentions.of(Kind.NAME):
                question.names[mention.id].update(range(match.start, match.end))
        index = 0
        items = reading.items
        while index < len(items):
            index = self._take(question, items, index)
        self._whole_names.take(question)
        hear_other_words(question, self._other_words)
        listen(question, self._contrast_words, self._plain_words)
        return question

    def _take(self, question: Question, items: Sequence[Item], index: int) -> int:
        item = items[index]
        if item.literal is not None:
            take_literal(question, item, item.literal)
            return index + 1
        if item.mentions.kinds & FRAMES or HEAD in item.cues():
            taken = self._frame(question, items, index)
        else:
            taken = self._naming.take(question, items, index)
        if taken is not None:
            return taken
        take_plain(question, item)
        return index + 1

    def _frame(self, question: Question, items: Sequence[Item], index: int) -> int | None:
        """The index after an office, a body, a person or a place, which is added to the question;
        None where there is none."""
        item = items[index]
        if (office := self._office(items, index)) is not None:
            ref, index = office
            question.offices.append(ref)
            return index
        if (body := self._body(items, index)) is not None:
            body_ref, index = body
            question.bodies.append(body_ref)
            return index
        if people := item.of(Kind.PERSON):
            found = frozenset(mention.id for mention in people)
            name = question.reading.text(item)
            question.people.append(PersonRef(item.start, item.end, found, name))
            return index + 1
        if (area := self._area(items, index)) is not None:
            area_ref, index = area
            question.areas.append(area_ref)
            return index
        return self._naming.take(question, items, index)

    # ---- offices -----------------------------------------------------------------------------

    def _office(self, items: Sequence[Item], index: int) -> tuple[OfficeRef, int] | None:
        start = items[index].start
        if posts := items[index].of(Kind.POST):
            return self._post(items[index], posts[0].id), index + 1
        ranks: set[str] = set()
        index = _take_ranks(items, index, ranks)
        if index >= len(items):
            return None
        item = items[index]
        body: str | None = None
        if offices := item.of(Kind.OFFICE):
            role, body = offices[0].id, offices[0].detail
        elif roles := item.of(Kind.ROLE):
            role = roles[0].id
            if roles[0].detail:
                ranks.add(roles[0].detail)
        elif HEAD in item.cues() and not ranks:
            role = ANY_HEAD
        else:
            return None
        index = _take_ranks(items, index + 1, ranks)
        end = items[index - 1].end
        areas, named = None, False
        after = _skip_connectors(items, index)
        if body is None and (found := self._body(items, after)):
            ref, index = found
            body, areas, end, named = ref.body, ref.areas, ref.end, ref.named
        elif body in self._party and (found := self._committee_at(items, after)):
            ref, index = found
            areas, end, named = ref.areas, ref.end, ref.named
        elif place := self._area(items, after):
            area_ref, index = place
            areas, end, named = area_ref.areas, area_ref.end, area_ref.named
        if role == ANY_HEAD and body is None and areas is None:
            return None
        if not self._leads(role, body, named=named):
            body = None
        return OfficeRef(start, end, areas, named, role, frozenset(ranks), body), index

    def _leads(self, role: str, body: str | None, *, named: bool) -> bool:
        """«trưởng phòng của UBND …» leads a part of that body, which is not told; «bí thư các
        phường A, B» lead what such places have."""
        if named and body in self._collective:
            return not self._titles.default_bodies.get(role)
        head = self._titles.heads.get(body or "")
        part = role in self._titles.default_bodies and not self._titles.default_bodies[role]
        return not (part and head and head != role)

    def _post(self, item: Item, target: str) -> OfficeRef:
        frame = self._titles.frames[target]
        areas = frozenset([frame.area]) if frame.area else None
        return OfficeRef(
            item.start,
            item.end,
            areas,
            named=True,
            role=frame.role,
            ranks=frame.ranks,
            body=frame.body,
        )

    def _committee_at(self, items: Sequence[Item], index: int) -> tuple[BodyRef, int] | None:
        found = self._body(items, index)
        return found if found and found[0].body == self._committee else None

    # ---- bodies ------------------------------------------------------------------------------

    def _body(self, items: Sequence[Item], index: int) -> tuple[BodyRef, int] | None:
        if index >= len(items):
            return None
        item = items[index]
        if organizations := item.of(Kind.ORGANIZATION):
            return self._organization(item, organizations[0].id), index + 1
        bodies = item.of(Kind.BODY)
        if not bodies:
            return None
        types = frozenset(mention.detail for mention in bodies if mention.detail)
        body = bodies[0].id
        end, index = item.end, index + 1
        after = _skip_connectors(items, index)
        areas, named = None, False
        if body in self._party and (found := self._committee_at(items, after)):
            ref, index = found
            return BodyRef(item.start, ref.end, ref.areas, ref.named, body), index
        if place := self._area(items, after):
            wider = after > index and bool(items[after].of(Kind.AREA_TYPE))
            area_ref, index = place
            areas, end, named = area_ref.areas, area_ref.end, area_ref.named
            if types:
                areas = self._units(types, areas, wider=wider)
        elif types:
            areas = self._geography.home_units(types)
        return BodyRef(item.start, end, areas, named, body), index

    def _units(
        self, types: frozenset[str], areas: frozenset[str], *, wider: bool
    ) -> frozenset[str]:
        """Those of the areas that are of these types («đảng ủy phường A»); where a `wider` one is
        said («các đảng ủy phường của thành phố»), its units of these types."""
        found = self._geography.of_types(areas, types)
        if found or not wider:
            return found
        return self._geography.inside(self._geography.home_units(types), areas)

    def _organization(self, item: Item, target: str) -> BodyRef:
        organization = self._facts.organizations[target]
        areas = frozenset([organization.area]) if organization.area else None
        return BodyRef(
            item.start, item.end, areas, named=True, body=body_of(organization), organization=target
        )

    # ---- areas -------------------------------------------------------------------------------

    def _area(self, items: Sequence[Item], index: int) -> tuple[AreaRef, int] | None:
        if index >= len(items):
            return None
        item = items[index]
        types = frozenset(mention.id for mention in item.of(Kind.AREA_TYPE))
        if not types:
            names = frozenset(mention.id for mention in item.of(Kind.AREA))
            if not names:
                return None
            return self._inside(items, AreaRef(item.start, item.end, names, named=True), index + 1)
        after = index + 1
        if after < len(items) and (inside := items[after].of(Kind.AREA)):
            found = self._geography.of_types(frozenset(mention.id for mention in inside), types)
            ref = AreaRef(item.start, items[after].end, found, named=True)
            return self._inside(items, ref, after + 1)
        units = self._geography.home_units(types)
        return AreaRef(item.start, item.end, units, named=False), index + 1

    def _inside(self, items: Sequence[Item], ref: AreaRef, index: int) -> tuple[AreaRef, int]:
        """A wider area said right after a narrower one («phường A, thành phố B») limits it."""
        after = _skip_connectors(items, index)
        if after >= len(items) or not (
            items[after].of(Kind.AREA) or items[after].of(Kind.AREA_TYPE)
        ):
            return ref, index
        wider = self._area(items, after)
        if wider is None:
            return ref, index
        inside = self._geography.inside(ref.areas, wider[0].areas)
        if not inside:
            return ref, index
        return AreaRef(ref.start, wider[0].end, inside, named=True), wider[1]


def _take_ranks(items: Sequence[Item], index: int, ranks: set[str]) -> int:
    while index < len(items) and (found := items[index].of(Kind.RANK)):
        ranks.add(found[0].id)
        index += 1
    return index


def _skip_connectors(items: Sequence[Item], index: int) -> int:
    """The place after words like «của»."""
    while index < len(items) and {"connector", "plural"} & items[index].cues():
        index += 1
    return index
