"""The buttons of a card: accept, edit, drop, «is …»; and the reply with the changed fields."""

from collections.abc import Sequence

from telegram import ForceReply, Message, Update
from telegram.ext import MessageHandler, filters
from telegram.ext.filters import MessageFilter

from bot.callbacks import Action
from bot.conversation import Session
from bot.desk.cards import Card, Decision, Operator, Summary
from bot.desk.outcomes import Decided, Over, Stale, Wrong
from bot.filters import ANSWERS_BOT, PRIVATE
from bot.pressing import Pressed, pressing
from bot.publishing.draft import RefusedError
from bot.reviewing.access import AtDesk, for_operators, operators
from bot.reviewing.buttons import OWN, CardStep, OnCard, on_card
from bot.reviewing.editing import (
    Asked,
    asked_by,
    asking,
    asking_more,
    looks_like_fields,
    straightened,
)
from bot.reviewing.saying import BLANK, Said, filled, said
from bot.reviewing.summary import named
from bot.reviewing.telling import tell
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.wording import DeskWording, styled
from knowledge.replies import upper_first

_DECISIONS = {
    CardStep.ACCEPT: Decision.ACCEPTED,
    CardStep.LEAVE_OUT: Decision.DROPPED,
    CardStep.WAIT: Decision.WAITING,
}


_ASKING = {CardStep.EDIT: asking, CardStep.ADD: asking_more}


class _AnswersAsking(MessageFilter):
    """The message replies to one that asks for the fields of a card."""

    def filter(self, message: Message) -> bool:
        return asked_by(message.reply_to_message) is not None


class _Fields(MessageFilter):
    """The message is nothing but fields: whoever writes them has a card in mind."""

    def filter(self, message: Message) -> bool:
        return looks_like_fields(message.text or "")


