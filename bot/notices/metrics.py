"""What the sending of notices tells of itself, in numbers."""

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from bot.state.overview import Overview


class Metrics:
    """Counted since the process began, or as the state has it when asked."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.sent = self._counter("notices_sent", "Messages with news that arrived.")
        self.retried = self._counter("notices_retried", "Messages that had departed before.")
        self.doubled = self._counter(
            "notices_doubled", "Messages that arrived and may have arrived before."
        )
        self.given_up = self._counter(
            "notices_given_up", "News for a chat that may have arrived twice, or not at all."
        )
        self.orphaned = self._counter(
            "notices_orphaned", "News for a chat that a process had on the way when it ended."
        )
        self._oldest = self._gauge(
            "outbox_oldest_pending_seconds", "For how long the oldest due row has waited."
        )
        self._pending = self._gauge("outbox_pending", "Rows that are due or will be.")
        self._paused = self._gauge("subscribers_paused", "Chats that cannot be written to.")
        self._release = self._gauge(
            "release_age_seconds", "Since when the newest release is there."
        )
        self._canary = self._gauge(
            "canary_silent_seconds", "How old the oldest news is that the canary did not get."
        )

    def text(self, overview: Overview) -> bytes:
        """All of it, in Prometheus' text format."""
        self._oldest.set(overview.oldest_due)
        self._pending.set(overview.pending)
        self._paused.set(overview.paused)
        self._release.set(overview.release_age)
        self._canary.set(overview.canary_silent)
        return generate_latest(self.registry)

    def _counter(self, name: str, meaning: str) -> Counter:
        return Counter(f"hoidap_{name}", meaning, registry=self.registry)

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(f"hoidap_{name}", meaning, registry=self.registry)
