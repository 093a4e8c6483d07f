"""Posts as frames (role, ranks, body, area) and the printed names of posts and documents."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.model import Document
from knowledge.refs import OfficeRef
from knowledge.text import syllables
from knowledge.vocabulary import body_of, merge_title

LEADER = "Người đứng đầu"
"""Whoever leads a body, where no role is named."""


@dataclass(frozen=True)
class PostFrame:
    """What makes a post this one and no other."""

    post: str
    role: str
    ranks: frozenset[str]
    body: str
    area: str | None
    organization: str


class Frames(Mapping[str, PostFrame]):
    """The frames of all posts, each made when first looked at, and kept."""

    def __init__(self, posts: Collection[str], make: Callable[[str], PostFrame]) -> None:
        self._posts = posts
        self._make = make
        self._made: dict[str, PostFrame] = {}

    def __getitem__(self, post: str) -> PostFrame:
        frame = self._made.get(post)
        if frame is None:
            frame = self._made[post] = self._make(post)
        return frame

    def __iter__(self) -> Iterator[str]:
        return iter(self._posts)

    def __len__(self) -> int:
        return len(self._posts)


class Titles:
    """Frames and printed names, made once for a fact base."""

    def __init__(self, facts: FactBase, geography: Geography) -> None:
        self._facts = facts
        self._geography = geography
        government = facts.language.government
        self._ranks = [
            (syllables(name), rank.id)
            for rank in government.ranks
            for name in (rank.name, *rank.aliases)
        ]
        self._roles = {
            tuple(s.folded for s in syllables(name)): role.id
            for role in government.roles
            for name in (role.name, *role.aliases)
        }
        self._types = {kind.id: kind for kind in government.document_types}
        self.heads = {body.id: body.head for body in government.body_types}
        self.default_bodies = {role.id: role.body for role in government.roles}
        self._bodies = {body.id: body for body in government.body_types}
        self._rank_terms = government.ranks
        self._role_names = {role.id: role.name for role in government.roles}
        self.frames = Frames(facts.posts, self._frame)

    def _frame(self, target: str) -> PostFrame:
        post = self._facts.posts[target]
        organization = self._facts.organizations[post.organization]
        left = list(syllables(post.title))
        ranks = set()
        for name, rank in self._ranks:
            for start in range(len(left) - len(name) + 1):
                if tuple(left[start : start + len(name)]) == name:
                    ranks.add(rank)
                    del left[start : start + len(name)]
                    break
        key = tuple(syllable.folded for syllable in left)
        role = self._roles.get(key, "-".join(key))
        return PostFrame(
            target,
            role,
            frozenset(ranks),
            body_of(organization),
            organization.area,
            organization.id,
        )

    def of(self, target: str) -> str:
        """A post in full: «Phó Bí thư Thường trực Thành ủy …»."""
        post = self._facts.posts[target]
        if post.label:
            return post.label
        return merge_title(post.title, self._facts.organizations[post.organization].name)

    def document(self, target: str) -> str:
        """A document as people cite it: «Nghị quyết 12-NQ/TU», «Kết luận 12-KL/TU (in là …)»."""
        document = self._facts.documents[target]
        kind = self._types[document.type].name
        name = document.code or document.number
        if name is None:
            return self._unnumbered(document, kind)
        printed = f" (bài in: {document.printed})" if document.printed else ""
        return f"{kind} {name}{printed}"

    def is_named_by_subject(self, document: Document) -> bool:
        """Is the subject of a document without a number its own name: «Kế hoạch thực hiện …»?"""
        numbered = document.code or document.number
        kind = self._types[document.type]
        names = [name.lower() for name in (kind.name, *kind.aliases)]
        return not numbered and any(name in document.subject.lower() for name in names)

    def _unnumbered(self, document: Document, kind: str) -> str:
        """What the subject begins with and people say; else what people say; else the subject."""
        subject, said = document.subject, document.aliases
        begins = [alias for alias in said if subject.lower().startswith(alias.lower())]
        if begins:
            return subject[: max(map(len, begins))]
        if said:
            return said[0][0].upper() + said[0][1:]
        return subject if self.is_named_by_subject(document) else f"{kind} về {subject}"

    def rank(self, target: str) -> tuple[bool, int, int]:
        """Order of a person's posts: heads of bodies first, then by the order of the bodies in
        government.toml."""
        frame = self.frames[target]
        order = list(self.heads)
        place = order.index(frame.body) if frame.body in order else len(order)
        return (
            frame.role != self.heads.get(frame.body) or bool(frame.ranks),
            place,
            len(frame.ranks),
        )

    def describe(self, ref: OfficeRef) -> str:
        """An office named in a question, written as it should be: «Chủ tịch UBND TX …»."""
        ranks = [rank for rank in self._rank_terms if rank.id in ref.ranks]
        title = " ".join(
            (
                *(rank.name for rank in ranks if not rank.after),
                self._role_names.get(ref.role, LEADER),
                *(rank.name for rank in ranks if rank.after),
            )
        )
        area = next(iter(ref.areas)) if ref.named and ref.areas and len(ref.areas) == 1 else None
        return merge_title(title, body) if (body := self._body(ref, area)) else title

    def _body(self, ref: OfficeRef, area: str | None) -> str:
        """A body with its place: committees are named by the kind of unit."""
        place = self._geography.full_name(area) if area else ""
        body = self._bodies.get(ref.body or "")
        if body is None:
            return place
        kinds = {self._facts.areas[one].type for one in ref.areas or ()}
        if body.names and len(kinds) == 1:
            name = body.names.get(kinds.pop(), (body.name,))[0]
            return f"{name} {self._facts.areas[area].name}" if area else name
        return f"{body.name} {place}".strip()
