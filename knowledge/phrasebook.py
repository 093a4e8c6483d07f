"""Every phrase, word and pair of words that a fact base knows: by these questions are read."""

from dataclasses import dataclass

from knowledge.factbase import FactBase
from knowledge.profiles import fact_texts
from knowledge.repair import pair_up
from knowledge.spelling import Speller
from knowledge.syllabary import Syllabary
from knowledge.time_words import TIME_WORDS
from knowledge.trie import Trie
from knowledge.vocabulary import PHRASING, Kind, all_phrases, known_phrases
from knowledge.word_chain import Names, Neighbours

NAMING = frozenset(Kind) - PHRASING - {Kind.PERSON}
"""Kinds of phrases that name something, but no person."""


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
        known_phrases(facts, NAMING),
        Names(
            known_phrases(facts, {Kind.PERSON}),
            facts.language.intents.cues.get("honorific", ()),
            known_phrases(facts, {Kind.AREA}),
        ),
        facts.language.spelling.questions,
        facts.language.lexicon.spellings,
        (*known_phrases(facts, PHRASING), *fact_texts(facts), *TIME_WORDS),
    )
    return Phrasebook(
        trie,
        pair_up(fact_texts(facts)),
        Speller(neighbours, facts.language.contrasts, Syllabary(facts.language.spelling)),
        tuple(sorted({one.area for one in facts.organizations.values() if one.area})),
    )
