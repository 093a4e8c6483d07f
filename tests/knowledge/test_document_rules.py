"""What is asked of documents, projects and what was said, in an invented province: answered where
the facts have just that, and not by what stands near it."""

from datetime import date

import pytest

from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # what its subject ties together
        ("Nghị quyết 14 gắn du lịch đường thủy với việc gì?", "bảo vệ cảnh quan"),
        # the year that it heads for is not the one that it is from
        ("Nghị quyết 14 hướng tới mốc năm bao nhiêu?", "Giai đoạn 2024-2030"),
        ("Nghị quyết 14 định hướng đến khi nào?", "Giai đoạn 2024-2030"),
        # the number of what somebody presented
        ("Ông Vũ Hải Đăng quán triệt nghị quyết số mấy?", "14-NQ/TU"),
        # two documents are never one, and of two years
        ("Nghị quyết 14 và Kết luận 07 cùng ra năm 2024 phải không?", "Không phải."),
        ("Nghị quyết 14 với Kết luận 07 có phải là 1 không?", "Không phải."),
        # a wrong subject is put right, whatever is asked besides
        ("Kết luận 07 về du lịch giao việc cho những ai?", "Không phải."),
        # it was issued on its day, not when it was talked of
        ("Nghị quyết 14 ban hành ngày 12/4/2024 phải không?", "Không phải."),
        ("Nghị quyết 14 năm 2023 nói về du lịch đúng không?", "Không phải."),
        ("Nghị quyết 14 ban hành đầu năm 2024 đúng không?", "Đúng."),
        # «hả», «à» ask whether it is so
        ("Nghị quyết 14 là của UBND tỉnh Thượng Giang hả?", "Không phải."),
        # the documents of a meeting
        ("Hội nghị giao ban 12/4/2024 bàn triển khai nghị quyết số mấy?", "14-NQ/TU"),
        # «mấy … nào» counts nothing, and what is said again points at nothing said before
        ("Ông Ngô Bá Trác lưu ý TX Bình Lãng về mấy lĩnh vực nào?", "quy hoạch bến bãi"),
        ("Thành ủy Thượng Giang ra một nghị quyết, đó là nghị quyết nào?", "14-NQ/TU"),
        # how things stood, when and where
        ("Bến thuyền xuống cấp là hạn chế của địa phương nào?", "TP Thượng Giang"),
        # a last clause that says what the question is for
        ("Ngày ban hành Nghị quyết 14, mình cần ghi vào báo cáo", "5/2/2024"),
        ("Bí thư Tỉnh ủy là ai, tôi có cháu đang học cấp 1", "Ngô Bá Trác"),
        # a syllable without accents is what the fact has for it
        ("rac tren song thi vuong gi", "thu gom chưa kịp thời"),
        # a project is where its place is
        ("Đường Bờ Lãng ở đâu?", "ở phường Cầu Mây"),
    ],
)
def test_is_answered(engine: Engine, question: str, said: str) -> None:
    reply = engine.ask(question, today=TODAY)
    assert reply.kind is OutcomeKind.ANSWER, (reply.text, reply.trace)
    assert said in reply.text


@pytest.mark.parametrize(
    "question",
    [
        # money of a project that tells none
        "Đường Bờ Lãng vốn bao nhiêu?",
        "Đường Bờ Lãng tốn bao nhiêu tiền?",
        # works are counted, no figure of theirs
        "TP Thượng Giang có mấy công trình?",
        # the means of a document that tells none
        "Kết luận 07 có những giải pháp nào?",
        # where a document was signed
        "Kết luận 07 ký ở đâu?",
        # an official's life is no date of a meeting with that official
        "Bí thư Thị ủy Bình Lãng vào đảng năm nào?",
    ],
)
def test_what_the_facts_lack_is_not_told(engine: Engine, question: str) -> None:
    reply = engine.ask(question, today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN, (reply.text, reply.trace)
