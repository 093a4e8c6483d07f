"""The operators' desk: articles become drafts, drafts cards, accepted cards facts of a release.
Knows nothing of Telegram."""
