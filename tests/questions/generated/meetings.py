"""Meetings: when they were, what for, and who did what there."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from knowledge.factbase import FactBase
from knowledge.model import Event, Participation, ParticipationRole
from knowledge.period import format_date

from .made import Made, Place, Places, chance, some

Role = ParticipationRole
ROLE_WAYS: dict[Role, tuple[str, ...]] = {
    Role.CHAIRED: ("Ai chủ trì {}?", "người chủ trì {} là ai"),
    Role.PRESENTED: ("Ai quán triệt nghị quyết tại {}?",),
    Role.REPORTED: ("Ai báo cáo tại {}?", "ai đọc báo cáo ở {}"),
    Role.CONCLUDED: ("Ai kết luận tại {}?", "ai phát biểu kết luận {}"),
    Role.DIRECTED: ("Ai phát biểu chỉ đạo tại {}?",),
    Role.SPOKE: ("Những ai phát biểu tại {}?", "ai có ý kiến ở {}?"),
    Role.ATTENDED: ("Những ai dự {}?", "thành phần tham dự {} gồm những ai"),
}
CLAIM_VERBS = {
    Role.CHAIRED: "chủ trì",
    Role.CONCLUDED: "kết luận tại",
    Role.DIRECTED: "phát biểu chỉ đạo tại",
    Role.REPORTED: "báo cáo tại",
}
WHEN_WAYS = ("{} diễn ra ngày nào?", "{} tổ chức khi nào", "khi nào họp {}?")
ABOUT_WAYS = ("{} bàn việc gì?", "nội dung {} là gì")
TALKING = frozenset({Role.SPOKE, Role.DIRECTED, Role.CONCLUDED, Role.REPORTED, Role.PRESENTED})
PRESENT_WAYS = ("Ai quán triệt {}?", "ai trình bày {}", "người phổ biến {} là ai?")
OTHER_NUMBERS = (3, 7, 11, 18, 27)


class Meetings:
    """Makes the questions about meetings."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._places = Places(facts)
        self._kinds = {kind.id: kind.name for kind in facts.language.government.document_types}

    def made(self) -> Iterator[Made]:
        for event in self._facts.events.values():
            yield from self._when(event)
            for role in Role:
                yield from self._who(event, role)
            yield from self._dated(event)
        for one in self._facts.participations.values():
            yield from self._presented(one)
            yield from self._claims(one)

    def _names(self, event: Event) -> list[str]:
        """The full name, and short ones with the day."""
        short = [alias for alias in event.aliases if "…" not in alias and "/" not in alias]
        day = format_date(event.on)
        return [event.name, *(f"{name} ngày {day}" for name in short[:3])]

    def _elsewhere(self, event: Event) -> Iterator[tuple[str, str]]:
        """The meeting in another town, on another day, in another year, for another time."""
        own = self._places.of(event.area) or Place("", "")
        short = [alias for alias in event.aliases if "…" not in alias and "/" not in alias]
        for place in self._places.others(own, 4, event.id):
            said = self._places.say(place)
            named = event.name.replace(f"{own.name}", place.name)
            yield "town", named.replace(self._places.say(own), said)
            yield "town", f"{short[0]} tại {said} ngày {format_date(event.on)}"
        for day in _other_days(event.on):
            yield "date", f"{short[0]} ngày {format_date(day)}"
        for year in (2018, 2019, 2024, 2025):
            yield "year", f"{short[-1]} năm {year}"
        for ordinal in ("XIV", "XVI", "XX"):
            if "XV" in event.name:
                yield "ordinal", event.name.replace("XV", ordinal)

    def _when(self, event: Event) -> Iterator[Made]:
        truth, said = frozenset([event.id]), (format_date(event.on), f"{event.on:%d/%m/%Y}")
        for way in WHEN_WAYS:
            yield Made("event", "", way.format(event.name), truth, said)
            for alias in [alias for alias in event.aliases if "…" not in alias][:3]:
                yield Made("event", "", way.format(alias), truth, said)
        for name in self._names(event):
            for way in ABOUT_WAYS:
                about = truth | self._told(event.id) | {one.id for one in self._doing(event.id)}
                yield Made("event", "", way.format(name), about)
        for slot, name in self._elsewhere(event):
            way = chance(name).choice((*WHEN_WAYS, *ABOUT_WAYS))
            near = truth if slot in ("date", "year") else frozenset()
            yield Made("event", slot, way.format(name), near=near)

    def _dated(self, event: Event) -> Iterator[Made]:
        place = self._places.of(event.area) or Place("", "")
        way = "ngày {} {} có hội nghị, cuộc họp gì?"
        question = way.format(format_date(event.on), self._places.say(place))
        yield Made("event", "", question, frozenset([event.id]))
        for day in _other_days(event.on):
            truth = frozenset(
                one.id
                for one in self._facts.events.values()
                if one.on == day and self._places.of(one.area) == place
            )
            question = way.format(format_date(day), self._places.say(place))
            yield Made("event", "date", question, truth)
        for other in self._places.others(place, 3, event.id):
            question = way.format(format_date(event.on), self._places.say(other))
            yield Made("event", "town", question)

    # ---- who did what --------------------------------------------------------------------

    def _doing(self, event: str, role: Role = Role.ATTENDED) -> list[Participation]:
        """Who did it; whoever told anything spoke, whoever did anything was there."""
        roles = {Role.SPOKE: TALKING, Role.ATTENDED: frozenset(Role)}.get(role, {role})
        return [
            one
            for one in self._facts.participations.values()
            if one.event == event and one.role in roles
        ]

    def _who(self, event: Event, role: Role) -> Iterator[Made]:
        doing = self._doing(event.id, role)
        truth = frozenset(one.id for one in doing)
        if role is Role.SPOKE:
            truth |= self._told(event.id)
        for name in self._names(event):
            for way in ROLE_WAYS[role]:
                if doing:
                    said = self._said(doing)
                    yield Made("participant", "", way.format(name), truth, said)
                else:
                    yield Made("participant", "role", way.format(name))
        for slot, name in some(self._elsewhere(event), 8, f"{event.id}{role}"):
            way = chance(name).choice(ROLE_WAYS[role])
            yield Made("participant", slot, way.format(name))

    def _said(self, doing: Sequence[Participation]) -> tuple[str, ...]:
        facts = self._facts
        return tuple(
            one.group
            or (facts.people.get(one.who or "") or facts.organizations[one.who or ""]).name
            for one in doing
        )

    def _presented(self, one: Participation) -> Iterator[Made]:
        if one.role is not Role.PRESENTED:
            return
        for target in one.documents:
            document = self._facts.documents[target]
            if document.number is None:
                continue
            kind = self._kinds[document.type]
            for way in PRESENT_WAYS:
                for name in (f"{kind} {document.code}", f"{kind} số {document.number}"):
                    question = way.format(name)
                    yield Made("participant", "", question, frozenset([one.id]), self._said([one]))
            for number in OTHER_NUMBERS:
                name = f"{kind} số {number:02d}"
                yield Made("participant", "number", chance(name).choice(PRESENT_WAYS).format(name))
            for other in ("Chỉ thị", "Thông tư", "Luật"):
                name = f"{other} số {document.number}"
                yield Made("participant", "type", chance(name).choice(PRESENT_WAYS).format(name))

    def _claims(self, one: Participation) -> Iterator[Made]:
        """Did this person, or another, do it there?"""
        verb, own = CLAIM_VERBS.get(one.role), self._facts.people.get(one.who or "")
        if verb is None or own is None:
            return
        doing = self._doing(one.event, one.role)
        near = frozenset(other.id for other in doing) | {one.event}
        name = self._names(self._facts.events[one.event])[1]
        truth = frozenset([one.id])
        yield Made("part-claim", "", f"{own.name} có {verb} {name} không?", truth, (own.name,))
        yield Made("part-claim", "", f"{own.name} {verb} {name} phải không?", truth, (own.name,))
        others = [who for who in self._facts.people if all(who != did.who for did in doing)]
        for who in some(others, 5, one.id):
            person = self._facts.people[who].name
            question = f"{person} {verb} {name} phải không?"
            told = self._told(one.event, who) if one.role is Role.DIRECTED else frozenset()
            parts = {did.id for did in self._doing(one.event) if did.who == who}
            yield Made("part-claim", "person", question, told, near=near | parts)

    def _told(self, event: str, who: str = "") -> frozenset[str]:
        """What somebody, or anybody, said there."""
        return frozenset(
            one.id
            for one in self._facts.statements.values()
            if one.event == event and one.by and (not who or who in one.by)
        )


def _other_days(day: date) -> list[date]:
    return [day + timedelta(days=days) for days in (-366, -30, -1, 1, 7, 365)]
