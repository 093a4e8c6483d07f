"""Bodies as they are printed: kind, name, the committee and the place that they are of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.drafting.body import Body, joined, word_after
from knowledge.drafting.body_names import BodyNames
from knowledge.drafting.body_phrases import Known, body_heads, known_bodies
from knowledge.drafting.names import Names, capital_run
from knowledge.drafting.place_reader import DISTRICT, NATION, PROVINCE
from knowledge.drafting.places import Mention
from knowledge.drafting.reading import Reading
from knowledge.drafting.words import Match, Phrases, Word, is_slip, keys, split_words
from knowledge.text import fold

SHORTEST_INITIALS = 3
INITIALS = 4
"""Letters of a body's initials in which one may be wrong."""


class BodyReader:
    """Reads bodies where they begin; made once for an article."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self._places = reading.places
        self._names = names
        self._types = {body.id: body for body in reading.facts.language.government.body_types}
        self._known = known_bodies(reading.facts)
        self._heads = body_heads(reading.facts)
        self._ends = BodyNames(reading.words.officials, self._known, names)
        ranks = reading.facts.language.government.ranks
        self._ranks = Phrases((rank.name, True) for rank in ranks if not rank.after)
        parts = reading.words.officials.parts
        self._parts = {keys(part): whole for part, whole in parts.items()}
        nations = [a for a in reading.facts.areas.values() if a.type == NATION]
        self._nation = Phrases((area.name, True) for area in nations)
        self._provincial = Phrases((one, True) for one in reading.words.officials.provincial)
        called_after = reading.words.officials.called_after
        self._called_after = Phrases((one, True) for one in called_after)
        self._none = Phrases((one, True) for one in reading.words.officials.not_bodies)
        self._centre = {fold(one) for one in reading.words.officials.centre}

    def read(
        self, words: Sequence[Word], index: int, places: Sequence[Mention], head: str = ""
    ) -> Body | None:
        """The body whose name begins at a word; with `head`, as its first word where the text
        leaves that out. `places` are those of the whole text."""
        starts = {place.start: place for place in places}
        core = self._core(words, index, starts, head)
        if core is None:
            return None
        body = self._with_place(core, words, starts)
        whole = self._parts.get(keys(body.text))
        if whole is not None and body.area is None and body.type is None:
            text = f"{body.text} {whole}"
            return replace(body, text=text, levels=(DISTRICT, PROVINCE), is_open=not body.kinds)
        if body.type is None and body.area is None and self._provincial.at(words, index):
            return replace(body, levels=(PROVINCE,), is_open=not (body.kinds or body.organization))
        kind = self._types.get(body.type or "")
        is_open = bool(kind and body.area is None and len(kind.levels) > 1)
        return replace(body, is_open=is_open)

    def head(self, words: Sequence[Word], index: int) -> Match[bool] | None:
        """The first words of a body's name that stand here; True of a private one's."""
        found = self._heads.at(words, index) if index < len(words) else None
        return found if found is not None and found.exact else None

    def _core(
        self, words: Sequence[Word], index: int, places: Mapping[int, Mention], head: str
    ) -> Body | None:
        none = self._none.at(words, index)
        if none is not None and none.exact and not head:
            return None
        known = self._best_known(words, index, head)
        if known is not None and not self._is_longer(*known, words, index, places):
            match, before = known
            end = index + match.size
            text = match.value.central or joined(before, words[index:end])
            body = Body(
                index, end, match.value.type, text,
                organization=match.value.organization, exact=match.exact,
            )  # fmt: skip
            if match.value.part:
                text = match.value.committee or ""
                body = replace(body, text=match.value.part)
            elif not match.value.is_committee:
                return body
            body = replace(body, levels=match.value.levels)
            inner = [places[one.start] for one in words[index:end] if one.start in places]
            if not inner or (before and not match.value.part):
                return replace(body, committee=text)
            end = max(end, word_after(words, inner[-1].end))
            place = inner[-1]
            return replace(body, committee=text, end=end, area=place.area, named=place.named)
        own = self._heads.at(words, index)
        before = ""
        if head and (headed := self._heads.at(words, index, head)):
            own, before = headed, head
        elif head and own and not _begins(words[index], head):
            own = None
        strange = own is None and is_acronym(words, index)
        if own is None and not head and not strange:
            return None
        size = own.size if own is not None else int(strange)
        end = self._ends.end(words, index + size, places)
        placed = end < len(words) and words[end].start in places
        called = placed and self._called_after.at(words, index) is not None
        bare = end == index + size and own is not None and size == 1
        if end == index or (bare and not called):
            return None
        text = joined(before if own else head, words[index:end])
        private = own is not None and own.value
        return Body(index, end, None, text, private=private, exact=not strange)

    def _is_longer(
        self,
        known: Match[Known],
        head: str,
        words: Sequence[Word],
        index: int,
        places: Mapping[int, Mention],
    ) -> bool:
        """Does the name go on to that of another body: «Đảng ủy Quân sự …»?"""
        own = self._heads.at(words, index, head)
        if own is not None and own.size > known.size:
            return True
        index += known.size
        if known.value.central and index < len(words) and words[index].is_capital:
            return self._heads.at(words, index) is not None  # «Ban Chấp hành Trung ương Hội …»
        if known.value.type is None or index >= len(words) or _covered(words[index], places):
            return False
        if words[index].key in self._centre:
            return True
        if not (known.value.is_committee or own) or self._known.at(words, index):
            return False
        if self._ranks.at(words, index):
            return False  # «… Tỉnh ủy Phó Trưởng ban …»
        if words[index].is_capital:
            return not self._names.is_name(capital_run(words, index))
        general = own is not None and own.size > 1 and not known.value.is_committee
        return general and not words[index].is_mark and not self._ends.has_ended(words, index)

    def _best_known(
        self, words: Sequence[Word], index: int, head: str
    ) -> tuple[Match[Known], str] | None:
        """A known body, by its name or with the head that the text leaves out: the longer."""
        plain = self._known.at(words, index) or self._mended(words, index)
        if plain and plain.size == 1 and not words[index].is_capital:
            plain = None
        headed = self._known.at(words, index, head) if head else None
        if headed and self._ends.has_ended(words, index):
            headed = None  # «làm trưởng đoàn làm việc với …»
        if headed and (plain is None or headed.size >= plain.size or plain.value.is_committee):
            return headed, head
        if (
            plain
            and head
            and not (plain.value.is_committee or self._is_headed(words[index], plain.value, head))
        ):
            return None  # «Chánh Văn phòng UBND …»: another body's part
        return (plain, "") if plain else None

    def _is_headed(self, word: Word, known: Known, head: str) -> bool:
        """Does a body's name begin with the head, there or in full («Chánh án TAND …»)?"""
        kind = self._types.get(known.type or "")
        return _begins(word, head) or (kind is not None and fold(kind.name).startswith(fold(head)))

    def _mended(self, words: Sequence[Word], index: int) -> Match[Known] | None:
        """The initials of a body with one letter wrong: «UNBD»."""
        if (
            index >= len(words)
            or len(words[index].text) < INITIALS
            or not words[index].text.isupper()
        ):
            return None
        for phrase, known in self._known:
            short = len(phrase) == len(words[index].text) and phrase.isupper()
            if short and is_slip([words[index].key], keys(phrase)):
                return Match(1, known, False)
        return None

    def _with_place(self, body: Body, words: Sequence[Word], places: Mapping[int, Mention]) -> Body:
        """The body with what stands behind its name: the committee that it is of, its place."""
        index = body.end
        while index < len(words):
            step = index + 1 if words[index].key == "cua" else index
            if step >= len(words):
                break
            place = places.get(words[step].start)
            if place is not None and body.type is None and self._is_part(words, step, place):
                # «Báo …», «Đại học …»: the name says no unit, it is the body's
                index = word_after(words, place.end)
                area = place.area if place.area == self._places.home else None
                text = joined(body.text, words[step:index])
                return replace(body, end=index, text=text, area=area, named=True)
            if place is not None:
                index = word_after(words, place.end)
                committee = self._committee_at(words, step, index)
                committee = committee or body.committee
                index = self._wider(words, index, places, place)
                body = replace(body, end=index, area=place.area, named=place.named)
                body = replace(body, committee=committee)
                break
            if nation := self._nation.at(words, step):
                text = joined(body.text, words[step : step + nation.size])
                return replace(body, end=step + nation.size, text=text, type=None)
            nested = self._known.at(words, step)
            inside = nested is not None and self._names.begins_inside(words, step, nested.size)
            if nested is None or not nested.exact or inside:
                body = self._with_kind(body, words, step)
                break
            index = step + nested.size
            body = self._nested(body, nested.value, words[step:index], index)
        return self._placed(body, words)

    def _wider(
        self, words: Sequence[Word], index: int, places: Mapping[int, Mention], place: Mention
    ) -> int:
        """Where a place ends with the unit around it: «huyện … (…)», «xã …, tỉnh …»."""
        if index + 1 >= len(words) or words[index].text not in "(,":
            return index
        around = places.get(words[index + 1].start)
        if around is None or not (around.named and place.named):
            return index
        if self._places.level(around.area) != PROVINCE or around.area == place.area:
            return index
        end = word_after(words, around.end)
        if words[index].text == ",":
            return end
        return end + 1 if end < len(words) and words[end].text == ")" else index

    def _is_part(self, words: Sequence[Word], index: int, place: Mention) -> bool:
        """Is the place told by its bare name?"""
        return place.named and not self._places.kind_size(words, index)

    def _with_kind(self, body: Body, words: Sequence[Word], index: int) -> Body:
        """The body with the kind of unit behind it, of which the article names none."""
        size = self._places.kind_size(words, index)
        if not size:
            return body
        text = joined(body.text, words[index : index + size])
        kinds = self._places.kinds(words, index)
        return replace(body, end=index + size, text=text, kinds=kinds)

    def _nested(self, body: Body, known: Known, words: Sequence[Word], end: int) -> Body:
        """«Ban … HĐND», «Văn phòng UBND»: a part of another body."""
        text = joined(body.text, words)
        if body.type and not self._types[body.type].party:
            return replace(body, end=end, text=text, type=None)
        return replace(body, end=end, text=text if not known.is_committee else body.text)

    def _committee_at(self, words: Sequence[Word], start: int, end: int) -> str | None:
        known = self._known.exact_at(words, start)
        if known is None or not known.value.is_committee:
            return None
        return " ".join(word.text for word in words[start : min(start + known.size, end)])

    def _placed(self, body: Body, words: Sequence[Word]) -> Body:
        """A committee's own place, where its name tells the kind of unit."""
        if body.area is None and body.committee and body.organization is None:
            for place in self._places.find(" ".join(w.text for w in words[body.start : body.end])):
                return replace(body, area=place.area, named=place.named)
            return replace(body, kinds=self._places.kinds(split_words(body.committee), 0))
        return body


def _begins(word: Word, head: str) -> bool:
    return fold(head).split()[0] == word.key


def is_acronym(words: Sequence[Word], index: int) -> bool:
    """Do initials stand here that nothing knows: a body, for all that is known?"""
    if index >= len(words) or words[index].is_mark:
        return False
    text = words[index].text
    if index + 1 < len(words) and words[index + 1].text.isupper():
        return False  # a name in capitals
    return len(text) >= SHORTEST_INITIALS and text.isupper() and not text[0].isdigit()


def _covered(word: Word, places: Mapping[int, Mention]) -> bool:
    return any(place.start <= word.start < place.end for place in places.values())
