"""Questions and answers in a private chat."""

from dataclasses import replace
from datetime import date

import pytest
from recording import BOT
from telegram.error import TimedOut

from bot.delivery import patience
from bot.delivery.refusals import AnswerCutError, NotSentError
from bot.wording import ENGLISH, VIETNAMESE
from knowledge.outcome import Choice, OutcomeKind, Reply, Source, Span

FILE = {"file_id": "1", "file_unique_id": "1"}


def said(text: str, **more: object) -> Reply:
    return Reply(OutcomeKind.ANSWER, ((Span(text),),), **more)  # type: ignore[arg-type]


async def test_an_answer_is_html_without_link_preview(chat):
    chat.engine.replies["q"] = Reply(
        OutcomeKind.ANSWER, ((Span("A & <B>", bold=True), Span(" > C")),)
    )
    (call,) = await chat.says("q")
    assert call.method == "sendMessage"
    assert call.text == "<b>A &amp; &lt;B&gt;</b> &gt; C"
    assert call.params["parse_mode"] == "HTML"
    assert call.params["link_preview_options"] == {"is_disabled": True}


async def test_real_questions_get_real_answers_with_a_source_button(chat):
    example = chat.engine.facts.language.about.examples[0]
    (call,) = await chat.says(example)
    source = next(b for b in call.buttons if b["callback_data"].startswith("s:"))
    shown = await chat.presses(source["callback_data"])
    assert any(article.title in shown[0].text for article in chat.engine.facts.articles.values())
    assert [one.method for one in shown] == ["sendMessage", "answerCallbackQuery"]


async def test_an_edited_question_edits_its_answer(chat):
    chat.engine.replies |= {"q1": said("one"), "q2": said("two")}
    first = chat.message(text="q1")
    await chat.update(message=first)
    (call,) = await chat.edits(first["message_id"], "q2")
    assert call.method == "editMessageText"
    assert call.text == "two"


async def test_an_edited_question_whose_answer_is_forgotten_gets_a_new_one(chat):
    chat.engine.replies["q2"] = said("two")
    (call,) = await chat.edits(500, "q2")
    assert call.method == "sendMessage"


async def test_an_answer_that_cannot_be_edited_is_sent_anew(chat):
    chat.engine.replies |= {"q1": said("one"), "q2": said("two")}
    first = chat.message(text="q1")
    await chat.update(message=first)
    chat.telegram.refuse("editMessageText", 400, "Bad Request: message can't be edited")
    calls = await chat.edits(first["message_id"], "q2")
    assert [call.method for call in calls] == ["editMessageText", "sendMessage"]


async def test_an_unchanged_answer_is_left_alone(chat):
    chat.engine.replies["q"] = said("one")
    first = chat.message(text="q")
    await chat.update(message=first)
    chat.telegram.refuse("editMessageText", 400, "Bad Request: message is not modified: …")
    calls = await chat.edits(first["message_id"], "q")
    assert [call.method for call in calls] == ["editMessageText"]


async def test_a_shorter_edit_deletes_what_is_left_over(chat):
    long = Reply(OutcomeKind.ANSWER, tuple((Span("x" * 4000),) for _ in range(2)))
    chat.engine.replies |= {"long": long, "short": said("s")}
    first = chat.message(text="long")
    assert len(await chat.update(message=first)) == 2
    calls = await chat.edits(first["message_id"], "short")
    assert [call.method for call in calls] == ["editMessageText", "deleteMessage"]


async def test_the_last_questions_are_the_context_for_ten_minutes(chat):
    await chat.says("a?")
    chat.clock.seconds = 500
    await chat.says("b?")
    chat.clock.seconds = 650
    await chat.says("c?")
    assert chat.engine.contexts == [(), ("a?",), ("b?",)]


async def test_an_edited_question_is_no_context_of_itself(chat):
    first = chat.message(text="a?")
    await chat.update(message=first)
    await chat.says("b?")
    await chat.edits(first["message_id"], "c?")
    await chat.says("d?")
    assert chat.engine.contexts == [(), ("a?",), (), ("c?", "b?")]


async def test_other_people_are_no_context(chat):
    await chat.says("a?")
    chat.user = {**chat.user, "id": 8}
    await chat.says("b?")
    assert chat.engine.contexts == [(), ()]


