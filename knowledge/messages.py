"""A message may hold several questions: take it apart, and join the replies."""

import re
from collections.abc import Sequence

from knowledge.outcome import Line, OutcomeKind, Reply, plain
from knowledge.replies import HEAD_CHARS, MAX_CHOICES, SOURCE_MARK
from knowledge.text import normalize, sentences

_JOINT = re.compile(r"(?i)\s+(?:và|va|còn|con|với lại)\s+|\s*[,;]\s+")
_WORD = re.compile(r"\w+(?:[.,/]\w+)*%?")
MAX_QUESTIONS = 3
"""Questions of one message that are answered; the rest is left."""


def split_message(message: str) -> list[str]:
    """The sentences of a message, at most three."""
    return sentences(normalize(message))[:MAX_QUESTIONS]


def split_sentence(sentence: str) -> list[str]:
    """The parts of a sentence that «và», «còn» or a comma join; the sentence itself if none."""
    parts = [part.strip() for part in _JOINT.split(sentence) if part.strip()]
    return parts[:MAX_QUESTIONS] if len(parts) > 1 else []


def join_replies(replies: Sequence[Reply]) -> Reply:
    """One reply out of several: unknown where any part is, the known parts still given.
    A greeting beside a question is not answered."""
    asked = [reply for reply in replies if reply.kind is not OutcomeKind.HELP]
    if not asked:
        return replies[0]
    if len(asked) == 1:
        return asked[0]
    asked = [one for place, one in enumerate(asked) if not _is_told(one, asked[:place])]
    kinds = [reply.kind for reply in asked]
    kind = next(
        (one for one in (OutcomeKind.UNKNOWN, OutcomeKind.CLARIFY) if one in kinds),
        OutcomeKind.ANSWER,
    )
    ordered = sorted(asked, key=lambda reply: reply.kind is not OutcomeKind.ANSWER)
    shown = (
        [_shorten(reply) for reply in ordered]
        if _length(ordered) > HEAD_CHARS
        else [reply.lines for reply in ordered]
    )
    lines: list[Line] = []
    for part in shown:
        lines += [*([()] if lines else []), *part]
    return Reply(
        kind,
        tuple(lines),
        tuple(line for reply in ordered for line in reply.more),
        tuple(choice for reply in ordered for choice in reply.choices)[:MAX_CHOICES],
        tuple(dict.fromkeys(fact for reply in ordered for fact in reply.facts)),
        tuple(dict.fromkeys(source for reply in ordered for source in reply.articles)),
        tuple(row for reply in ordered for row in reply.trace),
        tuple(gap for reply in ordered for gap in reply.gaps),
    )


def _is_told(reply: Reply, before: Sequence[Reply]) -> bool:
    """Does an answer before tell the same facts in the same words, in whatever order: «bao nhiêu
    tiền, bằng mấy phần trăm»? A verdict on them is a word more."""
    return reply.kind is OutcomeKind.ANSWER and any(
        one.kind is OutcomeKind.ANSWER
        and set(one.facts) >= set(reply.facts) > set()
        and set(one.articles) >= set(reply.articles)
        and _words(one) >= _words(reply)
        for one in before
    )


def _words(reply: Reply) -> set[str]:
    return set(_WORD.findall(reply.text))


def _length(replies: Sequence[Reply]) -> int:
    return sum(len(reply.text) + 2 for reply in replies)


def _shorten(reply: Reply) -> tuple[Line, ...]:
    """The direct answer and the sources."""
    source = next((line for line in reply.lines if plain((line,)).startswith(SOURCE_MARK)), None)
    first = reply.lines[:1]
    return first if source is None or source in first else (*first, source)
