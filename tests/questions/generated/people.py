"""Offices and people: who holds what, what somebody is, and whether a claim is true."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.factbase import FactBase
from knowledge.model import Membership
from knowledge.vocabulary import merge_title

from .made import Made, Place, Places, chance, some

LEVELS = ("tinh", "thanh-pho", "thi-xa", "huyen", "phuong", "xa")
COMMITTEE = "cap-uy"
OTHER_TITLES = {
    "Bí thư": ("Phó Bí thư", "Phó Bí thư Thường trực"),
    "Phó Bí thư": ("Bí thư", "Phó Bí thư Thường trực"),
    "Phó Bí thư Thường trực": ("Bí thư",),
    "Chủ tịch": ("Phó Chủ tịch", "Phó Chủ tịch Thường trực"),
    "Phó Chủ tịch": ("Chủ tịch", "Phó Chủ tịch Thường trực"),
    "Phó Chủ tịch Thường trực": ("Chủ tịch",),
    "Trưởng phòng": ("Phó Trưởng phòng",),
    "Trưởng ban": ("Phó Trưởng ban",),
    "Giám đốc": ("Phó Giám đốc",),
    "Trưởng đoàn": ("Phó Trưởng đoàn",),
}
OTHER_BODIES = {
    "ubnd": ("hdnd", "mttq"),
    "hdnd": ("ubnd", "mttq"),
    "phong-giao-duc": ("phong-y-te", "phong-noi-vu"),
    "phong-quan-ly-do-thi": ("phong-kinh-te", "phong-tai-chinh"),
    "ban-tuyen-giao": ("ban-to-chuc", "ban-dan-van"),
    "so-cong-thuong": ("so-y-te", "so-tai-chinh", "so-xay-dung"),
}
HOLDER_WAYS = ("{} là ai?", "ai là {}", "cho hỏi {} tên gì?", "ai đang làm {} vậy?")
ROLE_WAYS = ("{} giữ chức gì?", "đồng chí {} là ai?", "{} làm gì?", "{} công tác ở đâu")
CLAIM_WAYS = ("{0} có phải là {1} không?", "{1} là {0} đúng không?", "có phải {0} làm {1} không")
OTHER_SYLLABLES = (
    ("Bùi", "Đinh", "Hồ", "Ngô", "Cao"),
    ("Minh", "Xuân", "Quang", "Mạnh", "Bá"),
    ("Hùng", "Bình", "Khánh", "Phúc", "Lợi"),
)
"""Family, middle and given names of nobody's: put for one of somebody's."""
OTHER_YEARS = (2012, 2019, 2024, 2025)


@dataclass(frozen=True)
class Office:
    """A title in a body of a place; there need be no such office."""

    title: str
    body: str
    place: Place | None


class People:
    """Makes the questions about offices and people."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._places = Places(facts)
        self._bodies = {body.id: body for body in facts.language.government.body_types}
        self._known = {person.name for person in facts.people.values()}
        self._offices = {post: self._office(post) for post in facts.posts}

    def made(self) -> Iterator[Made]:
        for post in self._facts.posts:
            yield from self._holders(post)
        for person in self._facts.people:
            yield from self._roles(person)
        newest = {(one.person, one.post): one for one in self._facts.memberships.values()}
        for one in newest.values():
            yield from self._claims(one)

    # ---- who holds an office -------------------------------------------------------------

    def _holders(self, post: str) -> Iterator[Made]:
        office, own = self._offices[post], self._own_title(post)
        held = [one for one in self._facts.memberships.values() if one.post == post]
        if not held:
            return
        newest = max(held, key=self._year)
        truth = frozenset(one.id for one in held if one.person == newest.person)
        says = (self._facts.people[newest.person].name,)
        for way in HOLDER_WAYS:
            yield Made("holder", "", way.format(own), truth, says)
        for year in sorted({self._year(one) for one in held}):
            then = [one for one in held if self._year(one) == year]
            yield Made(
                "holder",
                "",
                f"{own} năm {year} là ai?",
                frozenset(one.id for one in then),
                tuple(self._facts.people[one.person].name for one in then),
            )
        for year in OTHER_YEARS:
            yield Made("holder", "year", f"{own} năm {year} là ai?")
        for slot, other in self._other_offices(office, 6):
            way = chance(f"{slot}{other}").choice(HOLDER_WAYS)
            yield Made("holder", slot, way.format(self._say(other)), self._holding(other))

    def _other_offices(self, office: Office, towns: int) -> Iterator[tuple[str, Office]]:
        """The office with another town, level, title or body."""
        if office.body not in self._bodies:
            return
        if office.place is not None:
            for place in self._places.others(office.place, towns, str(office)):
                yield "town", replace(office, place=place)
            for place in self._places.other_levels(office.place, LEVELS):
                yield "level", replace(office, place=place)
        for title in OTHER_TITLES.get(office.title, ()):
            yield "title", replace(office, title=title)
        for body in OTHER_BODIES.get(office.body, ()):
            yield "body", replace(office, body=body)

    def _holding(self, office: Office) -> frozenset[str]:
        """Who was seen in the office; «Phó …» also stands for «Phó … Thường trực»."""
        return frozenset(
            one.id
            for one in self._facts.memberships.values()
            for held in [self._offices[one.post]]
            if (held.body, held.place) == (office.body, office.place)
            and (
                held.title == office.title
                or (office.title.startswith("Phó ") and held.title.startswith(f"{office.title} "))
            )
        )

    # ---- what somebody is ----------------------------------------------------------------

    def _roles(self, person: str) -> Iterator[Made]:
        name = self._facts.people[person].name
        held = [one for one in self._facts.memberships.values() if one.person == person]
        truth = frozenset(one.id for one in held)
        says = tuple(self._own_title(one.post) for one in held)
        for way in ROLE_WAYS:
            yield Made("role", "", way.format(name), truth, says)
        years = {self._year(one) for one in held}
        for year in sorted(years):
            then = frozenset(one.id for one in held if self._year(one) == year)
            yield Made("role", "", f"năm {year} {name} giữ chức gì?", then, says)
        for year in OTHER_YEARS:
            yield Made("role", "year", f"năm {year} {name} giữ chức gì?")
        for other in self._other_names(name):
            yield Made("role", "person", chance(other).choice(ROLE_WAYS).format(other))

    def _other_names(self, name: str) -> Iterator[str]:
        """The name with one syllable of another."""
        syllables = name.split()
        for place in range(len(syllables)):
            kind = 0 if place == 0 else 2 if place == len(syllables) - 1 else 1
            for other in some(OTHER_SYLLABLES[kind], 2, f"{name}{place}"):
                changed = " ".join((*syllables[:place], other, *syllables[place + 1 :]))
                if changed not in self._known:
                    yield changed

    # ---- is it so ------------------------------------------------------------------------

    def _claims(self, one: Membership) -> Iterator[Made]:
        name, own = self._facts.people[one.person].name, self._own_title(one.post)
        mine = self._of_person(one.person)
        holders = self._holding(self._offices[one.post])
        for way in CLAIM_WAYS:
            yield Made("claim", "", way.format(name, own), frozenset([one.id]), (name,))
        strangers = [person for person in self._facts.people if person != one.person]
        for person in some(strangers, 3, one.id):
            other, luck = self._facts.people[person].name, chance(one.id + person)
            truth = holders & self._of_person(person)
            if not truth:
                question = luck.choice(CLAIM_WAYS).format(other, own)
                yield Made("claim", "person", question, near=holders | self._of_person(person))
        for other in some(self._other_names(name), 2, one.id):
            question = chance(other).choice(CLAIM_WAYS).format(other, own)
            yield Made("claim", "person", question, near=holders)
        for slot, office in self._other_offices(self._offices[one.post], 2):
            theirs = self._holding(office)
            claim = chance(f"{one.id}{office}").choice(CLAIM_WAYS)
            question = claim.format(name, self._say(office))
            yield Made("claim", slot, question, mine & theirs, near=mine | theirs)

    def _of_person(self, person: str) -> frozenset[str]:
        return frozenset(one.id for one in self._facts.memberships.values() if one.person == person)

    # ---- words ---------------------------------------------------------------------------

    def _office(self, post: str) -> Office:
        record = self._facts.posts[post]
        body = self._facts.organizations[record.organization]
        return Office(record.title, body.type or body.id, self._places.of(body.area))

    def _own_title(self, post: str) -> str:
        record = self._facts.posts[post]
        body = self._facts.organizations[record.organization].name
        return record.label or merge_title(record.title, body)

    def _say(self, office: Office) -> str:
        """The office in full: «Phó Bí thư Thường trực Thành ủy …»."""
        body, place = self._bodies[office.body], office.place
        if place is None:
            return merge_title(office.title, body.name)
        names = self._bodies[COMMITTEE].names
        committee = f"{names.get(place.kind, names['thanh-pho'])[0]} {place.name}"
        if office.body == COMMITTEE:
            return f"{office.title} {committee}"
        where = committee if body.party else self._places.say(place)
        return merge_title(office.title, f"{body.name} {where}")

    def _year(self, one: Membership) -> int:
        return self._facts.articles[one.article].published_on.year
