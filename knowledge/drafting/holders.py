"""Who holds which office, in a row of people and offices.

Newspapers tell it in both orders, «Bí thư … A» and «A – Bí thư …», and share offices among several:
«các Phó Chủ tịch …: A; B – Giám đốc …».
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.drafting.mentions import Gap, Item, Named
from knowledge.drafting.offices import Office, complete
from knowledge.drafting.places import Places


@dataclass
class Holder:
    """A person with the offices told in one row."""

    person: Named
    offices: list[Office] = field(default_factory=list)
    sure: bool = True


def holders(row: Sequence[Item], places: Places) -> list[Holder]:
    """The people of a row, each with offices or none."""
    found = _Linking(row).run()
    for holder in found:
        holder.offices = complete(holder.offices, places)
    return found


class _Linking:
    def __init__(self, row: Sequence[Item]) -> None:
        self._row = row
        self._found: list[Holder] = []
        self._pending: list[Office] = []
        self._shared: list[Office] = []
        self._listed = False
        """Was the shared office followed by a colon?"""
        self._plain = False
        """Does it belong to names that only commas part?"""
        self._unnamed = False
        """Are we among offices whose holders are not named: «các đồng chí Ủy viên …»?"""
        self._trailing = False
        """Do offices follow the name: «A – Bí thư …»?"""

    def run(self) -> list[Holder]:
        for index, item in enumerate(self._row):
            if isinstance(item.what, Office):
                self._office(index, item.what, item.gap)
            else:
                self._person(index, item.what, item.gap)
        return self._found

    # ---- offices ----

    def _office(self, index: int, office: Office, gap: Gap) -> None:
        following = self._row[index + 1] if index + 1 < len(self._row) else None
        named = following is not None and isinstance(following.what, Named)
        adjacent = named and following is not None and following.gap.is_bare
        if self._unnamed and not adjacent:
            return
        if gap.leaves:
            office = replace(office, former=True)
        if gap.is_gift and named and following is not None and following.gap.to:
            self._pending = [] if gap.leaves else [office]
        elif gap.groups:
            self._group(index, office, gap, followed=named)
        elif self._found and not adjacent and not self._pending and self._belongs(index, gap):
            self._give(self._found[-1], office)
            self._give_joined(index, office)
        else:
            if ";" in gap.marks or gap.breaks or gap.gives:
                self._pending = []
            self._pending.append(office)

    def _give_joined(self, index: int, office: Office) -> None:
        """«A và B, Phó Chủ tịch …», «các đồng chí A, B, Phó Chủ tịch …»: an office of both, where
        several can hold it."""
        if index < 2 or not office.is_shared:
            return
        person, before = self._row[index - 1], self._row[index - 2]
        if isinstance(person.what, Named) and isinstance(before.what, Named):
            listed = person.gap.marks == "," and any(item.gap.groups for item in self._row[:index])
            joined = (person.gap.joins and not person.gap.marks) or listed
            if joined and not person.gap.honours and not self._found[-2].offices:
                self._give(self._found[-2], office)

    def _group(self, index: int, office: Office, gap: Gap, *, followed: bool) -> None:
        """«các Phó Chủ tịch …» before the names or behind them."""
        behind = index > 0 and isinstance(self._row[index - 1].what, Named)
        if followed or not behind or gap.breaks or gap.joins:
            self._shared, self._pending = [office], []
            self._plain = False
            self._listed = ":" in self._gap_after(index).marks
            self._unnamed = not (followed or self._listed)
            return
        for holder in reversed(self._found):
            if holder.offices:
                break
            self._give(holder, office)

    def _gap_after(self, index: int) -> Gap:
        return self._row[index + 1].gap if index + 1 < len(self._row) else Gap()

    def _belongs(self, index: int, gap: Gap) -> bool:
        """Is the office the last person's, and not that of a person behind it?"""
        if gap.same or gap.gives:
            return True
        if ":" in gap.marks or gap.breaks or (gap.honours and gap.marks == ","):
            return False
        if ";" in gap.marks:
            return self._trailing and not self._named_ahead(index)
        if self._trailing or gap.marks[:1] in ("-", "("):
            self._trailing = True
            return not (gap.joins and self._named_ahead(index))
        return not self._named_ahead(index) and not gap.joins

    def _named_ahead(self, index: int) -> bool:
        """Do offices from here on lead to a name right behind them?"""
        for item in self._row[index + 1 :]:
            if ";" in item.gap.marks or ":" in item.gap.marks:
                return False
            if isinstance(item.what, Named):
                return item.gap.is_bare
        return False

    # ---- people ----

    def _person(self, index: int, person: Named, gap: Gap) -> None:
        holder = Holder(person)
        self._found.append(holder)
        self._unnamed = False
        following = self._row[index + 1] if index + 1 < len(self._row) else None
        told = following is not None and isinstance(following.what, Office)
        marks = following.gap.marks if following is not None and told else ""
        if ";" in gap.marks and (self._plain or gap.honours):
            self._shared = []
        self._listed = self._listed or (bool(self._shared) and ":" in gap.marks)
        if self._pending and gap.groups and ":" in gap.marks:
            # «3 Phó Bí thư …, gồm các ông: A; B»
            self._shared, self._pending, self._listed = self._pending, [], True
        if self._pending and self._leads(gap, own=bool(marks) and marks[0] in ",-("):
            for office in (*(self._shared if self._listed else ()), *self._pending):
                self._give(holder, office)
            self._shared = self._shared if self._listed else []
            self._trailing = False
        else:
            self._trailing = told and marks[:1] in ("-", ",", "(") and marks != ""
            if not (told or self._shared) and self._follows(index, gap):
                self._give(holder, self._found[-2].offices[-1])
            self._plain = self._plain or (bool(self._shared) and gap.marks == "," and not told)
            self._share(holder, alone=not (told and marks[:1] in ("-", "(")))
        self._pending = []

    def _leads(self, gap: Gap, *, own: bool) -> bool:
        """Do the offices before a name belong to it? `own`: offices follow it as well."""
        if gap.is_bare or gap.to:
            return True
        if gap.joins or ";" in gap.marks or "(" in gap.marks:
            return False
        return gap.marks in ("-", ":") or (gap.marks == "," and gap.honours and not own)

    def _follows(self, index: int, gap: Gap) -> bool:
        """«Phó Chủ tịch … A và B»: is the one before it in an office that several can hold, told
        right before the name?"""
        joined = gap.joins and not (gap.marks or gap.honours)
        if index < 2 or not joined or not isinstance(self._row[index - 1].what, Named):
            return False
        office = self._row[index - 2].what
        told = isinstance(office, Office) and office.is_shared and self._row[index - 1].gap.is_bare
        return told and self._found[-2].offices[-1:] == [office]

    def _share(self, holder: Holder, *, alone: bool) -> None:
        for office in self._shared:
            if self._listed or alone:
                self._give(holder, office)
            if not (self._listed or office.is_shared):
                self._shared = []

    def _give(self, holder: Holder, office: Office) -> None:
        if office not in holder.offices:
            holder.offices.append(office)
