"""What a message asks, with its command, shortcut or mention taken away."""

import pytest

from bot.asking import question_in, without_mention

SHORTCUTS = {"aila": "{} là ai", "chitieu": "chỉ tiêu {}"}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("thu ngân sách 2022", "thu ngân sách 2022"),
        ("/hoi thu ngân sách", "thu ngân sách"),
        ("/hoi@thu_bot   thu ngân sách ", "thu ngân sách"),
        ("/hoi\nthu ngân sách", "thu ngân sách"),
        ("/aila bí thư thành ủy", "bí thư thành ủy là ai"),
        ("/AiLa@Thu_Bot bí thư", "bí thư là ai"),
        ("/chitieu cây xanh {2023}", "chỉ tiêu cây xanh {2023}"),
        ("/hoi", ""),
        ("/aila@thu_bot ", ""),
        ("  ", ""),
        ("3/10/2023 ai chủ trì", "3/10/2023 ai chủ trì"),
    ],
)
def test_the_question_in_a_text(text, question):
    assert question_in(text, SHORTCUTS) == question


@pytest.mark.parametrize(
    "text",
    ["@thu_bot thu chi", "thu chi @THU_BOT", "thu chi  @thu_bot ", "@thu_bot @thu_bot thu chi"],
)
def test_the_mention_is_no_part_of_it(text):
    assert without_mention(text, "thu_bot") == "thu chi"


def test_another_ones_mention_stays():
    assert without_mention("@thu_bot_2 thu chi", "thu_bot") == "@thu_bot_2 thu chi"
