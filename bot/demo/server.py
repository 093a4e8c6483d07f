"""The demo's web server: Bot API and chat page in one app, for this machine only."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from bot.demo import api, page
from bot.demo.world import World


def demo_server(world: World, token: str, examples: Sequence[str]) -> Starlette:
    """The web app; `token` is what the bot has to come with."""
    return Starlette(
        routes=[*api.routes(world, token), *page.routes(world, examples)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    )
