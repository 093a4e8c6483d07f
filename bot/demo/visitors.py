"""The people and chats of one visitor of the page; all ids come from the visitor's number.

So two browsers never meet, and a reload finds everything again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.demo.chats import Chat, Feed, Json, Member, Status, Topic

FIRST_NEIGHBOUR = 2**42
SUPERGROUPS = 10**12
"""Ids of supergroups are -1000000000000 and below."""
NEIGHBOURS = ("lan", "minh")
NAMES = {"lan": "Lan", "minh": "Minh"}
TOPIC = "Hỏi đáp"
ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Whom Telegram names where an admin speaks as the group."""


@dataclass
class Visitor:
    """A visitor: the private chat, a forum with the bot, a group without it, groups made later."""

    number: int
    language: str
    feed: Feed = field(default_factory=Feed)
    chats: dict[int, Chat] = field(default_factory=dict)

    @property
    def people(self) -> Mapping[str, Json]:
        """The persons that the visitor can speak as in groups."""
        return {key: self._neighbour(index, key) for index, key in enumerate(NEIGHBOURS)}

    @property
    def person(self) -> Json:
        return {
            "id": self.number,
            "is_bot": False,
            "first_name": "Bạn",
            "language_code": self.language,
        }

    def speak(self, language: str) -> None:
        """From now on the visitor's people use Telegram in this language."""
        if language != self.language:
            self.language = language
            self.private.person = self.person

    @property
    def private(self) -> Chat:
        return self.chats[self.number]

    @property
    def forum(self) -> Chat:
        return self.chats[-(SUPERGROUPS + 2 * self.number)]

    @property
    def foreign(self) -> Chat:
        """The group that the bot is not in."""
        return self.chats[-(SUPERGROUPS + 2 * self.number + 1)]

    def speaker(self, chat: Chat, name: str) -> Json | None:
        """Who speaks in a chat under a name; None: nobody has it."""
        if chat.private:
            return self.person
        if name == "anonymous":
            return ANONYMOUS
        return self.people.get(name or NEIGHBOURS[0])

    def group(self, chat_id: int, title: str, kind: str) -> Chat:
        """Make a group of the two neighbours, the first its creator."""
        chat = Chat(chat_id, kind, title, self.feed)
        for person in self.people.values():
            status = Status.MEMBER if chat.members else Status.CREATOR
            chat.members[person["id"]] = Member(person, status)
        self.chats[chat_id] = chat
        return chat

    def _neighbour(self, index: int, key: str) -> Json:
        return {
            "id": FIRST_NEIGHBOUR + 2 * self.number + index,
            "is_bot": False,
            "first_name": NAMES[key],
            "language_code": self.language,
        }


def welcome(number: int, language: str, bot: Json, topic: int, now: int) -> Visitor:
    """A visitor with all chats of the beginning; `topic` becomes the id of the forum's topic."""
    visitor = Visitor(number, language)
    private = Chat(number, "private", "Bạn", visitor.feed, person=visitor.person)
    for user in (private.person, bot):
        private.members[user["id"]] = Member(user, Status.MEMBER)
    visitor.chats[number] = private
    forum = visitor.group(-(SUPERGROUPS + 2 * number), "Khối phố 5", "supergroup")
    forum.is_forum = True
    forum.members[bot["id"]] = Member(bot, Status.MEMBER)
    visitor.group(-(SUPERGROUPS + 2 * number + 1), "Hội đọc sách", "supergroup")
    forum.topics[topic] = Topic(topic, TOPIC)
    forum.messages[topic] = {
        "message_id": topic,
        "date": now,
        "chat": forum.described,
        "from": visitor.people[NEIGHBOURS[0]],
        **forum.topics[topic].opening,
    }
    return visitor
