"""Search texts in one language: by the forms of a word, by its beginning, and by what everyday words mean.

Å, ä, ö and é are letters of their own. A word typed without them matches words with them too, but only where no
word is spelled as typed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pydantic import BaseModel

from pilotkartan.content.model import (
    LANGS,
    Atlas,
    EverydayWords,
    Found,
    Lang,
    Pilot,
    SearchAnswer,
    SearchMeanings,
    Text,
)
from pilotkartan.content.plaintext import fold, normalise, placed_words, words_of
from pilotkartan.explore import english, swedish
from pilotkartan.explore.code_words import CodeWords
from pilotkartan.explore.everyday import Everyday, Part
from pilotkartan.explore.small_words import NOT_BEGINNINGS, SMALL_ENGLISH, SMALL_SWEDISH
from pilotkartan.explore.vocabulary import Vocabulary, Word, WordRules

_KEPT_ANSWERS = 2_000
_Meaning = EverydayWords | SearchAnswer


def _read_swedish(word: str) -> Word:
    return Word(word, (word,), swedish.forms(word) | {word})


def _read_english(word: str) -> Word:
    spelling = english.one_spelling(word)
    return Word(word, (word, spelling), english.forms(spelling))


# The stem of an English word says too little: *market* and *marketing* share it.
WORD_RULES: Mapping[Lang, WordRules] = {
    "sv": WordRules(_read_swedish, SMALL_SWEDISH, NOT_BEGINNINGS),
    "en": WordRules(_read_english, SMALL_ENGLISH, NOT_BEGINNINGS, max_shorter=1),
}


@dataclass(frozen=True)
class Hit:
    """Hold a passage with the places, as (start, end), of the words that were searched for.

    Where it is the name of a code, `about` is that of its dimension.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    about: str = ""