async def test_html_that_telegram_refuses_goes_out_plain(chat):
    chat.engine.replies["q"] = Reply(OutcomeKind.ANSWER, ((Span("<b>", bold=True),),))
    chat.telegram.refuse("sendMessage", 400, "Bad Request: can't parse entities: …")
    _, plain = await chat.says("q")
    assert plain.text == "<b>"
    assert "parse_mode" not in plain.params


async def test_a_429_is_waited_out(chat):
    chat.telegram.refuse("sendMessage", 429, "Too Many Requests: retry after 0", retry_after=0)
    calls = await chat.says("/help")
    assert [call.method for call in calls] == ["sendMessage", "sendMessage"]


@pytest.mark.parametrize("code", [500, 502, 503])
async def test_an_answer_that_the_server_failed_at_is_sent_again(chat, monkeypatch, code):
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.0)
    chat.engine.replies["q"] = said("one")
    chat.telegram.refuse("sendMessage", code, "Internal Server Error")
    assert [call.text for call in await chat.says("q")] == ["one", "one"]


@pytest.mark.parametrize(
    ("error", "sent"),
    [
        (NotSentError("x"), ["one", "one"]),
        (TimedOut(), ["one", VIETNAMESE.failed]),
        (OSError("x"), ["one", VIETNAMESE.failed]),
        (AnswerCutError("x"), ["one"]),
    ],
)
async def test_what_may_have_arrived_is_not_sent_again(chat, monkeypatch, error, sent):
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.0)
    chat.engine.replies["q"] = said("one")
    chat.telegram.fail("sendMessage", error)
    assert [call.text for call in await chat.says("q")] == sent


async def test_a_failure_is_told_kindly_and_logged_without_the_question(chat, caplog, capsys):
    chat.engine.replies["tôi là Nguyễn Bí Mật"] = ValueError("tôi là Nguyễn Bí Mật")
    (call,) = await chat.says("tôi là Nguyễn Bí Mật")
    assert call.text == VIETNAMESE.failed
    printed = capsys.readouterr()
    assert "Bí Mật" not in caplog.text + printed.out + printed.err
    assert "ValueError" in caplog.text + printed.out + printed.err


async def test_who_blocked_the_bot_is_not_written_to(chat):
    chat.telegram.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
    assert len(await chat.says("/help")) == 1


@pytest.mark.parametrize("text", ["x" * 4096, "  \n "])
async def test_odd_texts_get_one_line(chat, text):
    (call,) = await chat.says(text)
    assert call.method == "sendMessage"
    assert len(call.text) < 200


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]},
        {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 1}},
        {"document": {"file_id": "1", "file_unique_id": "1"}},
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {
            "sticker": {**FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False}
            | {"type": "regular"}
        },
        {
            "caption": "q",
            "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "B"},
        },
        {"via_bot": {"id": 9, "is_bot": True, "first_name": "B"}, "document": FILE},
        {"something_new": {"a": [1]}},
        {"text": ""},
        {},
    ],
)
async def test_what_is_no_text_gets_one_line(chat, content):
    (call,) = await chat.update(message=chat.message(**content))
    assert call.text == VIETNAMESE.only_text


async def test_an_album_gets_one_line(chat):
    photo = {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]}
    for _ in range(3):
        await chat.update(message=chat.message(**photo, media_group_id="9"))
    assert len(chat.telegram.made("sendMessage")) == 1


async def test_english_clients_get_english_texts(chat):
    chat.user["language_code"] = "en-GB"
    (call,) = await chat.says("/privacy")
    assert call.text.startswith("<b>Privacy</b>")
    assert ENGLISH.only_text in (await chat.update(message=chat.message()))[0].text


@pytest.mark.parametrize("command", ["/start", "/help", "/nguon", "/settings", "/privacy", "/nope"])
async def test_every_command_answers(chat, command):
    (call,) = await chat.says(command)
    assert call.method == "sendMessage"


async def test_an_edited_command_is_not_done_again(chat):
    assert await chat.edits(3, "/help") == []


async def test_hoi_asks_and_alone_tells_how(chat):
    chat.engine.replies["q"] = said("one")
    assert (await chat.says("/hoi q"))[0].text == "one"
    assert "/hoi" in (await chat.says("/hoi"))[0].text


async def test_a_slash_that_is_no_command_belongs_to_the_question(chat):
    chat.engine.replies["/Hà thế nào"] = said("one")
    message = chat.message(text="x") | {"text": "/Hà thế nào"}
    assert (await chat.update(message=message))[0].text == "one"


