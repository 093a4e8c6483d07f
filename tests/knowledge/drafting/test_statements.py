"""What is asked in an article becomes directives: by whom, of whom, what, until when."""

from datetime import date

import pytest

from knowledge.curation.copying import Wording

TITLE = "Huyện Kẻ Sặt bàn việc đầu năm"
LEAD = (
    "Sáng 9/1, Huyện ủy Kẻ Sặt tổ chức hội nghị tổng kết năm 2024. Bí thư Huyện ủy Tống Văn Rạng "
    "chủ trì; Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe dự."
)


@pytest.fixture(scope="session")
def asked(drafted):
    """The demands of an article's paragraphs, each as (by, to, text)."""

    def demands(*paragraphs: str) -> list[tuple[str, tuple[str, ...], str]]:
        draft = drafted(TITLE, LEAD, *paragraphs)
        return [
            (one.data["by"][0], tuple(one.data["to"]), one.data["text"])
            for one in draft.of("statements")
            if one.data["kind"] == "directive"
        ]

    return demands


def test_who_asks_whom_for_what_until_when(drafted):
    draft = drafted(
        TITLE,
        LEAD,
        "Bà Mạc Thị Hòe giao Phòng Y tế huyện trình phương án tuyển bác sĩ trước ngày 31/3; "
        "yêu cầu các xã dọn vệ sinh bến sông trong tháng 2.",
    )
    first, second = draft.of("statements")
    bodies = {one.id: one.data["name"] for one in draft.of("organizations")}
    assert (first.data["by"], first.data["deadline"]) == (["mac-thi-hoe"], date(2025, 3, 31))
    assert [bodies[one] for one in first.data["to"]] == ["Phòng Y tế huyện Kẻ Sặt"]
    assert first.paragraphs == (3,)
    assert first.data["event"] == draft.of("events")[0].id
    assert second.data["deadline"] == date(2025, 2, 28)
    assert second.data["topics"] == ["moi-truong"]


def test_a_speech_goes_on_until_the_newspaper_speaks_again(asked):
    found = asked(
        "Kết luận hội nghị, Bí thư Huyện ủy đề nghị các xã rà soát lại quy hoạch bến bãi.",
        "Trong công tác cán bộ, chú trọng đào tạo nguồn kế cận. Bên cạnh đó, UBND huyện cần sớm "
        "sửa kè sông Lãng.",
        "Dịp này, Huyện ủy đã trao thưởng cho 5 tập thể.",
        "Tăng cường giao lưu là dịp vui của bà con.",
    )
    assert [(by, text) for by, _, text in found] == [
        ("tong-van-rang", "rà soát lại quy hoạch bến bãi"),
        ("tong-van-rang", "chú trọng đào tạo nguồn kế cận (trong công tác cán bộ)"),
        ("tong-van-rang", "sớm sửa kè sông Lãng"),
    ]
    assert found[2][1] == ("ubnd-huyen-ke-sat",)


@pytest.mark.parametrize(
    ("caption", "texts"),
    [
        (
            "Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe: Các xã cần trồng cây ven sông; giữ sạch bến.",
            ["trồng cây ven sông", "giữ sạch bến"],
        ),
        ("Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe: Huyện sẽ trồng cây ven sông.", []),
        ("Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe: Cần quan tâm yếu tố con người.", []),
        ("Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe đề xuất nên rà soát lại quy hoạch.", []),
    ],
)
def test_a_caption_asks_only_where_somebody_is_asked(asked, caption, texts):
    assert [text for _, _, text in asked(caption)] == texts


@pytest.mark.parametrize(
    "sentence",
    [
        "Bí thư Huyện ủy Tống Văn Rạng ghi nhận kết quả giao thông và giao lưu văn nghệ của huyện.",
        "Ban Chỉ đạo huyện đã bàn giao mặt bằng cho nhà thầu.",
        "Huyện được tỉnh giao 86 tỷ đồng để làm kè.",
        "Bí thư Huyện ủy lưu ý: công tác kiểm tra chưa thường xuyên, hiệu quả chưa cao.",
    ],
)
def test_what_only_looks_like_asking_is_none(asked, sentence):
    assert asked(sentence) == []


