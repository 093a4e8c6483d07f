"""The operators' desk in Telegram: drafts, cards and previews in words and buttons."""
