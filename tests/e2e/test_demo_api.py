"""The demo's Bot API over real HTTP: the bot on it, and its strictness."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from bot.demo.launch import Demo
from bot.wording import VIETNAMESE

CHAT = 5_000_000
PATIENCE = 10


@dataclass
class Person:
    """Somebody at the chat page, without a browser."""

    demo: Demo
    client: httpx.AsyncClient
    seen: Counter[str] = field(default_factory=Counter)
    """The last event of each kind: they come in any order."""
    messages: dict[int, Any] = field(default_factory=dict)

    async def does(self, deed: str, **content: Any) -> int:
        """Do something; the id of what came of it."""
        answer = await self.client.post(f"/page/{deed}", json={"chat": CHAT, **content})
        answer.raise_for_status()
        done = answer.json()["done"]
        return done if isinstance(done, int) else 0

    async def hears(self, kind: str) -> Any:
        """The next event of a kind."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for event in self.demo.world.chats[CHAT].events[self.seen[kind] :]:
                    self.seen[kind] = event["seq"]
                    by_bot = event.get("message", {}).get("from", {}).get("is_bot", True)
                    if event["kind"] == kind and by_bot:
                        return event
                await asyncio.sleep(0.01)

    async def asks(self, text: str) -> Any:
        """Say something and wait for the bot's message."""
        await self.does("say", text=text)
        return (await self.hears("message"))["message"]


@pytest.fixture
async def person(demo: Demo) -> AsyncIterator[Person]:
    async with httpx.AsyncClient(base_url=demo.url, trust_env=False) as client:
        yield Person(demo, client)


@pytest.fixture
async def call(person):
    """Call the Bot API as a bot would; the JSON that comes back."""
    await person.asks("/help")

    async def call(method: str, **params: Any) -> Any:
        address = f"/bot{person.demo.token}/{method}"
        return (await person.client.post(address, json={"chat_id": CHAT, **params})).json()

    return call


def data_of(message: Any, prefix: str) -> str:
    rows = message["reply_markup"]["inline_keyboard"]
    return next(
        button["callback_data"]
        for row in rows
        for button in row
        if button["callback_data"].startswith(prefix)
    )


async def test_start_welcomes_with_examples_that_answer(person):
    welcome = await person.asks("/start")
    assert welcome["entities"][0]["type"] == "bold"
    data = data_of(welcome, "q:")
    await person.does("press", message=welcome["message_id"], data=data)
    answer = (await person.hears("message"))["message"]
    about = person.demo.parts.services.answering.engine.facts.language.about
    assert about.examples[0] in answer["text"]
    await person.hears("pressed")


async def test_a_question_its_source_and_its_edit(person):
    examples = person.demo.parts.services.answering.engine.facts.language.about.examples
    question = await person.does("say", text=examples[0])
    answer = (await person.hears("message"))["message"]
    await person.does("press", message=answer["message_id"], data=data_of(answer, "s:"))
    source = (await person.hears("message"))["message"]
    assert source["reply_to_message"]["message_id"] == answer["message_id"]
    await person.does("edit", message=question, text=examples[1])
    changed = (await person.hears("edited"))["message"]
    assert changed["message_id"] == answer["message_id"]


async def test_a_stale_button_says_so(person):
    chat = person.demo.world.chat(CHAT)
    markup = {"inline_keyboard": [[{"text": "?", "callback_data": "f:gone-fact"}]]}
    old = person.demo.world.new_message(
        chat, person.demo.world.bot, {"text": "?", "entities": [], "reply_markup": markup}
    )
    await person.does("press", message=old["message_id"], data="f:gone-fact")
    assert (await person.hears("pressed"))["text"] == VIETNAMESE.stale


async def test_odd_messages_get_a_line(person):
    for deed in ({"attachment": "sticker"}, {"attachment": "photo"}, {"text": "x" * 4096}):
        await person.does("say", **deed)
        assert len((await person.hears("message"))["message"]["text"]) < 200


async def test_the_interface_follows_the_language(person):
    await person.does("say", text="/privacy", language="en")
    assert (await person.hears("message"))["message"]["text"].startswith("Privacy")


async def test_page_knows_bot_menu_and_examples(person):
    async with asyncio.timeout(PATIENCE):
        while ("short_description", "en") not in person.demo.world.descriptions:
            await asyncio.sleep(0.01)
    info = (await person.client.get(f"/page/info?chat={CHAT}&language=en")).json()
    private, group, _ = (
        {key: _names(menu) for key, menu in one["menus"].items()} for one in info["chats"]
    )
    assert "nguon" in private[""]
    assert "hoi" in group["minh"]
    assert set(group["minh"]) < set(group["lan"])
    assert info["examples"]
    assert "Unofficial" in info["description"]


def _names(menu: Any) -> list[str]:
    return [command["command"] for command in menu]


async def test_the_page_hears_news_by_waiting(person):
    await person.asks("/help")
    first = (await person.client.get(f"/page/news?chat={CHAT}&after=0")).json()
    waiting = asyncio.create_task(
        person.client.get(f"/page/news?chat={CHAT}&after={first['last']}", timeout=PATIENCE)
    )
    await asyncio.sleep(0.05)
    await person.does("say", text="/help")
    assert (await waiting).json()["events"][0]["kind"] == "message"


