"""What the bot says and asks where somebody follows something. Who follows what is kept in
`bot/state/follows.py`."""
