"""What a message asks: the text without the command, the mention or the words that bring it, put
into the question that a shortcut stands for."""

import re
from collections.abc import Iterable, Mapping

from knowledge.text import Syllable, normalize, syllables, tokenize

_COMMAND = re.compile(r"/([A-Za-z0-9_]+)(@\w+)?(\s+|$)")


def question_in(text: str, shortcuts: Mapping[str, str]) -> str:
    """The question in a typed text; "" where a command stands alone. `shortcuts` are questions by
    command, with {} where the rest of the text goes."""
    command = _COMMAND.match(text)
    if command is None:
        return text.strip()
    rest = text[command.end() :].strip()
    template = shortcuts.get(command[1].lower(), "{}")
    return template.replace("{}", rest) if rest else ""


def without_mention(text: str, username: str) -> str:
    """The text without the mention that called the bot."""
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).strip()


def begun_with(text: str, openings: Iterable[str]) -> str | None:
    """What follows the longest of some openings, however it is typed; None: the text begins with
    none of them."""
    text = normalize(text)
    tokens = tokenize(text)
    ends = [
        tokens[len(known) - 1].end
        for opening in openings
        if 0 < len(known := syllables(opening)) <= len(tokens)
        and all(map(Syllable.agrees_with, (one.syllable for one in tokens[: len(known)]), known))
    ]
    return text[max(ends) :].strip(" ,.:;–-") if ends else None
