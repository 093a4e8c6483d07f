"""The command menus: each place and language its own, set only where they differ."""

import json

import pytest

from bot import menu

OPERATOR = 77


class Menus:
    """What Telegram remembers of a bot's menus, by scope and language."""

    def __init__(self, chat):
        self.chat = chat
        self.shown = {}

    async def publish(self):
        """Publish, with what was set before in place; the calls that set anything."""
        telegram, services = self.chat.telegram, self.chat.services
        before = len(telegram.calls)
        await menu.publish(self.chat.app.bot, services.vietnamese, services.english, (OPERATOR,))
        calls = telegram.calls[before:]
        return [call for call in calls if call.method.startswith("set")]


@pytest.fixture
def telegram(chat):
    """Telegram's edge that keeps menus and descriptions as they are set."""
    kept = {}
    result = chat.telegram._result

    def remembering(name, params):
        what = name.removeprefix("set").removeprefix("get")
        scope = json.dumps(params.get("scope"), sort_keys=True, default=str)
        key = what, scope, params.get("language_code")
        field = {"MyDescription": "description", "MyShortDescription": "short_description"}
        if name.startswith("setMy"):
            kept[key] = params.get("commands") or {field[what]: params.get(field[what])}
        if name.startswith("getMy"):
            return kept.get(key, [] if what == "MyCommands" else {field[what]: ""})
        return result(name, params)

    chat.telegram._result = remembering
    chat.kept = kept
    return chat


def names(call):
    return [one["command"] for one in call.params["commands"]]


async def test_every_place_and_language_has_its_menu(telegram):
    calls = await Menus(telegram).publish()
    shown = {
        (call.params["scope"]["type"], call.params.get("language_code")): names(call)
        for call in calls
        if call.method == "setMyCommands"
    }
    assert {kind for kind, _ in shown} == {
        "default",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
    }
    for language in (None, "en"):
        assert "hoi" in shown["all_group_chats", language]
        assert "settings" not in shown["all_group_chats", language]
        assert "settings" in shown["all_chat_administrators", language]
        assert "baosai" in shown["chat", language]
        assert "baosai" not in shown["default", language]


async def test_nothing_is_set_again(telegram):
    menus = Menus(telegram)
    assert await menus.publish()
    assert await menus.publish() == []


async def test_what_was_changed_elsewhere_is_put_right_alone(telegram):
    menus = Menus(telegram)
    await menus.publish()
    key = next(key for key in telegram.kept if key[0] == "MyDescription" and key[2] == "en")
    telegram.kept[key] = {"description": "something else"}
    (call,) = await menus.publish()
    assert (call.method, call.params["language_code"]) == ("setMyDescription", "en")


async def test_a_menu_that_cannot_be_set_stops_nothing(telegram):
    telegram.telegram.refuse("getMyCommands", 404, "Not Found: method not found")
    telegram.telegram.refuse("setMyCommands", 400, "Bad Request: chat not found")
    calls = await Menus(telegram).publish()
    assert {"setMyDescription", "setMyShortDescription"} <= {call.method for call in calls}


async def test_commands_fit_telegram(chat):
    for words in (chat.services.vietnamese, chat.services.english):
        for names_of_menu in (menu.PRIVATE, menu.GROUP, menu.GROUP_ADMINS, menu.OPERATORS):
            for command in menu.commands(names_of_menu, words):
                assert 1 <= len(command.description) <= 256
                assert command.command.isascii()
