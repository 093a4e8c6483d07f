"""Two processes on one PostgreSQL: each question is answered once, whichever of them gets it, and
what one had in hand when it was killed is answered by the other."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from news import ARTICLE, DIRECTIVE, noon
from processes import PATIENCE, TOKEN, Start, starting
from sqlalchemy.engine import make_url

from bot.delivery.line import IN_FLIGHT
from bot.inbox.marks import MOST_WAITING
from bot.state.cipher import new_key
from bot.state.follows import Frequency, Wish
from bot.state.sendings import LEASE
from bot.state.state import state_at
from bot.transport import web
from tests import postgres
from tests.double import Double, question, served

FOLLOWERS = 120
SECRET = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}


@pytest.fixture
async def start(tmp_path: Path, shared_seeds: Path, shared_cache: Path) -> AsyncIterator[Start]:
    async with starting(tmp_path, shared_seeds, shared_cache) as run:
        yield run


@pytest.fixture
def variables(empty_postgres_url: str) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "HOIDAP_STATE_URL": empty_postgres_url,
        "HOIDAP_STATE_KEY": new_key(),
        "HOIDAP_LIMITS": "off",
    }


def free_address() -> str:
    sock = web.bind("127.0.0.1:0", "a free port")
    with sock:
        return f"127.0.0.1:{sock.getsockname()[1]}"


async def posted(client: httpx.AsyncClient, address: str, update: dict[str, object]) -> None:
    """Post an update as Telegram does: until it is taken."""
    while True:
        try:
            answer = await client.post(f"http://{address}/hook", json=update, headers=SECRET)
        except httpx.ConnectError:
            await asyncio.sleep(0.05)
        else:
            if answer.status_code == 200:
                return


async def test_two_processes_share_the_work_behind_a_webhook(start, variables):
    double, dice = Double(), random.Random(5)  # noqa: S311
    addresses = [free_address(), free_address()]
    variables |= {
        "TELEGRAM_WEBHOOK_URL": "https://bot.example/hook",
        "TELEGRAM_WEBHOOK_SECRET": "s3cret",
    }
    async with (
        served(double) as url,
        httpx.AsyncClient(trust_env=False) as client,
        asyncio.timeout(2 * PATIENCE),
    ):
        variables["TELEGRAM_API_BASE_URL"] = url
        first, second = [
            await start("run", HOIDAP_LISTEN=address, **variables) for address in addresses
        ]
        ways = [dice.sample(addresses, dice.choice([1, 1, 2])) for _ in range(60)]
        questions = [question(number, 1000 + number, "/help") for number in range(1, 61)]
        await asyncio.gather(
            *(
                posted(client, address, update)
                for update, way in zip(questions, ways, strict=True)
                for address in way
            )
        )
        await double.until_sent(60)
        assert max(double.sent.values()) == 1

        double.holds = 5.0
        in_hand = [question(number, 1000 + number, "/help") for number in range(61, 101)]
        await asyncio.gather(*(posted(client, addresses[0], update) for update in in_hand))
        first.send_signal(signal.SIGKILL)
        await first.wait()
        double.holds = 0.0
        age = "UPDATE leases SET until = until - 60"  # a minute passes; who lives says so again
        await postgres.execute(make_url(variables["HOIDAP_STATE_URL"]), age)
        while len(double.sent) < 100:
            await double.changed.wait()
        second.send_signal(signal.SIGTERM)
        _, err = await second.communicate()
    twice = [chat for chat, number in double.sent.items() if number > 1]
    assert max(double.sent.values()) <= 2
    assert len(twice) <= IN_FLIGHT + MOST_WAITING
    assert second.returncode == 0
    assert b"Traceback" not in err


async def test_a_second_poller_stops_with_one_line(start, variables):
    double = Double()
    async with served(double) as url, asyncio.timeout(PATIENCE):
        variables["TELEGRAM_API_BASE_URL"] = url
        first = await start("run", **variables)
        double.give(question(1, 7, "/help"))
        await double.until_sent(1)
        second = await start("run", **variables)
        _, err = await second.communicate()
        assert second.returncode == 1
        assert err.splitlines()[-1].startswith(b"hoidap: another hoidap polls with this state")
        double.give(question(2, 7, "/help"))
        await double.until_sent(2)
        first.send_signal(signal.SIGTERM)
        _, err = await first.communicate()
    assert first.returncode == 0
    assert b"Traceback" not in err


async def test_notices_go_on_when_the_process_that_sends_them_is_killed(
    start, variables, invented_seeds
):
    double, followers = Double(), range(5_001, 5_001 + FOLLOWERS)
    del variables["HOIDAP_LIMITS"]
    variables |= {"HOIDAP_TIMEZONE": noon(), "HOIDAP_SEEDS": str(invented_seeds)}
    state = state_at(variables["HOIDAP_STATE_URL"], variables["HOIDAP_STATE_KEY"])
    webhook = {
        "TELEGRAM_WEBHOOK_URL": "https://bot.example/hook",
        "TELEGRAM_WEBHOOK_SECRET": "s3cret",
    }
    async with served(double) as url, state.opened(), asyncio.timeout(3 * PATIENCE):
        variables["TELEGRAM_API_BASE_URL"] = url
        run = variables | webhook
        first = await start("run", HOIDAP_LISTEN=free_address(), **run)
        while await state.leases.until(LEASE) is None:  # this is the one that sends
            await asyncio.sleep(0.1)
        second = await start("run", HOIDAP_LISTEN=free_address(), **run)
        for chat in followers:
            await state.follows.follow(Wish(chat, "du-lich", Frequency.AT_ONCE, 1))
        article = invented_seeds / ARTICLE
        article.write_text(article.read_text("utf-8") + DIRECTIVE.format(number=1), "utf-8")
        publishing = await start("publish", **variables)
        await double.until_sent(FOLLOWERS // 3)
        first.send_signal(signal.SIGKILL)
        await first.wait()
        await publishing.wait()
        assert len(double.sent) < FOLLOWERS
        age = (
            "UPDATE leases SET until = until - 60;"
            "UPDATE outbox SET lease_until = lease_until - 60 WHERE state = 'sending'"
        )
        await postgres.execute(make_url(variables["HOIDAP_STATE_URL"]), age)
        while len(double.sent) < FOLLOWERS:
            await double.changed.wait()
        second.send_signal(signal.SIGTERM)
        _, err = await second.communicate()
    twice = [chat for chat, number in double.sent.items() if number > 1]
    assert set(double.sent) == set(followers)
    assert max(double.sent.values()) <= 2
    assert len(twice) <= IN_FLIGHT
    assert b"Traceback" not in err
