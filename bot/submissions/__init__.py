"""Articles as operators send them in Telegram: files, and texts in one message or several."""
