"""Understand the words of a search: which of them say something, and what everyday words and phrases mean. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pilotkartan.content.plaintext import fold, words_of
from pilotkartan.explore.vocabulary import WordRules

Meaning = TypeVar("Meaning")


@dataclass(frozen=True)
class Phrase(Generic[Meaning]):
    """Hold a word or a phrase that visitors write, and what they mean by it."""

    words: tuple[str, ...]
    meaning: Meaning


@dataclass(frozen=True)
class Part(Generic[Meaning]):
    """Hold a part of a search: words as typed, and the phrase of which they are a form, if there is one.

    It is `folded` where it is a form only without å, ä, ö and é.
    """

    words: tuple[str, ...]
    phrase: Phrase[Meaning] | None = None
    folded: bool = False


class Everyday(Generic[Meaning]):
    """Find the everyday words and phrases of one language in a search."""

    def __init__(self, texts: Iterable[tuple[str, Meaning]], rules: WordRules) -> None:
        """Take words and phrases with their meanings; where two are forms of one word, the first one counts."""
        phrases = ((words_of(text), meaning) for text, meaning in texts)
        self._phrases = [Phrase(words, meaning) for words, meaning in phrases if words]
        self._rules = rules

    def parts(self, typed: Sequence[str], in_texts: Callable[[str], bool]) -> tuple[Part[Meaning], ...]:
        """Return the parts of a search, the longest phrases first; small words are left out beside other ones.

        `in_texts` tells whether a word is in the texts as it is spelled; if not, å, ä, ö and é may have been left out.
        """
        small = self._rules.small
        found = list(self._split(typed, in_texts))
        said = [part for part in found if part.phrase or not set(part.words) <= small]
        return tuple(said or found)

    def _split(self, typed: Sequence[str], in_texts: Callable[[str], bool]) -> Iterator[Part[Meaning]]:
        place = 0
        while place < len(typed):
            part = self._at(typed, place, in_texts)
            yield part
            place += len(part.words)

    def _at(self, typed: Sequence[str], place: int, in_texts: Callable[[str], bool]) -> Part[Meaning]:
        word = typed[place]
        phrase, folded = self._longest(self._by_first, typed, place, str), False
        if not phrase and fold(word) == word and not in_texts(word):
            phrase = self._longest(self._by_first_folded, typed, place, fold)
            folded = phrase is not None
        return Part(tuple(typed[place : place + (len(phrase.words) if phrase else 1)]), phrase, folded)

    def _longest(
        self,
        phrases: Mapping[str, list[Phrase[Meaning]]],
        typed: Sequence[str],
        place: int,
        spelled: Callable[[str], str],
    ) -> Phrase[Meaning] | None:
        """Return the longest phrase of which a form begins at this place; of equally long ones that typed exactly."""
        near = (phrase for form in self._rules.read(typed[place]).forms for phrase in phrases.get(spelled(form), ()))
        matching = [phrase for phrase in near if self._begins(typed[place:], phrase, spelled)]
        return max(matching, key=lambda phrase: (len(phrase.words), self._equal(typed[place:], phrase)), default=None)

    def _begins(self, typed: Sequence[str], phrase: Phrase[Meaning], spelled: Callable[[str], str]) -> bool:
        return len(typed) >= len(phrase.words) and all(
            self._is_form(one, word, spelled) for one, word in zip(typed, phrase.words, strict=False)
        )

    def _is_form(self, typed: str, word: str, spelled: Callable[[str], str]) -> bool:
        most = self._rules.max_shorter
        if most is not None and len(typed) < len(word) - most:
            return False
        one, other = ({spelled(form) for form in self._rules.read(each).forms} for each in (typed, word))
        return not one.isdisjoint(other)

    @staticmethod
    def _equal(typed: Sequence[str], phrase: Phrase[Meaning]) -> int:
        return sum(one == word for one, word in zip(typed, phrase.words, strict=False))

    @cached_property
    def _by_first(self) -> Mapping[str, list[Phrase[Meaning]]]:
        return self._index(str)

    @cached_property
    def _by_first_folded(self) -> Mapping[str, list[Phrase[Meaning]]]:
        return self._index(fold)

    def _index(self, spelled: Callable[[str], str]) -> Mapping[str, list[Phrase[Meaning]]]:
        """Return the phrases by the forms of their first word."""
        found: defaultdict[str, list[Phrase[Meaning]]] = defaultdict(list)
        for phrase in self._phrases:
            for form in {spelled(form) for form in self._rules.read(phrase.words[0]).forms}:
                found[form].append(phrase)
        return found
