"""Updates out: long polling, or a webhook that the demo only remembers."""

import asyncio

from bot.demo.chats import Json
from bot.demo.params import Params, Refused, bad, number
from bot.demo.world import World

MAX_HOLD = 50
MAX_UPDATES = 100
ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
    "supports_guest_queries": True,
}
"""What only getMe tells of a bot."""


async def get_me(world: World, params: Params) -> Json:
    return world.bot | ABILITIES


async def get_updates(world: World, params: Params) -> list[Json]:
    """Long polling; a second poller ends the first."""
    if world.webhook:
        raise Refused(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    offset, limit = number(params, "offset"), number(params, "limit", MAX_UPDATES)
    _allow(world, params)
    world.updates = [one for one in world.updates if one["update_id"] >= offset]
    world.pollers += 1
    turn = world.pollers
    deadline = asyncio.get_running_loop().time() + min(number(params, "timeout"), MAX_HOLD)
    world.wake_pollers()
    while True:
        if world.pollers != turn:
            raise Refused(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        waiting = world.updates[: min(limit, MAX_UPDATES)]
        left = deadline - asyncio.get_running_loop().time()
        if waiting or left <= 0 or world.closed:
            return waiting
        await world.news(left)


def _allow(world: World, params: Params) -> None:
    """Remember which kinds the bot wants; without a word it stays as it was."""
    kinds = params.get("allowed_updates")
    if kinds is not None:
        world.allowed = set(kinds)


async def set_webhook(world: World, params: Params) -> bool:
    url = str(params.get("url") or "")
    if url and not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    _allow(world, params)
    world.webhook = url
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    world.webhook = ""
    if params.get("drop_pending_updates"):
        world.updates.clear()
    return True


async def get_webhook_info(world: World, params: Params) -> Json:
    told = {
        "url": world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    return told | ({"allowed_updates": sorted(world.allowed)} if world.allowed else {})
