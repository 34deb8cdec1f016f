"""Text search in one language: by word stem, without regard to case and diacritics."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel
from snowballstemmer import stemmer

from pilotkartan.model import Atlas, Lang, Pilot, Text

_WORD = re.compile(r"\w+")
_STEMMERS = {"sv": stemmer("swedish"), "en": stemmer("english")}
_SHORTEST_PREFIX = 3


@dataclass(frozen=True)
class Hit:
    """A passage with the places, as (start, end), of the words that were searched for."""

    text: str
    spans: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Return the text in lower case without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def stem(word: str, lang: Lang) -> str:
    """Return the stem of a word, folded first so that `foretag` and `företagen` meet."""
    return str(_STEMMERS[lang].stemWord(fold(word)))


def stems(text: str, lang: Lang) -> tuple[str, ...]:
    """Return the stems of the words of a search text."""
    return tuple(stem(word, lang) for word in _WORD.findall(text))


class SearchIndex:
    """The passages of every pilot, in both languages, with the stems of their words."""

    def __init__(self, atlas: Atlas) -> None:
        self._texts: Mapping[tuple[str, Lang], tuple[str, ...]] = {
            (pilot.id, lang): tuple(dict.fromkeys(_texts(pilot, atlas, lang)))
            for pilot in atlas.pilots
            for lang in ("sv", "en")
        }
        self._stems: Mapping[tuple[str, Lang], frozenset[str]] = {
            key: frozenset(stem for text in texts for stem in stems(text, key[1])) for key, texts in self._texts.items()
        }

    def matches(self, pilot_id: str, wanted: tuple[str, ...], lang: Lang) -> bool:
        """Tell whether a pilot's texts hold every stem wanted."""
        found = self._stems[pilot_id, lang]
        return all(any(_meets(stem, want) for stem in found) for want in wanted)

    def hits(self, pilot_id: str, wanted: tuple[str, ...], lang: Lang) -> tuple[Hit, ...]:
        """Return the passages that hold any stem wanted, those with most different ones first."""
        hits = []
        for text in self._texts[pilot_id, lang]:
            met = {want for want in wanted for found in stems(text, lang) if _meets(found, want)}
            if met:
                hits.append((-len(met), Hit(text, tuple(_spans(text, wanted, lang)))))
        return tuple(hit for _, hit in sorted(hits, key=lambda pair: pair[0]))


def _meets(found: str, wanted: str) -> bool:
    return found == wanted or (len(wanted) >= _SHORTEST_PREFIX and found.startswith(wanted))


def _spans(text: str, wanted: tuple[str, ...], lang: Lang) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text):
        if any(_meets(stem(word.group(), lang), want) for want in wanted):
            yield word.span()


def _texts(pilot: Pilot, atlas: Atlas, lang: Lang) -> Iterator[str]:
    yield pilot.name
    yield from _all_texts(pilot, lang)
    yield from (pilot.seat.name, pilot.contact.name)
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
