"""The meeting that an article tells of: what, when, who held it, and who did what there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.drafting.blocks import Block, BlockRole
from knowledge.drafting.days import with_slashes
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.main_area import main_area
from knowledge.drafting.patterns import anywhere, at_start, either
from knowledge.drafting.reading import Reading
from knowledge.drafting.rewording import Rewording
from knowledge.drafting.sentences import split_sentences
from knowledge.drafting.speakers import Holders
from knowledge.drafting.statements import Bodies
from knowledge.literals import fold_for_times
from knowledge.model import ParticipationRole
from knowledge.text import fold
from knowledge.times import read_times

FIRST_BLOCKS = 8
"""Blocks in which an article says what it tells of."""
LONGEST_NAME = 30
"""Words of a meeting's name."""
SHORTEST_AGENDA = 3
FARTHEST = 60
"""Letters between who does something at a meeting and the verb."""


@dataclass(frozen=True)
class _Meeting:
    kind: str
    name: str
    agenda: str
    on: date
    organization: str | None
    paragraph: int


def find_events(
    reading: Reading, officials: Holders, bodies: Bodies, text: str
) -> Iterator[Drafted]:
    """The meeting, if the article tells of one, then who took part. `text` is the article's, from
    which no long run of words is taken over."""
    if reading.published_on is None:
        return
    events = _Events(reading, officials, bodies, reading.published_on)
    meeting = events.meeting()
    if meeting is None:
        return
    rewording = Rewording(text, reading.words.directives)
    event = events.record(meeting, rewording)
    yield event
    yield from events.participations(event.id, meeting.paragraph)


class _Events:
    def __init__(
        self, reading: Reading, officials: Holders, bodies: Bodies, published_on: date
    ) -> None:
        words = reading.words.events
        self._reading = reading
        self._officials = officials
        self._bodies = bodies
        self._published_on = published_on
        self._kinds = {
            fold(name): kind.id
            for kind in reversed(reading.facts.language.government.event_types)
            for name in (*reversed(kind.aliases), kind.name)
        }
        names = either([name for name in self._kinds if len(name) > 2])
        verbs = either([fold(one) for one in words.held])
        self._held = re.compile(rf"(?<!\w)(?:{verbs})\s+(?:\w+\s+){{0,3}}?(?P<kind>{names})(?!\w)")
        self._today = anywhere(words.today)
        self._days = re.compile(rf"(?:^|\W)(?:{either(words.days)})\s*\(?$", re.I)
        self._ends = re.compile(rf"[,.;:]|\s(?:{either(words.ends)})(?!\w)", re.I)
        self._with = at_start(words.with_)
        self._agenda = re.compile(rf"^(?:{either(words.agenda)})\s+", re.I)
        self._verbs, self._roles = words.before, words.behind
        self._before = anywhere(tuple(words.before), words.within)
        self._behind = anywhere(tuple(words.behind), words.within)

    def meeting(self) -> _Meeting | None:
        """The first sentence that says who held what, and on which day."""
        for block in self._reading.telling[:FIRST_BLOCKS]:
            for sentence in split_sentences(block.text):
                held = self._held.search(fold(sentence))
                day = self._day(sentence) if held else None
                if held and day:
                    return self._read(sentence, held, day, block)
        return None

    def record(self, meeting: _Meeting, rewording: Rewording) -> Drafted:
        reading = self._reading
        agenda, _ = rewording.gist(meeting.agenda)
        data: dict[str, Any] = {
            "id": reading.ids.make("e", meeting.name),
            "name": meeting.name,
            "type": meeting.kind,
            "on": meeting.on,
            "organization": meeting.organization,
            "area": main_area(reading),
            "agenda": agenda[:1].upper() + agenda[1:],
        }
        filled = {key: value for key, value in data.items() if value is not None}
        why = "tên và nội dung hội nghị cần đọc lại"
        return Drafted("events", filled, (meeting.paragraph,), sure=False, why=why)

    def participations(self, event: str, paragraph: int) -> list[Drafted]:
        """Who did what: each person once in each role."""
        found: dict[tuple[str, ParticipationRole], list[int]] = {}
        for block in self._reading.telling:
            for sentence in split_sentences(block.text):
                # in a caption what stands behind a colon is said, not done
                quoting = block.role is BlockRole.CAPTION
                told = sentence.partition(":")[0] if quoting else sentence
                for who, role in self._did(told):
                    found.setdefault((who, role), []).append(block.number)
        records = []
        for (who, role), numbers in found.items():
            spoke = role is ParticipationRole.SPOKE
            if spoke and any((who, other) in found for other in _SAY_MORE):
                continue
            data = {
                "id": self._reading.ids.make("p", self._officials.names[who], role.value),
                "event": event,
                "role": role.value,
                "who": who,
            }
            cited = tuple(dict.fromkeys((*numbers, paragraph)))
            records.append(Drafted("participations", data, cited))
        return records

    def _read(self, sentence: str, held: re.Match[str], day: date, block: Block) -> _Meeting:
        start = held.start("kind")
        end = self._ends.search(sentence, held.end("kind"))
        words = sentence[start : end.start() if end else None].split()[:LONGEST_NAME]
        name = " ".join(words).strip(' “”"')
        agenda = self._agenda.sub("", sentence[held.end("kind") :].strip(" .,:"))
        if len(agenda.split()) < SHORTEST_AGENDA or agenda == name or self._with.match(agenda):
            agenda = name
        before = self._bodies.find(sentence[: held.start()])
        return _Meeting(
            kind=self._kinds[held["kind"]],
            name=name[:1].upper() + name[1:],
            agenda=agenda,
            on=day,
            organization=before[-1].id if before else None,
            paragraph=block.number,
        )

    def _day(self, sentence: str) -> date | None:
        """The day that the sentence begins with, in the year before the article was out."""
        sentence = with_slashes(sentence)
        for start, _, when in read_times(fold_for_times(sentence), self._published_on):
            if not self._days.search(sentence[:start]) and not self._today.search(sentence[:start]):
                continue
            if when.period and when.period.start == when.period.end:
                return when.period.start
            if when.day_month is not None:
                return self._in_year(*when.day_month)
        return self._published_on if self._today.search(sentence) else None

    def _in_year(self, day: int, month: int) -> date | None:
        for year in (self._published_on.year, self._published_on.year - 1):
            try:
                found = date(year, month, day)
            except ValueError:
                return None
            if found <= self._published_on:
                return found
        return None

    def _did(self, sentence: str) -> Iterator[tuple[str, ParticipationRole]]:
        """The officials of a sentence with what they did there."""
        names = sorted(
            (place, place + len(name), who)
            for who, name in self._officials.names.items()
            if (place := sentence.find(name)) >= 0
        )
        if not names:
            return
        if led := self._behind.search(sentence[: names[0][0]]):
            yield from ((who, self._roles[led[0].casefold()]) for _, _, who in names)
            return
        done = 0
        for verb in self._before.finditer(sentence):
            those = [one for one in names if done <= one[0] and one[1] <= verb.start()]
            if those and verb.start() - those[-1][1] <= FARTHEST:
                yield from ((who, self._verbs[verb[0].casefold()]) for _, _, who in those)
                done = verb.end()


_SAY_MORE = (
    ParticipationRole.CONCLUDED,
    ParticipationRole.DIRECTED,
    ParticipationRole.PRESENTED,
    ParticipationRole.REPORTED,
)