async def test_start_names_the_bot_says_it_is_unofficial_and_offers_examples(chat):
    (call,) = await chat.says("/start")
    about = chat.engine.facts.language.about
    assert about.name in call.text
    assert "không chính thức" in call.text
    *questions, group = call.buttons
    assert [button["text"] for button in questions] == list(about.examples[:4])
    assert group["url"] == "https://t.me/thu_bot?startgroup=setup"
    answer, _ = await chat.presses(call.buttons[0]["callback_data"])
    assert about.examples[0] in answer.text


async def test_help_names_the_bot_as_one_has_to_type_it(chat):
    (call,) = await chat.says("/help")
    assert "@thu_bot" in call.text
    for way in ("/hoi", "/aila", "/vanban", "/chitieu", "/chidao", "/bieudo", "👎"):
        assert way in call.text


async def test_a_deep_link_shows_its_fact(chat):
    chat.engine.replies["fact-1"] = said("the fact")
    (call,) = await chat.says("/start f_fact-1")
    assert call.text == "the fact"


async def test_a_stale_deep_link_says_so_and_welcomes(chat):
    first, second = await chat.says("/start f_gone-fact")
    assert first.text == VIETNAMESE.stale_link
    assert second.buttons


async def test_choices_answer_in_place_and_stay_on_offer(chat):
    choices = (Choice("A", "id-a"), Choice("B", "id-b"))
    chat.engine.replies |= {
        "q": Reply(OutcomeKind.CLARIFY, ((Span("A hay B?"),),), choices=choices),
        "id-a": said("a!"),
    }
    (asked,) = await chat.says("q")
    message = {
        "message_id": 1000,
        "date": 1,
        "chat": chat.chat,
        "from": chat.message()["from"],
        "text": "A hay B?",
        "reply_markup": asked.params["reply_markup"],
    }
    edit, done = await chat.presses(asked.buttons[0]["callback_data"], message)
    assert (edit.method, edit.text, edit.params["message_id"]) == ("editMessageText", "a!", 1000)
    assert [button["text"] for button in edit.buttons] == ["B"]
    assert done.method == "answerCallbackQuery"
    await chat.says("còn nữa?")
    assert chat.engine.contexts[-1] == ("q", "A")


async def test_related_facts_come_as_a_message_and_once_per_double_tap(chat):
    chat.engine.replies["id-a"] = said("a!")
    message = {**chat.message(text="…"), "reply_markup": {"inline_keyboard": []}}
    calls = await chat.presses("f:id-a", message)
    assert [call.method for call in calls] == ["sendMessage", "answerCallbackQuery"]
    again = await chat.presses("f:id-a", message)
    assert [call.method for call in again] == ["answerCallbackQuery"]
    chat.clock.seconds += 60
    assert len(await chat.presses("f:id-a", message)) == 2


@pytest.mark.parametrize("data", ["f:gone-fact", "c:gone-fact", "s:gone-fact", "m:", "q:0", "zz"])
async def test_a_button_of_older_data_says_so(chat, data):
    calls = await chat.presses(data)
    assert [call.method for call in calls] == ["answerCallbackQuery"]
    assert calls[0].params["text"] == VIETNAMESE.stale


async def test_a_late_press_is_harmless(chat):
    chat.telegram.refuse("answerCallbackQuery", 400, "Bad Request: query is too old and …")
    assert len(await chat.presses("f:gone-fact")) == 1


async def test_a_press_under_a_message_too_old_to_see_is_answered(chat):
    chat.engine.replies["id-a"] = said("a!")
    old = {"message_id": 5, "date": 0, "chat": chat.chat}
    calls = await chat.presses("f:id-a", old)
    assert [call.method for call in calls] == ["sendMessage", "answerCallbackQuery"]


@pytest.mark.parametrize(
    ("code", "description"),
    [(400, "Bad Request: QUERY_ID_INVALID"), (500, "x"), (502, "x"), (403, "Forbidden: x")],
)
async def test_a_press_that_cannot_be_acknowledged_is_answered_once(
    chat, monkeypatch, code, description
):
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.0)
    chat.engine.replies["id-a"] = said("a!")
    for _ in range(patience.SERVER_TRIES + 1):
        chat.telegram.refuse("answerCallbackQuery", code, description)
    calls = await chat.presses("f:id-a")
    assert [call.method for call in calls].count("sendMessage") == 1
    assert all("text" not in call.params for call in calls[1:])


