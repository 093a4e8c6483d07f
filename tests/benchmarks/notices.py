"""News for many followers: how fast it goes out, and what killed processes lose or double. A Bot
API double notes what reaches it; the state is SQLite and, where it is installed, PostgreSQL.

    python -m tests.benchmarks.notices [--followers 5000] [--kills 20]
"""

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.state.cipher import new_key
from tests import postgres
from tests.conftest import assemble
from tests.e2e.processes import starting
from tests.spreading import Spread, spread


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--followers", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    chosen = parser.parse_args()
    asyncio.run(_measure(chosen.followers, chosen.kills))


async def _measure(followers: int, kills: int) -> None:
    print(f"{followers} followers, one piece of news, limits of Telegram kept\n")
    print(
        "| state | processes | kills | messages/s | most in a second | lost | doubled | of them "
        "unmarked | on the wire at the kills |\n| --- " + "| ---: " * 8 + "|"
    )
    for times in (0, kills):
        async with _sqlite() as url:
            _print("SQLite", 1, await _run(url, followers, times))
    try:
        with postgres.server() as server:
            for times in (0, kills):
                async with postgres.database(server) as url:
                    _print("PostgreSQL", 2, await _run(url, followers, times, processes=2))
    except pytest.skip.Exception as error:
        print(f"\n{error}")


@asynccontextmanager
async def _sqlite() -> AsyncIterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite+aiosqlite:///{folder}/state.db"


async def _run(url: str, followers: int, kills: int, processes: int = 1) -> Spread:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        seeds = assemble(place / "seeds")
        async with starting(place, seeds, place / "cache") as start:
            return await spread(
                start,
                (url, new_key()),
                seeds,
                followers=followers,
                kills=kills,
                processes=processes,
                ledger=place / "state.ledger",
            )


def _print(state: str, processes: int, found: Spread) -> None:
    flying = ", ".join(str(one.flying) for one in found.kills) or "–"
    speed = f"{found.speed:.1f}" if not found.kills else "–"
    print(
        f"| {state} | {processes} | {len(found.kills)} | {speed} | {found.most} "
        f"| {len(found.lost)} | {len(found.doubled)} | {len(found.unmarked)} | {flying} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
