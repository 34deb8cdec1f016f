"""List all words of the texts in one language, and find those that match a word searched for. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_MIN_BEGINNING = 3
_AFTER_LETTERS = "\U0010ffff"


@dataclass(frozen=True)
class Word:
    """Hold a word in lower case: its spellings, and the stems that only its forms share."""

    text: str
    spellings: tuple[str, ...]
    forms: frozenset[str]


@dataclass(frozen=True)
class WordRules:
    """Hold the rules of a language: how a word is read, its small words, and words that others begin with by chance.

    A form of a word may be `max_shorter` letters shorter than the word; None where the endings say enough.
    """

    read: Callable[[str], Word]
    small: frozenset[str] = frozenset()
    misleading: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    max_shorter: int | None = None


class Vocabulary:
    """Find words in lower case by any of their forms and by their beginning."""

    def __init__(self, words: Iterable[str], rules: WordRules) -> None:
        """Take the words, with the rules of their language; its small words begin no other one."""
        self._rules = rules
        self._words = [rules.read(word) for word in words]
        self._index(str)

    def typed_as(self, typed: Callable[[str], str]) -> "Vocabulary":
        """Return a vocabulary of the same words, found by their spelling after `typed`, such as without å, ä and ö."""
        other = Vocabulary((), self._rules)
        other._words = self._words
        other._index(typed)
        return other

    def answers(self, wanted: str) -> set[str]:
        """Return the words that match a word searched for: its other forms, and the words that begin with it."""
        read = self._rules.read(wanted)
        found = {word for form in read.forms for word in self._by_form.get(self._typed(form), ())}
        for beginning in read.spellings if wanted not in self._rules.small else ():
            if len(beginning) >= _MIN_BEGINNING:
                found.update(self._begun_by(beginning))
        return found

    def _begun_by(self, beginning: str) -> Iterator[str]:
        """Yield the words that begin so, but for those that do by chance."""
        first = bisect_left(self._spelled, (beginning,))
        last = bisect_left(self._spelled, (f"{beginning}{_AFTER_LETTERS}",))
        chance = self._misleading.get(beginning, ())
        yield from (word for spelled, word in self._spelled[first:last] if not spelled.startswith(chance))

    def _index(self, typed: Callable[[str], str]) -> None:
        self._typed = typed
        self._misleading = {typed(word): tuple(map(typed, longer)) for word, longer in self._rules.misleading.items()}
        self._by_form: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for form in word.forms:
                self._by_form[typed(form)].append(word.text)
        self._spelled = sorted((typed(spelling), word.text) for word in self._words for spelling in word.spellings)
