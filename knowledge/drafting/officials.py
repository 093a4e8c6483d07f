"""People with their offices: what an article says of who holds which post."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.drafting.antecedents import Antecedents
from knowledge.drafting.bodies import Bodies
from knowledge.drafting.body import Body
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.holders import holders
from knowledge.drafting.mentions import Mentions, Named
from knowledge.drafting.offices import Offices
from knowledge.drafting.reading import Reading
from knowledge.drafting.told_offices import ToldOffice, with_bodies
from knowledge.drafting.words import split_words
from knowledge.text import Syllable, fold, syllables


@dataclass
class _Seen:
    """One person in one office, and where."""

    person: str
    post: str
    title: str
    organization: str
    area: str | None = None
    blocks: list[int] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Officials:
    """What was found, and look-ups for those who come after."""

    records: tuple[Drafted, ...]
    names: Mapping[str, str]
    """People of the article by id."""
    titles: Mapping[str, tuple[str, ...]]
    """Their offices as printed, by person."""
    _by_name: Mapping[tuple[Syllable, ...], str]
    _mentions: Sequence[tuple[int, str, str]]
    """Block's number, office as printed (folded), person."""

    def person(self, name: str) -> str | None:
        """The person of this full name."""
        return self._by_name.get(syllables(name))

    def holder(self, title: str, paragraph: int) -> str | None:
        """Who was last seen in an office, as printed, up to a paragraph; else the first after."""
        wanted = fold(title)
        found = [(number, who) for number, printed, who in self._mentions if printed == wanted]
        before = [who for number, who in found if number <= paragraph]
        if before:
            return before[-1]
        return found[0][1] if found else None


def find_officials(reading: Reading, bodies: Bodies) -> Officials:
    """Everybody whom the article names with an office."""
    return _Finder(reading, bodies).find()


