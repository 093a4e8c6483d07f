"""What publishing does, as lines for the curator at the command line."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo

from bot.publishing.draft import Draft
from bot.publishing.publisher import Planned
from bot.state.follows import CANARY
from bot.state.outbox import Recipient
from knowledge.changes.kinds import Change, ChangeKind
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.outcome import Line

LABELS = {
    ChangeKind.DIRECTIVE: "new directive",
    ChangeKind.DOCUMENT: "new document",
    ChangeKind.OFFICE: "office changed hands",
    ChangeKind.FIGURE: "new figure",
    ChangeKind.CORRECTION: "corrected",
    ChangeKind.WITHDRAWAL: "withdrawn",
    ChangeKind.REMINDER: "reminder",
}


def differences(
    draft: Draft, planned: Sequence[Planned], engine: Engine, today: date
) -> Iterator[str]:
    """A line for each change: what happened to which fact, how its notice begins, who hears."""
    if draft.blind and draft.parent:
        yield (
            f"Release {draft.parent.id} cannot be read by this hoidap: what differs from it is "
            "not known, nobody is told of it."
        )
    for one in planned:
        told = headline(one.change, engine, today)
        yield f"{_label(one)} {one.change.fact}: {told} ({counted(len(one.chats), 'chat')})"


def hearers(planned: Sequence[Planned], zone: tzinfo) -> Iterator[str]:
    """A line for each message that would become due: event, chat, why, when; and for what is told
    no more."""
    for one in planned:
        for announced in one.announcements:
            kind, fact = announced.change.kind, announced.change.fact
            for recipient in announced.recipients:
                due = when(recipient.due_at, zone)
                rests = ", rests now" if recipient.paused else ""
                why = _why(recipient)
                yield f"  {kind} {fact} → chat {recipient.chat} ({why}), {due}{rests}"
        if one.needless.rows:
            number = len(one.needless.rows)
            yield f"  {one.change.fact}: {number} not told yet go unsent ({one.needless.why})"


def headline(change: Change, engine: Engine, today: date) -> str:
    """The first line of the notice, as plain text."""
    notice = engine.notice(change.kind, change.fact, today=today, before=change.before)
    return _plain(notice.headline) if notice else "—"


def summary(draft: Draft, planned: Sequence[Planned]) -> str:
    """How much differs, and how many chats hear of it."""
    if draft.parent is None:
        return "the first release, nobody is told anything"
    if not planned:
        return "nothing differs that anybody would be told"
    reached = len({chat for one in planned for chat in one.chats})
    hear = "hears" if reached == 1 else "hear"
    return f"{counted(len(planned), 'change')}, {counted(reached, 'chat')} {hear} of it"


def counted(number: int, noun: str) -> str:
    """«1 chat», «2 chats»."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def holdings(facts: FactBase) -> str:
    """How much there is to answer from."""
    articles, told = len(facts.articles), sum(1 for _ in facts.facts())
    return f"{counted(articles, 'article')}, {counted(told, 'fact')}"


def when(seconds: int, zone: tzinfo) -> str:
    """A moment where the readers live."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _label(planned: Planned) -> str:
    kinds = {announced.change.kind for announced in planned.announcements}
    new = planned.change.kind not in (ChangeKind.CORRECTION, ChangeKind.WITHDRAWAL)
    back = new and (not kinds or ChangeKind.CORRECTION in kinds)
    return "back again" if back else LABELS[planned.change.kind]


def _why(recipient: Recipient) -> str:
    if recipient.reasons == (CANARY,):
        return "watches all"
    if recipient.reasons:
        return f"follows {', '.join(recipient.reasons)}"
    return "was told before"


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)
