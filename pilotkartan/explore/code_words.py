"""Find the codes of the codebook by the words of their names, or of their definitions. Pure."""

from collections.abc import Mapping, Sequence

from pilotkartan.content.plaintext import words_of
from pilotkartan.explore.vocabulary import Vocabulary, WordRules


class CodeWords:
    """Hold a text of each code, by its id, in the language of the rules."""

    def __init__(self, texts: Mapping[str, str], rules: WordRules) -> None:
        self._words = {code: frozenset(words_of(text)) for code, text in texts.items()}
        self._rules = rules
        self._vocabulary = Vocabulary(frozenset().union(*self._words.values()), rules)

    def having(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Return the codes whose text has all of these words, small ones apart."""
        found = [self._vocabulary.answers(word) for word in wanted if word not in self._rules.small]
        return tuple(code for code, words in self._words.items() if found and not any(map(words.isdisjoint, found)))
