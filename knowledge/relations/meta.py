"""The bot itself: greetings, what it can do, where its facts come from and how fresh they are."""

from knowledge.matching import FREE_CUES
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk

META_CUES = ("greeting", "thanks", "goodbye", "capability", "identity", "sources", "freshness")


def meta(question: Question, desk: Desk) -> list[Candidate]:
    """Only where nothing of the field is named."""
    asked = [cue for cue in META_CUES if question.has(cue)]
    if not asked or question.strict() or question.amounts or question.times:
        return []
    others = {"who", "when", "how-many", "role", "where", "issuer", "about", "hold", "directive",
              "result", "leaders", "yes-no", "since", "event-what", "spoke", "project"}  # fmt: skip
    explained = question.cue_positions({*META_CUES, *FREE_CUES, *others}) | question.silent
    kind = OutcomeKind.ANSWER if asked[-1] in ("sources", "freshness") else OutcomeKind.HELP
    return [Candidate("meta", frozenset(explained), 2, 0.9, kind,
                      lambda: _reply(asked[-1], desk))]  # fmt: skip


def _reply(cue: str, desk: Desk) -> Reply:
    match cue:
        case "greeting":
            return help_reply(desk, "Chào bạn!")
        case "thanks":
            return help_reply(desk, "Không có gì, bạn cần gì cứ hỏi nhé!")
        case "goodbye":
            return help_reply(desk, "Chào bạn, hẹn gặp lại!")
        case "sources" | "freshness":
            return sources_reply(desk, OutcomeKind.ANSWER)
        case _:
            return help_reply(desk, "")


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
    counts: dict[str, int] = {}
    for fact in facts.facts():
        counts[fact.article] = counts.get(fact.article, 0) + 1
    newest, oldest = articles[0].published_on, articles[-1].published_on
    draft.say(f"Dữ liệu từ **{len(articles)} bài báo**, mới nhất ngày **{format_date(newest)}**, "
              f"cũ nhất ngày {format_date(oldest)}:")  # fmt: skip
    for article in articles:
        publisher = facts.publishers[article.publisher].name
        draft.say(f"• {publisher}, {format_date(article.published_on)}: {article.title} "
                  f"({counts.get(article.id, 0)} dữ kiện)")  # fmt: skip
    return draft.reply(kind)
