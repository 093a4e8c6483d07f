"""Noting an event, and the message that is due to each chat because of it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.notices.content import packed
from bot.publishing.audience import Announcement
from bot.state import outbox
from bot.state.ledger import Ledger

EXPIRES_SECONDS = 14 * 24 * 3600
"""What nobody could be told in this time is news no more: longer than a week and its digest."""


async def announce(
    connection: AsyncConnection, ledger: Ledger, announced: Announcement, release: int, now: int
) -> None:
    """Note an event of a release, as part of a transaction; nothing where it was noted before. Who
    was told of it before a backup was restored, as the ledger knows, is not told again."""
    change = announced.change
    event = await outbox.add_event(
        connection,
        key=announced.key,
        release=release,
        kind=change.kind,
        fact=change.fact,
        content=packed(change.before),
        now=now,
        expires_at=now + EXPIRES_SECONDS,
    )
    if event is None:
        return
    chats = [one.chat for one in announced.recipients]
    sent = await ledger.sent_before(connection, announced.key, chats)
    await outbox.add_rows(connection, event, announced.recipients, now, sent=sent)
