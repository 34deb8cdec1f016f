"""Text search in one language: by word stem, without regard to case and diacritics."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from pydantic import BaseModel
from snowballstemmer import stemmer

from pilotkartan.model import LANGS, Atlas, Lang, Pilot, Text

_WORD = re.compile(r"\w+")
_STEMMERS = {"sv": stemmer("swedish"), "en": stemmer("english")}
_stemming = Lock()  # a stemmer keeps its state inside, and visitors' runs share it
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Hit:
    """A passage with the places, as (start, end), of the words that were searched for."""

    text: str
    spans: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Return the text in lower case without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


@dataclass(frozen=True)
class Word:
    """A word in its two forms: `folded`, without case and diacritics, and the `stem` of that."""

    folded: str
    stem: str

    def meets(self, wanted: "Word") -> bool:
        """Tell whether this word of a text answers a word searched for: another form of it, or begun by it."""
        if self.stem == wanted.stem:
            return True
        if len(wanted.folded) < _SHORTEST_BEGINNING:
            return False
        is_longer_form = self.folded.startswith(wanted.stem) and wanted.folded.startswith(self.stem)
        return self.folded.startswith(wanted.folded) or is_longer_form


@lru_cache(maxsize=20_000)
def word(text: str, lang: Lang) -> Word:
    """Return a word, folded before it is stemmed so that `foretag` and `företagen` meet."""
    folded = fold(text)
    with _stemming:
        return Word(folded, str(_STEMMERS[lang].stemWord(folded)))


def words_of(text: str, lang: Lang) -> tuple[Word, ...]:
    """Return the words of a text, or of what a visitor searches for."""
    return tuple(word(found, lang) for found in _WORD.findall(_composed(text)))


def _composed(text: str) -> str:
    """Return the text with each letter and its marks as one character, so that marks do not split words."""
    return unicodedata.normalize("NFC", text)


class SearchIndex:
    """The passages of every pilot, in both languages, with their words."""

    def __init__(self, atlas: Atlas) -> None:
        self._texts: Mapping[tuple[str, Lang], tuple[str, ...]] = {
            (pilot.id, lang): tuple(dict.fromkeys(map(_composed, _texts(pilot, atlas, lang))))
            for pilot in atlas.pilots
            for lang in LANGS
        }
        self._words: Mapping[tuple[str, Lang], frozenset[Word]] = {
            key: frozenset(found for text in texts for found in words_of(text, key[1]))
            for key, texts in self._texts.items()
        }

    def matches(self, pilot_id: str, wanted: tuple[Word, ...], lang: Lang) -> bool:
        """Tell whether a pilot's texts hold every word wanted."""
        words = self._words[pilot_id, lang]
        return all(any(found.meets(want) for found in words) for want in wanted)

    def hits(self, pilot_id: str, wanted: tuple[Word, ...], lang: Lang) -> tuple[Hit, ...]:
        """Return the passages that hold any word wanted, those with most different ones first."""
        hits = []
        for text in self._texts[pilot_id, lang]:
            met = {want for want in wanted for found in words_of(text, lang) if found.meets(want)}
            if met:
                hits.append((-len(met), Hit(text, tuple(_spans(text, wanted, lang)))))
        return tuple(hit for _, hit in sorted(hits, key=lambda pair: pair[0]))


def _spans(text: str, wanted: tuple[Word, ...], lang: Lang) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        if any(word(match.group(), lang).meets(want) for want in wanted):
            yield match.span()


def _texts(pilot: Pilot, atlas: Atlas, lang: Lang) -> Iterator[str]:
    yield pilot.name
    yield from _all_texts(pilot, lang)
    yield from (pilot.seat.name, pilot.site, pilot.skr_group)
    if pilot.contact:
        yield pilot.contact.name
    yield from (material.publisher for material in pilot.material if material.publisher)
    for dimension in atlas.codebook.dimension:
        yield from (code.label.of(lang) for code in atlas.codes_of(pilot, dimension.id))


def _all_texts(value: object, lang: Lang) -> Iterator[str]:
    """Yield every text in `lang` anywhere inside a model."""
    if isinstance(value, Text):
        yield value.of(lang)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _all_texts(getattr(value, name), lang)
    elif isinstance(value, tuple):
        for item in value:
            yield from _all_texts(item, lang)
