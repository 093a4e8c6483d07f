"""Presses on inline buttons. Every press is acknowledged, a second tap does nothing, and a button
whose record is gone says that the data was updated."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardButton, Message, Update
from telegram.ext import CallbackQueryHandler

from bot import conversation, keyboards
from bot.callbacks import Action, example_key, unpack
from bot.conversation import Session
from bot.sending import Place, Writer
from bot.services import Context, Handler, Services, Shown
from knowledge.outcome import Line, Reply, Span
from knowledge.period import format_date

PAGE_CHARS = 900
"""About what a page of «more» holds."""


@dataclass(frozen=True)
class Press:
    """A button pressed under a message that the bot can still see or at least answer to."""

    session: Session
    query: CallbackQuery
    chat: int
    message: int
    value: str

    @property
    def original(self) -> Message | None:
        """The message with the button, unless it is too old for Telegram to show it."""
        return self.query.message if isinstance(self.query.message, Message) else None

    @property
    def place(self) -> Place:
        if self.original:
            return Place.of(self.original, quote=True)
        return Place(self.chat, reply_to=self.message)

    @property
    def place_of_question(self) -> Place:
        """Where the answer goes on: as a reply to the question, so that it is found there again."""
        quoted = self.original.reply_to_message if self.original else None
        return dataclasses.replace(self.place, reply_to=quoted.message_id) if quoted else self.place

    @property
    def services(self) -> Services:
        return self.session.services

    @property
    def label(self) -> str:
        """What stands on the button."""
        pressed = (one.text for row in self._rows for one in row if self._is_pressed(one))
        return next(pressed, "")

    @property
    def other_choices(self) -> list[InlineKeyboardButton]:
        """The readings under the message that were not pressed."""
        others = (one for row in self.other_rows for one in row)
        return [one for one in others if str(one.callback_data).startswith(f"{Action.CHOOSE}:")]

    @property
    def other_rows(self) -> list[list[InlineKeyboardButton]]:
        """The keyboard under the message without the button that was pressed."""
        return [[one for one in row if not self._is_pressed(one)] for row in self._rows]

    @property
    def _rows(self) -> Sequence[Sequence[InlineKeyboardButton]]:
        keyboard = self.original.reply_markup if self.original else None
        return keyboard.inline_keyboard if keyboard else ()

    def _is_pressed(self, button: InlineKeyboardButton) -> bool:
        return button.callback_data == self.query.data


def handlers(services: Services) -> Sequence[Handler]:
    async def pressed(update: Update, context: Context) -> None:
        query = update.callback_query
        if query is None:
            return
        session = Session(services, context.bot, query.from_user)
        known = unpack(query.data)
        if known is None or query.message is None:
            session.acknowledge(query, session.words.stale)
            return
        action, value = known
        chat, message = query.message.chat.id, query.message.message_id
        once = action is Action.CHOOSE or services.once.first_time(
            (chat, message, query.data), True
        )
        if not once:
            session.acknowledge(query)
            return
        press = Press(session, query, chat, message, value)
        fresh = _ACTIONS[action](press)
        session.acknowledge(query, None if fresh else session.words.stale)

    return [CallbackQueryHandler(pressed)]


def _choose(press: Press) -> bool:
    """The chosen reading takes the place of the question back; the others stay on offer."""
    reply = press.services.answering.show(press.value)
    if reply is None:
        return False
    _note(press, press.label)
    conversation.put(
        press.session,
        press.place,
        Shown((press.label,), reply),
        instead_of=(press.message,),
        others=press.other_choices,
    )
    return True


def _show(press: Press) -> bool:
    reply = press.services.answering.show(press.value)
    if reply is None:
        return False
    _note(press, press.label)
    conversation.put(press.session, press.place, Shown((press.label,), reply))
    return True


def _source(press: Press) -> bool:
    reply = press.services.answering.source(press.value)
    if reply is None:
        return False
    press.session.send(press.place, (*reply.lines, *reply.more))
    return True


def _more(press: Press) -> bool:
    """The next page of an answer as a message of its own; the button has done its duty."""
    fact, _, number = press.value.partition(".")
    shown = press.services.shown.get((press.chat, press.message)) or _asked_again(press, fact)
    pages = _pages(shown.reply.more) if shown else []
    page = int(number) if number.isdecimal() else 1
    if shown is None or page > len(pages):
        return page == 1 and _whole_record(press, fact)
    lines = (*pages[page - 1], *_cited(shown.reply))
    following = keyboards.more(fact, press.session.words, page + 1) if page < len(pages) else None
    place, rest = press.place_of_question, keyboards.markup(press.other_rows)

    async def write(writer: Writer) -> None:
        sent = await writer.send(lines, keyboards.markup([[following]]) if following else None)
        press.services.shown.put((writer.chat, sent[-1]), shown)
        await writer.set_keyboard(press.message, rest)

    press.session.write(place, write)
    return True


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in portions that a phone shows at once; always whole lines."""
    pages: list[list[Line]] = []
    left = 0
    for line in lines:
        length = sum(len(span.text) for span in line)
        if not pages or length > left:
            pages.append([])
            left = PAGE_CHARS
        pages[-1].append(line)
        left -= length
    return pages


def _cited(reply: Reply) -> tuple[Line, ...]:
    """The articles of a reply: whatever is answered shows its dates."""
    return tuple(
        (Span(f"📄 {source.publisher}, {format_date(source.date)}"),) for source in reply.articles
    )


def _asked_again(press: Press, fact: str) -> Shown | None:
    """The reply as it was before a restart: ask the quoted question again, and take the reply
    only when it rests on the fact that the button names."""
    original = press.original
    quoted = original.reply_to_message if original else None
    if original is None or quoted is None or not quoted.text:
        return None
    question = press.services.question_in(quoted.text)
    in_group = original.chat.type != original.chat.PRIVATE
    reply = press.services.answering.ask(question, short=in_group)
    return Shown((question,), reply) if "".join(reply.facts[:1]) == fact else None


def _whole_record(press: Press, fact: str) -> bool:
    reply = press.services.answering.show(fact) if fact else None
    if reply is None:
        return False
    press.session.send(press.place, (*reply.lines, *reply.more))
    return True


def _example(press: Press) -> bool:
    """Answer an example question, with the question above: a tap leaves no message of its own."""
    answering = press.services.answering
    examples = answering.engine.facts.language.about.examples
    question = next((text for text in examples if example_key(text) == press.value), None)
    if question is None:
        return False
    reply = answering.ask(question)
    _note(press, question)
    heading: Line = (Span(f"❓ {question}"),)
    headed = dataclasses.replace(reply, lines=(heading, *reply.lines))
    place = dataclasses.replace(press.place, reply_to=None)
    conversation.put(press.session, place, Shown((question,), headed))
    return True


def _note(press: Press, text: str) -> None:
    """What was tapped counts as asked: «còn năm 2023?» may follow."""
    if text:
        press.services.recent.note(press.chat, press.session.asker, press.query.id, text)


_ACTIONS: Mapping[Action, Callable[[Press], bool]] = {
    Action.CHOOSE: _choose,
    Action.SHOW: _show,
    Action.SOURCE: _source,
    Action.MORE: _more,
    Action.EXAMPLE: _example,
}
"""What each button does; False: its record is gone."""
