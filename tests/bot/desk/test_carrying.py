"""Articles from the desk and the folder of seeds that lacks them."""

import asyncio

import pytest
from operating import Office

from bot import cli
from bot.exporting.seed_files import write_seeds
from bot.publishing.carrying import carry
from bot.publishing.draft import RefusedError
from knowledge.curation.seed_files import Contents, contents_of

TOPIC = '\n[[topics]]\nid = "cho-moi"\nname = "chợ mới"\n'


@pytest.fixture
async def article(office: Office) -> str:
    """The id of an article that was published at the desk."""
    await office.published(await office.opened())
    (found,) = (
        one.id for one in (await office.facts()).articles.values() if "thu ngân" in one.title
    )
    return found


async def export(office: Office) -> None:
    newest = await office.state.releases.newest()
    write_seeds(await office.state.releases.files(newest.id), office.folder, force=False)


async def test_a_folder_that_lacks_it_keeps_it_and_says_so(office: Office, article: str):
    assert await office.publish_folder() is None
    office.write("shared.toml", TOPIC)
    seeds = contents_of(office.folder)
    (kept,) = await office.kept(seeds)
    assert (kept.id, kept.file) == (article, f"articles/2025-01-09-{article}.toml")
    assert await office.publish_folder() == 3
    facts = await office.facts()
    assert {article} <= set(facts.articles)
    assert "cho-moi" in facts.topics
    newest = await office.state.releases.newest()
    assert await office.publisher.is_served(seeds, newest)


async def test_once_the_folder_has_it_the_folders_file_counts(office: Office, article: str):
    await export(office)
    assert await office.publish_folder() is None  # the same release, file by file
    (file,) = (office.folder / "articles").glob(f"*{article}.toml")
    file.rename(file.with_name("khac.toml"))
    office.replace("articles/khac.toml", f'id = "{article}"', 'id = "bai-ke-sat"')
    office.replace("articles/khac.toml", "tuyển bác sĩ", "tuyển thêm bác sĩ")
    assert await office.kept(contents_of(office.folder)) == ()
    assert await office.publish_folder() == 3
    facts = await office.facts()
    assert article not in facts.articles
    assert [one for one in facts.statements.values() if "tuyển thêm bác sĩ" in one.text]


async def test_the_commands_tell_what_is_kept_and_how_to_have_it(
    office: Office, article: str, file_url: str, monkeypatch, capsys
):
    monkeypatch.setenv("HOIDAP_SEEDS", str(office.folder))
    monkeypatch.setenv("HOIDAP_STATE_URL", file_url)
    monkeypatch.setenv("HOIDAP_STATE_KEY", office.key)
    monkeypatch.chdir(office.folder.parent)
    assert await asyncio.to_thread(cli.execute, ["publish"]) == 0
    kept, nothing = capsys.readouterr().out.splitlines()
    assert kept.startswith(f"kept: articles/2025-01-09-{article}.toml")
    assert "hoidap export --seeds" in kept
    assert nothing.startswith("Nothing to publish")
    assert await asyncio.to_thread(cli.execute, ["export", "--seeds"]) == 0
    assert capsys.readouterr().out.startswith("new: ")
    assert await asyncio.to_thread(cli.execute, ["publish"]) == 0
    assert "kept" not in capsys.readouterr().out


async def test_it_is_let_go_by_name_and_may_come_again(office: Office, article: str):
    assert await office.publish_folder(dropped=[article]) == 3
    assert article not in (await office.facts()).articles
    assert await office.publish_folder() is None
    assert (await office.published(await office.opened())).release == 4


async def test_a_folder_that_does_not_go_with_it_names_the_mend(office: Office, article: str):
    office.write("shared.toml", '\n[[people]]\nid = "mac-thi-hoe"\nname = "Mạc Thị Hòe"\n')
    with pytest.raises(RefusedError) as refused:
        await office.publish_folder()
    assert "hoidap export --seeds" in refused.value.lines[-1]
    assert f"--drop {article}" in refused.value.lines[-1]
    assert await office.releases() == 2


def test_files_get_out_of_each_others_way_and_broken_ones_are_let_be():
    head = b'[article]\nid = "%s"\nsha256 = "%s"\ntitle = "x"\n'
    newest = {
        "articles/a.toml": head % (b"cua-ban", b"1"),
        "articles/b.toml": head % (b"cua-thu-muc", b"2"),
        "about.toml": b"",
    }
    seeds = Contents({"articles/a.toml": head % (b"khac", b"3"), "articles/c.toml": b"\xff"})
    taken = carry(seeds, newest, {"1"})
    assert taken.seeds.files == {
        **seeds.files,
        "articles/a-2.toml": newest["articles/a.toml"],
    }
    assert [one.file for one in taken.kept] == ["articles/a-2.toml"]
