"""What one can follow, in whatever words it is named, and never anything else."""

from datetime import date

import pytest

from knowledge.changes.concerns import DIRECTIVES
from knowledge.engine import Engine
from knowledge.things import ThingKind

TODAY = date(2026, 11, 1)


def wished(engine: Engine, text: str) -> list[str]:
    return [one.id for one in engine.wished(text, today=TODAY, limit=4).things]


def near(engine: Engine, text: str) -> list[str]:
    found = engine.wished(text, today=TODAY, limit=4)
    assert found.things == ()
    return [one.id for one in found.near]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("du lịch", "du-lich"),
        ("du lich", "du-lich"),
        ("bến thuyềm", "du-lich"),
        ("khi nào có tin về du lịch thì nhắn mình", "du-lich"),
        ("theo dõi giúp mình chuyện du lịch đường thủy", "du-lich"),
        ("rác thải", "moi-truong"),
        ("nq14", "nq-14-tu"),
        ("Nghị quyết 14-NQ/TU", "nq-14-tu"),
        ("kl 07", "kl-07-tu"),
        ("ct ubnd tp thuong giang", "ct-ubnd-tp-thuong-giang"),
        ("bí thư tỉnh ủy", "bi-thu-tinh-uy-thuong-giang"),
        ("Đỗ Minh Khuê", "do-minh-khue"),
        ("bà Khuê", "do-minh-khue"),
        ("ubnd tp", "ubnd-tp-thuong-giang"),
        ("phòng quản lý đô thị", "phong-qldt-tp-thuong-giang"),
        ("tx bình lãng", "tx-binh-lang"),
        ("thu ngân sách", "thu-ngan-sach"),
        ("chỉ đạo", DIRECTIVES),
        ("mọi chỉ đạo", DIRECTIVES),
        ("chỉ đạo về du lịch", "du-lich"),
        ("chỉ đạo cho phòng quản lý đô thị", "phong-qldt-tp-thuong-giang"),
    ],
)
def test_a_thing_is_found_in_all_ways_of_typing(engine: Engine, text: str, thing: str) -> None:
    assert wished(engine, text) == [thing]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("bí thư", {"bi-thu-tinh-uy-thuong-giang", "bi-thu-thi-uy-binh-lang"}),
        ("thu ngân sách bình lãng", {"thu-ngan-sach", "tx-binh-lang"}),
        ("du lịch và môi trường", {"du-lich", "moi-truong"}),
        ("thượng giang", {"tinh-thuong-giang", "tp-thuong-giang"}),
    ],
)
def test_where_several_things_fit_all_are_offered(
    engine: Engine, text: str, things: set[str]
) -> None:
    assert set(wished(engine, text)) == things


@pytest.mark.parametrize(
    ("text", "neighbours"),
    [
        ("nghị quyết 99", ["nq-14-tu"]),
        ("nghị quyết 14 của tỉnh ủy", ["nq-14-tu", "tinh-uy-thuong-giang"]),
        ("du lịch ở Vũng Tàu", ["du-lich"]),
        ("vợ bí thư tỉnh ủy", ["bi-thu-tinh-uy-thuong-giang"]),
        ("bến truyền", ["du-lich"]),
        ("không phải du lịch", ["du-lich"]),
        ("em trai bí thư tỉnh ủy", ["bi-thu-tinh-uy-thuong-giang"]),
        ("tổng bí thư", ["bi-thu-tinh-uy-thuong-giang", "bi-thu-thi-uy-binh-lang"]),
        ("tỷ lệ", ["thu-ngan-sach"]),
        ("giá vàng", []),
        ("Nguyễn Văn Tèo", []),
        ("ăn gì ngon", []),
        ("", []),
    ],
)
def test_what_is_not_known_is_never_taken_for_something_else(
    engine: Engine, text: str, neighbours: list[str]
) -> None:
    assert near(engine, text)[: len(neighbours) or 4] == neighbours


def test_what_no_article_has_is_called_by_its_name(engine: Engine) -> None:
    unknown = engine.wished("nghị quyết 99", today=TODAY, limit=4).unknown
    assert unknown is not None
    assert "Nghị quyết 99" in "".join(span.text for span in unknown)
    assert engine.wished("giá vàng", today=TODAY, limit=4).unknown is None


