"""An operator's reply, in TOML, as the tables and values that it holds. Pure."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.desk.rows import plainly
from knowledge.drafting.draft import THINGS

LONGEST = 8_000
"""Letters of a reply; a card has far fewer."""
MOST_DIGITS = 20
"""Of a number; it is written out in full."""
_UNQUOTED = re.compile(r"""\s*(\w+)\s*=\s*(?:[^\s"'\[{\d+-][^"]*|"[^"]*)$""")
"""A line whose value begins or ends without its quotation mark."""
_PUBLISHERS = "publishers"


class WrongError(Exception):
    """The reply cannot be; `str()` is one Vietnamese line."""


def parsed(reply: str) -> dict[str, Any]:
    """What a reply holds. WrongError tells the line that cannot be read."""
    if len(reply) > LONGEST:
        raise WrongError(f"dài quá {LONGEST} chữ cái: bạn chỉ gửi mục cần sửa")
    text = reply.replace("\u00a0", " ").replace("\r\n", "\n")
    try:
        read = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"dòng {line[1]}" if line else "có dòng"
        lines = text.splitlines()
        mend = _mend(lines[int(line[1]) - 1 :][:1] if line else lines)
        raise WrongError(f"{where} viết chưa đúng: {mend}") from None
    read = {key: _texts_plainly(value) for key, value in read.items()}
    if not read:
        raise WrongError("chưa có mục nào để sửa: mỗi dòng một mục như value = 920.4")
    return read


def _mend(lines: Sequence[str]) -> str:
    """How a line is to be written that cannot be read."""
    unquoted = (_UNQUOTED.match(line) for line in lines)
    if key := next((match[1] for match in unquoted if match), None):
        return f'thiếu dấu ngoặc kép, viết {key} = "…"'
    return 'mỗi dòng một mục như value = 920.4 hay text = "…"'


def _texts_plainly(value: Any) -> Any:
    """A value of the reply, those of its rows too, with plain letters only."""
    if isinstance(value, dict):
        return plainly(value)
    if isinstance(value, list):
        return [_texts_plainly(one) for one in value]
    if isinstance(value, Decimal | int):
        number = Decimal(value)
        if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
            raise WrongError("có số quá lớn, hoặc không phải là số")
    return plainly({"": value})[""]


def apart(
    own_table: str, read: Mapping[str, Any]
) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
    """The fields of the card itself, which is of `own_table`, and rows of other tables."""
    own: dict[str, Any] = {}
    others: list[tuple[str, dict[str, Any]]] = []
    for key, value in read.items():
        rows = value if isinstance(value, list) else [value]
        if not rows or not all(isinstance(row, dict) for row in rows):
            own[key] = value
        elif key == own_table and len(rows) == 1:
            own |= rows[0]
        elif key in (*THINGS, _PUBLISHERS):
            others += [(key, row) for row in rows]
        else:
            raise WrongError(f"thẻ này không sửa được bảng [[{key}]]")
    return own, others
