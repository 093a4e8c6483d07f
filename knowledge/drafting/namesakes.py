"""Words behind which a person's name is the name of a school, a street, a fund."""

from collections.abc import Sequence

from knowledge.drafting.words import Word
from knowledge.drafting_words import OfficialWords
from knowledge.text import split_syllable


class Namesakes:
    """Built once from the words of officials."""

    def __init__(self, words: OfficialWords) -> None:
        self._words = {split_syllable(one) for one in words.named_after}
        self._others = {
            tuple(split_syllable(one) for one in phrase.split()) for phrase in words.not_named_after
        }

    def is_one(self, word: str) -> bool:
        return split_syllable(word) in self._words

    def before(self, words: Sequence[Word], index: int) -> bool:
        """Does such a word stand right before this one, and not in another («Môi trường»)?"""
        if not index or not self.is_one(words[index - 1].text):
            return False
        return tuple(split_syllable(one.text) for one in words[:index][-2:]) not in self._others
