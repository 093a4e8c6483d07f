"""Answers per second of the bot beside a bare python-telegram-bot echo bot: the same Bot API double
in a process of its own, the same updates, the same machine, one after the other, limits lifted.

    python -m tests.benchmarks.throughput [--updates 1000] [--chats 500] [--questions 150]
"""

import argparse
import asyncio
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.double import Double, question, served

ROOT = Path(__file__).parents[2]
TOKEN = "1:abcdefghijklmnopqrstuvwxyz"  # noqa: S105
BANK = ROOT / "tests/questions/everyday.jsonl"
WARM_UP = 100
ME = (sys.executable, "-m", __spec__.name if __spec__ else "tests.benchmarks.throughput")
BOTS = {"hoidap": (sys.executable, "-m", "bot", "run"), "echo": (*ME, "--echo")}


@dataclass(frozen=True)
class Load:
    """What a bot has to answer."""

    updates: int
    chats: int
    questions: int

    @property
    def options(self) -> tuple[str, ...]:
        return tuple(f"--{name}={number}" for name, number in asdict(self).items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--updates", type=int, default=1000)
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--questions", type=int, default=150, help="how many different ones")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--double", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--echo", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    load = Load(chosen.updates, chosen.chats, chosen.questions)
    if chosen.double:
        asyncio.run(_double(load))
    elif chosen.echo:
        _echo()
    else:
        _compare(load, chosen.rounds)


def _compare(load: Load, rounds: int) -> None:
    """Measure both in turns and print a table."""
    found: dict[str, list[float]] = {name: [] for name in BOTS}
    with tempfile.TemporaryDirectory() as cache:
        for _ in range(rounds):
            for name, command in BOTS.items():
                found[name].append(_measured(command, load, Path(cache)))
    median = {name: statistics.median(speeds) for name, speeds in found.items()}
    print(f"{load.updates} updates of {load.chats} chats, {load.questions} different questions\n")
    print("| bot | answers/s | rounds |\n| --- | ---: | --- |")
    for name, speeds in found.items():
        print(f"| {name} | {median[name]:.0f} | {', '.join(f'{one:.0f}' for one in speeds)} |")
    print(f"\nratio {median['hoidap'] / median['echo']:.2f}")


def _measured(command: tuple[str, ...], load: Load, cache: Path) -> float:
    """Answers per second of one bot."""
    with _running((*ME, "--double", *load.options), ROOT, {}) as double, _folder() as folder:
        url = _line(double)
        environment = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": url,
            "HOIDAP_LIMITS": "off",
            "HOIDAP_SEEDS": str(ROOT / "seeds"),
            "HOIDAP_CACHE": str(cache),
        }
        with _running(command, folder, environment):
            return float(_line(double))


async def _double(load: Load) -> None:
    """Serve, warm the bot up, then measure from the first update handed out to the last answer."""
    lines = BANK.read_text("utf-8").splitlines()[: load.questions]
    texts = [json.loads(line)["q"] for line in lines]
    double = Double()
    async with served(double) as url:
        print(url, flush=True)
        numbers = range(1, WARM_UP + load.updates + 1)
        given = [question(n, 1000 + n % load.chats, texts[n % len(texts)]) for n in numbers]
        double.give(*given[:WARM_UP])
        await double.until_sent(WARM_UP)
        await asyncio.sleep(1.0)
        double.first_at = 0.0
        double.give(*given[WARM_UP:])
        await double.until_sent(WARM_UP + load.updates)
        print(load.updates / (double.last_at - double.first_at), flush=True)


def _echo() -> None:
    """The bare bot."""
    from telegram import Update  # noqa: PLC0415  (of this one of the three processes only)
    from telegram.ext import (  # noqa: PLC0415
        Application,
        ContextTypes,
        MessageHandler,
        filters,
    )

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text(update.message.text)

    warnings.simplefilter("ignore")
    base = os.environ["TELEGRAM_API_BASE_URL"]
    app = Application.builder().token(TOKEN).base_url(f"{base}/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


@contextlib.contextmanager
def _running(
    command: tuple[str, ...], folder: Path, more: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HOIDAP_")}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _line(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline().strip()
    if not line:
        raise SystemExit("the double ended")
    return line


if __name__ == "__main__":
    main()
