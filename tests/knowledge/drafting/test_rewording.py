"""A gist is never a long run of the article's words, whatever the article says."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.curation.copying import Wording
from knowledge.drafting.rewording import Rewording

WORDS = ["các", "những", "và", "để", "nhằm", "kè", "sông", "Lãng", "bến,", "đò", "12", "tăng cường"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_no_long_run_stays(facts, words):
    text = " ".join(words)
    gist, _ = Rewording(text, facts.language.drafting.directives).gist(text)
    assert gist
    assert Wording(text, ()).copied(gist) is None


def test_short_demands_and_official_names_stay_as_they_are(facts):
    words = facts.language.drafting.directives
    name = "Nghị quyết Đại hội đại biểu Đảng bộ huyện Kẻ Sặt lần thứ hai mươi mốt nhiệm kỳ mới"
    article = f"Yêu cầu các xã thực hiện {name} và dọn bến."
    assert Rewording(article, words).gist("Dọn bến") == ("Dọn bến", False)
    assert Rewording(article, words, [name]).gist(f"Làm theo {name}")[0] == f"Làm theo {name}"