async def test_what_the_page_does_not_have(person):
    paths = {
        "/page/news": 400,
        "/page/news?chat=x": 400,
        "/page/info?chat=1": 400,
        "/page/photo/x": 404,
        "/etc/passwd": 404,
        "/page.py": 404,
    }
    assert {path: (await person.client.get(path)).status_code for path in paths} == paths


async def test_only_this_machines_pages_may_act(person):
    assert (await person.client.get("/", headers={"Host": "evil.example"})).status_code == 400
    plain = {"Content-Type": "text/plain"}
    assert (await person.client.post("/page/say", content=b"{}", headers=plain)).status_code == 415
    assert (await person.client.post("/page/say", json={"chat": 1})).status_code == 400
    assert (await person.client.post("/page/fly", json={"chat": CHAT})).status_code == 404


REFUSED = [
    ("sendMessage", {"text": ""}, "message text is empty"),
    ("sendMessage", {"text": " \n"}, "message text is empty"),
    ("sendMessage", {"text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"text": "😀" * 2049}, "message is too long"),
    ("sendMessage", {"text": "x", "chat_id": 9}, "chat not found"),
    ("sendMessage", {"text": "x", "chat_id": ""}, "chat_id is empty"),
    ("sendMessage", {"text": "x", "parse_mode": "Wiki"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {"text": "<b>x", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "sendMessage",
        {"text": "ạ <x>", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "x" at byte offset 4',
    ),
    (
        "sendMessage",
        {"text": "a < b", "parse_mode": "HTML"},
        "can't parse entities: Unclosed start tag at byte offset 2",
    ),
    (
        "sendMessage",
        {"text": "</b>", "parse_mode": "HTML"},
        "can't parse entities: Unexpected end tag at byte offset 0",
    ),
    (
        "sendMessage",
        {"text": "<b>x</i>", "parse_mode": "HTML"},
        'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied"),
    ("sendMessage", {"text": "x", "reply_markup": "y"}, "object expected as reply markup"),
    ("editMessageText", {"text": "x", "message_id": 99999}, "message to edit not found"),
    ("editMessageText", {"text": "x", "message_id": "z"}, "invalid message_id specified"),
    ("deleteMessage", {"message_id": 99999}, "message to delete not found"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("setMyDescription", {"description": "x" * 513}, "description is too long"),
    ("setWebhook", {"url": "http://x"}, "bad webhook"),
]


REFUSED_BUTTONS = [
    ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "callback_data": "đ" * 33}, "BUTTON_DATA_INVALID"),
    ({"text": "x"}, "can't parse inline keyboard button: Text buttons are unallowed"),
    ({"text": "", "callback_data": "x"}, "can't parse inline keyboard button"),
]


async def test_refusals_are_telegrams(call):
    for method, params, reason in REFUSED:
        answer = await call(method, **params)
        assert (answer["ok"], answer["error_code"]) == (False, 400)
        assert answer["description"].startswith(f"Bad Request: {reason}"), (method, params)


async def test_buttons_are_checked(call):
    for button, reason in REFUSED_BUTTONS:
        answer = await call("sendMessage", text="x", reply_markup={"inline_keyboard": [[button]]})
        assert answer["description"].startswith(f"Bad Request: {reason}"), button


async def test_messages_are_sent_edited_and_deleted(call):
    sent = (await call("sendMessage", text="<b>Ạ</b> &lt;x&gt; &amp;", parse_mode="HTML"))["result"]
    assert sent["text"] == "Ạ <x> &"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    same = await call("editMessageText", message_id=sent["message_id"], text="y")
    assert same["ok"]
    again = await call("editMessageText", message_id=sent["message_id"], text="y")
    assert again["description"].startswith("Bad Request: message is not modified: ")
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    for wanted in (True, False):
        changed = await call(
            "editMessageReplyMarkup", message_id=sent["message_id"], reply_markup=markup
        )
        assert changed["ok"] is wanted
    assert (await call("deleteMessage", message_id=sent["message_id"]))["result"] is True
    assert (await call("sendChatAction", action="typing"))["result"] is True


async def test_the_bot_cannot_edit_what_people_wrote(call, person):
    mine = await person.does("say", text="/help")
    answer = await call("editMessageText", message_id=mine, text="x")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_wrong_token_unknown_method_and_form_posts(call, person):
    client, token = person.client, person.demo.token
    wrong = await client.post("/bot1:wrong/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    unknown = await client.post(f"/bot{token}/flyAway")
    assert unknown.json()["description"] == "Not Found: method not found"
    form = {"chat_id": str(CHAT), "text": "x", "reply_markup": "{"}
    broken = await client.post(f"/bot{token}/sendMessage", data=form)
    assert broken.json()["description"].startswith("Bad Request: can't parse reply markup")
    assert (await client.get(f"/bot{token}/GETME")).json()["result"]["is_bot"] is True
    assert (await call("getWebhookInfo"))["result"]["url"] == ""


async def test_a_second_poller_ends_the_first(call, person):
    first = asyncio.create_task(call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    second = await call("getUpdates", timeout=0)
    assert second["ok"]
    assert (await first)["error_code"] == 409


async def test_a_webhook_excludes_polling(call):
    assert (await call("setWebhook", url="https://bot.example"))["ok"]
    assert (await call("getUpdates"))["error_code"] == 409
    assert (await call("deleteWebhook"))["ok"]
