"""From the settings to the state that they name, and to what publishes into it."""

from bot import clock, loading
from bot.desk.desk import Desk
from bot.publishing.publisher import Publisher
from bot.settings import Settings
from bot.state.state import State, state_at
from knowledge.curation.seed_files import Contents, contents_of


def state_of(settings: Settings) -> State:
    """The state, not yet opened; SettingFault where its key is missing."""
    key = settings.state_key
    return state_at(settings.state_url, key.get_secret_value() if key else None, settings.ledger)


def publisher_of(settings: Settings, state: State) -> Publisher:
    """What publishes into a state."""
    return Publisher(state, zone=settings.zone, now=clock.seconds, canary=settings.canary_chat)


def desk_of(settings: Settings, state: State) -> Desk:
    """The operators' desk, which publishes into a state."""

    def warm(seeds: Contents) -> object:
        # A bot on this machine finds the engine made when it looks for the release.
        return loading.engine_of(seeds.of_facts, settings.cache)

    publisher = publisher_of(settings, state)
    return Desk(state, publisher, lambda: contents_of(settings.seeds), warm)
