"""The project's own questions and ways of typing them; see README.md here."""
