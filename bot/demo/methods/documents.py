"""Files that are no pictures."""

import mimetypes

from bot.demo.access import open_place
from bot.demo.chats import Json
from bot.demo.multipart import Upload
from bot.demo.params import Params, bad, caption_of, markup_of
from bot.demo.world import World

MAX_DOCUMENT = 50 * 2**20


async def send_document(world: World, params: Params) -> Json:
    chat, context = open_place(world, params, "can_send_documents")
    content = _document(world, params.get("document")) | caption_of(params) | markup_of(params)
    return world.new_message(chat, world.bot, content | context)


def _document(world: World, given: object) -> Json:
    """A file that is uploaded."""
    if given in (None, "", b""):
        raise bad("there is no document in the request")
    if not isinstance(given, Upload):
        raise bad("wrong file identifier/HTTP URL specified")
    if len(given) > MAX_DOCUMENT:
        raise bad(f"file of size {len(given)} bytes is too big; the maximum is {MAX_DOCUMENT}")
    return kept(world, given)


def kept(world: World, upload: Upload) -> Json:
    """What a message with a file has."""
    file_id = world.keep_file(upload)
    told: Json = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_name": upload.name}
    if kind := mimetypes.guess_type(upload.name)[0]:
        told["mime_type"] = kind
    return {"document": {**told, "file_size": len(upload)}}
