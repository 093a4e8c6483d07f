"""Photos of the bot, and fetching files."""

from bot.demo.access import open_place, own_message
from bot.demo.chats import Json
from bot.demo.images import size_of
from bot.demo.methods.messages import changed
from bot.demo.multipart import Upload
from bot.demo.params import Params, bad, caption_of, markup_of
from bot.demo.world import World

MAX_PHOTO = 10 * 2**20
MAX_DOWNLOAD = 20 * 2**20
MAX_SIDES = 10_000
MAX_RATIO = 20


async def send_photo(world: World, params: Params) -> Json:
    chat, context = open_place(world, params, "can_send_photos")
    content = _photo(world, params.get("photo")) | caption_of(params) | markup_of(params)
    return world.new_message(chat, world.bot, content | context)


async def edit_message_media(world: World, params: Params) -> Json | bool:
    """Another photo in the place of one."""
    chat, message = own_message(world, params)
    media = params.get("media")
    if not isinstance(media, dict) or media.get("type") != "photo":
        raise bad("can't parse InputMedia: type must be photo")
    source = str(media.get("media") or "")
    if source.startswith("attach://"):
        given = params.get(source.removeprefix("attach://"))
    else:
        given = source
    content = _photo(world, given) | caption_of(media) | markup_of(params)
    return changed(world, chat, message, params, content)


async def get_file(world: World, params: Params) -> Json:
    file_id = str(params.get("file_id") or "")
    content = world.files.get(file_id)
    if content is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(content) > MAX_DOWNLOAD:
        raise bad("file is too big")
    folder = "documents" if isinstance(content, Upload) else "photos"
    return {**_named(file_id, content), "file_path": f"{folder}/{file_id}"}


def _photo(world: World, given: object) -> Json:
    """A photo that is uploaded, or was and is named by its file_id."""
    if given in (None, "", b""):
        raise bad("there is no photo in the request")
    content = world.files.get(given) if isinstance(given, str) else given
    if not isinstance(content, bytes):
        raise bad("wrong file identifier/HTTP URL specified")
    if len(content) > MAX_PHOTO:
        raise bad(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO} bytes"
        )
    size = size_of(content)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > MAX_SIDES or max(size) > MAX_RATIO * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    file_id = given if isinstance(given, str) else world.keep_file(content)
    return {"photo": [{**_named(file_id, content), "width": width, "height": height}]}


def _named(file_id: str, content: bytes) -> Json:
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(content)}