def test_who_asks_those_above_begs(drafted):
    draft = drafted(
        TITLE, LEAD, "Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe đề nghị UBND tỉnh bố trí vốn làm kè."
    )
    assert [one.data["kind"] for one in draft.of("statements")] == ["petition"]


def test_each_of_two_addressees_gets_its_own(asked):
    found = asked(
        "Bí thư Huyện ủy Tống Văn Rạng yêu cầu UBND huyện lập phương án chống sạt lở sông Lãng; "
        "các xã cần chủ động di dời hộ dân."
    )
    assert [to == ("ubnd-huyen-ke-sat",) for _, to, _ in found] == [True, False]


def test_what_the_sapo_and_a_caption_repeat_is_one_demand(drafted):
    words = "đề nghị các xã rà soát lại quy hoạch bến bãi"
    draft = drafted(
        TITLE,
        f"Bí thư Huyện ủy Tống Văn Rạng {words}.",
        LEAD,
        f"Kết luận hội nghị, Bí thư Huyện ủy Tống Văn Rạng {words}; sớm bố trí đất cho trường học.",
    )
    first, second = draft.of("statements")
    assert set(first.paragraphs) == {2, 4}
    assert second.paragraphs == (4,)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 15-12", date(2025, 12, 15)),
        ("trước ngày 22.4", date(2025, 4, 22)),
        ("chậm nhất ngày 5 tháng 3", date(2025, 3, 5)),
        ("trong quý II", date(2025, 6, 30)),
        ("trước ngày 5/1", date(2026, 1, 5)),
        ("đến năm 2030", None),
        ("với 22.4 tỷ đồng", None),
    ],
)
def test_deadlines_in_whatever_writing(drafted, words, day):
    draft = drafted(TITLE, LEAD, f"Bà Mạc Thị Hòe yêu cầu các xã sửa kè sông Lãng {words}.")
    assert [one.data.get("deadline") for one in draft.of("statements")] == [day]


def test_the_paragraph_that_names_the_speaker_is_cited_too(drafted):
    draft = drafted(
        TITLE,
        LEAD,
        "Kết luận hội nghị, Bí thư Huyện ủy đề nghị các xã rà soát lại quy hoạch bến bãi.",
        "Quan tâm xây dựng trường học ven sông.",
    )
    assert [one.paragraphs for one in draft.of("statements")] == [(3, 2), (4, 3, 2)]


def test_no_long_run_of_the_article_is_taken_over(drafted):
    speech = (
        "Kết luận hội nghị, Bí thư Huyện ủy Tống Văn Rạng yêu cầu UBND huyện tiếp tục tập trung "
        "lãnh đạo, chỉ đạo quyết liệt công tác giải phóng mặt bằng các dự án trọng điểm trên địa "
        "bàn nhằm tạo quỹ đất sạch phục vụ thu hút đầu tư vào cụm công nghiệp ven sông Lãng; đẩy "
        "mạnh tuyên truyền để người dân các xã bãi bồi hiểu rõ chủ trương đền bù tái định cư mới."
    )
    draft = drafted(TITLE, LEAD, speech)
    wording = Wording("\n\n".join((TITLE, LEAD, speech)), ())
    texts = [one.data["text"] for one in draft.of("statements")]
    assert len(texts) == 2
    assert [wording.copied(text) for text in texts] == [None, None]


def test_a_body_or_a_place_is_asked_whatever_the_verb(asked):
    found = asked(
        "Bí thư Huyện ủy Tống Văn Rạng đề nghị huyện Kẻ Sặt bám sát lịch gieo cấy; Phòng Y tế "
        "huyện đóng quân tại bến sông suốt mùa lũ.",
    )
    assert [text for _, _, text in found] == [
        "bám sát lịch gieo cấy",
        "đóng quân tại bến sông suốt mùa lũ",
    ]


