"""The methods of the Bot API that the demo has, as strict as Telegram's servers.

Each takes the parameters of one call and gives its result, or raises `Refused` with the code and
the text that Telegram would send.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.demo.methods import documents, inline, membership, menus, messages, photos, updates
from bot.demo.params import Params
from bot.demo.world import World

Method = Callable[[World, Params], Awaitable[Any]]

METHODS: Mapping[str, Method] = {
    "getme": updates.get_me,
    "getupdates": updates.get_updates,
    "setwebhook": updates.set_webhook,
    "deletewebhook": updates.delete_webhook,
    "getwebhookinfo": updates.get_webhook_info,
    "sendmessage": messages.send_message,
    "editmessagetext": messages.edit_message_text,
    "editmessagecaption": messages.edit_message_caption,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "sendchataction": messages.send_chat_action,
    "sendphoto": photos.send_photo,
    "senddocument": documents.send_document,
    "editmessagemedia": photos.edit_message_media,
    "getfile": photos.get_file,
    "answercallbackquery": inline.answer_callback_query,
    "answerinlinequery": inline.answer_inline_query,
    "answerguestquery": inline.answer_guest_query,
    "getchat": membership.get_chat,
    "getchatmember": membership.get_chat_member,
    "getchatmembercount": membership.get_chat_member_count,
    "getchatadministrators": membership.get_chat_administrators,
    "leavechat": membership.leave_chat,
    "setmycommands": menus.set_my_commands,
    "getmycommands": menus.get_my_commands,
    "deletemycommands": menus.delete_my_commands,
    "setmydescription": menus.setter("description", 512),
    "getmydescription": menus.getter("description"),
    "setmyshortdescription": menus.setter("short_description", 120),
    "getmyshortdescription": menus.getter("short_description"),
}
"""By name in small letters: Telegram does not mind how a method is written."""
