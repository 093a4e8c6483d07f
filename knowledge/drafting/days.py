"""Days as newspapers print them: «22.4», «15-12» for 22/4, 15/12."""

import re

_DAY = re.compile(
    r"(?<=[^\W\d_])(?P<before>\s*\(?)(?P<day>0?[1-9]|[12]\d|3[01])[.-](?P<month>0?[1-9]|1[0-2])"
    r"(?![\d%]|[.,-]\d)(?!\s*(?:%|tỷ|tỉ|triệu|nghìn|ngàn|ha|km|tấn))"
)
_MONTH = re.compile(r"(tháng\s\d{1,2})\.((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_CUE = re.compile(r"\b(?:ngày|hôm|sáng|trưa|chiều|tối|nay|trước|đến|từ|hạn)\s*\(?$", re.IGNORECASE)


def with_slashes(text: str) -> str:
    """The text with every day and month written with a stroke; places in it stay."""

    def slashed(match: re.Match[str]) -> str:
        if not _CUE.search(text[: match.start("day")]):
            return match[0]
        mark = match.end("day") - match.start()
        return f"{match[0][:mark]}/{match[0][mark + 1 :]}"

    return _MONTH.sub(r"\g<1>/\g<2>", _DAY.sub(slashed, text))
