"""What a button carries: a letter for the action and an id of the fact base, behind dots at most
two words more, all within 64 bytes. What a link to the private chat carries.

Nothing else is stored, so a button outlives a restart.
"""

import re
import zlib
from enum import StrEnum

FACT_LINK = "f_"
"""A link to one fact (t.me/<bot>?start=f_<id>) carries this and the id."""
FOLLOW_LINK = "follow-"
"""A link to what one can follow (t.me/<bot>?start=follow-<id>) carries this and the id."""
GROUP_START = "setup"
"""What the link that takes the bot into a group (t.me/<bot>?startgroup=…) carries."""
ON, OFF = "on", "off"
_DATA = re.compile(r"([a-z]):([a-z0-9-]{0,40}(?:\.[a-z0-9-]{1,10}){0,2})")


class Action(StrEnum):
    CHOOSE = "c"
    """A reading of an open question: the answer takes the place of the question back."""
    SHOW = "f"
    """A related fact: the answer is a message of its own."""
    SOURCE = "s"
    MORE = "m"
    """The rest of an answer, a page after another; the page stands behind the id, after a dot."""
    EXAMPLE = "q"
    CHART = "b"
    WRONG = "w"
    HANDLED = "h"
    """Reports up to a number are dealt with."""
    FIXED = "d"
    """The answer of a report is right now; the report's number."""
    SWITCH = "g"
    """A switch of a group and how it is to stand: «mentions-off»."""
    FOLLOW = "t"
    """What it would be to follow a thing; the thing's id."""
    AGREE = "a"
    """Follow a thing so often: «cay-xanh.daily»."""
    BROWSE = "k"
    """A page of the things of a kind: «topic.2»; the kinds, where none is named."""
    LEAVE = "n"
    """No, thanks."""
    MINE = "l"
    """A page of what is followed here."""
    REST = "p"
    """Let a follow rest or go on, on a page of the list: «cay-xanh.on.2»."""
    OFTEN = "v"
    """How often a follow may write: «cay-xanh.weekly.2»."""
    STOP = "x"
    """Follow a thing no longer: «cay-xanh.2»."""
    STOP_ALL = "z"
    ENOUGH = "u"
    """Under a notice, whose number it carries: stop what it was sent for."""
    DRAFT = "i"
    """Something with a draft at the operators' desk (`bot/reviewing/buttons.py`)."""
    CARD = "y"
    """Something with a card of a draft."""
    FEWER = "e"
    """Under a notice, whose number it carries: such things less often."""


_LETTERS = frozenset(Action)


def pack(action: Action, value: str) -> str:
    return f"{action}:{value}"


def unpack(data: str | None) -> tuple[Action, str] | None:
    """The action and its value; None: not a button of ours."""
    match = _DATA.fullmatch(data or "")
    return (Action(match[1]), match[2]) if match and match[1] in _LETTERS else None


def example_key(example: str) -> str:
    """A short name of an example question that changes with its wording."""
    return f"{zlib.crc32(example.encode()):08x}"
