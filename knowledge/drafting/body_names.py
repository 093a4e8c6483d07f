"""Where the names of bodies end that nothing knows: «Trung tâm Ứng dụng …»."""

from collections.abc import Mapping, Sequence

from knowledge.drafting.body_phrases import Known
from knowledge.drafting.names import USUAL, Names, capital_run
from knowledge.drafting.namesakes import Namesakes
from knowledge.drafting.places import Mention
from knowledge.drafting.words import Phrases, Word
from knowledge.drafting_words import OfficialWords

LONGEST = 16
"""Words of a body's name without its place."""
_JOINS = ("va", "cua")
_PAIRED = ("va", "&", "-", "–")


class BodyNames:
    """Tells the words of a body's name from the person, the place or the deed behind it."""

    def __init__(self, words: OfficialWords, known: Phrases[Known], names: Names) -> None:
        self._known = known
        self._names = names
        honours = ((one, True) for one in words.honorifics)
        self._ends = Phrases((*((end, False) for end in (*words.ends, *words.joined)), *honours))
        self._within = Phrases((one, True) for one in words.within)
        self._namesakes = Namesakes(words)

    def end(self, words: Sequence[Word], index: int, places: Mapping[int, Mention]) -> int:
        """Where the name of a body that nothing knows ends."""
        start = index
        while index < len(words) and index - start < LONGEST:
            word = words[index]
            told = index > start and self._is_typed(words, index)
            if told and words[index - 1].key in _PAIRED and self._is_typed(words, index - 2):
                index += 1  # «Văn phòng HĐND và UBND …»
                continue
            if word.start in places or told:
                break
            within = self._within.at(words, index)
            if within is not None and within.exact:
                index += within.size
                continue
            if word.is_mark:
                if word.text not in "-–&" or not self._goes_on(words, index + 1, places):
                    break
            elif self.has_ended(words, index):
                break
            elif word.is_capital:
                run = capital_run(words, index)
                size = self._of_body(words, index, run, first=index == start)
                if size < len(run):
                    return index + size
                index += size
                continue
            index += 1
        while index > start and (words[index - 1].is_mark or words[index - 1].key in _JOINS):
            index -= 1
        return index

    def has_ended(self, words: Sequence[Word], index: int) -> bool:
        """Is it a word that no body's name goes on with? A deed is never written large."""
        found = self._ends.exact_at(words, index)
        return found is not None and (found.value or not words[index].is_capital)

    def _of_body(
        self, words: Sequence[Word], index: int, run: Sequence[str], *, first: bool
    ) -> int:
        """How many of a row of capitals belong to the body, where a person may follow. `first`:
        no word of the body's name stands before them."""
        inner = next((i for i, one in enumerate(run) if self._namesakes.is_one(one)), None)
        if self._namesakes.before(words, index) or inner is not None:
            begins = 0 if inner is None else inner + 1
            rest = run[begins:]
            named = [n for n in (2, 3) if self._names.is_name(rest[n:])]
            usual = max(named, key=lambda n: (len(rest) - n in USUAL, n), default=len(rest))
            return begins + usual
        for size in range(len(run)):
            # «Phòng Nông Nghiệp …»: the first words are rather the body's than a short name
            if self._names.is_name(run[size:]) and not (first and size == 0 and len(run) == 2):
                return size
        return len(run)

    def _goes_on(self, words: Sequence[Word], index: int, places: Mapping[int, Mention]) -> bool:
        """Does a name go on behind a dash: «Tài chính - Kế hoạch»?"""
        if index >= len(words) or not words[index].is_capital or words[index].start in places:
            return False
        run = capital_run(words, index)
        return not self._names.is_name(run) and self._known.at(words, index) is None

    def _is_typed(self, words: Sequence[Word], index: int) -> bool:
        found = self._known.at(words, index)
        return found is not None and found.value.type is not None
