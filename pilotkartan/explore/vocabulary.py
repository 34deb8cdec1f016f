"""List all words of the texts in one language, and find those that match a word searched for. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_MIN_BEGINNING = 3
_AFTER_LETTERS = "\U0010ffff"


@dataclass(frozen=True)
class Word:
    """Hold a word in lower case: its spellings, and the stems that only its forms share."""

    text: str
    spellings: tuple[str, ...]
    forms: frozenset[str]


class Vocabulary:
    """Find words in lower case by any of their forms and by their beginning."""

    def __init__(self, words: Iterable[str], read: Callable[[str], Word]) -> None:
        """Take the words; `read` finds the spellings and forms of a word of their language."""
        self._words, self._read = [read(word) for word in words], read
        self._index(str)

    def typed_as(self, typed: Callable[[str], str]) -> "Vocabulary":
        """Return a vocabulary of the same words, found by their spelling after `typed`, such as without å, ä and ö."""
        other = Vocabulary((), self._read)
        other._words = self._words
        other._index(typed)
        return other

    def answers(self, wanted: str) -> set[str]:
        """Return the words that match a word searched for: its other forms, and the words that begin with it."""
        read = self._read(wanted)
        found = {word for form in read.forms for word in self._by_form.get(self._typed(form), ())}
        for beginning in read.spellings:
            if len(beginning) >= _MIN_BEGINNING:
                first = bisect_left(self._spelled, (beginning,))
                last = bisect_left(self._spelled, (f"{beginning}{_AFTER_LETTERS}",))
                found.update(word for _, word in self._spelled[first:last])
        return found

    def _index(self, typed: Callable[[str], str]) -> None:
        self._typed = typed
        self._by_form: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for form in word.forms:
                self._by_form[typed(form)].append(word.text)
        self._spelled = sorted((typed(spelling), word.text) for word in self._words for spelling in word.spellings)
