"""Warn of texts that are hard to read: too long, a sentence too long, or a fact of a pilot told under two headings.

A warning is no mistake: `check` prints it, and nothing is refused for it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from pilotkartan.content.model import LANGS, PARTS, Atlas, Lang, Passage, Pilot, Text
from pilotkartan.content.parsed import CODEBOOK, DATASET, INTERFACE, PILOTS, PROGRAMME, SOURCE, STATEMENT, WORDS
from pilotkartan.content.problems import Problem
from pilotkartan.content.word_keys import INTERFACE_BLANKS

MAX_CHARACTERS = 300
MAX_SUMMARY_CHARACTERS = 120
MAX_SENTENCE_WORDS = 30
# Two passages repeat a fact when they have this share of the shorter one's content words in common.
REPEATED_SHARE = 0.5
# Forms of one word are alike in their first letters: *plattform*, *plattformen*; *plan*, *plans*.
_STEM_LETTERS = 6
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")
# Stems that say nothing of what a passage is about.
_STOP_STEMS: Mapping[Lang, frozenset[str]] = {
    "sv": frozenset(
        """alla andra annat bland blev blir både denna dessa detta efter eller eller från även genom hade inom inte
        kommun ligga mellan mycket också projek samtid sedan sina skulle någon några till under utan vara vilka vilken
        över""".split()
    ),
    "en": frozenset(
        """about after also among another been both each for from have into munici other others projec such that their
        them these they this were what when which while with work""".split()
    ),
}


def text_warnings(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for every text or sentence that is too long, and for every fact of a pilot that is repeated."""
    for file, field, text in every_text(atlas):
        most = MAX_SUMMARY_CHARACTERS if field == "summary" else MAX_CHARACTERS
        for lang in LANGS:
            yield from _length_warnings(file, f"{field}.{lang}", text.of(lang), most)
    for pilot in atlas.pilots:
        yield from _repeated_facts(pilot)


def every_text(atlas: Atlas) -> Iterator[tuple[str, str, Text]]:
    """Yield (file, field, text) of every text in both languages."""
    models: dict[str, BaseModel] = {
        DATASET: atlas.dataset,
        CODEBOOK: atlas.codebook,
        SOURCE: atlas.source,
        PROGRAMME: atlas.programme,
        STATEMENT: atlas.statement,
        **{_file_of(pilot): pilot for pilot in atlas.pilots},
    }
    for file, model in models.items():
        yield from ((file, field, text) for field, text in _texts_within(model, ""))
    for key, text in atlas.words.items():
        yield INTERFACE if key in INTERFACE_BLANKS else WORDS, key, text


def _file_of(pilot: Pilot) -> str:
    return f"{PILOTS}{pilot.id}.toml"


def _texts_within(value: Any, field: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield field, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts_within(getattr(value, name), f"{field}.{name}".removeprefix("."))
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from _texts_within(item, f"{field}[{n}]")


def _length_warnings(file: str, field: str, text: str, most: int) -> Iterator[Problem]:
    if len(text) > most:
        yield Problem("long_text", file, field, text, (("count", len(text)), ("most", most)))
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if (count := len(sentence.split())) > MAX_SENTENCE_WORDS:
            yield Problem("long_sentence", file, field, sentence, (("count", count), ("most", MAX_SENTENCE_WORDS)))


def _repeated_facts(pilot: Pilot) -> Iterator[Problem]:
    """Yield a warning for each passage that says what passages under other headings, before it, say."""
    facts = [
        (part, f"{part}[{n}]", passage)
        for part in (*PARTS[:-1], "result", PARTS[-1])
        for n, passage in enumerate(getattr(pilot, part), 1)
    ]
    for at, (part, field, passage) in enumerate(facts):
        same = [other for heading, other, before in facts[:at] if heading != part and _repeats(passage, before, pilot)]
        if same:
            yield Problem("repeated_fact", _file_of(pilot), field, context=(("other", ", ".join(same)),))


def _repeats(one: Passage, other: Passage, pilot: Pilot) -> bool:
    """Tell whether two passages with a source paragraph in common share their words, on average of both languages."""
    if not set(one.source) & set(other.source):
        return False
    shares = [_shared(*(_stems(passage, lang, pilot.name) for passage in (one, other))) for lang in LANGS]
    return sum(shares) / len(shares) >= REPEATED_SHARE


def _shared(one: set[str], other: set[str]) -> float:
    """Return the share of the shorter one's stems that the other one has."""
    return len(one & other) / max(min(len(one), len(other)), 1)


def _stems(text: Text, lang: Lang, name: str) -> set[str]:
    stems = {word[:_STEM_LETTERS] for word in _CONTENT_WORD.findall(text.of(lang).lower())}
    return stems - _STOP_STEMS[lang] - {name.lower()[:_STEM_LETTERS]}
