"""Chats side by side, each in order."""

import asyncio

from telegram import Update

from bot.ordering import InOrderPerChat


def update(number: int, chat: int) -> Update:
    message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}}
    return Update.de_json({"update_id": number, "message": message}, None)


async def test_one_chat_waits_for_itself_and_for_no_other():
    processor = InOrderPerChat()
    gate = asyncio.Event()
    done: list[int] = []

    async def work(number: int, wait: bool) -> None:
        if wait:
            await gate.wait()
        done.append(number)

    jobs = [(1, 7, True), (2, 7, False), (3, 8, False)]
    tasks = [
        asyncio.create_task(processor.process_update(update(number, chat), work(number, wait)))
        for number, chat, wait in jobs
    ]
    await tasks[2]
    assert done == [3]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == [3, 1, 2]


async def test_what_belongs_to_no_chat_is_processed_too():
    async def work() -> None:
        done.append(1)

    done: list[int] = []
    await InOrderPerChat().process_update(Update(1), work())
    assert done == [1]
