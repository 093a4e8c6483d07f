"""What publishing a draft would do, and what it has done."""

from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardButton

from bot.desk.outcomes import Complaint, Preview, Published
from bot.posts import shortened
from bot.reviewing.buttons import DraftStep, draft_button
from bot.reviewing.saying import BLANK, Said, filled, said
from bot.reviewing.summary import named
from bot.wording import DeskWording, styled
from knowledge.outcome import Line

MOST_COMPLAINTS = 12
LINE_LETTERS = 250
BUTTONS_A_ROW = 4


def preview(planned: Preview, words: DeskWording) -> Said:
    """What would be published, what is in the way, and the button that does it."""
    return said(_lines(planned, words), _rows(planned, words))


def published(done: Published, words: DeskWording) -> Said:
    """It is published."""
    if not done.new:
        by = named(done.by, words)
        return said(filled(words.published_before, name=by, release=done.release))
    told = words.told if done.hearers else words.told_nobody
    return said(
        (
            *filled(words.published, release=done.release),
            *filled(told, hearers=done.hearers),
        )
    )


def _lines(planned: Preview, words: DeskWording) -> Iterator[Line]:
    yield from filled(words.preview, title=planned.draft.title)
    yield BLANK
    if not planned.facts:
        yield from styled(words.nothing_accepted)
    else:
        yield from filled(words.facts_go_in, facts=planned.facts)
    if planned.draft.waiting:
        yield from filled(words.left_waiting, waiting=planned.draft.waiting)
    if planned.is_ready and planned.facts:
        template = words.hearers if planned.hearers else words.nobody_hears
        yield from filled(template, changes=planned.changes, hearers=planned.hearers)
    for heading, complaints in ((words.in_the_way, planned.complaints), (words.odd, planned.odd)):
        if complaints:
            yield BLANK
            yield from styled(heading)
            yield from _complaints(complaints, words)


def _complaints(complaints: Sequence[Complaint], words: DeskWording) -> Iterator[Line]:
    for one in complaints[:MOST_COMPLAINTS]:
        where = f"{words.card_button.format(position=one.position)}: " if one.position else ""
        yield from filled("• {where}{line}", where=where, line=shortened(one.line, LINE_LETTERS))
    if (more := len(complaints) - MOST_COMPLAINTS) > 0:
        yield from filled(words.more_complaints, count=more)


def _rows(planned: Preview, words: DeskWording) -> Iterator[Sequence[InlineKeyboardButton]]:
    draft = planned.draft
    if planned.is_ready and planned.facts:
        if planned.odd:
            yield [
                draft_button(
                    words.confirm_odd_button,
                    DraftStep.PUBLISH_ODD,
                    draft.id,
                    draft.version,
                    release=planned.release,
                )
            ]
        else:
            yield [draft_button(words.confirm_button, DraftStep.PUBLISH, draft.id, draft.version)]
    shown = (*planned.complaints, *planned.odd)[:MOST_COMPLAINTS]
    cards = [
        draft_button(
            words.card_button.format(position=position), DraftStep.CARD, draft.id, position
        )
        for position in dict.fromkeys(one.position for one in shown)
        if position is not None
    ]
    for start in range(0, len(cards), BUTTONS_A_ROW):
        yield cards[start : start + BUTTONS_A_ROW]
    yield [draft_button(words.summary_button, DraftStep.SUMMARY, draft.id)]
