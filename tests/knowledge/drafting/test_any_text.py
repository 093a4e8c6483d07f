"""Whatever the text, a draft is whole: it can be written, loaded, and cites what there is."""

import tomllib
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.curation.references import Index, Row, check_rows
from knowledge.curation.seed_files import SeedFile
from knowledge.drafting.draft import draft
from knowledge.drafting.writing import write_draft
from knowledge.paragraphs import split_paragraphs

PIECES = [
    "Bí thư Tỉnh ủy",
    "Phó Chủ tịch",
    "UBND",
    "huyện Kẻ Sặt",
    "xã Đồng Mía",
    "Lê Thị Na",
    "Mạc Văn Hòe",
    "các đồng chí",
    "nguyên",
    "kiêm",
    "Giám đốc",
    "Sở Y tế",
    "Trưởng ban",
    "Tuyên giáo Thành ủy",
    "VNPT",
    "Nghị quyết số 05-NQ/TU",
    "ngày 31/2/2021",
    "Kế hoạch thực hiện Nghị quyết",
    "Đại hội Đảng bộ tỉnh",
    "về phát triển du lịch giai đoạn 2021 - 2025",
    "Sáng 9/1/2025",
    "Chiều nay (31/4)",
    "thu ngân sách",
    "đạt 920,4ha",
    "bằng 112% kế hoạch",
    "404/495",
    "yêu cầu",
    "đề nghị",
    "hoàn thành trước ngày 15/8",
    "Đọc thêm",
    "[img]",
    "Ảnh: Thu Hà",
    "quý I/2025",
    "là",
    "và",
    "của",
    "tỉnh",
    "thành phố",
    "phường 3",
    "T.Ư",
]
MARKS = (" ", ", ", "; ", ": ", " - ", "-", " (", ") ", ". ", "\n", "\n\n", "\n \n", "\r\n\r\n")
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(MARKS)), max_size=40).map(
    lambda parts: "".join(piece + mark for piece, mark in parts)
)


@settings(max_examples=60, deadline=None)
@given(TEXTS | st.text(max_size=80))
def test_a_draft_can_be_written_and_holds_together(facts, text):
    found = draft(text, facts)
    written = tomllib.loads(write_draft(found, {}), parse_float=Decimal)
    ids = [one.id for one in found.records]
    assert len(ids) == len(set(ids))
    last = len(split_paragraphs(text))
    assert all(1 <= number <= last for one in found.records for number in one.paragraphs)
    file = SeedFile("draft", "draft", True, "", written)
    known: dict[str, list[str]] = {}
    for table in facts.tables():
        for one in table.values():
            known.setdefault(TABLE_OF[type(one).__name__], []).append(one.id)
    for one in found.records:
        known.setdefault(one.table, []).append(one.id)
    government = facts.language.government
    for terms in ("area_types", "body_types", "document_types", "event_types"):
        known[terms] = [term.id for term in getattr(government, terms)]
    rows = [Row(file, (), one.table, one.data) for one in found.records]
    assert not list(check_rows(rows, Index(known)))


TABLE_OF = {
    "Person": "people",
    "OfficialDocument": "official_documents",
    **{
        name: f"{name.lower()}s"
        for name in [
            "Publisher",
            "Article",
            "Area",
            "Organization",
            "Post",
            "Topic",
            "Indicator",
            "Membership",
            "Document",
            "Observation",
            "Statement",
            "Event",
            "Participation",
            "Project",
        ]
    },
}
