"""Check the words that visitors search for: each stands once, and leads to codes that there are."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from pilotkartan.content.parsed import SEARCH, File, each_block, listed
from pilotkartan.content.problems import Problem, duplicate_values, nearest
from pilotkartan.content.settings import FACET_DIMENSIONS, LANGS

_BLOCKS = ("word", "answer")


def search_problems(search: File, dimensions: Mapping[str, str] | None) -> Iterator[Problem]:
    """Yield what is wrong in data/search.toml; `dimensions` are those of the codes, None where they are not known."""
    for lang in LANGS:
        words = [word for block in _BLOCKS for word in _listed(search, block, lang)]
        yield from duplicate_values((SEARCH, field, word.casefold()) for field, word in words)
    if dimensions is not None:
        # A dimension of another name is reported as such already.
        facets = [code for code, name in dimensions.items() if name != "material_kind"]
        yield from _unknown_codes(search, facets)


def _listed(search: File, block: str, field: str) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of every text in that list of each block, such as `word[3].sv[1]`."""
    for n, item in each_block(search, block):
        yield from listed(item.get(field), f"{block}[{n}].{field}")


def _unknown_codes(search: File, facets: Sequence[str]) -> Iterator[Problem]:
    context = (("dimension", ", ".join(FACET_DIMENSIONS)),)
    for block in _BLOCKS:
        for field, code in chain(_listed(search, block, "code"), _listed(search, block, "near")):
            if code not in facets:
                yield Problem("unknown_code", SEARCH, field, code, context, nearest(code, facets))