def test_a_second_verb_of_one_sentence_has_the_same_speaker_and_praise_asks_nothing(asked):
    (found,) = asked(
        "Bí thư Huyện ủy Tống Văn Rạng ghi nhận nỗ lực của các xã năm qua; đồng thời nhấn mạnh "
        "phải giữ sạch bến sông.",
    )
    assert found[0] == "tong-van-rang"
    assert found[2] == "giữ sạch bến sông"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bí thư Huyện ủy Tống Văn Rạng khẳng định huyện sẽ phân công từng ủy viên lo từng xã.",
        "Thu ngân sách đạt 58% kế hoạch HĐND huyện giao; trong đó các xã rà soát kịp thời.",
    ],
)
def test_a_promise_and_a_plan_that_was_given_are_no_demands(asked, sentence):
    assert asked(sentence) == []


def test_necessary_is_no_must(asked):
    found = asked(
        "Bí thư Huyện ủy Tống Văn Rạng yêu cầu UBND huyện trường hợp cần thiết phải tổ chức cưỡng "
        "chế theo quy định.",
    )
    assert found
    assert not any(text.startswith("Thiết") for _, _, text in found)


def test_a_place_or_body_that_nothing_knows_is_asked_by_its_name(drafted):
    made = drafted(TITLE, LEAD, "Bà Mạc Thị Hòe đề nghị Hòa Tịnh cần rà soát lại các bến bãi.")
    assert [one.data["text"] for one in made.of("statements")] == ["rà soát lại các bến bãi"]


def test_what_a_speaker_asks_after_doing_something_else_is_theirs(asked):
    found = asked(
        "Bà Mạc Thị Hòe đã trả lời các kiến nghị; đồng thời chỉ đạo các phòng, ban giải quyết dứt"
        " điểm kiến nghị của dân.",
        "Đồng chí cũng giải thích, hướng dẫn, giao các xã rà soát lại quy hoạch bến bãi.",
    )
    assert [by for by, _, _ in found] == ["mac-thi-hoe", "mac-thi-hoe"]


def test_a_place_that_sounds_like_must_asks_for_nothing(drafted):
    made = drafted(
        TITLE, LEAD, "Bà Mạc Thị Hòe nhấn mạnh kết quả.", "Phường Cần Giăng có trường học mới."
    )
    assert not made.of("statements")


def test_a_noun_that_is_a_verb_elsewhere_begins_no_demand(asked):
    found = asked(
        "Bà Mạc Thị Hòe yêu cầu các xã phát huy kết quả đã đạt được và khắc phục những thiếu sót,"
        " hạn chế nhằm bảo đảm tuyển quân đạt hiệu quả."
    )
    assert len(found) == 1


def test_what_was_given_to_do_and_what_a_speaker_does_is_not_asked(asked):
    found = asked(
        "Bà Mạc Thị Hòe nhấn mạnh kết quả của năm.",
        "Bà Mạc Thị Hòe gửi lời chúc mừng năm mới tới cán bộ của huyện.",
        "Huyện vượt chỉ tiêu được Chủ tịch UBND tỉnh giao, đồng thời hoàn thành việc sửa nhà.",
    )
    assert found == []


@pytest.mark.parametrize(
    "opening",
    ["Đồng chí cũng yêu cầu:", "Phát biểu tại lễ phát động đồng chí yêu cầu", "Bà đề nghị"],
)
def test_comrade_is_the_official_whom_the_paragraph_names(asked, opening):
    found = asked(f"Bà Mạc Thị Hòe trao quà cho học sinh. {opening} các xã dọn sạch bến sông.")
    assert [(by, text) for by, _, text in found] == [("mac-thi-hoe", "dọn sạch bến sông")]


def test_what_something_is_done_for_is_done_by_nobody(asked):
    ((_, _, text),) = asked(
        "Bà Mạc Thị Hòe yêu cầu các xã rà soát bến bãi; tổ chức các hội chèo nhằm tăng tình "
        "đoàn kết."
    )[1:]
    assert text.startswith("tổ chức các hội chèo")