@dataclass(frozen=True)
class Sought:
    """Hold what a part of a search finds: for each of its words the words of the texts, all of which are needed.

    Or any of the words of `also`, or any of the `codes`. `unmarked` are words found without their å, ä, ö and é.
    """

    part: Part[_Meaning]
    words: tuple[frozenset[str], ...]
    also: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    unmarked: frozenset[str] = frozenset()

    @property
    def answer(self) -> SearchAnswer | None:
        """Return what the source can say to the question that this part asks, if it is one."""
        meaning = self.part.phrase and self.part.phrase.meaning
        return meaning if isinstance(meaning, SearchAnswer) else None

    @property
    def meaning(self) -> EverydayWords | None:
        """Return what the words mean, if they are everyday words."""
        meaning = self.part.phrase and self.part.phrase.meaning
        return meaning if isinstance(meaning, EverydayWords) else None

    def marked_in(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words to mark in a text that holds these words."""
        literal = frozenset().union(*self.words) if not any(map(words.isdisjoint, self.words)) else frozenset()
        return literal | self.also


@dataclass(frozen=True)
class _Passage:
    """Hold a text of a pilot, its words with their places, and the code of which it is the name, if it is one."""

    text: str
    words: tuple[tuple[tuple[int, int], str], ...]
    code: str | None
    about: str


class SearchIndex:
    """Search the passages of every pilot, in both languages."""

    def __init__(self, atlas: Atlas) -> None:
        self._codebook = atlas.codebook
        self.passages: Mapping[tuple[str, Lang], tuple[_Passage, ...]] = {
            (pilot.id, lang): tuple(_passages(pilot, atlas, lang)) for pilot in atlas.pilots for lang in LANGS
        }
        self.words: Mapping[tuple[str, Lang], frozenset[str]] = {
            key: frozenset(word for passage in passages for _, word in passage.words)
            for key, passages in self.passages.items()
        }
        self._codes: Mapping[str, frozenset[str]] = {
            pilot.id: frozenset(passage.code for passage in self.passages[pilot.id, LANGS[0]] if passage.code)
            for pilot in atlas.pilots
        }
        self._vocabulary = {lang: Vocabulary(self.in_all_texts(lang), WORD_RULES[lang]) for lang in LANGS}
        self._everyday = {lang: Everyday(_everyday(atlas.search, lang), WORD_RULES[lang]) for lang in LANGS}
        # Names of web sites are written without å, ä and ö: they do not count as a word spelled as typed.
        self.sites = {word for pilot in atlas.pilots for word in words_of(pilot.site)}
        self._answers = lru_cache(_KEPT_ANSWERS)(self._find)
        self.sought = lru_cache(_KEPT_ANSWERS)(self._sought)

    def texts(self, pilot_id: str, lang: Lang) -> tuple[str, ...]:
        """Return the passages in which a pilot's words are searched for."""
        return tuple(passage.text for passage in self.passages[pilot_id, lang])

    def matches(self, pilot_id: str, wanted: tuple[str, ...], lang: Lang) -> bool:
        """Tell whether a pilot has every part of what is wanted: in its texts, or as a code."""
        words, codes = self.words[pilot_id, lang], self._codes[pilot_id]
        return all(
            not any(map(words.isdisjoint, each.words))
            or not words.isdisjoint(each.also)
            or not codes.isdisjoint(each.codes)
            for each in self.sought(wanted, lang)
        )

    def hits(self, pilot_id: str, wanted: tuple[str, ...], lang: Lang) -> tuple[Hit, ...]:
        """Return the passages that hold any part of what is wanted, those that hold the most of them first."""
        parts = [(each.marked_in(self.words[pilot_id, lang]), each.codes) for each in set(self.sought(wanted, lang))]
        hits = []
        for passage in self.passages[pilot_id, lang]:
            if spans := _spans(passage, parts):
                met = sum(
                    passage.code in codes or any(w in marked for _, w in passage.words) for marked, codes in parts
                )
                hits.append((-met, Hit(passage.text, spans, passage.about)))
        return tuple(hit for _, hit in sorted(hits, key=lambda pair: pair[0]))

    def in_texts(self, word: str, lang: Lang) -> bool:
        """Tell whether a word, in any form or as the beginning of another one, is in the texts as it is spelled."""
        return bool(self._vocabulary[lang].answers(word) - self.sites)

    def _sought(self, wanted: tuple[str, ...], lang: Lang) -> tuple[Sought, ...]:
        """Return what is to be found: a question that no text answers is left out beside other words."""
        parts = self._everyday[lang].parts(wanted, lambda word: self.in_texts(word, lang))
        found = tuple(self._part(part, lang) for part in parts)
        answered = tuple(each for each in found if not each.answer or all(each.words))
        return answered or found

    def answers(self, wanted: tuple[str, ...], lang: Lang) -> tuple[SearchAnswer, ...]:
        """Return what the source can say to the questions in a search that no filter answers."""
        parts = self._everyday[lang].parts(wanted, lambda word: self.in_texts(word, lang))
        meanings = dict.fromkeys(part.phrase.meaning for part in parts if part.phrase)
        return tuple(meaning for meaning in meanings if isinstance(meaning, SearchAnswer))

    def _part(self, part: Part[_Meaning], lang: Lang) -> Sought:
        # Of a phrase the small words count too: "work" is not "did not work".
        found = [self._answers(word, lang) for word in part.words]
        meaning = part.phrase.meaning if part.phrase else None
        find = meaning.find.words(lang) if isinstance(meaning, EverydayWords) and meaning.find else ()
        return Sought(
            part,
            words=tuple(words for words, _ in found),
            also=frozenset().union(*(self._answers(word, lang)[0] for word in find)),
            codes=frozenset(meaning.code) if isinstance(meaning, EverydayWords) else frozenset(),
            unmarked=frozenset().union(*(words for words, folded in found if folded)),
        )

    @cached_property
    def code_names(self) -> Mapping[Lang, CodeWords]:
        """Return the words in the names of the codes."""
        return {
            lang: CodeWords({code.id: code.label.of(lang) for code in self._codebook.code}, WORD_RULES[lang])
            for lang in LANGS
        }

    @cached_property
    def code_definitions(self) -> Mapping[Lang, CodeWords]:
        """Return the words in what counts as each code."""
        codes = [(code.id, code.counts) for code in self._codebook.code if code.counts]
        return {lang: CodeWords({code: counts.of(lang) for code, counts in codes}, WORD_RULES[lang]) for lang in LANGS}

    @cached_property
    def _folded(self) -> Mapping[Lang, Vocabulary]:
        return {lang: vocabulary.typed_as(fold) for lang, vocabulary in self._vocabulary.items()}

    def in_all_texts(self, lang: Lang) -> set[str]:
        """Return every word of the texts in a language."""
        return {word for (_, its_lang), words in self.words.items() if its_lang == lang for word in words}

    def _find(self, wanted: str, lang: Lang) -> tuple[frozenset[str], bool]:
        """Return the words of all texts that match a word, and whether only ignoring å, ä, ö and é."""
        found = self._vocabulary[lang].answers(wanted)
        if found - self.sites or fold(wanted) != wanted:
            return frozenset(found), False
        folded = self._folded[lang].answers(wanted)
        return frozenset(folded), bool(folded)


def _everyday(meanings: SearchMeanings, lang: Lang) -> Iterator[tuple[str, _Meaning]]:
    """Yield each word and phrase that visitors write, with what they mean by it."""
    for meaning in meanings.word:
        yield from ((text, meaning) for text in meaning.words(lang))
    for answer in meanings.answer:
        yield from ((text, answer) for text in answer.words(lang))


def _spans(passage: _Passage, parts: list[tuple[frozenset[str], frozenset[str]]]) -> tuple[tuple[int, int], ...]:
    """Return the places to mark in a passage: those of the words or, of a code searched for, its whole name."""
    if any(passage.code in codes for _, codes in parts):
        return ((0, len(passage.text)),)
    return tuple(span for span, word in passage.words if any(word in marked for marked, _ in parts))


def _passages(pilot: Pilot, atlas: Atlas, lang: Lang) -> Iterator[_Passage]:
    """Yield each text of a pilot once, then the names of its codes."""
    for text in dict.fromkeys(map(normalise, _texts(pilot, atlas, lang))):
        yield _Passage(text, tuple(placed_words(text)), None, "")
    for dimension in atlas.codebook.dimension:
        for code in atlas.codes_of(pilot, dimension.id):
            name = normalise(code.label.of(lang))
            yield _Passage(name, tuple(placed_words(name)), code.id, dimension.label.of(lang))


def _texts(pilot: Pilot, atlas: Atlas, lang: Lang) -> Iterator[str]:
    yield pilot.name
    yield from _all_texts(pilot, lang)
    yield from (pilot.seat.name, pilot.site, pilot.skr_group)
    if pilot.contact:
        yield pilot.contact.name
    materials = atlas.materials_of(pilot)
    yield from (material.title.of(lang) for material in materials)
    yield from (material.publisher for material in materials if material.publisher)


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