class _Finder:
    def __init__(self, reading: Reading, bodies: Bodies) -> None:
        self._reading = reading
        self._bodies = bodies
        self._antecedents = Antecedents(reading, bodies)
        self._seen: dict[tuple[str, str], _Seen] = {}
        self._people: dict[tuple[Syllable, ...], str] = {}
        self._names: dict[str, str] = {}
        self._new: dict[str, Drafted] = {}
        self._former = reading.words.officials.former[0]
        self._posts: dict[tuple[str, tuple[Syllable, ...]], str] = {}

    def find(self) -> Officials:
        raws = list(with_bodies(list(self._told()), self._antecedents))
        for raw in raws:
            self._note(raw, *self._placed(raw, raws))
        self._merge_abridged()
        titles: dict[str, dict[str, None]] = {}
        mentions = []
        for raw in raws:
            who = self._people[raw.name]
            titles.setdefault(who, {})[raw.printed] = None
            mentions.append((raw.block.number, fold(raw.printed), who))
        return Officials(
            tuple(self._records()),
            self._names,
            {who: tuple(printed) for who, printed in titles.items()},
            self._people,
            mentions,
        )

    def _told(self) -> Iterator[ToldOffice]:
        reading = self._reading
        words = reading.words.officials
        mentions = Mentions(reading.places, self._bodies, Offices(reading, self._bodies), words)
        for block in reading.telling:
            tokens = split_words(block.text)
            for row in mentions.rows(block.text):
                for holder in holders(row, reading.places):
                    for office in holder.offices:
                        end = tokens[max(office.end, office.start + 1) - 1].end
                        printed = block.text[tokens[office.start].start : end]
                        start = tokens[office.start].start
                        yield ToldOffice(block, holder.person, office, printed, start)

    def _placed(self, raw: ToldOffice, raws: Sequence[ToldOffice]) -> tuple[Body, str | None]:
        """The body with its place, where another mention or the article tells it."""
        body = raw.office.body
        assert body is not None  # noqa: S101 - those without were left out
        if not body.is_open or body.area is not None:
            return body, None
        for other in raws:
            told = other.office.body
            if other.name == raw.name and told and told.type == body.type and told.area:
                return told, None
        area = self._bodies.likely_area(body)
        if area is None and (told := self._antecedents.placed(body, raw.block.number)):
            return replace(body, area=told.area), "nơi không in cạnh chức vụ"
        if area is None:
            return body, "không rõ của nơi nào"
        return replace(body, area=area), "nơi không in cạnh chức vụ"

    def _note(self, raw: ToldOffice, body: Body, doubt: str | None) -> None:
        office = raw.office
        title = f"{self._former} {office.title}" if office.former else office.title
        organization = self._bodies.organization(body)
        person = self._person(raw.person)
        post = self._post(title, organization)
        seen = self._seen.setdefault((person, post), _Seen(person, post, title, organization))
        seen.blocks.append(raw.block.number)
        if area := self._bodies.area_of(body):
            seen.area = area
        places = self._reading.places
        untold = not places.is_home_told and seen.area == places.home
        doubts = [
            doubt,
            "cơ quan in ở chỗ khác trong bài" if raw.is_hinted else None,
            "bài không nêu tên tỉnh" if untold else None,
            None if office.exact and body.exact else f"bài in «{raw.printed}»",
            None if raw.person.sure else "họ ít gặp",
            "không phải cơ quan nhà nước, Đảng, đoàn thể?" if body.private else None,
        ]
        seen.doubts += [one for one in doubts if one and one not in seen.doubts]

    # ---- people and posts ----

    def _person(self, named: Named) -> str:
        key = syllables(named.name)
        if key in self._people:
            return self._people[key]
        namesakes = [
            one.id
            for one in self._reading.facts.people.values()
            if key in {syllables(name) for name in (one.name, *one.aliases)}
        ]
        if len(namesakes) == 1 and self._is_from_here(namesakes[0]):
            found = namesakes[0]
        else:
            found = self._reading.ids.make(named.name)
            why = "trùng tên với người đã có" if namesakes else None
            data = {"id": found, "name": named.name}
            self._new[found] = Drafted("people", data, (), why is None, why, tuple(namesakes))
        self._people[key] = found
        self._names[found] = named.name
        return found

    def _is_from_here(self, person: str) -> bool:
        """Was a known person seen in an office of the province that the article is about, or of
        the country?"""
        facts, places = self._reading.facts, self._reading.places
        for one in facts.memberships.values():
            if one.person == person:
                area = facts.organizations[facts.posts[one.post].organization].area
                if area is None or places.home in (area, *places.ancestors(area)):
                    return True
        return False

    def _post(self, title: str, organization: str) -> str:
        key = (organization, syllables(title))
        if key not in self._posts:
            known = [
                one
                for one in self._reading.facts.posts.values()
                if one.organization == organization
            ]
            same = [one.id for one in known if syllables(one.title) == syllables(title)]
            if same:
                self._posts[key] = same[0]
            else:
                made = self._reading.ids.make(title, self._bodies.name(organization))
                data = {"id": made, "title": title, "organization": organization}
                like = tuple(one.id for one in known)
                self._new[made] = Drafted("posts", data, (), like=like)
                self._posts[key] = made
        return self._posts[key]

    def _merge_abridged(self) -> None:
        """«Phó Bí thư» of who is «Phó Bí thư Thường trực» there is the same office."""
        for key, one in list(self._seen.items()):
            for other in self._seen.values():
                if (other.person, other.organization) == (
                    one.person,
                    one.organization,
                ) and other.title.startswith(f"{one.title} "):
                    other.blocks += one.blocks
                    del self._seen[key]
                    break

    # ---- records ----

    def _records(self) -> Iterator[Drafted]:
        yield from self._new.values()
        facts = self._reading.facts
        for one in self._seen.values():
            name = self._names[one.person]
            known = one.person in facts.people
            held = known and any(
                (other.person, other.post) == (one.person, one.post)
                for other in facts.memberships.values()
            )
            doubts = list(one.doubts)
            if known and not held:
                doubts.append("người đã có trong dữ liệu, chức vụ này thì chưa")
            day = self._reading.published_on
            made = self._reading.ids.make("m", name, one.post, year=day.year if day else None)
            data = {"id": made, "person": one.person, "post": one.post}
            like = (one.person,) if known and not held else ()
            why = "; ".join(doubts) or None
            yield Drafted("memberships", data, self._cited(one), why is None, why, like)

    def _cited(self, one: _Seen) -> tuple[int, ...]:
        """The paragraphs that name the person, then one that names the place, if none of them."""
        blocks = sorted(set(one.blocks))
        if one.area is None:
            return tuple(blocks)
        place = fold(self._reading.places.name(one.area))
        named = [b.number for b in self._reading.telling if place in fold(b.text)]
        if named and not set(named) & set(blocks):
            blocks.append(named[0])
        return tuple(blocks)
