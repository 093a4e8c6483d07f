"""The bot itself: greetings, what it can do, where its facts come from and how fresh they are."""

from collections.abc import Iterator
from dataclasses import replace

from knowledge.cues import FREE_CUES
from knowledge.matching import candidates, fit
from knowledge.model import Document, Event
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.refs import AreaRef
from knowledge.relations.candidate import Candidate, Desk
from knowledge.text import Syllable, syllables

AUTHOR_CUES = ("author", "bot", "about", "event-what", "who", "on-subject")
META_CUES = ("greeting", "thanks", "goodbye", "capability", "identity", "sources", "freshness")
PLACED_CUES = ("identity", "sources", "freshness")
"""Asked of the bot even where the home area's kind is named («kênh chính thức của tỉnh»)."""


def meta(question: Question, desk: Desk) -> list[Candidate]:
    """Only where nothing of the field is named."""
    asked = [cue for cue in META_CUES if question.has(cue)]
    named = [
        ref
        for ref in question.strict()
        if not (isinstance(ref, AreaRef) and question.has(*PLACED_CUES))
    ]
    if not asked or named or question.amounts or question.times:
        return []
    others = {
        "who",
        "when",
        "how-many",
        "role",
        "where",
        "issuer",
        "about",
        "hold",
        "directive",
        "result",
        "leaders",
        "yes-no",
        "since",
        "event-what",
        "spoke",
        "project",
    }
    explained = question.cue_positions({*META_CUES, *FREE_CUES, *others}) | question.silent
    explained |= {i for ref in question.strict() for i in ref.positions}
    kind = OutcomeKind.ANSWER if asked[-1] in ("sources", "freshness") else OutcomeKind.HELP
    return [Candidate("meta", frozenset(explained), 2, 0.9, kind, lambda: _reply(asked[-1], desk))]


def authors(question: Question, desk: Desk) -> list[Candidate]:
    """«bài ngày … do ai viết»: the byline of the articles meant."""
    if not question.has("author") or question.has("attended"):
        return []
    kept: dict[str, frozenset[int]] = {}
    for profile, fact in _told_of(question, desk):
        found = fit(question, profile, desk.library, AUTHOR_CUES)
        if found is not None:
            publisher = _publisher_named(question, fact.article, desk)
            kept[fact.article] = kept.get(fact.article, frozenset()) | found.explained | publisher
    if not kept:
        return []
    best = max(kept.values(), key=len)
    articles = [one for one, explained in kept.items() if len(explained) == len(best)]

    def build() -> Reply:
        draft = desk.draft()
        for target in articles:
            article = desk.library.facts.articles[target]
            day = format_date(article.published_on)
            if article.byline:
                draft.say(f"**{article.byline}** – tác giả bài «{article.title}» ({day}).")
            else:
                draft.say(f"Bài «{article.title}» ({day}) không in tên tác giả.")
            draft.articles.append(target)
        return draft.reply(OutcomeKind.ANSWER)

    known = all(desk.library.facts.articles[one].byline for one in articles)
    kind = OutcomeKind.ANSWER if known else OutcomeKind.UNKNOWN
    return [Candidate("author", best, 2, 1.0, kind, lambda: replace(build(), kind=kind))]


def _told_of(question: Question, desk: Desk) -> Iterator[tuple[Profile, Event | Document]]:
    """What an article may be about: a meeting or a document."""
    yield from candidates(question, Event, desk.library)
    yield from candidates(question, Document, desk.library)


def _publisher_named(question: Question, article: str, desk: Desk) -> frozenset[int]:
    """Where the question names who published an article («đăng Báo …»)."""
    facts = desk.library.facts
    publisher = facts.publishers[facts.articles[article].publisher]
    typed = question.syllables
    found: set[int] = set()
    for name in (publisher.name, *publisher.aliases):
        known = syllables(name)
        for start in range(len(typed) - len(known) + 1):
            places = range(start, start + len(known))
            if all(map(Syllable.agrees_with, typed[start:], known)):
                found.update(places)
    return frozenset(found)


def _reply(cue: str, desk: Desk) -> Reply:
    match cue:
        case "greeting":
            return help_reply(desk, "Chào bạn!")
        case "thanks":
            return _courtesy("Không có gì, bạn cần gì cứ hỏi nhé!", desk)
        case "goodbye":
            return _courtesy("Chào bạn, hẹn gặp lại!", desk)
        case "sources" | "freshness":
            return sources_reply(desk, OutcomeKind.ANSWER)
        case "identity":
            return help_reply(desk, "Mình không phải kênh của cơ quan nhà nước nào.")
        case _:
            return help_reply(desk, "")


def _courtesy(said: str, desk: Desk) -> Reply:
    """Who takes leave wants no introduction."""
    return desk.draft().say(said).reply(OutcomeKind.HELP)


def help_reply(desk: Desk, opening: str) -> Reply:
    """Who the bot is, what it answers, and example questions."""
    about = desk.library.facts.language.about
    draft = desk.draft()
    if opening:
        draft.say(opening)
    draft.say(
        f"Mình là **{about.name}**, bot **không chính thức** tra cứu chính sách địa phương: ai giữ "
        "chức gì, chỉ tiêu và kết quả, nghị quyết, chỉ đạo, hội nghị. Mọi câu trả lời đều dẫn bài "
        "báo và ngày đăng; điều chưa có bài nào nói thì mình nói là chưa có."
    )
    draft.say("Bạn thử hỏi:")
    for example in about.examples[:4]:
        draft.say(f"• {example}")
    return draft.reply(OutcomeKind.HELP)


def sources_reply(desk: Desk, kind: OutcomeKind) -> Reply:
    """All articles, newest first, with how many facts each supports."""
    draft = desk.draft()
    facts = desk.library.facts
    articles = sorted(facts.articles.values(), key=lambda one: one.published_on, reverse=True)
    newest, oldest = articles[0].published_on, articles[-1].published_on
    draft.say(
        f"Dữ liệu từ **{len(articles)} bài báo**, mới nhất ngày **{format_date(newest)}**, "
        f"cũ nhất ngày {format_date(oldest)}:"
    )
    for article in articles:
        publisher = facts.publishers[article.publisher].name
        draft.say(
            f"• {publisher}, {format_date(article.published_on)}: {article.title} "
            f"({desk.library.links.count(article.id)} dữ kiện)"
        )
    return draft.reply(kind)
