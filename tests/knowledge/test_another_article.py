"""Facts of a kind that no other article has, added as one file: an office that changes hands in the
article itself, what has a number as its name, what hardly any article tells."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind
from knowledge.seeds import load
from tests.conftest import assemble

TODAY = date(2025, 6, 1)
ARTICLE = Path(__file__).with_name("another_article.toml")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = assemble(tmp_path_factory.mktemp("another") / "seeds")
    shutil.copy(ARTICLE, folder / "articles/2025-05-20-hop-hdnd.toml")
    return Engine(load(folder))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # who left is not who holds the office, but who did before
        ("Chủ tịch UBND huyện Kẻ Sặt là ai?", "Trước đó: Triệu Quang Bính (đến 20/5/2025)"),
        ("Trước bà Mạc Thị Hòe ai làm Chủ tịch UBND huyện Kẻ Sặt?", "Triệu Quang Bính"),
        ("Ai thay ông Triệu Quang Bính làm Chủ tịch UBND huyện Kẻ Sặt?", "Mạc Thị Hòe"),
        ("Ông Triệu Quang Bính làm chức gì?", "Chủ tịch UBND huyện Kẻ Sặt (đến 20/5/2025)"),
        ("Ông Triệu Quang Bính có phải Chủ tịch UBND huyện Kẻ Sặt không?", "Mạc Thị Hòe"),
        ("Trưởng phòng Y tế huyện Kẻ Sặt là ai?", "chưa có bài nào nói ai giữ chức này sau đó"),
        ("Ông Triệu Quang Bính chuyển đi đâu rồi?", "Sở Nội vụ"),
        ("Kỳ họp thứ hai HĐND huyện Kẻ Sặt bầu ai làm Chủ tịch UBND huyện?", "Mạc Thị Hòe"),
        # a number that is part of a name
        ("Bão số 7 làm hư hỏng bao nhiêu nhà ở huyện Kẻ Sặt?", "318 nhà"),
        ("Chỉ đạo về bão số 7", "lợp lại xong nhà"),
        ("Chỉ đạo về khắc phục hậu quả bão", "lợp lại xong nhà"),
        ("Kỳ họp thứ 2 HĐND huyện Kẻ Sặt họp ngày nào?", "20/5/2025"),
        ("HĐND huyện Kẻ Sặt họp kỳ họp thứ ba hôm nào?", "15/7/2025"),
        # what hardly any article tells, where one does
        ("Bà Mạc Thị Hòe được mấy phiếu khi bầu Chủ tịch UBND huyện?", "31/33"),
        ("Kè sông Sặt dài bao nhiêu km?", "1,7 km"),
        ("Kè sông Sặt nhà thầu nào làm?", "đang chọn nhà thầu"),
        # what may ask, and stands in the fact as a word
        ("tim van ban cua hdnd huyen ke sat ve dau tu cong trung han", "9/NQ-HĐND"),
        ("Nghị quyết 9 của HĐND huyện Kẻ Sặt thực hiện giai đoạn nào?", "2025 - 2027"),
        ("Tỷ lệ hộ nghèo huyện Kẻ Sặt là bao nhiêu?", "3,1%"),
    ],
)
def test_is_answered(engine: Engine, question: str, said: str) -> None:
    reply = engine.ask(question, today=TODAY)
    assert reply.kind is OutcomeKind.ANSWER, reply.text
    assert said in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Bão số 5 làm hư hỏng bao nhiêu nhà ở huyện Kẻ Sặt?",
        "Chỉ đạo về bão số 5",
        "Kỳ họp thứ nhất HĐND huyện Kẻ Sặt họp ngày nào?",
        "Ông Quách Như Ý được bao nhiêu phiếu?",
        "Kỳ họp thứ hai HĐND huyện Kẻ Sặt bầu ai làm Chủ tịch HĐND huyện?",
        "Dịch tả lợn tái phát ở xã nào của huyện Kẻ Sặt?",
        "Kè sông Sặt rộng bao nhiêu?",
        "Huyện Kẻ Sặt có bao nhiêu hộ nghèo?",
    ],
)
def test_is_not_guessed(engine: Engine, question: str) -> None:
    reply = engine.ask(question, today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN, reply.text


def test_who_left_is_not_named_as_the_holder(engine: Engine) -> None:
    first, *_ = engine.ask("Chủ tịch UBND huyện Kẻ Sặt hiện nay là ai?", today=TODAY).lines
    assert "Mạc Thị Hòe" in "".join(span.text for span in first)
