"""What a fact does not tell is not told: an attribute that no article gives of a person, an office,
a document, a project or a meeting gets no answer."""

from collections.abc import Iterator

from knowledge.outcome import OutcomeKind

from .asking import engine, replies

OF_PEOPLE = (
    "{} bao nhiêu tuổi?",
    "{} sinh năm nào?",
    "{} quê huyện nào?",
    "{} người xã nào?",
    "số điện thoại của {}",
    "{} được bầu khi nào?",
    "{} được bổ nhiệm ngày nào?",
    "{} nhậm chức từ bao giờ?",
    "{} có mấy người con?",
    "{} làm được mấy nhiệm kỳ rồi?",
)
OF_DOCUMENTS = (
    "ai ký {}?",
    "{} bao nhiêu trang?",
    "{} có hiệu lực đến khi nào?",
    "kinh phí thực hiện {} là bao nhiêu?",
    "{} phạt bao nhiêu tiền?",
    "{} được bao nhiêu đại biểu tán thành?",
    "{} họp mấy buổi mới thông qua?",
    "ai soạn thảo {}?",
    "{} áp dụng từ ngày nào?",
)
OF_PROJECTS = (
    "{} rộng bao nhiêu ha?",
    "{} dài bao nhiêu km?",
    "ai thi công {}?",
    "{} khởi công ngày nào?",
    "chủ đầu tư {} là ai?",
)
OF_MEETINGS = (
    "{} bắt đầu lúc mấy giờ?",
    "{} kéo dài bao lâu?",
    "{} tốn bao nhiêu tiền?",
    "{} có bao nhiêu nhà báo?",
)
NUMBER, DAY, ISSUER = "{} số mấy?", "{} ban hành ngày nào?", "ai ban hành {}?"
PLACE = "{} họp ở phòng nào?"
AUTHOR = "ai viết bài về {} ngày {}?"


def lacking() -> Iterator[str]:
    """A question for each thing and each attribute that it lacks."""
    facts, titles = engine().facts, engine().library.titles
    posts = {one.post for one in facts.memberships.values()}
    for name in (*(one.name for one in facts.people.values()), *map(titles.of, sorted(posts)[::2])):
        yield from (asked.format(name) for asked in OF_PEOPLE)
    for document in facts.documents.values():
        told = {NUMBER: document.number, DAY: document.issued_on, ISSUER: document.issuer}
        without = [asked for asked, known in told.items() if known is None]
        title = titles.document(document.id)
        yield from (asked.format(title) for asked in (*OF_DOCUMENTS, *without))
    for project in facts.projects.values():
        yield from (asked.format(project.name) for asked in OF_PROJECTS)
    for event in facts.events.values():
        yield from (asked.format(event.name) for asked in OF_MEETINGS)
        if event.place is None:
            yield PLACE.format(event.name)
        if facts.articles[event.article].byline is None:
            yield AUTHOR.format(event.name, f"{event.on:%d/%m/%Y}")


def test_what_a_fact_lacks_is_not_answered() -> None:
    asked = list(lacking())
    told = [
        f"{question} -> {reply.text[:100]}"
        for question, reply in zip(asked, replies([(one, ()) for one in asked]), strict=True)
        if reply.kind is OutcomeKind.ANSWER
    ]
    assert told == []
