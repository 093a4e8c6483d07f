"""Life in groups: coming and going, moving to another id."""

from collections.abc import Sequence
from datetime import datetime

from telegram import Chat, ChatMember, ChatMemberRestricted, Update
from telegram.ext import ChatMemberHandler, CommandHandler, MessageHandler
from telegram.ext.filters import StatusUpdate

from bot import keyboards, wording
from bot.conversation import Session
from bot.delivery.priority import Priority
from bot.filters import ADDRESSED, GROUP
from bot.groups import GroupSettings
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.subscribers import Pause

PRESENT = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER)


def handlers(services: Services) -> Sequence[Handler]:
    def greet(context: Context, place: Place, at: datetime) -> None:
        """Say hello, once for one coming."""
        if services.groups.first_greeting(place.chat, at):
            session = Session(services, context.bot, None)
            lines = wording.styled(session.words.group_start)
            keyboard = keyboards.switches(GroupSettings(), session.words)
            session.send(place, lines, keyboard, priority=Priority.NOTICE)

    async def changed(update: Update, context: Context) -> None:
        change = update.my_chat_member
        if change is None:
            return
        chat, member = change.chat, change.new_chat_member
        can_write = _can_write(member)
        # Nobody waits for this note, also not who writes to the bot while 200 groups add it.
        services.sender.beside(_note(services, chat, member))
        came = can_write and not _is_in(change.old_chat_member)
        if came and chat.type in (chat.GROUP, chat.SUPERGROUP):
            greet(context, Place(chat.id), change.date)

    async def started(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is not None:
            greet(context, Place.of(message, quote=False), message.date)

    async def moved(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.migrate_to_chat_id:
            await services.sender.move(message.chat_id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            await services.sender.move(message.migrate_from_chat_id, message.chat_id)

    return [
        ChatMemberHandler(changed, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(StatusUpdate.MIGRATE, moved),
        CommandHandler("start", started, filters=GROUP & ADDRESSED),
    ]


async def _note(services: Services, chat: Chat, member: ChatMember) -> None:
    """Keep what the bot is in a chat now, and whether it can be told what it follows."""
    can_write = _can_write(member)
    await services.groups.seen(chat, member.status, can_write=can_write)
    if can_write:
        await services.resting.back(chat.id)
    else:
        out = chat.type != chat.PRIVATE and not _is_in(member)
        await services.resting.rest(chat.id, Pause.GONE if out else Pause.BLOCKED)


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return bool(member.is_member)
    return member.status in PRESENT


def _can_write(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return bool(member.is_member and member.can_send_messages)
    return member.status in PRESENT
