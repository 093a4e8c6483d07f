"""Offices as they are printed: role, ranks and body, wherever in a text they begin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.drafting.bodies import Bodies
from knowledge.drafting.body import Body, word_after
from knowledge.drafting.names import capital_run
from knowledge.drafting.places import Mention, Places
from knowledge.drafting.reading import Reading
from knowledge.drafting.words import Match, Phrases, Word, is_slip, keys, split_words
from knowledge.drafting_words import RoleWords

NEXT = "-–—,"
"""Marks between two offices of one body."""
MANY = ("pho", "uy vien", "dai bieu")
"""Words of offices that several people hold at once."""


@dataclass(frozen=True)
class Office:
    """One printed office. `body` is None where none is told."""

    start: int
    end: int
    """Words."""
    title: str
    """Without the body: «Phó Chủ tịch Thường trực»."""
    role: str
    body: Body | None
    default: str | None = None
    """The kind of body that the role implies where only a place is told."""
    former: bool = False
    exact: bool = True
    """Are all its letters as they should be?"""
    hint: str | None = None
    """Where it names no body: the first words of one («Sở»), or nothing; else None."""

    @property
    def is_shared(self) -> bool:
        """Can several people hold it at once?"""
        folded = " ".join(word.key for word in split_words(self.title))
        return self.former or folded.startswith(MANY)


@dataclass(frozen=True)
class _Rank:
    name: str
    title: str
    after: bool


class Offices:
    """Reads offices; made once for an article."""

    def __init__(self, reading: Reading, bodies: Bodies) -> None:
        self._bodies = bodies
        self._places = reading.places
        words = reading.words.officials
        government = reading.facts.language.government
        known = [
            (
                name,
                RoleWords(name=name, title=role.name, head=words.heads.get(role.name)),
            )
            for role in government.roles
            for name in (role.name, *role.aliases)
        ]
        self._defaults = {role.name: role.body for role in government.roles}
        self._leads = {role.id: role.name for role in government.roles}
        self._types = {body.id: body for body in government.body_types}
        own = [(role.name, role) for role in words.roles]
        self._roles = Phrases(
            (spelt, role)
            for name, role in (*own, *known)
            for spelt in _spellings(name, words.written)
        )
        self._spelt = [
            (keys(phrase), role) for phrase, role in self._roles if len(keys(phrase)) > 1
        ]
        self._members = {role.name for role in government.roles if role.several}
        own_heads = {role.title or role.name for role in words.roles if role.head}
        self._heading = own_heads | set(words.heads)
        """Offices that only those have who lead such a body: «Chi cục trưởng»."""
        self._heads = Phrases((head, role) for role, head in words.heads.items())
        ranks = [
            *(
                _Rank(one.name, one.name, one.after)
                for one in government.ranks
                if one.name not in words.former
            ),
            *(_Rank(one.name, one.title or one.name, one.after) for one in words.ranks),
        ]
        self._before = Phrases((one.name, one.title) for one in ranks if not one.after)
        self._after = Phrases((one.name, one.title) for one in ranks if one.after)
        self._former = Phrases((word, word) for word in words.former)
        self._selves = Phrases((word, word) for word in words.selves)
        self._no_offices = Phrases((phrase, phrase) for phrase in words.no_offices)
        self._pointing = Phrases((word, word) for word in words.pointing)
        self._reaches = Phrases((word, word) for word in words.reaches)

    def at(self, words: Sequence[Word], index: int, places: Sequence[Mention]) -> Office | None:
        """The office that begins at a word; None where none does."""
        if index and self._no_offices.at(words, index - 1):
            return None
        start, former = index, self._former.at(words, index)
        if former and former.exact:
            index += former.size
        before: list[str] = []
        role = self._roles.at(words, index)
        while role is None and (rank := self._before.at(words, index)) and rank.exact:
            before.append(rank.value)
            index += rank.size
            role = self._roles.at(words, index)
        if role is None:
            role = self._headless(words, index) if before else None
        role = role or self._mended(words, index)
        if role is None or not self._begins(words, start, role):
            return None
        index += role.size
        after: list[str] = []
        while rank := self._after.at(words, index):
            after.append(rank.value)
            index += rank.size
        title = " ".join((*before, role.value.title or role.value.name, *after))
        body = self._body(words, index, places, role.value)
        hint, hinted = self._hint(words, index, role.value, body)
        if hint is not None and (body is None or hinted > body.end):
            body, index = None, hinted
        name = role.value.title or role.value.name
        alone = index >= len(words) or words[index].is_mark
        default = self._defaults.get(name) if alone else None
        if not hint:
            body = body or self._of_next(words, index, places, name)
        was = former is not None and former.exact
        end = max(index, body.end) if body else index
        office = Office(start, end, title, name, body, default, was, role.exact, hint)
        return self._reaching(office, words, places) if body else office

    def _begins(self, words: Sequence[Word], start: int, role: Match[RoleWords]) -> bool:
        """Is it no chance hit: a slip in the accents only of a capital word?"""
        return role.exact or (words[start].is_capital and role.size > 1)

    def _mended(self, words: Sequence[Word], index: int) -> Match[RoleWords] | None:
        """The office that a slip of the keys was meant to be: one letter in one syllable, and a
        body right behind it."""
        if index >= len(words) or not words[index].is_capital:
            return None
        if self._bodies.names.is_name(capital_run(words, index)):
            return None  # «Vũ Trung Dũng» is no «Vụ trưởng …»
        for keys_of, role in self._spelt:
            seen = words[index : index + len(keys_of)]
            if is_slip([word.key for word in seen], keys_of):
                behind = index + len(keys_of)
                if self._bodies.read(words, behind, (), role.head or ""):
                    return Match(len(keys_of), role, False)
        return None

    def _headless(self, words: Sequence[Word], index: int) -> Match[RoleWords] | None:
        """«Phó Ban …» for «Phó Trưởng ban …»: the office that leads such a body."""
        head = self._heads.at(words, index)
        if head is None or not head.exact:
            return None
        return Match(head.size, RoleWords(name=head.value, head=words[index].text), True)

    def _body(
        self, words: Sequence[Word], index: int, places: Sequence[Mention], role: RoleWords
    ) -> Body | None:
        step = index + 1 if index < len(words) and words[index].key == "cua" else index
        told = self._bodies.read(words, step, places, role.head or "")
        if role.body is None:
            return told or self._of_place(words, step, places, role)
        implied = self._bodies.read(split_words(role.body), 0, self._places.find(role.body))
        if implied is None:
            implied = Body(index, index, None, role.body)
        if told is not None and told.committee and implied.is_open:
            # «UVTV Tỉnh ủy»: the part of the committee told
            return replace(told, start=index, type=implied.type, text=implied.text)
        said = told is not None and keys(told.text)[-1:] == keys(role.body)[-1:]
        return replace(implied, start=index, end=told.end if told and said else index)

    def _hint(
        self, words: Sequence[Word], index: int, role: RoleWords, body: Body | None
    ) -> tuple[str | None, int]:
        """What an office says of a body that it does not name, and where that ends: «Sở» of «Phó
        Giám đốc Sở», «Ban Chỉ đạo», nothing of «Phó Chủ tịch»; None where it names one."""
        if own := self._selves.at(words, index):
            return role.head or "", index + own.size
        head = self._bodies.head(words, index)
        end = index + head.size if head else index
        pointed = self._pointing.at(words, end)
        named = body is not None and not self._bodies.is_hint(body)
        if role.body is not None or (named and not (head and pointed)):
            return None, index
        told = " ".join(word.text for word in words[index:end])
        return told or role.head or "", end + pointed.size if pointed else end

    def _of_place(
        self, words: Sequence[Word], index: int, places: Sequence[Mention], role: RoleWords
    ) -> Body | None:
        """«Chủ tịch huyện …», «Chánh Thanh tra tỉnh»: the body that the office implies, of the
        place told."""
        default = self._defaults.get(role.title or role.name)
        for place in places:
            if index >= len(words) or place.start != words[index].start:
                continue
            end = word_after(words, place.end)
            if role.head:
                body = self._bodies.read(split_words(role.head), 0, ())
                body = body or Body(index, end, None, role.head)
                return replace(body, start=index, end=end, area=place.area, named=place.named)
            if default:
                return Body(index, end, default, "", place.area, place.named)
        return None

    def _of_next(
        self, words: Sequence[Word], index: int, places: Sequence[Mention], name: str
    ) -> Body | None:
        """«Phó Chủ tịch - Tổng Thư ký …», «Phó Chỉ huy trưởng, Tham mưu trưởng …»: the body of the
        office right behind, if an office of this name is one of its."""
        if index + 1 >= len(words) or words[index].text not in NEXT or name in self._members:
            return None
        following = self.at(words, index + 1, places)
        if following is None or following.body is None or following.body.end <= index + 1:
            return None
        if following.role in self._heading and following.role != name:
            return None  # «Phó Giám đốc, Chi cục trưởng Chi cục …»
        body = following.body
        kind = self._types.get(body.type or "")
        own = self._types.get(self._defaults.get(name) or "")
        if kind is None and own is not None and own.names:
            return None  # «Bí thư, Giám đốc …»: of the committee there
        if kind is not None and self._leads.get(kind.head or "") != name:
            return None
        return replace(body, start=index, end=index)

    def _reaching(self, office: Office, words: Sequence[Word], places: Sequence[Mention]) -> Office:
        """With the place that the body works in: «… chỉ đạo tại TX …»."""
        reach = self._reaches.at(words, office.end)
        if reach is None or office.end + reach.size >= len(words) or office.body is None:
            return office
        at = words[office.end + reach.size].start
        for place in places:
            if place.start == at:
                end = word_after(words, place.end)
                more = " ".join(one.text for one in words[office.end : end])
                body = replace(office.body, end=end, text=f"{office.body.text} {more}")
                body = replace(body, area=place.area, named=place.named, is_open=False)
                return replace(office, end=end, body=body)
        return office


def complete(offices: Sequence[Office], places: Places) -> list[Office]:
    """The offices of one person that were told in a row: one without a place, or only with the
    kind of it, has that of its neighbour; one without a body the body that it implies there."""
    found = list(offices)
    bodies = [office.body for office in offices]
    for index, office in enumerate(found):
        near = [
            one for one in (*bodies[index + 1 :], *reversed(bodies[:index])) if one and one.area
        ]
        if not near:
            continue
        body = office.body
        if body is not None and body.is_open and _is_within(body, near[0], places):
            told = f"{body.text} {near[0].text}"
            body = replace(near[0], start=body.start, end=body.end, type=None, text=told)
        elif body is None and office.default:
            body = Body(office.end, office.end, office.default, "", near[0].area)
        elif body is not None and body.is_open and not body.kinds:
            body = replace(body, area=near[0].area)
        elif body is not None and body.area and not body.named:
            kind = places.type_of(body.area)
            named = [one for one in near if one.named and one.area]
            same = [one.area for one in named if one.area and places.type_of(one.area) == kind]
            body = replace(body, area=same[0]) if same else body
        found[index] = replace(office, body=body)
    return found


def _is_within(committee: Body, near: Body, places: Places) -> bool:
    """Is it the committee of a body and not of a unit: «Bí thư Đảng ủy, Giám đốc Công an tỉnh»?"""
    told = committee.kinds or not committee.committee
    if told or near.area is None or near.committee:
        return False
    return places.level(near.area) not in committee.levels


def _spellings(name: str, written: Iterable[Sequence[str]]) -> Iterator[str]:
    yield name
    for usual, *others in written:
        if usual in name:
            yield from (name.replace(usual, other) for other in others)
