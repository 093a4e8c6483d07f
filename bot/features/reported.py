"""/baosai shows the operators which answers were called wrong, the oldest first. One that was put
right is told to who reported it; what is dealt with otherwise is forgotten."""

from collections.abc import Iterator, Sequence

from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
    User,
)
from telegram.ext import CommandHandler

from bot import wording
from bot.callbacks import Action, pack
from bot.conversation import Session
from bot.filters import PRIVATE
from bot.pressing import Pressed, pressing
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.state.reports import Fixed, KeptReport
from bot.wording import Wording
from knowledge.gap_words import told
from knowledge.library import Library
from knowledge.outcome import Line, Span
from knowledge.replies import shorten

SHOWN_REPORTS = 10
BUTTONS_A_ROW = 3
ANSWER_CHARS = 600
MOST_FACTS = 5
GONE = "không còn trong dữ liệu"
CHANGED_SINCE = "♻️ Dữ liệu đã đổi sau khi có báo sai."
"""What facts say is Vietnamese, and so is what is said of them."""


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
        library = services.answering.engine.library
        lines = [line for one in reports for line in _told(one, library)]
        session.send(place, lines, _keyboard(reports, session.words))

    async def pressed(press: Pressed) -> None:
        session, query = press.session, press.query
        if not is_operator(query.from_user) or not press.value.isdecimal():
            session.acknowledge(query, session.words.only_operators)
            return
        done = _handled if press.action is Action.HANDLED else _fixed
        try:
            await done(session, query, int(press.value))
        except StateError:
            session.acknowledge(query, session.words.failed)

    return [
        CommandHandler("baosai", listed, filters=PRIVATE),
        pressing(services, [Action.HANDLED, Action.FIXED], pressed),
    ]


async def _handled(session: Session, query: CallbackQuery, number: int) -> None:
    """All reports up to a number are dealt with."""
    await session.services.state.reports.forget(number)
    session.acknowledge(query)
    _set_keyboard(session, query, None)


async def _fixed(session: Session, query: CallbackQuery, number: int) -> None:
    """The answer of one report was put right; the button that was pressed goes, others stay."""
    done = await session.services.state.reports.fixed(number)
    session.acknowledge(query, session.words.fixed if done else session.words.fixed_before)
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    if markup is not None:
        rows = (
            [one for one in row if one.callback_data != query.data]
            for row in markup.inline_keyboard
        )
        _set_keyboard(session, query, InlineKeyboardMarkup([row for row in rows if row]))


def _keyboard(reports: Sequence[KeptReport], words: Wording) -> InlineKeyboardMarkup:
    """One button for each report, and one for all together."""
    fixed = [
        InlineKeyboardButton(
            f"{words.fixed_button} {one.number}", callback_data=pack(Action.FIXED, str(one.number))
        )
        for one in reports
    ]
    rows = [fixed[start : start + BUTTONS_A_ROW] for start in range(0, len(fixed), BUTTONS_A_ROW)]
    data = pack(Action.HANDLED, str(reports[-1].number))
    handled = InlineKeyboardButton(words.handled_button, callback_data=data)
    return InlineKeyboardMarkup([*rows, [handled]])


def _set_keyboard(
    session: Session, query: CallbackQuery, keyboard: InlineKeyboardMarkup | None
) -> None:
    shown = query.message
    if isinstance(shown, Message):
        place = Place.of(shown, quote=False)
        session.write(place, lambda writer: writer.set_keyboard(shown.message_id, keyboard))


def _told(kept: KeptReport, library: Library) -> Iterator[Line]:
    """A report: question, remark, answer, and what each fact says now."""
    report = kept.report
    yield (Span(f"#{kept.number} ❓ {report.question or '—'}", bold=True),)
    if report.remark:
        yield (Span(f"✍️ {report.remark}"),)
    if report.answer:
        yield (Span(f"💬 {shorten(' '.join(report.answer.split()), ANSWER_CHARS)}"),)
    for fact in report.facts[:MOST_FACTS]:
        says = told(fact, library) or (Span(GONE),)
        yield (Span(f"• {fact}: "), *(Span(span.text) for span in says))
    if len(report.facts) > MOST_FACTS:
        yield (Span(f"• … {len(report.facts) - MOST_FACTS}"),)
    if report.fixed is Fixed.RELEASE:
        yield (Span(CHANGED_SINCE),)
    yield (Span(f"· {report.release[:8]}"),)
    yield ()
