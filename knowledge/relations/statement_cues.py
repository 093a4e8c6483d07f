"""Which words of a question ask for which kinds of statements, and which of them those answer."""

from collections.abc import Container

from knowledge.model import StatementKind as Kind
from knowledge.question import Question
from knowledge.relations.quoted import Quoted

KIND_CUES: dict[str, tuple[Kind, ...]] = {
    "directive": (Kind.DIRECTIVE,),
    "petition": (Kind.PETITION,),
    "limitation": (Kind.LIMITATION,),
    "aim": (Kind.AIM, Kind.CONTENT),
    "task-group": (Kind.TASK_GROUP, Kind.CONTENT),
    "task-of-document": (Kind.CONTENT, Kind.AIM, Kind.DIRECTIVE),
    "statement-result": (Kind.RESULT,),
    "theme": (Kind.THEME,),
    "spoke": (Kind.OPINION, Kind.DIRECTIVE, Kind.PETITION, Kind.LIMITATION, Kind.AIM, Kind.RESULT),
    "about": (Kind.CONTENT, Kind.AIM),
    "target": (Kind.AIM,),
}
STRICT_CUES = frozenset({"petition", "statement-result", "theme"})
"""Cues that a statement of another kind answers only where somebody says it."""
DEFINITE_CUES = STRICT_CUES | {"limitation"}
"""Cues that no other kind of statement answers where the question says what it is about."""
WEAK_CUES = frozenset({"about", "target", "task-of-document", "spoke"})
"""Cues that fit several kinds: they narrow nothing."""
PROJECT_CUES = ("project", "project-scheme", "project-model", "project-cluster")
CUES = (
    *KIND_CUES,
    *PROJECT_CUES,
    "directed",
    "concluded",
    "hold",
    "head",
    "reported",
    "event-what",
    "replied",
)


def strong_cues(asked: Container[str]) -> list[str]:
    """Those of the cues that say which kind of statement is asked for."""
    return [cue for cue in KIND_CUES if cue not in WEAK_CUES and cue in asked]


def kinds_asked(question: Question, cues: Container[str]) -> list[str]:
    """Those of the strong cues that are asked for: «đề nghị gì về dự án chậm tiến độ» asks for no
    limitation, it tells what the petition is about."""
    strong = strong_cues(cues)
    asked = [one.start for one in question.reading.matches if "what" in one.mentions.cues]
    demands = [ref for ref in question.cues if ref.cues & {"petition", "directive"}]
    if any(ref.start <= one <= ref.end for ref in demands for one in asked):
        strong = [cue for cue in strong if cue != "limitation"]
    return strong


def cues_of(question: Question, said: Quoted | None) -> list[str]:
    """The cues that statements answer, by what else is asked."""
    counted = question.has("how-many", "money", "percent")
    cues = [cue for cue in CUES if not counted or cue not in PROJECT_CUES]
    if question.has("limitation"):
        cues += ["share-of-plan", "compare", "result", "unmet"]
    if question.has("directive"):
        cues.append("with-whom")
    if _tells_part(question):
        cues.append("part-in")
    if said:
        cues += ["growth", "decrease"]
    if question.has("deadline"):
        # «hoàn thành … trước ngày nào»: what has to be done is to be done by then
        cues.append("met")
    return cues


def _tells_part(question: Question) -> bool:
    """«ông A nhắc các phường làm gì ở hội nghị»: what they are to do, not what part he has."""
    verb, part = question.first("order", "demanded", "petition"), question.first("part-in")
    if verb is None or part is None:
        return False
    return any(ref.end <= verb < part for ref in (*question.people, *question.offices))
