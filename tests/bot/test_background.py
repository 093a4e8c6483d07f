"""Works beside the bot: a fault of one is mended by beginning again, a user's fault ends all."""

import asyncio

import pytest

from bot import background
from bot.background import beside
from bot.errors import UserFault


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(background, "PAUSE_SECONDS", 0.0)


async def forever() -> None:
    await asyncio.Event().wait()


async def test_a_work_that_fails_begins_again_while_the_bot_goes_on():
    begun = asyncio.Queue()

    async def work() -> None:
        begun.put_nowait(None)
        raise ValueError

    async def main() -> None:
        for _ in range(3):
            await begun.get()

    await beside(main(), [work, forever])


async def test_a_users_fault_in_a_work_ends_the_bot():
    ended = asyncio.Event()

    async def main() -> None:
        try:
            await forever()
        finally:
            ended.set()

    async def work() -> None:
        raise UserFault("revoked")

    with pytest.raises(UserFault, match="revoked"):
        await beside(main(), [forever, work])
    assert ended.is_set()


async def test_an_error_of_the_bot_itself_ends_the_works():
    stopped = asyncio.Event()

    async def work() -> None:
        try:
            await forever()
        finally:
            stopped.set()

    async def main() -> None:
        await asyncio.sleep(0)
        raise KeyError

    with pytest.raises(KeyError):
        await beside(main(), [work])
    assert stopped.is_set()
