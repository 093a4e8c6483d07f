"""What the bot shows, written down as one reads it on the screen."""

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from recording import Call

from knowledge.outcome import Line


class Transcript:
    """A conversation: what people do, and what they see then."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def note(self, done: str, calls: Iterable[Call]) -> None:
        """What somebody did, and everything that the bot made visible because of it."""
        self._lines.append(f"▶ {done}")
        for call in calls:
            self._lines += _shown(call)
        self._lines.append("")

    def __str__(self) -> str:
        return "\n".join(self._lines)


def plain(lines: Sequence[Line]) -> str:
    """The lines of a reply with ** around what is bold."""
    return "\n".join(
        "".join(f"**{span.text}**" if span.bold else span.text for span in line) for line in lines
    )


def _shown(call: Call) -> list[str]:
    match call.method:
        case "sendMessage":
            return [*_text(call.text), *_under(call.params)]
        case "editMessageText":
            return ["(instead)", *_text(call.text), *_under(call.params)]
        case "editMessageReplyMarkup":
            return ["(other buttons)", *_under(call.params)]
        case "sendPhoto":
            return ["(picture)", *_text(call.params["caption"]), *_under(call.params)]
        case "sendDocument":
            return ["(file)", *_text(call.params["caption"])]
        case "answerCallbackQuery":
            return [f"(alert) {call.text}"] if "text" in call.params else []
        case "answerInlineQuery":
            return _listed(call.params)
        case "answerGuestQuery":
            return _posted(call.params["result"])
        case "setMyCommands":
            commands = call.params["commands"]
            return [f"/{one['command']} – {one['description']}" for one in commands]
        case "setMyDescription":
            return [call.params["description"]]
        case "setMyShortDescription":
            return [call.params["short_description"]]
    return []


def _text(sent: str) -> list[str]:
    bold = sent.replace("<b>", "**").replace("</b>", "**")
    return html.unescape(bold).split("\n")


def _under(params: Mapping[str, Any]) -> list[str]:
    """The keyboard, a row a line; or that an answer is waited for."""
    markup = params.get("reply_markup") or {}
    if markup.get("force_reply"):
        return ["(reply wanted)"]
    rows = markup.get("inline_keyboard", [])
    return [" ".join(f"[{one['text']}]" for one in row) for row in rows]


def _listed(params: Mapping[str, Any]) -> list[str]:
    rows = [f"(above) [{params['button']['text']}]"]
    for number, result in enumerate(params["results"]):
        rows += [f"• {result['title']}", f"  {result['description']}"]
        if number == 0:
            rows += ["(chosen)", *_posted(result)]
    return rows


def _posted(result: Mapping[str, Any]) -> list[str]:
    return [*_text(result["input_message_content"]["message_text"]), *_under(result)]