def handlers(services: Services) -> Sequence[Handler]:
    async def pressed(press: Pressed, at: AtDesk) -> str | None:
        wanted = on_card(press.value)
        if wanted is None:
            return press.session.words.stale
        if wanted.step in _ASKING:
            return await _ask(at, wanted)
        if wanted.step in _DECISIONS:
            return await _decide(at, wanted, _DECISIONS[wanted.step])
        return await _identify(at, wanted)

    async def edited(update: Update, context: Context) -> None:
        message, user = update.effective_message, update.effective_user
        asked = asked_by(message.reply_to_message) if message else None
        if message is None or user is None or asked is None:
            return
        session = Session(services, context.bot, user)
        try:
            shown = await _edited(session, asked, straightened(message.text or ""))
        except StateError:
            shown = said(styled(session.words.failed))
        except RefusedError as error:
            shown = said(filled("{line}", line=error.lines[0]))
        session.send(Place.of(message, quote=True), shown.lines, shown.keyboard)

    async def lost(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is not None:
            session = Session(services, context.bot, update.effective_user)
            lines = styled(session.desk_words.answer_in_reply)
            session.send(Place.of(message, quote=True), lines)

    mine = PRIVATE & operators(services) & filters.TEXT & ~filters.COMMAND
    return [
        pressing(services, [Action.CARD], for_operators(services, pressed, once=bool)),
        MessageHandler(mine & ANSWERS_BOT & _AnswersAsking(), edited),
        MessageHandler(mine & _Fields(), lost),
    ]


async def _decide(at: AtDesk, wanted: OnCard, decision: Decision) -> str | None:
    """Decide, and show what comes next: after «accept» and «drop» the next card that waits."""
    done = await at.desk.decide(wanted.card, wanted.version, decision, at.operator)
    if isinstance(done, Stale) and _was_mine(done.card, decision, at):
        done = Decided(done.card, done.draft)  # the press came twice, around a restart
    if not isinstance(done, Decided) or decision is Decision.WAITING:
        return await _show(at, done, wanted.draft)
    waiting = await at.desk.waiting(done.draft.id, done.card.position)
    at.show(tell(waiting or done.draft, at.words))
    return None if waiting else at.words.nothing_waits


async def _identify(at: AtDesk, wanted: OnCard) -> str | None:
    """A newcomer is a known record, or is new after all. Buttons name both by where they stand on
    the card, which is so as long as its version is."""
    shown = await at.desk.card(wanted.draft, wanted.position)
    if isinstance(shown, Over):
        return await _show(at, shown, wanted.draft)
    newcomer, known = _named(shown, wanted)
    if newcomer is None:
        at.show(tell(shown, at.words))
        return _meanwhile(shown, at.words, at.operator.id)
    done = await at.desk.take_known(shown.id, shown.version, newcomer, known, at.operator)
    return await _show(at, done, wanted.draft)


def _named(shown: Card, wanted: OnCard) -> tuple[str | None, str | None]:
    """The ids of a newcomer and of the known record that it is (None: it is new) as a button names
    them; no newcomer where the card is not as it was under the button."""
    if (shown.id, shown.version) != (wanted.card, wanted.version):
        return None, None
    own = (shown.record, shown.likes)
    newcomers = {number: (one.id, one.likes) for number, one in enumerate(shown.newcomers)}
    target, likes = {**newcomers, OWN: own}.get(wanted.newcomer, (None, ()))
    if wanted.step is CardStep.IS_NEW:
        return target, None
    return (target, likes[wanted.like].id) if wanted.like < len(likes) else (None, None)


async def _ask(at: AtDesk, wanted: OnCard) -> str | None:
    """Ask for the fields that are to be changed, or those of a new card."""
    shown = await at.desk.card(wanted.draft, wanted.position)
    if isinstance(shown, Over):
        return await _show(at, shown, wanted.draft)
    if (shown.id, shown.version) != (wanted.card, wanted.version):
        at.show(tell(shown, at.words))
        return _meanwhile(shown, at.words, at.operator.id)
    at.session.send(Place(at.chat), _ASKING[wanted.step](shown, at.words), ForceReply())
    return None


async def _show(at: AtDesk, done: Decided | Stale | Wrong | Over, draft: int) -> str | None:
    """Show what came of a step; what is told as an alert, if anything."""
    match done:
        case Wrong():
            return upper_first(done.line)
        case Over(draft=0):
            left = await at.desk.summary(draft)
            at.show(tell(left, at.words))
            return _why_gone(left, at.words)
        case Over():
            at.show(tell(done, at.words))
            return None
        case Stale():
            at.show(tell(done.card, at.words))
            return _meanwhile(done.card, at.words, at.operator.id)
        case Decided():
            at.show(tell(done.card, at.words))
            return None


async def _edited(session: Session, asked: Asked, reply: str) -> Said:
    """Change fields of a card, or add one; what is said then."""
    desk, words = session.services.desk, session.desk_words
    operator = Operator(session.asker, session.name)
    step = desk.add if asked.is_new else desk.edit
    done = await step(asked.card, asked.version, reply, operator)
    match done:
        case Wrong():
            wrong = words.not_added if asked.is_new else words.wrong
            return said(filled(wrong, line=upper_first(done.line)))
        case Over(draft=0):
            left = await desk.summary(asked.draft)
            why = _why_gone(left, words)
            return tell(left, words).after(*styled(why), BLANK) if why else tell(left, words)
        case Over():
            return tell(done, words)
        case Stale():
            return tell(done.card, words).after(
                *styled(_meanwhile(done.card, words, session.asker)), BLANK
            )
        case Decided():
            told = words.added if asked.is_new else words.edited
            return tell(done.card, words).after(*styled(told), BLANK)


def _why_gone(draft: Summary | Over, words: DeskWording) -> str | None:
    """Why a card is there no more, where its draft does not tell: it was drafted anew for another
    date."""
    return None if isinstance(draft, Over) else words.card_gone


def _was_mine(card: Card, decision: Decision, at: AtDesk) -> bool:
    by = card.by
    return card.decision is decision and by is not None and by.id == at.operator.id


def _meanwhile(card: Card, words: DeskWording, asker: int) -> str:
    """Who was faster, and what they did; it may have been who asks."""
    by = words.you if card.by and card.by.id == asker else named(card.by, words)
    templates = {
        Decision.ACCEPTED: words.just_accepted,
        Decision.DROPPED: words.just_dropped,
        Decision.WAITING: words.just_changed,
    }
    return templates[card.decision].format(name=by)