async def test_different_buttons_of_one_fact_are_no_double_tap(chat):
    chat.engine.replies["fact-1"] = long_reply()
    message = chat.message(text="head")
    for data in ("f:fact-1", "m:fact-1"):
        assert "sendMessage" in [call.method for call in await chat.presses(data, message)]


def long_reply() -> Reply:
    return Reply(OutcomeKind.ANSWER, ((Span("head"),),), more=((Span("rest"),),), facts=("fact-1",))


async def test_more_is_a_message_of_its_own_with_its_dates_and_takes_the_button_away(chat):
    article = Source("a-1", "T", date(2024, 1, 5), "Báo X")
    chat.engine.replies["q"] = replace(long_reply(), articles=(article,))
    (call,) = await chat.says("q")
    assert call.params["reply_parameters"]["allow_sending_without_reply"] is True
    markup = call.params["reply_markup"]
    message = {**chat.message(text="head"), "message_id": 1000, "reply_markup": markup}
    *_, more, wrong = [one["callback_data"] for one in call.buttons]
    rest, _, keys = await chat.presses(more, message)
    assert keys.method == "editMessageReplyMarkup"
    assert [one["callback_data"] for one in keys.buttons] == [wrong]
    assert rest.text == "rest\n📄 Báo X, 5/1/2024"
    assert rest.params["reply_parameters"]["message_id"] == 1000


async def test_more_survives_a_restart_through_the_quoted_question(chat):
    chat.engine.replies["q"] = long_reply()
    message = {**chat.message(text="head"), "reply_to_message": chat.message(text="q")}
    rest, *_ = await chat.presses("m:fact-1", message)
    assert rest.text == "rest"


async def test_more_without_its_question_shows_the_record(chat):
    chat.engine.replies["fact-1"] = long_reply()
    calls = await chat.presses("m:fact-1")
    assert calls[0].text == "head\nrest"


async def test_a_long_rest_comes_page_by_page_to_its_end(chat):
    lines = tuple((Span(f"{number} {'chữ ' * 50}".strip()),) for number in range(12))
    chat.engine.replies["q"] = replace(long_reply(), more=lines)
    asked = chat.message(text="q")
    (_,) = await chat.update(message=asked)
    told, message = [], {"message_id": 1000, "text": "head"}
    for page in range(1, 12):
        chat.services.shown.__init__(10, chat.clock)  # as after a restart
        pressed = {**chat.message(), **message, "from": BOT, "reply_to_message": asked}
        rest, *_ = await chat.presses(f"m:fact-1.{page}", pressed)
        told += rest.text.splitlines()
        following = [one for one in rest.buttons if one["callback_data"].startswith("m:")]
        assert rest.params["reply_parameters"]["message_id"] == asked["message_id"]
        if not following:
            break
        assert following[0]["callback_data"] == f"m:fact-1.{page + 1}"
    assert told == ["".join(span.text for span in line) for line in lines]


async def test_a_page_that_is_no_more_says_so(chat):
    note, *_ = await chat.presses("m:fact-1.7")
    assert note.text == chat.services.vietnamese.stale


async def test_a_reply_to_an_answer_leans_on_its_question(chat):
    (_,) = await chat.says("thu ngân sách TX Bình Lãng năm 2024 được bao nhiêu")
    (_,) = await chat.says("bí thư thị ủy bình lãng là ai")
    chat.user = {"id": 8, "is_bot": False, "first_name": "B"}
    answer = {**chat.message(text="298"), "message_id": 1000, "from": BOT}
    (call,) = await chat.says("còn năm 2025?", reply_to_message=answer)
    assert "320 tỷ đồng" in call.text


async def test_after_a_restart_the_buttons_tell_what_an_answer_was_about(chat):
    (call,) = await chat.says("thu ngân sách TX Bình Lãng năm 2024 được bao nhiêu")
    chat.services.shown.__init__(10, chat.clock)
    chat.services.recent.__init__(10, chat.clock, 600)
    markup = call.params["reply_markup"]
    answer = {**chat.message(text=call.text), "from": BOT, "reply_markup": markup}
    (call,) = await chat.says("còn năm 2025?", reply_to_message=answer)
    assert "320 tỷ đồng" in call.text
