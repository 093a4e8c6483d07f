"""Commands as processes."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

TOKEN = "1:abcdefghijklmnopqrstuvwxyz"  # noqa: S105
ROOT = Path(__file__).parents[2]
PATIENCE = 30

Start = Callable[..., Awaitable[Process]]


@asynccontextmanager
async def starting(folder: Path, seeds: Path, cache: Path) -> AsyncIterator[Start]:
    """Start commands in a folder; what still runs in the end is killed. `cache`: where what is
    compiled of the seeds is kept."""
    started: list[Process] = []

    async def run(*arguments: str, **variables: str) -> Process:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HOIDAP_")}
        environment = {**kept, "PYTHONPATH": str(ROOT), "HOIDAP_SEEDS": str(seeds)}
        environment["HOIDAP_CACHE"] = str(cache)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", *arguments),
            cwd=folder,
            env=environment | variables,
            stdout=PIPE,
            stderr=PIPE,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()
