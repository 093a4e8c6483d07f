"""Projects, schemes and works named in the articles."""

import re
from collections.abc import Sequence

from knowledge.literals import COUNT
from knowledge.matching import (
    Fit,
    candidates,
    fit,
    named_indicators,
    named_projects,
    topic_positions,
)
from knowledge.model import Project
from knowledge.outcome import OutcomeKind, Reply
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.counting import counts
from knowledge.replies import upper_first
from knowledge.text import find_row, syllables
from knowledge.vocabulary import Kind

KIND_CUES: dict[str, tuple[str, ...]] = {
    "project-road": ("road",),
    "project-scheme": ("scheme",),
    "project-model": ("model", "programme"),
    "project-cluster": ("cluster",),
}


PROJECT_CUES = (
    "project",
    "what",
    "target",
    "petition",
    "directive",
    "find-document",
    "aim",
    "event-what",
    "spoke",
    "called",
    "about",
    "hold",
)


WISHES = ("petition", "aim", "demanded")
"""Cues of words with which a project is only wanted."""
MIN_TOPIC_WORDS = 2
"""A lone word («điện») points at no project where nothing else does."""


_TIME = re.compile(r"\b(?:\d{4}|quý|tháng)\b", re.IGNORECASE)
_ROUTE = re.compile(r"\btừ\b.+\bđến\b")


def projects(question: Question, desk: Desk) -> list[Candidate]:
    """«TP … có dự án nào vay vốn ADB», «chuẩn bị đầu tư những tuyến đường nào»."""
    kinds = {kind for cue, of_cue in KIND_CUES.items() if question.has(cue) for kind in of_cue}
    named = named_projects(question, desk.library)
    if not (kinds or named or question.has("project") or _begins_a_name(question)):
        return []
    if question.has("how-many", "percent") and named_indicators(question, desk.library):
        return []
    fits: dict[str, Fit] = {}
    for profile, fact in candidates(question, Project, desk.library):
        told = f"{fact.funding or ''}; {fact.stage or ''}"
        if (kinds and fact.kind not in kinds) or not counts(question, told):
            continue
        placed = ("where",) if fact.area else ()
        told_of = (*placed, *_routed(fact), *_counted(fact, question), *_dated(fact))
        cues = (*PROJECT_CUES, *KIND_CUES, *told_of)
        found = fit(question, profile, desk.library, cues)
        if found is not None:
            fits[fact.id] = found
    if not fits:
        return []
    words = topic_positions(question, (*PROJECT_CUES, *KIND_CUES))
    topic = {one: len(found.topical & words) for one, found in fits.items()}
    best = max(topic.values())
    if best < MIN_TOPIC_WORDS and words and not (named or question.placed() or question.times):
        return []
    kept = [one for one in fits if topic[one] == best]
    kept = [one for one in kept if one in named] or kept
    explained = frozenset.intersection(*(fits[one].explained for one in kept))
    wanted = question.is_yes_no and all(
        _is_only_wanted(one, fits[one], question, desk) for one in kept
    )
    pointed = bool(question.areas or question.bodies or question.times) + bool(best)
    return [
        Candidate(
            "project",
            explained,
            1 + pointed,
            0.7,
            OutcomeKind.ANSWER,
            lambda: projects_reply(kept, desk, placed=question.has("where"), wanted=wanted),
        )
    ]


def _begins_a_name(question: Question) -> bool:
    """«dự án hạ tầng …»: the word for a project, where a longer name took it."""
    starts = {item.start for item in question.reading.items if item.of(Kind.NAME)}
    return any(
        "project" in match.mentions.cues and match.start in starts and match.end - match.start > 1
        for match in question.reading.matches
    )


def _counted(project: Project, question: Question) -> tuple[str, ...]:
    """How much and how many are answered where the project's own words have a number."""
    priced = bool(COUNT.search(project.funding or ""))
    sized = bool(question.counted) and bool(COUNT.search(project.stage or ""))
    lent = ("who", "issuer", "with-whom", "which-body", "sources") if project.funding else ()
    return lent + ("money",) * priced + ("how-many",) * (priced or sized)


def _is_only_wanted(target: str, found: Fit, question: Question, desk: Desk) -> bool:
    """«đã được phê duyệt chưa» of a project that somebody wants to be approved: is what is asked
    told behind a word of wanting alone?"""
    stage = syllables(desk.library.facts.projects[target].stage or "")
    cues = desk.library.facts.language.intents.cues
    words = [syllables(word) for cue in WISHES for word in cues[cue]]
    begins = min((place for word in words for place in find_row(stage, word)), default=None)
    if begins is None:
        return False
    name = named_projects(question, desk.library).get(target, frozenset())
    asked = found.topical - name - question.named_places - question.silent
    there = [
        [i for i, one in enumerate(stage) if question.syllables[place].agrees_with(one)]
        for place in asked
    ]
    return any(there) and all(min(places) > begins for places in there if places)


def projects_reply(
    targets: Sequence[str], desk: Desk, *, placed: bool = False, wanted: bool = False
) -> Reply:
    """What is known of each project; where it is, too, if that is asked (`placed`); apart from
    whether it is done, where it is only `wanted`."""
    draft = desk.draft()
    if wanted:
        draft.say("Mình chưa có bài nào nói việc đó đã xong. Điều mình có:")
    bullet = "• " if len(targets) > 1 else ""
    for target in targets:
        project = desk.library.facts.projects[target]
        details = "; ".join(filter(None, (project.funding, project.stage)))
        line = f"{bullet}**{upper_first(project.name)}**"
        if placed and project.area:
            line += f" ở {desk.library.geography.full_name(project.area)}"
        draft.say(line + (f": {details}." if details else "."), project)
        draft.about(project.area)
    return draft.reply(OutcomeKind.UNKNOWN if wanted else OutcomeKind.ANSWER)


def _routed(project: Project) -> tuple[str, ...]:
    """From where to where is answered where the project's name says so."""
    return ("route",) if _ROUTE.search(project.name) else ()


def _dated(project: Project) -> tuple[str, ...]:
    """A stage with a time in it tells when."""
    return ("when", "deadline") if _TIME.search(project.stage or "") else ()
