"""What every feature works with, made once by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Update, User
from telegram.ext import BaseHandler, CallbackContext, ExtBot

from bot.answering import Answering
from bot.asking import question_in
from bot.delivery.sender import Sender
from bot.desk.desk import Desk
from bot.drawing import Artist
from bot.gap_counter import GapCounter
from bot.groups import Groups
from bot.memory import Bounded, RecentQuestions
from bot.notices.resting import Resting
from bot.state.parts import Part
from bot.state.state import State
from bot.wording import DESK_ENGLISH, DESK_VIETNAMESE, DeskWording, Wording, Wordings
from knowledge.engine import Engine
from knowledge.outcome import Reply

Context = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
Handler = BaseHandler[Update, Context, None]

CONTEXT_SECONDS = 600
TAP_SECONDS = 5
ENDING_SECONDS = 20
ROOM = 10_000


@dataclass(frozen=True)
class Shown:
    """An answer in a chat: the questions that led to it, the last one its own, and the reply."""

    questions: tuple[str, ...]
    reply: Reply


@dataclass(frozen=True)
class Services:
    answering: Answering
    sender: Sender
    wordings: Wordings
    recent: RecentQuestions
    """The questions that a new question may lean on."""
    answered: Bounded[tuple[int, int], tuple[int, ...]]
    """(chat, question's message) → the messages that answer it."""
    shown: Bounded[tuple[int, int], Shown]
    """(chat, answer's message) → what it shows; spares building it again."""
    endings: Bounded[int, tuple[Part, ...]]
    """Chat → an operator's last short messages: one may turn out to end a text whose beginning
    comes after it."""
    once: Bounded[tuple[object, ...], bool]
    """What was just done and is not to be done twice: a double tap, an album's second photo."""
    state: State
    """What is still known after a restart."""
    groups: Groups
    gaps: GapCounter
    """Counts what people ask and the facts lack."""
    resting: Resting
    """Chats that follow something and cannot be written to."""
    artist: Artist
    desk: Desk
    """Where operators make facts of articles."""
    operators: tuple[int, ...] = ()
    """Telegram's ids of the users who run the bot."""

    @property
    def vietnamese(self) -> Wording:
        return self.wordings.vietnamese

    @property
    def english(self) -> Wording:
        return self.wordings.english

    def serve(self, engine: Engine, release_id: int) -> None:
        """Answer from another release from now on."""
        self.answering.serve(engine, release_id)
        self.wordings.fill(engine.facts)

    def forget(self, chat: int) -> None:
        """Remember nothing of a chat."""
        self.recent.forget(chat)
        self.answered.drop(lambda key: key[0] == chat)
        self.shown.drop(lambda key: key[0] == chat)
        self.endings.drop(lambda key: key == chat)
        self.groups.forget(chat)
        self.gaps.forget(chat)

    def question_in(self, text: str) -> str:
        """The question in a typed text, without command or put as a shortcut's question."""
        return question_in(text, self.answering.engine.facts.language.intents.shortcuts)

    def wording(self, user: User | None) -> Wording:
        """The interface in the language of the user's client; Vietnamese when in doubt."""
        return self.english if _speaks_english(user) else self.vietnamese

    def desk_wording(self, user: User | None) -> DeskWording:
        """The operators' desk in the language of the user's client; Vietnamese when in doubt."""
        return DESK_ENGLISH if _speaks_english(user) else DESK_VIETNAMESE


def _speaks_english(user: User | None) -> bool:
    language = (user.language_code or "") if user else ""
    return language.lower().split("-")[0] == "en"


@dataclass(frozen=True)
class Operating:
    """How the bot is run."""

    desk: Desk
    operators: tuple[int, ...] = ()
    """Telegram's ids of the users who run it, and work at the desk."""
    keep_questions: bool = False
    """Whether some questions that have no answer are kept as they were typed."""


def make_services(
    answering: Answering,
    state: State,
    operating: Operating,
    now: Callable[[], float],
    *,
    cache: Path,
) -> Services:
    """`now` counts seconds and never goes back; `cache` is a folder for what can be made anew."""
    facts = answering.engine.facts
    groups = Groups(state.chats, now)
    sender = Sender()
    sender.on_migrated.append(groups.moved)
    sender.on_unwritable.append(groups.refused)
    resting = Resting(state.subscribers, now)
    sender.on_migrated.append(state.subscribers.moved)
    sender.on_migrated.append(state.reports.moved)
    sender.on_unwritable.append(resting.refused)
    signature = f"{facts.language.about.name} · kênh không chính thức"
    return Services(
        answering=answering,
        sender=sender,
        wordings=Wordings(facts),
        recent=RecentQuestions(ROOM, now, CONTEXT_SECONDS),
        answered=Bounded(ROOM, now),
        shown=Bounded(ROOM, now),
        endings=Bounded(ROOM, now, ENDING_SECONDS),
        once=Bounded(ROOM, now, TAP_SECONDS),
        state=state,
        groups=groups,
        gaps=GapCounter(state.gaps, answering.today, now, keep_questions=operating.keep_questions),
        resting=resting,
        artist=Artist(cache, signature, now),
        desk=operating.desk,
        operators=operating.operators,
    )
