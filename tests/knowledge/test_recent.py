"""What is worked out once and kept."""

import pickle

from knowledge import recent
from knowledge.recent import Recent
from knowledge.trie import Trie
from knowledge.vocabulary import Kind, Mention


class Counter:
    """Works something out, counts how often, and can be written down with what it has."""

    def __init__(self) -> None:
        self.times = 0
        self.lengths = Recent(self._length)

    def _length(self, word: str) -> int:
        self.times += 1
        return len(word)


def test_a_value_is_worked_out_once() -> None:
    counter = Counter()
    assert [counter.lengths["thu"], counter.lengths["chi"], counter.lengths["thu"]] == [3, 3, 3]
    assert counter.times == 2


def test_no_more_than_so_many_are_kept(monkeypatch) -> None:
    monkeypatch.setattr(recent, "MOST", 2)
    counter = Counter()
    for word in ("một", "hai", "ba", "bốn", "năm"):
        assert counter.lengths[word] == len(word)
        assert len(counter.lengths) <= 2


def test_it_is_written_down_empty_and_works_for_the_one_read_back() -> None:
    counter = Counter()
    counter.lengths["thu"]
    again = pickle.loads(pickle.dumps(counter))  # noqa: S301
    assert not again.lengths
    assert again.lengths["ngân"] == 4
    assert (again.times, counter.times) == (2, 1)


def test_a_phrase_added_later_is_found_too() -> None:
    trie = Trie()
    trie.add("thu", Mention(Kind.NAME, "thu"))
    typed = next(iter(trie.syllables["thu"]))
    assert [match.mentions for match in trie.find([typed])] == [(Mention(Kind.NAME, "thu"),)]
    trie.add("thu", Mention(Kind.CUE, "asked"))
    (match,) = trie.find([typed])
    assert {one.id for one in match.mentions} == {"thu", "asked"}
