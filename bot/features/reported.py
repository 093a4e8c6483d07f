"""/baosai shows the operators which answers were called wrong, the oldest first, and lets them be
forgotten when they are dealt with."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update, User
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot import wording
from bot.callbacks import Action, pack, unpack
from bot.conversation import Session
from bot.filters import PRIVATE
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.state.reports import KeptReport
from knowledge.outcome import Line, Span

SHOWN_REPORTS = 10


def handlers(services: Services) -> Sequence[Handler]:
    def is_operator(user: User | None) -> bool:
        return user is not None and user.id in services.operators

    async def listed(update: Update, context: Context) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None:
            return
        session = Session(services, context.bot, user)
        place = Place.of(message, quote=False)
        if not is_operator(user):
            session.send(place, wording.styled(session.words.only_operators))
            return
        reports = await services.state.reports.oldest(SHOWN_REPORTS)
        if not reports:
            session.send(place, wording.styled(session.words.no_reports))
            return
        lines = [line for one in reports for line in _told(one)]
        data = pack(Action.HANDLED, str(reports[-1].number))
        button = InlineKeyboardButton(session.words.handled_button, callback_data=data)
        session.send(place, lines, InlineKeyboardMarkup([[button]]))

    async def handled(update: Update, context: Context) -> None:
        query = update.callback_query
        known = unpack(query.data) if query else None
        if query is None or known is None:
            return
        session = Session(services, context.bot, query.from_user)
        if not is_operator(query.from_user) or not known[1].isdecimal():
            session.acknowledge(query, session.words.only_operators)
            return
        try:
            await services.state.reports.forget(int(known[1]))
        except StateError:
            session.acknowledge(query, session.words.failed)
            return
        session.acknowledge(query)
        shown = query.message
        if isinstance(shown, Message):
            place = Place.of(shown, quote=False)
            session.write(place, lambda writer: writer.set_keyboard(shown.message_id, None))

    return [
        CommandHandler("baosai", listed, filters=PRIVATE),
        CallbackQueryHandler(handled, pattern=rf"{Action.HANDLED}:"),
    ]


def _told(kept: KeptReport) -> list[Line]:
    report = kept.report
    said: list[Line] = [(Span(f"❓ {report.question or '—'}", bold=True),)]
    if report.remark:
        said.append((Span(f"✍️ {report.remark}"),))
    return [*said, (Span(f"{', '.join(report.facts) or '—'} · {report.release[:8]}"),), ()]
