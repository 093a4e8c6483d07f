"""The buttons of a card: accept, edit, drop, «is …»; and the reply with the changed fields."""

from collections.abc import Sequence

from telegram import ForceReply, Message, Update
from telegram.ext import MessageHandler, filters
from telegram.ext.filters import MessageFilter

from bot.callbacks import Action
from bot.conversation import Session
from bot.desk.cards import Card, Decision
from bot.desk.outcomes import Decided, Over, Stale, Wrong
from bot.filters import ANSWERS_BOT, PRIVATE
from bot.pressing import Pressed, pressing
from bot.reviewing.access import AtDesk, for_operators, operator_of, operators
from bot.reviewing.buttons import CardStep, OnCard, on_card
from bot.reviewing.editing import asked_of, asking, looks_like_fields, straightened
from bot.reviewing.saying import Said, filled, said
from bot.reviewing.summary import named
from bot.reviewing.telling import tell
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.wording import DeskWording, styled

_DECISIONS = {
    CardStep.ACCEPT: Decision.ACCEPTED,
    CardStep.LEAVE_OUT: Decision.DROPPED,
    CardStep.WAIT: Decision.WAITING,
}


class _AnswersAsking(MessageFilter):
    """The message replies to one that asks for the fields of a card."""

    def filter(self, message: Message) -> bool:
        return _asked(message) is not None


class _Fields(MessageFilter):
    """The message is nothing but fields: whoever writes them has a card in mind."""

    def filter(self, message: Message) -> bool:
        return looks_like_fields(message.text or "")


def handlers(services: Services) -> Sequence[Handler]:
    async def pressed(press: Pressed, at: AtDesk) -> str | None:
        wanted = on_card(press.value)
        if wanted is None:
            return press.session.words.stale
        if wanted.step is CardStep.EDIT:
            return await _ask(at, wanted)
        if wanted.step in _DECISIONS:
            return await _decide(at, wanted, _DECISIONS[wanted.step])
        return await _identify(at, wanted)

    async def edited(update: Update, context: Context) -> None:
        message, user = update.effective_message, update.effective_user
        asked = _asked(message) if message else None
        if message is None or user is None or asked is None:
            return
        session = Session(services, context.bot, user)
        reply = straightened(message.text or "")
        try:
            done = await services.desk.edit(*asked, reply, operator_of(user))
            shown = _edited(done, session.desk_words)
        except StateError:
            shown = said(styled(session.words.failed))
        session.send(Place.of(message, quote=True), shown.lines, shown.keyboard)

    async def lost(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is not None:
            session = Session(services, context.bot, update.effective_user)
            lines = styled(session.desk_words.answer_in_reply)
            session.send(Place.of(message, quote=True), lines)

    mine = PRIVATE & operators(services) & filters.TEXT & ~filters.COMMAND
    return [
        pressing(services, [Action.CARD], for_operators(services, pressed)),
        MessageHandler(mine & ANSWERS_BOT & _AnswersAsking(), edited),
        MessageHandler(mine & _Fields(), lost),
    ]


def _asked(message: Message) -> tuple[int, int] | None:
    return asked_of(message.reply_to_message) if message.reply_to_message else None


async def _decide(at: AtDesk, wanted: OnCard, decision: Decision) -> str | None:
    """Decide, and show what comes next: after «accept» and «drop» the next card that waits."""
    done = await at.desk.decide(wanted.card, wanted.version, decision, at.operator)
    if isinstance(done, Stale) and _was_mine(done.card, decision, at):
        done = Decided(done.card, done.draft)  # the press came twice, around a restart
    if not isinstance(done, Decided) or decision is Decision.WAITING:
        return _show(at, done)
    waiting = await at.desk.waiting(done.draft.id, done.card.position)
    at.show(tell(waiting or done.draft, at.words))
    return None if waiting else at.words.nothing_waits


async def _identify(at: AtDesk, wanted: OnCard) -> str | None:
    """A newcomer is a known record, or is new after all. Buttons name both by where they stand on
    the card, which is so as long as its version is."""
    shown = await at.desk.card(wanted.draft, wanted.position)
    if isinstance(shown, Over):
        return _show(at, shown)
    here = (shown.id, shown.version) == (wanted.card, wanted.version)
    newcomers = shown.newcomers[wanted.newcomer : wanted.newcomer + 1] if here else ()
    if not newcomers:
        at.show(tell(shown, at.words))
        return _meanwhile(shown, at.words)
    known = None
    if wanted.step is CardStep.IS_KNOWN:
        known = next(iter(newcomers[0].likes[wanted.like : wanted.like + 1]), None)
    done = await at.desk.take_known(
        shown.id, shown.version, newcomers[0].id, known.id if known else None, at.operator
    )
    return _show(at, done)


async def _ask(at: AtDesk, wanted: OnCard) -> str | None:
    """Ask for the fields that are to be changed."""
    shown = await at.desk.card(wanted.draft, wanted.position)
    if isinstance(shown, Over):
        return _show(at, shown)
    if (shown.id, shown.version) != (wanted.card, wanted.version):
        at.show(tell(shown, at.words))
        return _meanwhile(shown, at.words)
    at.session.send(Place(at.chat), asking(shown, at.words), ForceReply())
    return None


def _show(at: AtDesk, done: Decided | Stale | Wrong | Over) -> str | None:
    """Show what came of a step; what is told as an alert, if anything."""
    match done:
        case Wrong():
            return done.line
        case Over():
            at.show(tell(done, at.words))
            return None
        case Stale():
            at.show(tell(done.card, at.words))
            return _meanwhile(done.card, at.words)
        case Decided():
            at.show(tell(done.card, at.words))
            return None


def _edited(done: Decided | Stale | Wrong | Over, words: DeskWording) -> Said:
    match done:
        case Wrong():
            return said(filled(words.wrong, line=done.line))
        case Over():
            return tell(done, words)
        case Stale():
            return tell(done.card, words).after(*styled(_meanwhile(done.card, words)), ())
        case Decided():
            return tell(done.card, words).after(*styled(words.edited), ())


def _was_mine(card: Card, decision: Decision, at: AtDesk) -> bool:
    by = card.by
    return card.decision is decision and by is not None and by.id == at.operator.id


def _meanwhile(card: Card, words: DeskWording) -> str:
    """Who was faster, and what they did."""
    templates = {
        Decision.ACCEPTED: words.just_accepted,
        Decision.DROPPED: words.just_dropped,
        Decision.WAITING: words.just_changed,
    }
    return templates[card.decision].format(name=named(card.by, words))
