"""Write down what the scripts need to filter, sort and search as `explore/` does: the data, and the rules of words.

The rules themselves stand once more in `assets/js/shared/`, from `view.js` on; a test compares the two.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import numpy as np

from pilotkartan.content.model import LANGS, Atlas, Codebook, Lang
from pilotkartan.content.plaintext import words_of
from pilotkartan.explore import english, swedish, swedish_endings
from pilotkartan.explore.facet_groups import FacetGroup
from pilotkartan.explore.index import Index
from pilotkartan.explore.search import WORD_RULES, SearchIndex
from pilotkartan.explore.search_notes import pilots_of
from pilotkartan.explore.selection import FACETS, Selection, Sort


def script_index(index: Index) -> dict[str, Any]:
    """Return the data for `assets/js/shared/view.js`, to be written as JSON; pilots and items are told by their place.

    Facets have their names in the address.
    """
    places = {pilot.id: place for place, pilot in enumerate(index.atlas.pilots)}
    return {
        "pilots": list(places),
        "facets": list(FACETS.values()),
        "orders": {
            sort: [places[pilot.id] for pilot in index.sorted(index.atlas.pilots, Selection(sort=sort))]
            for sort in get_args(Sort)
        },
        "groups": [_group(group) for group in index.groups],
        "words": {lang: _words(index.search, list(places), lang) for lang in LANGS},
        "sites": " ".join(sorted(index.search.sites)),
        "meanings": list(_meanings(index.atlas)),
        "codes": {lang: list(_code_words(index.atlas.codebook, lang)) for lang in LANGS},
        "rules": {lang: _rules(lang) for lang in LANGS},
        "swedish": _swedish(),
        "english": _english(),
    }


def script_passages(index: Index) -> dict[str, list[list[list[str]]]]:
    """Return the texts for `assets/js/shared/search_hits.js`, by language and pilot; of a code with its dimension."""
    return {
        lang: [
            [
                [each.text, *([each.code, each.about] if each.code else ())]
                for each in index.search.passages[pilot.id, lang]
            ]
            for pilot in index.atlas.pilots
        ]
        for lang in LANGS
    }


def _group(group: FacetGroup) -> dict[str, Any]:
    """Return whose the items of a group of facets are, and for each facet and code which items have it."""
    having = {
        FACETS[name]: {code: np.flatnonzero(items).tolist() for code, items in codes.items()}
        for name, codes in group.having.items()
    }
    return {"owners": group.owners.tolist(), "having": having}


def _words(search: SearchIndex, pilots: list[str], lang: Lang) -> dict[str, str]:
    """Return the words of the texts, those together that the same pilots have."""
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(search.in_all_texts(lang)):
        having = [str(place) for place, pilot in enumerate(pilots) if word in search.words[pilot, lang]]
        shared[" ".join(having)].append(word)
    return {places: " ".join(words) for places, words in shared.items()}


def _meanings(atlas: Atlas) -> Iterator[dict[str, Any]]:
    """Yield what visitors write, with the codes that they mean and the words that say the same; then the questions."""
    for word in atlas.search.word:
        yield word.model_dump(exclude_defaults=True)
    for place, answer in enumerate(atlas.search.answer):
        asked = answer.model_dump(exclude={"text", "source"}, exclude_defaults=True)
        yield asked | {"answer": place, "pilots": [pilot for pilot in pilots_of(answer) if pilot in atlas.by_id]}


def _code_words(codebook: Codebook, lang: Lang) -> Iterator[list[str]]:
    """Yield each code, the words in its name and, where there is one, those in what counts as it."""
    for code in codebook.code:
        texts = (code.label, *([code.counts] if code.counts else ()))
        yield [code.id, *(" ".join(sorted(set(words_of(text.of(lang))))) for text in texts)]


def _rules(lang: Lang) -> dict[str, Any]:
    rules = WORD_RULES[lang]
    return {"small": " ".join(sorted(rules.small)), "misleading": rules.misleading, "most": rules.max_shorter}


def _swedish() -> Mapping[str, Any]:
    return {
        "nominal": {**swedish_endings.NOUNS, **swedish_endings.ADJECTIVES},
        "verbs": swedish_endings.VERBS,
        "irregular": [line.strip() for line in swedish_endings.IRREGULAR],
        "adjectives": swedish.DECLINED,
        "prefixes": swedish_endings.PREFIXES,
        "vowels": swedish_endings.CHANGED_VOWELS,
        "own": sorted(swedish_endings.NOT_OWNERS),
    }


def _english() -> Mapping[str, Any]:
    return {
        "spellings": [(pattern, spelled.replace("\\", "$")) for pattern, spelled in english.SPELLINGS],
        "beginnings": english.SPELLED_BEGINNINGS,
        "apart": english.APART,
    }
