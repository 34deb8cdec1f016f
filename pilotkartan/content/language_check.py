"""Tell by its small words that a text is in the other language than its field is for."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pilotkartan.content.model import LANGS, Lang, Text
from pilotkartan.content.parsed import File
from pilotkartan.content.problems import Problem

# Words that nearly every sentence of the one language has and none of the other; `in` and `under` are words of both.
SMALL_WORDS: Mapping[Lang, frozenset[str]] = {
    "sv": frozenset(
        "och att som är för av med på till det den ett har inte om när från eller de ska kan vid mellan hur vad sin "
        "sitt sina deras detta dessa där här blir också så än".split()
    ),
    "en": frozenset(
        "the of and to is are for with that by from on as an has have been was were be this these their its it which "
        "not or at into can how what who there they where more than also".split()
    ),
}
# One word may be of a name that stands in the other language's text.
_LEAST = 2
_NAMES: Mapping[Lang, Text] = {
    "sv": Text(sv="svenska", en="Swedish"),
    "en": Text(sv="engelska", en="English"),
}
# Titles and other words of somebody else, and the blanks that the app fills.
_QUOTED = re.compile(r"[”“\"][^”“\"]*[”“\"]|‘[^’]*’|\{\w*\}")

# A material keeps the title that it has, in whatever language: it is searched for and cited by it.
_TITLE = re.compile(r"material\[\d+\]\.title\.")


def language_problems(files: Mapping[str, File]) -> Iterator[Problem]:
    """Yield the texts that look as if they were in the other language."""
    for name, file in files.items():
        for field, lang, text in _texts(file):
            if _TITLE.match(field):
                continue
            if (found := seeming_language(text)) and found != lang:
                context = (("found", _NAMES[found]), ("wanted", _NAMES[lang]))
                yield Problem("wrong_language", name, field, text, context)


def seeming_language(text: str) -> Lang | None:
    """Return the language that at least two small words of a text are of, and more than of the other one."""
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", text).lower())
    counts = {lang: sum(word in SMALL_WORDS[lang] for word in words) for lang in LANGS}
    most = max(LANGS, key=lambda lang: counts[lang])
    return most if counts[most] >= _LEAST and len(set(counts.values())) > 1 else None


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, Lang, str]]:
    """Yield (place, language, text) of everything in a file that is written in both languages."""
    if isinstance(value, dict):
        for name, item in value.items():
            inner = f"{path}.{name}".removeprefix(".")
            if isinstance(item, str):
                yield from ((inner, lang, item) for lang in LANGS if lang == name)
            else:
                yield from _texts(item, inner)
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from _texts(item, f"{path}[{n}]")
