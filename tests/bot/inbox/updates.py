"""Updates as they come, short."""

from typing import Any

from telegram import Update

GROUP = -100


def user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "A"}


def message(number: int, sender: int, chat: int | None = None, **more: Any) -> dict[str, Any]:
    """The message of a person, in private or in a group (negative)."""
    place = {"id": chat or sender, "type": "supergroup" if (chat or 0) < 0 else "private"}
    place |= {"title": "Xóm"} if (chat or 0) < 0 else {}
    what = more or {"text": "/hoi ai là chủ tịch"}
    return {"message_id": number, "date": 1, "chat": place, "from": user(sender), **what}


def asked(number: int, sender: int, chat: int | None = None, **more: Any) -> Update:
    found = Update.de_json(
        {"update_id": number, "message": message(number, sender, chat, **more)}, None
    )
    assert found
    return found


def pressed(number: int, sender: int, chat: int | None = None) -> Update:
    query = {"id": str(number), "from": user(sender), "chat_instance": "1", "data": "s:x"}
    query |= {"message": message(1, sender, chat)}
    found = Update.de_json({"update_id": number, "callback_query": query}, None)
    assert found
    return found


def typed(number: int, sender: int) -> Update:
    query = {"id": str(number), "from": user(sender), "query": "thu", "offset": ""}
    found = Update.de_json({"update_id": number, "inline_query": query}, None)
    assert found
    return found
