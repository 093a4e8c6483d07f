"""What people at the page do, and what comes of it in the demo's Telegram."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field

from bot.demo import groups, inline
from bot.demo.chats import Chat, Status
from bot.demo.methods.documents import kept
from bot.demo.multipart import Upload
from bot.demo.typed import text_of_person
from bot.demo.visitors import Visitor
from bot.demo.world import Spoken, World

FEWEST, MOST = 1_000_000, 2**40
"""Numbers of visitors lie between these."""
MAX_TEXT = 4096
ATTACHMENTS: dict[str, dict[str, Any]] = {
    "sticker": {
        "sticker": {
            "file_id": "sticker",
            "file_unique_id": "sticker",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👋",
        }
    },
    "photo": {
        "photo": [{"file_id": "photo", "file_unique_id": "photo", "width": 640, "height": 480}]
    },
}
"""What the page can send that is no text, as the bot gets it."""


class Deed(BaseModel):
    """What somebody does: the visitor `chat` in the chat `place` (0: the private one), speaking
    as `person`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    chat: int = Field(gt=FEWEST, lt=MOST)
    language: str = Field(default="vi", pattern=r"^[a-z]{2}(-[A-Za-z]+)?$")
    place: int = 0
    person: str = ""
    topic: int = 0
    reply_to: int = 0
    text: str = Field(default="", max_length=MAX_TEXT)
    attachment: str = ""
    file_name: str = Field(default="", max_length=255)
    file: Base64Bytes = b""
    """What is sent as a file, with the text below it."""
    message: int = 0
    data: str = Field(default="", max_length=64)
    query: str = ""
    offset: str = Field(default="", max_length=64)
    result: str = ""
    status: str = ""


class Scene:
    """Where a deed happens: the visitor, the chat, and how a message of it is said."""

    def __init__(self, world: World, deed: Deed) -> None:
        """Raises LookupError where there is no such chat or person."""
        self.world = world
        self.visitor: Visitor = world.visitor(deed.chat, deed.language)
        self.visitor.speak(deed.language)
        self.chat: Chat = self.visitor.chats[deed.place or deed.chat]
        person = self.visitor.speaker(self.chat, deed.person)
        if person is None or self.chat.successor is not None:
            raise LookupError(deed.person)
        self.person = person
        self.how = Spoken(person, deed.topic or None, deed.reply_to or None)


def do(world: World, name: str, deed: Deed) -> Any:
    """Do it; what came of it, or None where it cannot be done."""
    try:
        scene = Scene(world, deed)
    except LookupError:
        return None
    return DEEDS[name](scene, deed)


def _say(scene: Scene, deed: Deed) -> int | None:
    text = deed.text.strip()
    if not text and not deed.file_name and deed.attachment not in ATTACHMENTS:
        return None
    topic = scene.chat.topics.get(deed.topic)
    if topic and topic.closed and not _leads(scene):
        return None
    content = _content(scene, deed, text)
    message = scene.world.said(scene.chat, content, scene.how)
    inline.summon(scene.world, scene.chat, message)
    return int(message["message_id"])


def _content(scene: Scene, deed: Deed, text: str) -> dict[str, Any]:
    """What the message has in it."""
    if deed.file_name:
        caption = {"caption": text} if text else {}
        return kept(scene.world, Upload.of(deed.file_name, deed.file)) | caption
    return dict(ATTACHMENTS.get(deed.attachment) or text_of_person(text))


def _leads(scene: Scene) -> bool:
    member = scene.chat.member(scene.person["id"])
    return member is None or member.leads


def _edit(scene: Scene, deed: Deed) -> bool:
    text = deed.text.strip()
    return bool(text) and scene.world.edited(scene.chat, deed.message, text) is not None


def _press(scene: Scene, deed: Deed) -> str | None:
    return inline.press(scene.world, scene.chat, deed.message, deed.data, scene.person)


def _choose(scene: Scene, deed: Deed) -> int | None:
    message = inline.choose(scene.world, scene.chat, deed.query, deed.result, scene.how)
    return int(message["message_id"]) if message else None


def _bot(scene: Scene, deed: Deed) -> bool:
    """Add, remove or promote the bot; in private block and unblock it."""
    return deed.status in tuple(Status) and groups.set_bot(
        scene.world, scene.chat, Status(deed.status), scene.person
    )


def _topic(scene: Scene, deed: Deed) -> bool:
    """Close or reopen a topic, delete it, or open another one."""
    world, chat, topic = scene.world, scene.chat, scene.chat.topics.get(deed.topic)
    if topic is None:
        title = deed.text.strip()
        return bool(chat.is_forum and title and groups.open_topic(world, chat, title, scene.person))
    if deed.status == "deleted":
        groups.delete_topic(world, chat, topic)
    else:
        groups.set_topic(world, chat, topic, scene.person, closed=deed.status == "closed")
    return True


def _startgroup(scene: Scene, deed: Deed) -> int:
    return groups.start_in_group(scene.world, scene.visitor, deed.text).id


def _upgrade(scene: Scene, deed: Deed) -> int | None:
    if scene.chat.type != "group":
        return None
    return groups.upgrade(scene.world, scene.visitor, scene.chat).id


DEEDS: Mapping[str, Callable[[Scene, Deed], Any]] = {
    "say": _say,
    "edit": _edit,
    "press": _press,
    "choose": _choose,
    "bot": _bot,
    "topic": _topic,
    "startgroup": _startgroup,
    "upgrade": _upgrade,
}
