"""The bodies that an article names: which known ones they are, and those that are new."""

from collections.abc import Sequence

from knowledge.drafting.body import Body
from knowledge.drafting.body_reader import BodyReader
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.names import Names
from knowledge.drafting.places import Mention
from knowledge.drafting.reading import Reading
from knowledge.drafting.words import Match, Word, keys, split_words
from knowledge.language import BodyType
from knowledge.model import Organization
from knowledge.text import syllables


class Bodies:
    """Leads the bodies of an article to organizations; made once for it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = reading.places
        self.names = Names(reading.words.officials)
        self._reader = BodyReader(reading, self.names)
        government = reading.facts.language.government
        self._types = {body.id: body for body in government.body_types}
        self._kinds = {kind.id: kind for kind in government.area_types}
        self._committee = next(
            body
            for body in government.body_types
            if any(
                part.party and part.name.endswith(f" {body.name}") for part in self._types.values()
            )
        )
        self._new: dict[str, Drafted] = {}
        self._made: dict[tuple[object, ...], str] = {}

    @property
    def new(self) -> tuple[Drafted, ...]:
        """The organizations that no record knew."""
        return tuple(self._new.values())

    def read(
        self, words: Sequence[Word], index: int, places: Sequence[Mention], head: str = ""
    ) -> Body | None:
        """The body whose name begins at a word, if one does; see `BodyReader.read`."""
        return self._reader.read(words, index, places, head)

    def head(self, words: Sequence[Word], index: int) -> Match[bool] | None:
        """The first words of a body's name that stand here: «Sở»; True of a private one's."""
        return self._reader.head(words, index)

    def is_hint(self, body: Body) -> bool:
        """Does it say only the first words of a body's name, and no place: «Ban Chỉ đạo»?"""
        if body.type or body.organization or body.area or body.kinds:
            return False
        words = split_words(body.text)
        head = self._reader.head(words, 0)
        return head is not None and head.size == len(words)

    def area_of(self, body: Body) -> str | None:
        """The area that a body is of where none is told: what its level leaves open."""
        if body.area or body.type is None or body.kinds:
            return body.area
        levels = self._types[body.type].levels
        if levels == ("tinh",):
            return self._places.home
        if levels == ("huyen",):
            kinds = [kind.id for kind in self._kinds.values() if kind.level == "huyen"]
            return self._places.of_kind(kinds)
        return None

    def likely_area(self, body: Body) -> str | None:
        """The area that is meant where several levels have such a body and none is told: the
        unit below the province that the article names most, else the province."""
        if body.kinds:
            return None
        levels = body.levels or (self._types[body.type].levels if body.type else ())
        for level in ("huyen", "tinh", "xa"):
            kinds = [kind.id for kind in self._kinds.values() if kind.level == level]
            if level in levels and (area := self._places.of_kind(kinds)):
                return area
        return None

    def name(self, organization: str) -> str:
        """The name of a known or a proposed organization."""
        known = self._reading.facts.organizations.get(organization)
        return known.name if known else str(self._new[organization].data["name"])

    def organization(self, body: Body) -> str:
        """The id of the organization: the known one of this type and area, else a new one."""
        if body.organization:
            return body.organization
        area = self.area_of(body)
        name = self.full_name(body, area)
        key = (body.type, area) if body.type and not body.kinds else (syllables(name), area)
        if key not in self._made:
            known = self._find_known(body.type, area, name)
            self._made[key] = known.id if known else self._propose(body, area, name)
        return self._made[key]

    def _find_known(self, type_: str | None, area: str | None, name: str) -> Organization | None:
        for one in self._reading.facts.organizations.values():
            if type_ and (one.type, one.area) == (type_, area) and not self._is_many(one.name):
                return one
            if not type_ and syllables(one.name) == syllables(name):
                return one
        return None

    def _is_many(self, name: str) -> bool:
        """Does a name stand for bodies of all levels?"""
        return any(word in name for word in self._reading.words.documents.several)

    def full_name(self, body: Body, area: str | None) -> str:
        """«UBND TP …», «Ban Tuyên giáo Thành ủy …»."""
        kind = self._types.get(body.type or "")
        if area is None and kind and body.kinds and not body.committee:
            return f"{kind.name} {self._kinds[body.kinds[-1]].name}"
        if area is None:
            return body.text
        unit = self._places.type_of(area)
        if kind and kind.names:
            names = kind.names.get(unit) or self._names_like(kind, unit)
            return f"{names[0]} {self._places.name(area)}"
        if body.committee and body.committee != body.text:
            part = kind.name if kind and body.text.isupper() else body.text
            return f"{part} {body.committee} {self._places.name(area)}"
        if kind and kind.party and (committee := self._committee_of(kind, unit)):
            return f"{kind.name} {committee} {self._places.name(area)}"
        name = self._type_name(kind, body)
        if syllables(name)[-len(syllables(self._places.name(area))) :] == syllables(
            self._places.name(area)
        ):
            return name
        return f"{name} {self._places.full_name(area)}"

    def _committee_of(self, kind: BodyType, unit: str) -> str | None:
        """What the committee is called that a part of it is of; «Ban Chấp hành Đảng bộ» says it."""
        names = self._committee.names.get(unit, ())
        said = keys(kind.name)[-2:]
        if not names or any(keys(name)[: len(said)] == said for name in names):
            return None
        return names[0]

    def _names_like(self, kind: BodyType, unit: str) -> tuple[str, ...]:
        """What it is called where the units are called the same: any «thành phố»."""
        called = self._kinds[unit].name
        same = (names for one, names in kind.names.items() if self._kinds[one].name == called)
        return next(same, (kind.name,))

    def _type_name(self, kind: BodyType | None, body: Body) -> str:
        return kind.name if kind else body.text[:1].upper() + body.text[1:]

    def _propose(self, body: Body, area: str | None, name: str) -> str:
        made = self._reading.ids.make(name)
        data: dict[str, object] = {"id": made, "name": name}
        if body.type:
            data["type"] = body.type
        if area:
            data["area"] = area
        like = tuple(
            one.id
            for one in self._reading.facts.organizations.values()
            if one.area == area and area and syllables(one.name)[:2] == syllables(name)[:2]
        )
        why = None if body.exact else f"bài in «{body.text}»"
        if body.private:
            why = "không phải cơ quan nhà nước, Đảng, đoàn thể?"
        self._new[made] = Drafted("organizations", data, (), why is None, why, like)
        return made
