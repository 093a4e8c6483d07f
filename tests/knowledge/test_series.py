"""Which figures stand in one drawing, and that it says nothing that its words do not."""

from datetime import date

from knowledge.engine import Engine
from knowledge.model import Status
from knowledge.seeds import load

TODAY = date(2026, 11, 1)
ARTICLE = "articles/2025-02-18-lam-viec.toml"
RESULT, TARGET = "o-thu-ns-bl-2024", "o-thu-ns-bl-2025"


def engine_with(seeds, *figures):
    """The invented province with more figures, each like the result of 2024 but for what it
    says."""
    with (seeds / ARTICLE).open("a", encoding="utf-8") as file:
        for number, changes in enumerate(figures):
            file.write(figure(number, changes))
    return Engine(load(seeds))


def figure(number, changes):
    row = {
        "id": f"o-one-more-{number}",
        "indicator": "thu-ngan-sach",
        "area": "tx-binh-lang",
        "period": "2023",
        "measure": "level",
        "value": 260,
        "unit": "tỷ đồng",
        "status": "result",
    } | changes
    lines = "\n".join(f"{key} = {value!r}" for key, value in row.items())
    return f"\n[[observations]]\n{lines}\nparagraphs = [3]\n"


def labels(engine, fact=RESULT):
    series = engine.series(fact, today=TODAY)
    return [(point.label, point.status) for point in series.points] if series else None


def test_target_and_result_of_one_area_stand_in_order_of_time(engine):
    expected = [("năm 2024", Status.RESULT), ("năm 2025", Status.TARGET)]
    assert labels(engine) == labels(engine, TARGET) == expected


def test_an_earlier_year_comes_first(invented_seeds):
    assert labels(engine_with(invented_seeds, {}))[0] == ("năm 2023", Status.RESULT)


def test_another_unit_measure_area_or_length_of_period_stands_apart(invented_seeds, engine):
    others = (
        {"unit": "triệu USD"},
        {"measure": "cumulative"},
        {"area": "tp-thuong-giang"},
        {"period": "2023-Q1"},
        {"base": "dự toán"},
    )
    assert labels(engine_with(invented_seeds, *others)) == labels(engine)


def test_what_stands_alone_and_what_is_no_figure_is_not_drawn(engine):
    assert engine.series("o-cay-ban-q1-2024", today=TODAY) is None
    assert engine.series("s-an-ve-sinh", today=TODAY) is None
    assert engine.series("nothing-of-that-name", today=TODAY) is None


def test_the_words_tell_every_number_how_it_stands_and_the_article(engine):
    series = engine.series(RESULT, today=TODAY)
    text = series.reply.text
    assert all(f"{point.label}: {point.text}" in text for point in series.points)
    assert "Kết quả năm 2024: 298 tỷ đồng" in text
    assert "Chỉ tiêu năm 2025" in text
    assert "18/2/2025" in text


def test_of_one_period_the_newest_article_is_drawn_and_the_older_is_told(invented_seeds):
    older = invented_seeds / "articles/2024-04-12-giao-ban.toml"
    with older.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[observations]]\nid = "o-older"\nindicator = "thu-ngan-sach"\n'
            'area = "tx-binh-lang"\nperiod = "2024"\nmeasure = "level"\nvalue = 290\n'
            'unit = "tỷ đồng"\nstatus = "result"\nparagraphs = [6]\n'
        )
    series = Engine(load(invented_seeds)).series(RESULT, today=TODAY)
    assert [str(point.value) for point in series.points if "2024" in point.label] == ["298"]
    assert "290 tỷ đồng" in series.reply.text
    assert "12/4/2024" in series.reply.text


def test_what_can_be_drawn_is_listed_once(engine):
    found = engine.first_series(today=TODAY, limit=5)
    assert [one.title for one in found].count("Thu ngân sách TX Bình Lãng") == 1
    assert len(engine.first_series(today=TODAY, limit=1)) == 1
