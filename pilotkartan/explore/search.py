"""Search texts in one language: by the forms of a word, and by its beginning.

Å, ä, ö and é are letters of their own. A word typed without them matches words with them too, but only where no
word is spelled as typed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pydantic import BaseModel

from pilotkartan.content.model import LANGS, Atlas, Found, Lang, Pilot, Text
from pilotkartan.content.plaintext import fold, normalise
from pilotkartan.explore import english, swedish
from pilotkartan.explore.vocabulary import Vocabulary, Word

# A combining mark that forms no single character with its letter is still part of the word.
_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_KEPT_ANSWERS = 2_000


@dataclass(frozen=True)
class Hit:
    """Hold a passage with the places, as (start, end), of the words that were searched for."""

    text: str
    spans: tuple[tuple[int, int], ...]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, or of a search, in lower case."""
    return tuple(word for _, word in _words(normalise(text)))


def _words(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place of each word in a text, and the word in lower case."""
    for match in _WORD.finditer(text):
        yield match.span(), match.group().casefold()


@dataclass(frozen=True)
class _Passage:
    """Hold a text of a pilot, and its words with their places."""

    text: str
    words: tuple[tuple[tuple[int, int], str], ...]


class SearchIndex:
    """Search the passages of every pilot, in both languages."""

    def __init__(self, atlas: Atlas) -> None:
        self._passages: Mapping[tuple[str, Lang], tuple[_Passage, ...]] = {
            (pilot.id, lang): tuple(_passage(text) for text in dict.fromkeys(_texts(pilot, atlas, lang)))
            for pilot in atlas.pilots
            for lang in LANGS
        }
        self._words: Mapping[tuple[str, Lang], frozenset[str]] = {
            key: frozenset(word for passage in passages for _, word in passage.words)
            for key, passages in self._passages.items()
        }
        self._vocabulary = {lang: Vocabulary(self._in_all_texts(lang), _READERS[lang]) for lang in LANGS}
        # Names of web sites are written without å, ä and ö: they do not count as a word spelled as typed.
        self._sites = {word for pilot in atlas.pilots for word in words_of(pilot.site)}
        self._answers = lru_cache(_KEPT_ANSWERS)(self._find)

    def texts(self, pilot_id: str, lang: Lang) -> tuple[str, ...]:
        """Return the passages in which a pilot's words are searched for."""
        return tuple(passage.text for passage in self._passages[pilot_id, lang])

    def matches(self, pilot_id: str, wanted: tuple[str, ...], lang: Lang) -> bool:
        """Tell whether a pilot's texts hold every word wanted."""
        words = self._words[pilot_id, lang]
        return not any(words.isdisjoint(self._answers(want, lang)) for want in wanted)

    def hits(self, pilot_id: str, wanted: tuple[str, ...], lang: Lang) -> tuple[Hit, ...]:
        """Return the passages that hold any word wanted, those that hold the most of them first."""
        answers = [self._answers(want, lang) for want in set(wanted)]
        hits = []
        for passage in self._passages[pilot_id, lang]:
            spans = tuple(span for span, word in passage.words if any(word in answer for answer in answers))
            if spans:
                met = sum(any(word in answer for _, word in passage.words) for answer in answers)
                hits.append((-met, Hit(passage.text, spans)))
        return tuple(hit for _, hit in sorted(hits, key=lambda pair: pair[0]))

    @cached_property
    def _folded(self) -> Mapping[Lang, Vocabulary]:
        return {lang: vocabulary.typed_as(fold) for lang, vocabulary in self._vocabulary.items()}

    def _in_all_texts(self, lang: Lang) -> set[str]:
        return {word for (_, its_lang), words in self._words.items() if its_lang == lang for word in words}

    def _find(self, wanted: str, lang: Lang) -> frozenset[str]:
        """Return the words of all texts that match a word: as typed or, where none does, ignoring å, ä, ö and é."""
        found = self._vocabulary[lang].answers(wanted)
        as_typed = bool(found - self._sites) or fold(wanted) != wanted
        return frozenset(found if as_typed else self._folded[lang].answers(wanted))


def _swedish(word: str) -> Word:
    return Word(word, (word,), swedish.forms(word) | {word})


def _english(word: str) -> Word:
    spelling = english.one_spelling(word)
    return Word(word, (word, spelling), english.forms(spelling))


_READERS: Mapping[Lang, Callable[[str], Word]] = {"sv": _swedish, "en": _english}


def _passage(text: str) -> _Passage:
    text = normalise(text)
    return _Passage(text, tuple(_words(text)))


def _texts(pilot: Pilot, atlas: Atlas, lang: Lang) -> Iterator[str]:
    yield pilot.name
    yield from _all_texts(pilot, lang)
    yield from (pilot.seat.name, pilot.site, pilot.skr_group)
    if pilot.contact:
        yield pilot.contact.name
    materials = atlas.materials_of(pilot)
    yield from (material.title.of(lang) for material in materials)
    yield from (material.publisher for material in materials if material.publisher)
    for dimension in atlas.codebook.dimension:
        yield from (code.label.of(lang) for code in atlas.codes_of(pilot, dimension.id))


def _all_texts(value: object, lang: Lang) -> Iterator[str]:
    """Yield every text in `lang` anywhere inside a model, but for those on where a fact was found."""
    if isinstance(value, Found):
        return
    if isinstance(value, Text):
        yield value.of(lang)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _all_texts(getattr(value, name), lang)
    elif isinstance(value, tuple):
        for item in value:
            yield from _all_texts(item, lang)
