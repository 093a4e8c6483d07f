"""«👎 Sai rồi»: an answer called wrong is kept for the curators, with a remark where one is
given."""

import re
import zlib
from collections.abc import Sequence

from telegram import CallbackQuery, ForceReply, Message, Update
from telegram.ext import MessageHandler, filters
from telegram.ext.filters import MessageFilter

from bot import wording
from bot.callbacks import Action
from bot.conversation import Session
from bot.filters import ANSWERS_BOT, NEW
from bot.pressing import Pressed, pressing
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.state.reports import Report

MAX_REMARK = 1000
_NUMBER = re.compile(r"#(\d+)\.?\s*$")


class _RemarksOn(MessageFilter):
    """The message replies to the bot's request for a remark, which ends with a report's number."""

    def filter(self, message: Message) -> bool:
        return _number(message) is not None


def handlers(services: Services) -> Sequence[Handler]:
    async def wrong(press: Pressed) -> None:
        session, query = press.session, press.query
        message = query.message if isinstance(query.message, Message) else None
        report = _report(session, query, message, press.value)
        try:
            new = await services.state.reports.add(report)
        except StateError:
            session.acknowledge(query, session.words.failed)
            return
        thanks = session.words.reported if report.promised else session.words.reported_elsewhere
        session.acknowledge(query, thanks if new else session.words.reported_before)
        if new and message is not None:
            text = f"{session.words.remark_wanted} #{report.message}"
            place = Place.of(message, quote=True)
            session.send(place, wording.styled(text), ForceReply(selective=True))

    async def remarked(update: Update, context: Context) -> None:
        message = update.effective_message
        number = _number(message) if message else None
        if message is None or number is None:
            return
        session = Session(services, context.bot, update.effective_user)
        remark = (message.text or "")[:MAX_REMARK]
        try:
            kept = await services.state.reports.remark(message.chat_id, number, remark)
        except StateError:
            kept = False
        said = session.words.remark_kept if kept else session.words.failed
        session.send(Place.of(message, quote=True), wording.styled(said))

    return [
        pressing(services, [Action.WRONG], wrong),
        MessageHandler(NEW & filters.TEXT & ANSWERS_BOT & _RemarksOn(), remarked),
    ]


def _report(session: Session, query: CallbackQuery, message: Message | None, fact: str) -> Report:
    """What is known of the answer: its words, its facts and its question from memory or from the
    quote; of a post of inline mode only what the button carries. There nobody can be told later
    that it was put right."""
    services = session.services
    release = services.answering.release
    if message is None:
        post = zlib.crc32((query.inline_message_id or "").encode())
        return Report(0, post, "", (fact,) if fact else (), release)
    key = message.chat_id, message.message_id
    shown = services.shown.get(key)
    quoted = message.reply_to_message
    if shown is not None:
        question, facts, answer = shown.questions[-1:], shown.reply.facts, shown.reply.text
        return Report(*key, "\n".join(question), facts, release, answer=answer, promised=True)
    asked = (quoted.text if quoted else "") or ""
    facts = (fact,) if fact else ()
    return Report(*key, asked, facts, release, answer=message.text, promised=True)


def _number(message: Message) -> int | None:
    """The number at the end of the bot's message that this one replies to; None: none is there."""
    replied = message.reply_to_message
    match = _NUMBER.search((replied.text or "") if replied else "")
    return int(match[1]) if match else None