@pytest.mark.parametrize(
    ("fact", "thing"),
    [
        ("m-an-ct-2025", "ct-ubnd-tp-thuong-giang"),
        ("nq-14-tu", "nq-14-tu"),
        ("o-thu-ns-bl-2024", "thu-ngan-sach"),
        ("s-khue-ben-thuyen", "du-lich"),
        ("s-khue-bo-lang", "phuong-cau-may"),
        ("p-khue-chu-tri", "do-minh-khue"),
        ("e-giao-ban-2024", "nq-14-tu"),
        ("ke-song-lang-2", "tx-binh-lang"),
        ("tx-binh-lang", "tx-binh-lang"),
    ],
)
def test_whoever_reads_a_fact_can_follow_what_it_is_about(
    engine: Engine, fact: str, thing: str
) -> None:
    found = engine.thing_of(fact)
    assert found is not None
    assert found.id == thing


def test_every_fact_leads_to_a_thing_and_every_thing_is_found_by_its_name(engine: Engine) -> None:
    for fact in engine.facts.facts():
        assert engine.thing_of(fact.id), fact.id
    for kind in ThingKind:
        for one in engine.browse(kind):
            assert engine.thing(one.id) == one
            assert one.id in wished(engine, one.name), one.name


def test_a_record_that_is_gone_is_no_thing(engine: Engine) -> None:
    assert engine.thing("gone") is None
    assert engine.thing_of("gone") is None
    assert engine.thing("e-giao-ban-2024") is None


def test_places_of_the_same_name_are_told_apart_by_their_time(engine: Engine) -> None:
    names = [engine.thing(area).name for area in ("tinh-thuong-giang", "tp-thuong-giang")]
    assert names == ["Tỉnh Thượng Giang", "TP Thượng Giang"]


def test_things_to_browse_are_those_that_there_was_news_of(engine: Engine) -> None:
    assert [one.id for one in engine.browse(ThingKind.TOPIC)] == [
        "ngan-sach",
        "du-lich",
        "moi-truong",
    ]
    assert "xa-dong-say" not in [one.id for one in engine.browse(ThingKind.AREA)]
    assert [one.id for one in engine.browse(ThingKind.DIRECTIVES)] == [DIRECTIVES]


def test_the_last_year_counts_a_message_for_each_day_of_news(engine: Engine) -> None:
    history = engine.history("du-lich", since=date(2025, 1, 1))
    assert (history.messages, history.latest_on) == (1, date(2025, 2, 18))
    assert history.latest is not None
    assert "bến bãi" in "".join(span.text for span in history.latest.headline)
    assert engine.history("du-lich", since=date(2024, 1, 1)).messages == 2
    assert engine.history("du-lich", since=date(2025, 11, 1)).messages == 0
    assert engine.history("xa-dong-say", since=date(2000, 1, 1)).latest is None


def test_who_is_seen_first_in_an_office_is_no_news(engine: Engine) -> None:
    since = date(2000, 1, 1)
    assert engine.history("bi-thu-thi-uy-binh-lang", since=since).messages == 0
    assert engine.history("ct-ubnd-tp-thuong-giang", since=since).messages == 1


@pytest.mark.parametrize(
    ("thing", "note"),
    [
        ("phuong-cau-may", "nay thuộc phường Sông Lãng"),
        ("ubnd-tp-thuong-giang", "TP Thượng Giang kết thúc hoạt động từ 1/7/2025"),
        ("ct-ubnd-tp-thuong-giang", "TP Thượng Giang kết thúc hoạt động từ 1/7/2025"),
        ("do-minh-khue", "người khác đã giữ chức Chủ tịch UBND TP Thượng Giang"),
        ("ly-thu-an", None),
        ("xa-dong-say", None),
        ("du-lich", None),
        (DIRECTIVES, None),
    ],
)
def test_what_has_ended_is_offered_with_a_note(
    engine: Engine, thing: str, note: str | None
) -> None:
    found = engine.thing(thing)
    assert found is not None
    told = engine.ended(found, today=TODAY)
    assert (told is None) if note is None else (told is not None and note in told)
