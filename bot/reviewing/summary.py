"""A draft in short, and what can be done with it; the list of all; how one ended."""

from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardButton

from bot.desk.cards import Operator, Summary
from bot.desk.outcomes import Known, Over
from bot.posts import shortened
from bot.reviewing.buttons import DraftStep, draft_button
from bot.reviewing.saying import BLANK, Said, filled, said
from bot.wording import DeskWording, styled
from knowledge.outcome import Line
from knowledge.period import format_date

TITLE_LETTERS = 250
MOST_DOUBTS = 8
MOST_DRAFTS = 30
"""So many are listed; the others when these are done."""


def summary(draft: Summary, words: DeskWording) -> Said:
    """An open draft."""
    first = draft_button(_to_cards(draft, words), DraftStep.NEXT, draft.id)
    sure = draft_button(
        words.sure_button.format(count=draft.waiting_sure), DraftStep.SURE, draft.id
    )
    ends = (
        draft_button(words.publish_button, DraftStep.PREVIEW, draft.id),
        draft_button(words.drop_button, DraftStep.DROP, draft.id),
    )
    return said(_summary(draft, words), ([first], [sure] if draft.waiting_sure else [], ends))


def _summary(draft: Summary, words: DeskWording) -> Iterator[Line]:
    yield from filled(words.summary, title=shortened(draft.title, TITLE_LETTERS))
    if draft.published_on is None:
        yield from styled(words.undated)
    else:
        template = words.dated if draft.date_basis else words.dated_plainly
        yield from filled(template, date=format_date(draft.published_on), basis=draft.date_basis)
    for doubt in draft.doubts[:MOST_DOUBTS]:
        yield from filled(words.doubt, doubt=doubt)
    if draft.source:
        yield from filled(words.from_feed, source=draft.source)
    yield BLANK
    if draft.cards == 1:  # the one of the article itself
        yield from styled(words.no_facts)
        return
    yield from filled(words.counts, cards=draft.cards, sure=draft.sure, check=draft.check)
    if draft.waiting < draft.cards:
        yield from filled(
            words.progress,
            accepted=draft.accepted,
            dropped=draft.dropped,
            waiting=draft.waiting,
        )
    yield from styled(words.not_all)


def _to_cards(draft: Summary, words: DeskWording) -> str:
    if draft.waiting == draft.cards:
        return words.cards_button
    if draft.waiting:
        return words.waiting_button.format(waiting=draft.waiting)
    return words.again_button


def listed(drafts: Sequence[Summary], words: DeskWording) -> Said:
    """How articles are sent, and the open drafts as buttons."""
    rows = [
        [
            draft_button(
                words.draft_row.format(waiting=one.waiting, cards=one.cards, title=one.title),
                DraftStep.SUMMARY,
                one.id,
            )
        ]
        for one in drafts[:MOST_DRAFTS]
    ]
    heading = words.open_drafts if drafts else words.no_drafts
    return said((*styled(words.how_to_send), BLANK, *styled(heading)), rows)


def dropping(draft: Summary, words: DeskWording) -> Said:
    """Whether to drop it, really."""
    yes = draft_button(words.really_drop_button, DraftStep.DROP_SURELY, draft.id, draft.version)
    rows = ([yes], *way_back(draft.id, words))
    return said(filled(words.really_drop, title=draft.title), rows)


def way_back(draft: int, words: DeskWording) -> Sequence[Sequence[InlineKeyboardButton]]:
    """The button that shows a draft in short."""
    return ([draft_button(words.summary_button, DraftStep.SUMMARY, draft)],)


def over(ended: Over, words: DeskWording) -> Said:
    """A draft that is open no more."""
    if ended.release is None:
        template = words.dropped_before if ended.by else words.not_there
    else:
        template = words.published_before
    return said(filled(template, name=named(ended.by, words), release=ended.release))


def known(article: Known, words: DeskWording) -> Said:
    """An article that is published already."""
    return said(
        filled(
            words.known,
            title=article.title,
            date=format_date(article.published_on),
            release=article.release,
        )
    )


def named(operator: Operator | None, words: DeskWording) -> str:
    """Who did something."""
    return operator.name if operator and operator.name else words.somebody
