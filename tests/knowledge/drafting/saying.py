"""What a draft says, in words that a person compares."""

from knowledge.drafting.drafted import Draft
from knowledge.factbase import FactBase


def officials(draft: Draft, facts: FactBase) -> set[str]:
    """«Mạc Thị Hòe: Chủ tịch UBND huyện Kẻ Sặt», with «?» behind what is to be looked at."""
    new = {one.id: one.data for one in draft.records}
    said = set()
    for one in draft.of("memberships"):
        person, post = one.data["person"], one.data["post"]
        name = facts.people[person].name if person in facts.people else new[person]["name"]
        if post in facts.posts:
            title, body = facts.posts[post].title, facts.posts[post].organization
        else:
            title, body = new[post]["title"], new[post]["organization"]
        known = facts.organizations.get(body)
        where = known.name if known else new[body]["name"]
        said.add(f"{name}: {title} {where}{'' if one.sure else '?'}")
    return said


def article(*paragraphs: str) -> str:
    """A text whose title names the invented province."""
    return "\n\n".join(("Tỉnh Thượng Giang bàn việc năm tới", *paragraphs)) + "\n"
