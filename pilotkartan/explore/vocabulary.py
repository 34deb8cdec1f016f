"""List all words of the texts in one language, and find those that answer a word searched for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock

from snowballstemmer import stemmer

from pilotkartan.content.model import Lang
from pilotkartan.explore import english, swedish

_ENGLISH = stemmer("english")
_stemming = Lock()  # a stemmer keeps its state inside, and visitors' runs share it
_MIN_BEGINNING = 3
_AFTER_LETTERS = "\U0010ffff"


@dataclass(frozen=True)
class _Word:
    """A word in lower case: its spellings, and what its forms have in common and no other word has."""

    text: str
    spellings: tuple[str, ...]
    forms: frozenset[str]


def _read(word: str, lang: Lang) -> _Word:
    if lang == "sv":
        return _Word(word, (word,), swedish.forms(word) | {word})
    spelling = english.one_spelling(word)
    with _stemming:
        return _Word(word, (word, spelling), frozenset({str(_ENGLISH.stemWord(spelling))}))


class Vocabulary:
    """Words in lower case, found by any of their forms and by their beginning."""

    def __init__(self, words: Iterable[str], lang: Lang) -> None:
        self._words, self._lang = [_read(word, lang) for word in words], lang
        self._index(str)

    def typed_as(self, typed: Callable[[str], str]) -> "Vocabulary":
        """Return a vocabulary of the same words in which each is found by what is `typed` for it."""
        other = Vocabulary((), self._lang)
        other._words = self._words
        other._index(typed)
        return other

    def answers(self, wanted: str) -> set[str]:
        """Return the words that answer a word searched for: its other forms, and what it is the beginning of."""
        read = _read(wanted, self._lang)
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
