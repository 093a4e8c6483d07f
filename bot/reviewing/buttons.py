"""What the buttons of the desk carry, within 64 bytes: all that they need, so that they outlive a
restart. Ids of drafts and cards are numbers, records are named by where they stand on a card."""

import re
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton

from bot.callbacks import Action, pack
from bot.desk.cards import Card
from bot.posts import shortened

OWN = 99
"""Stands for the card's own record where a newcomer is named."""
LABEL_LETTERS = 38
"""What a phone shows on a button of the message's width."""


class DraftStep(StrEnum):
    """What is wanted of a draft, and what the number behind it tells."""

    SUMMARY = "sum"
    APART = "apart"
    """The summary, as a message of its own."""
    CARD = "card"
    """The card at a position."""
    NEXT = "next"
    """The next card that waits behind a position."""
    SURE = "sure"
    PREVIEW = "preview"
    PUBLISH = "publish"
    """As previewed at a version of the draft."""
    PUBLISH_ODD = "odd"
    """The same; its odd figures are right, as they were seen at a release."""
    DROP = "drop"
    DROP_SURELY = "gone"
    """At a version of the draft."""


class CardStep(StrEnum):
    """What is wanted of a card."""

    ACCEPT = "accept"
    LEAVE_OUT = "drop"
    WAIT = "wait"
    EDIT = "edit"
    ADD = "add"
    """One more card, which begins as this one."""
    IS_KNOWN = "like"
    """A newcomer is one of the records that it resembles."""
    IS_NEW = "new"


@dataclass(frozen=True)
class OnDraft:
    """A button for a draft."""

    step: DraftStep
    draft: int
    number: int = 0
    release: int = 0

    @property
    def data(self) -> str:
        """As the button carries it."""
        step = f"{self.step}-{self.release}" if self.release else self.step.value
        return pack(Action.DRAFT, f"{step}.{self.draft}.{self.number}")


@dataclass(frozen=True)
class OnCard:
    """A button for a card; `newcomer` (the card's own record: OWN) and `like` count from 0."""

    step: CardStep
    draft: int
    position: int
    card: int
    version: int
    newcomer: int = 0
    like: int = 0

    @property
    def data(self) -> str:
        """As the button carries it."""
        where = (self.draft, self.position, self.newcomer, self.like)
        head = "-".join((self.step.value, *map(str, where)))
        return pack(Action.CARD, f"{head}.{self.card}.{self.version}")


_CHANGING = {
    DraftStep.SURE,
    DraftStep.PUBLISH,
    DraftStep.PUBLISH_ODD,
    DraftStep.DROP_SURELY,
}
_NUMBER = r"(\d{1,10})"  # databases take no longer ones
_ON_DRAFT = re.compile(rf"([a-z]+)(?:-{_NUMBER})?\.{_NUMBER}\.{_NUMBER}")
_ON_CARD = re.compile(rf"([a-z]+)-{_NUMBER}-{_NUMBER}-{_NUMBER}-{_NUMBER}\.{_NUMBER}\.{_NUMBER}")


def on_draft(value: str) -> OnDraft | None:
    """What the button of a draft carries; None: it is no button of ours."""
    match = _ON_DRAFT.fullmatch(value)
    if match is None or match[1] not in list(DraftStep):
        return None
    return OnDraft(DraftStep(match[1]), int(match[3]), int(match[4]), int(match[2] or 0))


def changes(value: str) -> bool:
    """Whether the button of a draft does more than show something."""
    wanted = on_draft(value)
    return wanted is not None and wanted.step in _CHANGING


def on_card(value: str) -> OnCard | None:
    """What the button of a card carries; None: it is no button of ours."""
    match = _ON_CARD.fullmatch(value)
    if match is None or match[1] not in list(CardStep):
        return None
    draft, position, newcomer, like, card, version = map(int, match.groups()[1:])
    return OnCard(CardStep(match[1]), draft, position, card, version, newcomer, like)


def draft_button(
    label: str, step: DraftStep, draft: int, number: int = 0, *, release: int = 0
) -> InlineKeyboardButton:
    """A button for a draft."""
    data = OnDraft(step, draft, number, release).data
    return InlineKeyboardButton(shortened(label, LABEL_LETTERS), callback_data=data)


def card_button(
    label: str, step: CardStep, card: Card, newcomer: int = 0, like: int = 0
) -> InlineKeyboardButton:
    """A button for a card as it is now."""
    on = OnCard(step, card.draft, card.position, card.id, card.version, newcomer, like)
    return InlineKeyboardButton(_without_middle(label), callback_data=on.data)


def _without_middle(label: str) -> str:
    """So much of a label's beginning and end as fits: names that are alike differ at their ends."""
    if len(label) <= LABEL_LETTERS:
        return label
    half = LABEL_LETTERS // 2
    head, tail = shortened(label, half).removesuffix(" …"), label[-half:]
    return f"{head} … {tail.partition(' ')[2] or tail}"
