"""Find what data/search.toml leads to in vain: codes that no pilot has, words that no text of a pilot holds. Pure."""

from collections.abc import Iterator

from pilotkartan.content.model import LANGS, Atlas, SearchMeanings
from pilotkartan.content.parsed import SEARCH
from pilotkartan.content.problems import Problem
from pilotkartan.explore.search import SearchIndex


def unused_meanings(atlas: Atlas) -> Iterator[Problem]:
    """Yield a note for each code or word of the file that finds nothing."""
    used = {
        code.id
        for pilot in atlas.pilots
        for dimension in atlas.codebook.dimension
        for code in atlas.codes_of(pilot, dimension.id)
    }
    for place, code in _codes(atlas.search):
        if code not in used:
            yield Problem("finds_nothing", SEARCH, place, code)
    index = SearchIndex(atlas)
    for number, meaning in enumerate(atlas.search.word, 1):
        for lang in LANGS:
            for n, word in enumerate(meaning.find.words(lang) if meaning.find else (), 1):
                if not index.in_texts(word, lang):
                    yield Problem("finds_nothing", SEARCH, f"word[{number}].find.{lang}[{n}]", word)


def _codes(search: SearchMeanings) -> Iterator[tuple[str, str]]:
    """Yield (place, code) of every code in the file."""
    for number, meaning in enumerate(search.word, 1):
        yield from ((f"word[{number}].code[{n}]", code) for n, code in enumerate(meaning.code, 1))
        yield from ((f"word[{number}].near[{n}]", code) for n, code in enumerate(meaning.near, 1))
    for number, answer in enumerate(search.answer, 1):
        yield from ((f"answer[{number}].code[{n}]", code) for n, code in enumerate(answer.code, 1))
