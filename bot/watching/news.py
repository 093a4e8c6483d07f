"""What operators are told of watched articles: as it is kept, and in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.desk.cards import Summary
from bot.state.sightings import Sighting
from bot.watching.prints import Changes
from knowledge.outcome import Line, Span
from knowledge.period import format_date
from knowledge.replies import rich, shorten

TITLE_CHARS = 200
MOST_PARAGRAPHS = 12
MOST_TITLES = 10
"""So many are named one by one."""


@dataclass(frozen=True)
class News:
    """A message to an operator."""

    lines: tuple[Line, ...]
    draft: int | None
    """The draft that a button leads to; None: there is none, or it is open no more."""
    is_new: bool
    """Is it all that there is to say of the draft so far?"""


def drafted_news(draft: Summary, link: str) -> dict[str, Any]:
    """A feed's article lies on the desk."""
    return {
        "kind": "drafted",
        "title": draft.title,
        "link": link,
        "draft": draft.id,
        "day": draft.published_on.isoformat() if draft.published_on else None,
        "doubts": list(draft.doubts),
        "cards": draft.cards,
        "sure": draft.sure,
    }


def changed_news(
    sighting: Sighting, title: str, found: Changes, release: int | None, *, last: bool
) -> dict[str, Any]:
    """A newspaper has changed what was drafted; `release`: as which it was published. `last`: no
    more will be told of it."""
    return {
        "kind": "changed",
        "title": title,
        "link": sighting.link,
        "draft": sighting.draft,
        "release": release,
        "new_title": found.title,
        "gone": list(found.gone),
        "added": found.added,
        "last": last,
    }


def withdrawn_news(sighting: Sighting, release: int | None) -> dict[str, Any]:
    """A newspaper has taken away what was drafted."""
    return {
        "kind": "withdrawn",
        "title": sighting.title,
        "link": sighting.link,
        "draft": sighting.draft,
        "release": release,
    }


def ended_news(count: int, titles: Sequence[str], days: int) -> dict[str, Any]:
    """So many drafts were dropped, as nobody has touched them for so many days."""
    return {
        "kind": "ended",
        "draft": None,
        "count": count,
        "titles": list(titles[:MOST_TITLES]),
        "days": days,
    }


def in_words(news: Mapping[str, Any]) -> News:
    """The message that says it."""
    say = {
        "drafted": _drafted,
        "changed": _changed,
        "withdrawn": _withdrawn,
        "ended": _ended,
    }[news["kind"]]
    release = news.get("release")
    return News(tuple(say(news)), None if release else news["draft"], news["kind"] == "drafted")


def _drafted(news: Mapping[str, Any]) -> Iterator[Line]:
    yield rich("📰 **Bài mới, mình đã soạn bản nháp**")
    day = format_date(date.fromisoformat(news["day"])) if news["day"] else "chưa rõ ngày đăng"
    yield (*_title(news), Span(f" ({day})"))
    if news["doubts"]:
        yield (Span(f"⚠️ {'; '.join(news['doubts'])}"),)
    yield rich(f"{news['cards']} thẻ: {news['sure']} chắc, {news['cards'] - news['sure']} cần xem.")
    yield (Span(news["link"]),)


def _changed(news: Mapping[str, Any]) -> Iterator[Line]:
    yield rich("✏️ **Báo đã sửa một bài mà mình đã soạn**")
    yield _title(news)
    yield (Span(f"Khác trước: {_differences(news)}."),)
    yield _standing(news)
    if news["last"]:
        yield (Span("Trang này thay đổi nhiều lần; từ nay mình không báo nữa."),)
    yield (Span(news["link"]),)


def _withdrawn(news: Mapping[str, Any]) -> Iterator[Line]:
    yield rich("🚫 **Báo đã gỡ một bài mà mình đã soạn**")
    yield _title(news)
    yield _standing(news)
    yield (Span(news["link"]),)


def _ended(news: Mapping[str, Any]) -> Iterator[Line]:
    yield rich(f"🧹 **Mình đã bỏ {news['count']} bản nháp để lâu**")
    yield rich(
        f"Trong {news['days']} ngày không ai nhận, sửa hay bỏ thẻ nào, nên mình xóa cả nội dung "
        "bài. Cần bài nào, bạn gửi lại bài đó cho mình nhé."
    )
    for title in news["titles"]:
        yield (Span(f"• {shorten(title, TITLE_CHARS)}"),)
    if (more := news["count"] - len(news["titles"])) > 0:
        yield (Span(f"… và {more} bài nữa."),)


def _standing(news: Mapping[str, Any]) -> Line:
    if release := news["release"]:
        return rich(
            f"Bài đã xuất bản ở bản phát hành {release}, dữ kiện vẫn theo bản cũ: "
            "bạn so lại và đính chính nếu cần nhé."
        )
    return rich(
        "Bản nháp vẫn theo bản cũ: bạn so lại với bài trước khi nhận thẻ nhé. "
        "Muốn soạn theo bản mới, bạn bỏ bản nháp rồi gửi lại bài."
    )


def _differences(news: Mapping[str, Any]) -> str:
    gone = news["gone"]
    found = ["tiêu đề"] if news["new_title"] else []
    if gone:
        named = ", ".join(map(str, gone[:MOST_PARAGRAPHS]))
        more = f" và {len(gone) - MOST_PARAGRAPHS} đoạn khác" if len(gone) > MOST_PARAGRAPHS else ""
        found.append(f"đoạn {named}{more}")
    if (added := news["added"] - len(gone)) > 0:
        found.append(f"thêm {added} đoạn")
    return "; ".join(found)


def _title(news: Mapping[str, Any]) -> Line:
    return (Span(shorten(news["title"] or news["link"], TITLE_CHARS), bold=True),)
