"""From the settings to the state that they name."""

from bot.settings import Settings
from bot.state.state import State, state_at


def state_of(settings: Settings) -> State:
    """The state, not yet opened; SettingFault where its key is missing."""
    key = settings.state_key
    return state_at(settings.state_url, key.get_secret_value() if key else None, settings.ledger)
