"""The relations that a question can ask about: each proposes candidates, the engine chooses."""
