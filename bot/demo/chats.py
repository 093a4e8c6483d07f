"""Chats as the demo's Telegram keeps them: members and their rights, topics, messages.

All that is described has the shape of the Bot API.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]

MAX_MESSAGES = 500
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
SENDING_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
)


class Status(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(frozen=True)
class Member:
    """Somebody who is in a chat or was. `rights` are those that a restricted one has kept."""

    user: Json
    status: Status
    rights: frozenset[str] = frozenset()

    @property
    def inside(self) -> bool:
        return self.status not in (Status.LEFT, Status.KICKED)

    @property
    def leads(self) -> bool:
        return self.status in (Status.CREATOR, Status.ADMINISTRATOR)

    def may(self, right: str) -> bool:
        """Whether a right to send (`can_send_photos`) is theirs."""
        return self.inside and (self.status is not Status.RESTRICTED or right in self.rights)

    @property
    def described(self) -> Json:
        told: Json = {"user": self.user, "status": str(self.status)}
        if self.status is Status.CREATOR:
            told["is_anonymous"] = False
        elif self.status is Status.ADMINISTRATOR:
            told |= {"can_be_edited": False, "is_anonymous": False}
            told |= dict.fromkeys(ADMIN_RIGHTS, True)
        elif self.status is Status.RESTRICTED:
            told |= {"is_member": True, "until_date": 0}
            told |= {right: right in self.rights for right in SENDING_RIGHTS}
        elif self.status is Status.KICKED:
            told["until_date"] = 0
        return told


@dataclass
class Topic:
    """A topic of a forum; its id is that of the service message which opened it."""

    id: int
    name: str
    closed: bool = False

    @property
    def opening(self) -> Json:
        """What the service message says that opened it."""
        return {
            "message_thread_id": self.id,
            "is_topic_message": True,
            "forum_topic_created": {"name": self.name, "icon_color": 7322096},
        }


@dataclass
class Feed:
    """What one visitor's page has yet to learn, of all its chats."""

    events: list[Json] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, kind: str, content: Json) -> None:
        self.events.append({"seq": len(self.events) + 1, "kind": kind, **content})
        self.wake()

    def wake(self) -> None:
        """Let everyone who waits for news look again."""
        self.changed.set()
        self.changed = asyncio.Event()


@dataclass
class Chat:
    """A chat of one visitor. `person` is whom the bot talks to where it is private."""

    id: int
    type: str
    title: str
    feed: Feed
    person: Json = field(default_factory=dict)
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: OrderedDict[int, Json] = field(default_factory=OrderedDict)
    successor: int | None = None
    """The supergroup that a group has become."""
    last_bot: int | None = None
    """The bot that spoke last."""
    started: bool = False
    """Whether somebody has written here: a bot cannot be the first to write to a person."""

    @property
    def private(self) -> bool:
        return self.type == "private"

    @property
    def events(self) -> list[Json]:
        return self.feed.events

    @property
    def described(self) -> Json:
        if self.private:
            return {"id": self.id, "type": self.type, "first_name": self.title}
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "type": self.type, "title": self.title, **forum}

    @property
    def described_fully(self) -> Json:
        """What getChat tells."""
        gifts = ("unlimited", "limited", "unique")
        accepted = {f"{kind}_gifts": self.private for kind in gifts}
        accepted |= {"premium_subscription": self.private, "gifts_from_channels": False}
        told = self.described | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": accepted,
        }
        if not self.private:
            told["permissions"] = dict.fromkeys(SENDING_RIGHTS, True)
        return told

    def member(self, user: int) -> Member | None:
        return self.members.get(user)

    def has(self, user: int) -> bool:
        """Whether somebody is in the chat now."""
        member = self.members.get(user)
        return member is not None and member.inside

    def tell(self, kind: str, content: Json) -> None:
        """Let the page know of something in this chat."""
        self.feed.tell(kind, {"place": self.id, **content})

    def keep(self, message: Json) -> None:
        """Add a message; the oldest goes where there are too many."""
        self.messages[message["message_id"]] = message
        if len(self.messages) > MAX_MESSAGES:
            self.messages.popitem(last=False)
        if message["from"]["is_bot"]:
            self.last_bot = message["from"]["id"]
        self.tell("message", {"message": message})
