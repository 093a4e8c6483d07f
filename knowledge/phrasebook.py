"""Every phrase, word and pair of words that a fact base knows: by these questions are read."""

from dataclasses import dataclass

from knowledge.factbase import FactBase
from knowledge.profiles import fact_texts
from knowledge.repair import pair_up
from knowledge.spelling import Speller
from knowledge.syllabary import Syllabary
from knowledge.times import TIME_WORDS
from knowledge.trie import Trie
from knowledge.vocabulary import all_phrases, known_phrases, titled_names
from knowledge.word_chain import Neighbours


@dataclass(frozen=True)
class Phrasebook:
    """Made once for a fact base."""

    trie: Trie
    """All phrases with what they can stand for."""
    pairs: Trie
    """Two words that stand side by side in a fact."""
    speller: Speller
    held: tuple[str, ...]
    """The areas that have bodies of their own, by id."""


def make_phrasebook(facts: FactBase) -> Phrasebook:
    trie = Trie()
    for phrase, mention in all_phrases(facts):
        trie.add(phrase, mention)
    neighbours = Neighbours(
        (*known_phrases(facts, named=False), *fact_texts(facts), *TIME_WORDS),
        known_phrases(facts, named=True),
        facts.language.spelling.questions,
        facts.language.lexicon.spellings,
        titled_names(facts),
    )
    return Phrasebook(
        trie,
        pair_up(fact_texts(facts)),
        Speller(neighbours, facts.language.contrasts, Syllabary(facts.language.spelling)),
        tuple(sorted({one.area for one in facts.organizations.values() if one.area})),
    )
