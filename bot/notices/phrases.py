"""What stands around the news. All of it is Vietnamese: a chat has no language."""

from collections.abc import Mapping, Sequence

from knowledge.outcome import Line, Span
from knowledge.replies import upper_first

MOST_NAMED = 4
"""So many things are named, the rest counted."""

SOURCE = "📄 Nguồn"
STOP = "🔕 Dừng"
FEWER = "📉 Ít hơn"
ASK_AGAIN = "Hỏi lại câu ấy là có câu trả lời mới. Về lần báo này, mình chỉ gửi một tin này thôi."
CANARY = "Chat này nhận mọi tin, để kiểm tra việc gửi tin."
CORRECTS = "{who} nhận tin này vì đã nhận tin trước về việc này."


def numbers(events: Mapping[int, bool]) -> str:
    """By what numbers people can tell that they had a message before; each with whether it may
    have come already."""
    told = []
    for may_have_come, mark in ((False, ""), (True, " (gửi lại, có thể bạn đã nhận)")):
        some = [str(event) for event, again in events.items() if again is may_have_come]
        if some:
            told.append(f"tin số {', '.join(some)}{mark}")
    return upper_first("; ".join(told))


def digest(count: int, topics: Sequence[str]) -> str:
    """The first line of several pieces of news."""
    return f"📬 **{count} tin mới**: {_listed(topics)}" if topics else f"📬 **{count} tin mới**"


def because(names: Sequence[str], *, group: bool) -> str:
    """Why a chat gets this."""
    return f"{who(group=group)} nhận tin này vì theo dõi: {_listed(names)}."


def who(*, group: bool) -> str:
    return "Nhóm" if group else "Bạn"


def put_right(*, by_release: bool, group: bool) -> str:
    """To who called an answer wrong, once it is right."""
    what = "Dữ liệu của câu trả lời" if by_release else "Câu trả lời"
    who = "nhóm" if group else "bạn"
    return f"✅ {what} mà {who} báo sai nay đã được sửa. Cảm ơn {who} đã báo giúp mình."


def shut_out(group: str) -> Line:
    """To an admin who chose what a group follows; `group` is its name, if that is known."""
    named = f"nhóm «{group}»" if group else "một nhóm mà bạn quản trị"
    text = (
        f"Mình không gửi được tin theo dõi vào {named}: mình không được viết ở đó. "
        "Tin sẽ chờ đến khi mình viết lại được; tin quá cũ thì mình bỏ qua."
    )
    return (Span(text),)


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMED
    named = "; ".join(names[:MOST_NAMED])
    return f"{named} và {rest} mục khác" if rest > 0 else named
