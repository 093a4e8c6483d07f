"""Whether notices go out as they should: for /healthz and /metrics."""

from bot.notices import schedule
from bot.notices.courier import Watch
from bot.notices.metrics import Metrics
from bot.state.overview import Overview, Watching

STALLED_SECONDS = 600
"""What is due longer than this is stuck."""
SILENT_SECONDS = 900
"""News that the canary did not get in this time reaches nobody."""


class Outlook:
    """How the outbox stands. Every function may raise StateError."""

    def __init__(self, watching: Watching, metrics: Metrics, watch: Watch) -> None:
        self._watching = watching
        self._metrics = metrics
        self._watch = watch
        self._since = watch.now()

    async def well(self) -> bool:
        """Whether nobody has to look after it."""
        overview = await self._overview()
        awake = schedule.awake_for(self._watch.now(), self._watch.zone)
        stalled = min(overview.oldest_due, awake, self._running) > STALLED_SECONDS
        return not stalled and min(overview.canary_silent, self._running) <= SILENT_SECONDS

    async def text(self) -> bytes:
        """The metrics in Prometheus' text format."""
        return self._metrics.text(await self._overview())

    @property
    def _running(self) -> int:
        return self._watch.now() - self._since

    async def _overview(self) -> Overview:
        return await self._watching.overview(self._watch.canary)
