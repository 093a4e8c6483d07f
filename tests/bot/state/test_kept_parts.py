"""Parts of a text, kept until it lies on the desk."""

from sqlalchemy import select

from bot.state.parts import Part
from bot.state.tables import desk_parts

ONE, TWO, OTHER = (
    Part(7, 1, 100, "Một", "Lan", "vi"),
    Part(7, 2, 101, "Hai"),
    Part(8, 1, 100, "Khác"),
)


async def test_parts_are_kept_once_sealed_and_in_order(state):
    await state.parts.keep([TWO, OTHER])
    await state.parts.keep([ONE, TWO])
    assert [one.part for one in await state.parts.all()] == [ONE, TWO, OTHER]
    assert [one.part for one in await state.parts.all(8)] == [OTHER]
    async with state.database.begin() as connection:
        sealed = list(await connection.scalars(select(desk_parts.c.content)))
    assert not any(b"Lan" in one or b"Hai" in one for one in sealed)


async def test_what_lies_on_the_desk_or_is_erased_is_kept_no_more(state):
    await state.parts.keep([ONE, TWO, OTHER])
    await state.parts.forget([ONE])
    await state.holdings.erase(8, None)
    assert [one.part for one in await state.parts.all()] == [TWO]
    held = await state.holdings.of(7, None)
    assert [one["content"]["text"] for one in held["desk_parts"]] == ["Hai"]
