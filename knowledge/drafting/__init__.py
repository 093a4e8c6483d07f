"""Drafts of facts from an article's text: pure, text in, draft out. A person decides."""
