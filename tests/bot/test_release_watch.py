"""A release takes the place of another while the bot answers."""

import dataclasses
from collections.abc import Iterator

import pytest
import structlog

from bot import served
from bot.callbacks import Action
from bot.publishing.draft import readable
from bot.release_watch import ReleaseWatch, newest_usable
from bot.state import releases
from bot.state.database import StateError
from knowledge.curation.seed_files import Contents, contents_of
from knowledge.engine import Engine
from knowledge.errors import SeedError
from knowledge.seeds import load

HOLDER = "Chủ tịch UBND TP Thượng Giang là ai?"


def named(engine: Engine, name: str) -> Engine:
    """The same engine under another name of the bot."""
    language = engine.facts.language
    about = language.about.model_copy(update={"name": name})
    renamed = Engine.__new__(Engine)
    vars(renamed).update(vars(engine))
    spoken = dataclasses.replace(language, about=about)
    renamed.facts = dataclasses.replace(engine.facts, language=spoken)
    return renamed


@pytest.fixture
def publish(chat):
    """Keep a release whose one file says how the bot is called; its id."""

    async def add(content: str) -> int:
        newest = await chat.services.state.releases.newest()
        parent = newest.id if newest else releases.NONE
        async with chat.services.state.database.begin() as connection:
            files = {"about.toml": content.encode()}
            return await releases.add(connection, files, parent=parent, now=1)

    return add


@pytest.fixture
def watch(chat, engine):
    def make(files: releases.Files) -> Engine:
        name = files["about.toml"].decode()
        if name == "hỏng":
            raise SeedError([])
        return named(engine, name)

    return ReleaseWatch(chat.services, chat.services.state.releases, make)


@pytest.fixture(autouse=True)
def told() -> Iterator[list[dict[str, object]]]:
    with structlog.testing.capture_logs() as lines:
        yield lines


async def test_another_release_is_served_without_a_restart(chat, publish, watch):
    await publish("Bot Một")
    await watch.look()
    assert "Bot Một" in (await chat.says("/start"))[0].text
    answer = (await chat.says(HOLDER))[0].text
    second = await publish("Bot Hai")
    await watch.look()
    assert chat.services.answering.release_id == second
    assert "Bot Hai" in (await chat.says("/start"))[0].text
    assert (await chat.says(HOLDER))[0].text == answer


async def test_what_was_answered_before_is_answered_anew(chat, publish, watch):
    await chat.says(HOLDER)
    await publish("Bot")
    await watch.look()
    assert len(chat.services.answering.replies) == 0


async def test_a_release_that_cannot_be_used_is_told_once_and_passed_over(
    chat, publish, watch, told
):
    first = await publish("Bot Một")
    await watch.look()
    await publish("hỏng")
    await watch.look()
    await watch.look()
    assert chat.services.answering.release_id == first
    assert [one["event"] for one in told].count("release_unusable") == 1
    third = await publish("Bot Ba")
    await watch.look()
    assert chat.services.answering.release_id == third


async def test_a_database_that_fails_leaves_what_is_served(chat, publish, watch, monkeypatch):
    first = await publish("Bot Một")
    await watch.look()

    async def fail() -> None:
        raise StateError("the database fails")

    with monkeypatch.context() as failing:
        failing.setattr(chat.services.state.releases, "newest", fail)
        await watch.look()
    assert chat.services.answering.release_id == first
    second = await publish("Bot Hai")
    await watch.look()
    assert chat.services.answering.release_id == second


async def test_a_start_takes_the_newest_that_can_be_used(chat, publish, watch):
    first = await publish("Bot Một")
    await publish("hỏng")
    engine, release = await newest_usable(chat.services.state.releases, watch._make)
    assert release.id == first
    assert engine.facts.language.about.name == "Bot Một"


async def test_a_button_of_an_earlier_release_says_that_the_data_was_updated(
    chat, publish, shared_seeds
):
    seeds = contents_of(shared_seeds)
    fewer = {name: text for name, text in seeds.files.items() if "2025-02-18" not in name}
    (answer,) = await chat.says("thu ngân sách TX Bình Lãng năm 2024")
    buttons = [one for row in answer.params["reply_markup"]["inline_keyboard"] for one in row]
    await publish("Bot Một")
    watch = ReleaseWatch(
        chat.services, chat.services.state.releases, lambda _: Engine(load(Contents(fewer)))
    )
    await watch.look()
    source = next(one for one in buttons if one["callback_data"].startswith(Action.SOURCE))
    (note,) = await chat.presses(source["callback_data"])
    assert note.text == chat.services.vietnamese.stale
    assert (await chat.says("thu ngân sách TX Bình Lãng năm 2024"))[0].text != answer.text


def test_a_release_with_words_of_drafts_that_are_no_longer_known_is_served(
    invented_seeds, tmp_path
):
    (invented_seeds / "drafting.toml").write_text("[of_old]\nwords = []\n", "utf-8")
    files = contents_of(invented_seeds).files
    assert served.engines(tmp_path)(files).facts.articles
    assert readable(Contents(files)).articles
