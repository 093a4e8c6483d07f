"""The ways of typing keep what they promise, and the question files are in order."""

import json
import unicodedata
from pathlib import Path

import pytest

from .typing import (
    WAYS,
    abbreviated,
    chatty,
    decomposed,
    main,
    no_diacritics,
    old_tone_marks,
    slips,
)

FOLDER = Path(__file__).parent
QUESTION = "Chủ tịch UBND thị xã Hòa Thủy thu được bao nhiêu tỷ năm 2021, theo Nghị quyết 05-NQ/TU?"


def questions(name: str) -> list[dict[str, object]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_older_tone_place_only_moves_in_open_syllables() -> None:
    assert old_tone_marks("Hòa, ủy, KHỎE, hoàn, quý, thủy") == "Hoà, uỷ, KHOẺ, hoàn, quý, thuỷ"


def test_accents_fall_away_and_come_apart() -> None:
    assert no_diacritics("Đường đi Thạch Quý 31,8%") == "Duong di Thach Quy 31,8%"
    assert unicodedata.normalize("NFC", decomposed(QUESTION)) == QUESTION
    assert decomposed(QUESTION) != QUESTION


def test_the_longest_full_words_are_abbreviated_first() -> None:
    assert abbreviated("Phó chủ tịch thị xã làm gì") == "pct tx lm j"


def test_chatty_keeps_the_question_whole() -> None:
    assert QUESTION.rstrip("?") in chatty(QUESTION)


def test_slips_are_the_same_every_time_and_spare_digits_and_signs() -> None:
    def others(text: str) -> list[str]:
        return [char for char in text if not char.isalpha()]

    assert slips(QUESTION) == slips(QUESTION) != QUESTION
    assert others(slips(QUESTION)) == others(QUESTION)
    assert slips("ngắn thôi") == "ngắn thôi"


def test_a_variant_file_changes_the_question_and_its_context_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "x-1", "q": "Còn tỉnh?", "context": ["Ở xã?"], "must": ["Tỉnh"]}\n')
    assert main([str(path), "no_diacritics"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "id": "x-1", "q": "Con tinh?", "context": ["O xa?"], "must": ["Tỉnh"],
    }  # fmt: skip


def test_unusable_arguments_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["only-one"]) == 2
    assert main([str(FOLDER / "absent.jsonl"), "slips"]) == 2
    assert "absent.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["tune", "hard"])
def test_a_third_of_the_questions_has_to_be_refused(name: str) -> None:
    asked = questions(name)
    assert len(asked) >= 300
    assert len({question["id"] for question in asked}) == len(asked)
    refused = [one for one in asked if one["expect"] in {"unknown", "no_answer"}]
    assert 0.3 <= len(refused) / len(asked) <= 0.4


def test_no_question_to_report_with_is_elsewhere() -> None:
    def asked(name: str) -> set[str]:
        return {
            no_diacritics(f"{one.get('context')} {one['q']}").lower().strip(" ?")
            for one in questions(name)
        }

    assert asked("report")
    for name in ("everyday", "tune", "tune2", "hard"):
        assert not asked(name) & asked("report"), name


@pytest.mark.parametrize("way", WAYS)
def test_every_way_types_every_question(way: str) -> None:
    for one in questions("tune"):
        assert WAYS[way](str(one["q"])).strip()
