"""The words by which meetings are read: the table `[events]` of drafting.toml."""

from collections.abc import Mapping

from knowledge.entries import Entry
from knowledge.model import Line, ParticipationRole

Words = tuple[Line, ...]


class EventWords(Entry):
    """How newspapers tell of meetings and who did what there."""

    held: Words
    """Verbs between who held a meeting and what it is called: «tổ chức», «có»."""
    days: Words
    """Words before the day of a meeting: «chiều», «ngày»."""
    today: Words
    """«chiều nay»: the day of the article."""
    ends: Words
    """Words at which the name of a meeting has ended."""
    agenda: Words
    """Words before what a meeting was for, left out of it: «về»."""
    within: Words
    """Words that begin like what somebody does and tell nothing of it: «dự án»."""
    with_: Words
    """Words before whom a meeting was with, which is no agenda."""
    before: Mapping[Line, ParticipationRole]
    """Verbs behind those who do it: «… chủ trì»."""
    behind: Mapping[Line, ParticipationRole]
    """Words before those who do it: «dự hội nghị có …»."""
