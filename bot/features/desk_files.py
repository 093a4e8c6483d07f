"""Articles that operators send as files; and what cannot become one, each refused by name."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import attrgetter, or_
from pathlib import PurePath

from telegram import Document, Update
from telegram.ext import MessageHandler, filters
from telegram.ext.filters import UpdateType

from bot import wording
from bot.answering import MAX_LETTERS
from bot.article_files import LARGEST_MEGABYTES
from bot.conversation import Session
from bot.filters import PRIVATE
from bot.following.admission import Callback
from bot.reviewing.access import operators
from bot.reviewing.saying import filled
from bot.sending import Place, Writer
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.submissions.decoding import NoText, NoTextError, decoded
from bot.submissions.fetching import Unfetched, UnfetchedError, fetch
from bot.submissions.laying import Article, lay
from bot.wording import DeskWording
from knowledge.drafting.heading import Told

KINDS = {
    NoText.PDF: (".pdf",),
    NoText.OFFICE: (".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ppt", ".pptx", ".pages"),
    NoText.PICTURE: (".jpg", ".jpeg", ".png", ".gif", ".heic", ".webp", ".bmp", ".tif", ".tiff"),
    NoText.OTHER: (".mht", ".mhtml", ".webarchive", ".epub"),
    NoText.ARCHIVE: (".zip", ".rar", ".7z", ".gz", ".tar"),
}
"""What a file's name tells: then it is not even fetched."""
ARTICLES = reduce(or_, map(filters.Document.FileExtension, ("txt", "html", "htm")))
"""What others may take for a way to hand in an article."""
NAME_LETTERS = 60


def handlers(services: Services) -> Sequence[Handler]:
    async def sent(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None or message.document is None:
            return
        session = Session(services, context.bot, update.effective_user)
        document, url = message.document, _address(message.caption)

        async def work(writer: Writer) -> None:
            await _take(writer, session, document, url)

        session.write(Place.of(message, quote=True), work)

    def saying(template: Callable[[DeskWording], str]) -> Callback:
        """Answers a message with one line, an album with one for all of it."""

        async def told(update: Update, context: Context) -> None:
            message = update.effective_message
            if message is None:
                return
            album = message.media_group_id
            if not album or services.once.first_time((message.chat_id, album), True):
                session = Session(services, context.bot, update.effective_user)
                lines = wording.styled(template(session.desk_words))
                session.send(Place.of(message, quote=True), lines)

        return told

    mine = operators(services)
    long = filters.Regex(rf"(?s)\A.{{{MAX_LETTERS + 1}}}")
    other = ~filters.TEXT & ~filters.StatusUpdate.ALL
    was_edited = UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE
    return [
        MessageHandler(PRIVATE & mine & filters.Document.ALL & ~filters.ANIMATION, sent),
        MessageHandler(PRIVATE & ~mine & ARTICLES, saying(attrgetter("only_operators"))),
        MessageHandler(PRIVATE & mine & other, saying(attrgetter("what_works"))),
        MessageHandler(was_edited & mine & filters.TEXT & long, saying(attrgetter("edited_text"))),
    ]


async def _take(writer: Writer, session: Session, document: Document, url: str | None) -> None:
    """Fetch a file, read it and lay it on the desk; else one line that says what is the matter."""
    words = session.desk_words
    name = (document.file_name or words.a_file)[-NAME_LETTERS:]
    try:
        _refuse_by_name(name)
        text = decoded(await fetch(session.bot, document))
        await lay(writer, session, Article(text, name, told=Told(url=url)))
    except NoTextError as error:
        said = _no_text(error.why, words)
    except UnfetchedError as error:
        said = _unfetched(error.why, words)
    except StateError:
        said = session.words.failed
    else:
        return
    await writer.send(filled(said, name=name, limit=LARGEST_MEGABYTES))


def _refuse_by_name(name: str) -> None:
    ending = PurePath(name).suffix.lower()
    for why, endings in KINDS.items():
        if ending in endings:
            raise NoTextError(why)


def _no_text(why: NoText, words: DeskWording) -> str:
    return {
        NoText.EMPTY: words.is_empty,
        NoText.PDF: words.is_pdf,
        NoText.OFFICE: words.is_office,
        NoText.PICTURE: words.is_picture,
        NoText.ARCHIVE: words.is_archive,
        NoText.ENCODING: words.odd_letters,
        NoText.OTHER: words.is_no_text,
    }[why]


def _unfetched(why: Unfetched, words: DeskWording) -> str:
    return {
        Unfetched.TOO_LARGE: words.too_large,
        Unfetched.GONE: words.file_gone,
        Unfetched.UNREACHED: words.file_unreached,
    }[why]


def _address(caption: str | None) -> str | None:
    """The address of the article, where the file's caption is one."""
    given = (caption or "").strip()
    return given if given.startswith(("https://", "http://")) and not given.split()[1:] else None
