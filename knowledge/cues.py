"""The cues that decide what a question asks for, whatever the relation."""

BINDING_CUES = frozenset(
    {
        "who",
        "when",
        "since",
        "where",
        "how-many",
        "money",
        "percent",
        "why",
        "issuer",
        "approver",
        "organizer",
        "deadline",
        "with-whom",
        "which-document",
        "which-period",
        "author",
        "moved",
        "which-body",
        "which-grade",
        "rank",
        "each",
        "turned",
    }
)
"""Question words that ask for one thing: a relation that does not answer it is no answer."""
FREE_CUES = frozenset(
    {
        "what",
        "how",
        "yes-no",
        "claim",
        "closing-no",
        "connector",
        "bot",
        "greeting",
        "thanks",
        "goodbye",
        "passive",
        "named",
    }
)
"""Cues that ask for nothing in particular."""
SAYING_CUES = frozenset({"spoke", "petition", "order", "demanded"})
"""Cues of verbs behind which stands what was said."""
NOT_HELD = "not-held"
"""The cue of what articles hardly ever tell («bao nhiêu phiếu», «nghỉ hưu»): only a fact that has
the very words answers it."""
INTERROGATIVES = frozenset({"ai", "bao", "dau", "gi", "may", "nao", "nhieu"})
"""The words of such a phrase that only ask, without accents."""
