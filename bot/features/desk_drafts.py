"""/soan: the operators' desk; and the buttons of a draft as a whole."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CommandHandler

from bot.callbacks import Action
from bot.conversation import Session
from bot.desk.cards import Summary
from bot.desk.outcomes import Over
from bot.filters import PRIVATE
from bot.pressing import Pressed, pressing
from bot.publishing.draft import RefusedError
from bot.reviewing import summary
from bot.reviewing.access import AtDesk, for_operators
from bot.reviewing.buttons import DraftStep, OnDraft, changes, on_draft
from bot.reviewing.saying import Said, filled, said
from bot.reviewing.telling import tell
from bot.sending import Place, Writer
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.wording import styled


def handlers(services: Services) -> Sequence[Handler]:
    async def listed(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        place, words = Place.of(message, quote=False), session.desk_words
        if session.asker not in services.operators:
            session.send(place, styled(session.words.only_operators))
            return
        try:
            shown = summary.listed(await services.desk.drafts(), words)
        except StateError:
            shown = said(styled(session.words.failed))
        session.send(place, shown.lines, shown.keyboard)

    async def pressed(press: Pressed, at: AtDesk) -> str | None:
        wanted = on_draft(press.value)
        if wanted is None:
            return press.session.words.stale
        if wanted.step is DraftStep.APART:
            apart = tell(await at.desk.summary(wanted.draft), at.words)
            at.write(lambda writer: writer.send(apart.lines, apart.keyboard))
            return None
        if wanted.step in (DraftStep.PUBLISH, DraftStep.PUBLISH_ODD):
            _publish(at, wanted)
            return None
        shown, told = await _SHOWN[wanted.step](at, wanted)
        at.show(shown)
        return told

    return [
        CommandHandler("soan", listed, filters=PRIVATE),
        pressing(services, [Action.DRAFT], for_operators(services, pressed, once=changes)),
    ]


Shown = tuple[Said, str | None]
"""What the message says now, and what is told as an alert, if anything."""


async def _summary(at: AtDesk, wanted: OnDraft) -> Shown:
    return tell(await at.desk.summary(wanted.draft), at.words), None


async def _card(at: AtDesk, wanted: OnDraft) -> Shown:
    return tell(await at.desk.card(wanted.draft, wanted.number), at.words), None


async def _next(at: AtDesk, wanted: OnDraft) -> Shown:
    """The next card that waits; where none does, the first one, to look through them again."""
    waiting = await at.desk.waiting(wanted.draft, wanted.number)
    if waiting is None:
        return tell(await at.desk.card(wanted.draft, 1), at.words), None
    return tell(waiting, at.words), None


async def _sure(at: AtDesk, wanted: OnDraft) -> Shown:
    return tell(await at.desk.accept_sure(wanted.draft, at.operator), at.words), None


async def _preview(at: AtDesk, wanted: OnDraft) -> Shown:
    return tell(await at.desk.preview(wanted.draft), at.words), None


async def _drop(at: AtDesk, wanted: OnDraft) -> Shown:
    draft = await at.desk.summary(wanted.draft)
    if isinstance(draft, Over):
        return tell(draft, at.words), None
    return summary.dropping(draft, at.words), None


async def _drop_surely(at: AtDesk, wanted: OnDraft) -> Shown:
    dropped = await at.desk.drop(wanted.draft, wanted.number, at.operator)
    if isinstance(dropped, Summary):
        return summary.dropping(dropped, at.words), at.words.changed_meanwhile
    if dropped.release is None and dropped.by == at.operator:
        return said(styled(at.words.dropped_draft)), None
    return tell(dropped, at.words), None


_SHOWN = {
    DraftStep.SUMMARY: _summary,
    DraftStep.CARD: _card,
    DraftStep.NEXT: _next,
    DraftStep.SURE: _sure,
    DraftStep.PREVIEW: _preview,
    DraftStep.DROP: _drop,
    DraftStep.DROP_SURELY: _drop_surely,
}


def _publish(at: AtDesk, wanted: OnDraft) -> None:
    """Publish, which takes some seconds: the message says so meanwhile, and then what came of it.
    The press is done when that is said, so after a kill it is done again, and the desk knows."""

    async def work(writer: Writer) -> None:
        await at.showing(writer, said(styled(at.words.publishing)))
        try:
            done = await at.desk.publish(
                wanted.draft, wanted.number, at.operator, sure_at=wanted.release or None
            )
        except (StateError, RefusedError) as error:
            told = error.lines[0] if isinstance(error, RefusedError) else at.session.words.failed
            failed = said(filled("{line}", line=told), summary.way_back(wanted.draft, at.words))
            await at.showing(writer, failed)
        else:
            await at.showing(writer, tell(done, at.words))

    at.write(work)