def test_what_the_newspaper_calls_important_is_no_demand(asked):
    assert not asked(
        "Bà Mạc Thị Hòe nhấn mạnh kết quả của hội nghị. Đây là những việc cần được tỉnh xem xét.",
        "Tại kỳ họp, lãnh đạo các ban trình bày báo cáo về bến bãi.",
    )


def test_a_list_behind_its_lead_is_the_speakers(asked):
    said = asked(
        "Chủ tịch UBND huyện Kẻ Sặt Đỗ Văn Khế yêu cầu các xã tập trung thực hiện một số nhiệm vụ:",
        "- Kiểm tra chặt chẽ các chợ đầu mối.",
    )
    assert [text for _, _, text in said] == ["kiểm tra chặt chẽ các chợ đầu mối"]


def test_what_those_above_had_planned_is_no_demand(asked):
    said = "Thu ngân sách đạt 93% dự toán UBND huyện Kẻ Sặt giao và tăng 13% so với cùng kỳ."
    assert not asked(said)


def test_when_something_is_to_be_done_is_no_lead(asked):
    said = (
        "Bí thư Huyện ủy Kẻ Sặt Đỗ Văn Khế yêu cầu, trong 3 tháng cuối năm phải đẩy nhanh tiến độ "
        "thi công các tuyến đường, hoàn thành hồ sơ các dự án mới."
    )
    assert len(asked(said)) == 2


def test_a_body_that_has_instructed_goes_on_asking_without_being_named(asked):
    found = asked(
        "UBND huyện Kẻ Sặt có ý kiến chỉ đạo như sau:",
        "Giao các xã rà soát bến bãi. Yêu cầu gửi báo cáo về huyện trước ngày 31/3.",
    )
    assert [text.partition(" trước")[0] for _, _, text in found] == [
        "rà soát bến bãi",
        "gửi báo cáo về huyện",
    ]


def test_who_asks_at_the_same_time_is_who_acted_before(asked):
    said = asked(
        "Bí thư Huyện ủy Kẻ Sặt Đỗ Văn Khế đã trả lời bà con. Đồng thời, yêu cầu Công an huyện"
        " thẩm tra vụ việc."
    )
    assert [(by, text) for by, _, text in said] == [("do-van-khe", "thẩm tra vụ việc")]


def test_how_many_are_asked_is_no_hindrance(asked):
    said = asked(
        "Bí thư Huyện ủy Kẻ Sặt Đỗ Văn Khế đề nghị 03 lực lượng Công an, Quân sự, Kiểm lâm phối"
        " hợp tuần tra bến sông."
    )
    assert [text for _, _, text in said] == ["phối hợp tuần tra bến sông"]


def test_a_speaker_is_known_however_many_offices_stand_before_the_verb(asked):
    said = asked(
        "Ông Đỗ Văn Khế - Phó Giám đốc Sở Nông nghiệp và PTNT, Phó Trưởng ban Thường trực Ban Chỉ"
        " đạo phòng, chống thiên tai tỉnh Thượng Giang, đề nghị các xã rà soát bến bãi.",
        "Sau khi nghe báo cáo của ông Đỗ Văn Khế, Phó Giám đốc Sở, đồng chí Chủ tịch UBND huyện Kẻ"
        " Sặt yêu cầu các xã gia cố kè.",
    )
    assert [(by, text) for by, _, text in said] == [
        ("do-van-khe", "rà soát bến bãi"),
        ("mac-thi-hoe", "gia cố kè"),
    ]


def test_what_carried_out_a_paper_is_told_and_what_the_paper_says_is_its_issuers(asked):
    said = asked(
        "UBND huyện Kẻ Sặt vừa ban hành Chỉ thị số 5 về đê điều.",
        "Thực hiện Chỉ thị số 5 của UBND huyện, các xã đã ra quân.",
        "Chỉ thị nêu rõ, các xã phải kiểm tra đê mỗi tuần.",
    )
    assert [(by, text) for by, _, text in said] == [("ubnd-huyen-ke-sat", "kiểm tra đê mỗi tuần")]
