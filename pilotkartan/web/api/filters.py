"""Define the API's filters: the page's own, their values, and their meaning. Pure."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.settings import API
from pilotkartan.content.texts import join_list
from pilotkartan.explore.extract import NAMING, choices
from pilotkartan.explore.facet_groups import result_facets
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import (
    ALIKE,
    ALL_THEMES,
    COMPARED,
    DIMENSION,
    EVERY_ROW,
    FACETS,
    LANG,
    MAX_TEXT,
    OWN_TYPE,
    PILOT,
    PLACE,
    QUESTIONS,
    ROWS,
    SEARCH,
    SLIDE,
    SORT,
    STEP,
    STORY,
    YES,
    Selection,
)

# Those of the page's list, those that name pilots, and what only programs ask for.
_OF_THE_LIST = (*FACETS.values(), ALL_THEMES, SEARCH, SORT, LANG)
FILTERS = (*_OF_THE_LIST, *NAMING, ROWS)
LIMIT, OFFSET = "limit", "offset"
PAGING = (LIMIT, OFFSET)
GIVEN_ONCE = (ALL_THEMES, SEARCH, SORT, LANG, ROWS, *PAGING)
# The least and the greatest that each may be.
BOUNDS = {LIMIT: (1, 10_000), OFFSET: (0, 1_000_000)}
# What else the page's address holds chooses no rows: a whole query may be copied from there, and this is ignored.
OF_THE_PAGE = (PLACE, QUESTIONS, OWN_TYPE, DIMENSION, ALIKE, STEP, STORY, SLIDE)
# The texts are searched in Swedish unless asked otherwise: a browser's languages say nothing of a program's query.
DEFAULT_LANG: Lang = "sv"
SEARCHABLE = r"^[^\u0000-\u001f\u007f-\u009f]*$"
_DIMENSION_OF = {name: dimension for dimension, name in FACETS.items()}


def data_address(selection: Selection, lang: Lang, path: str = f"{API}/pilots") -> str:
    """Return the path and query that give a selection's data to programs; `lang` is the one its texts are read in."""
    params = replace(selection, lang=None).shared(lang).to_params()
    kept = [(name, value) for name in _OF_THE_LIST for value in params.get(name, ())]
    return f"{path}?{urlencode(kept)}" if kept else path


def where_listed(name: str, values: tuple[str, ...]) -> str:
    """Tell where the values of a filter stand."""
    if name in _DIMENSION_OF:
        return f"Its values are the codes of the dimension '{_DIMENSION_OF[name]}' in {API}/codebook."
    if name in NAMING:
        return f"Its values are the ids of {API}/pilots."
    return f"Its values: {', '.join(values)}."


def described(index: Index, name: str) -> dict[str, Any]:
    """Return a parameter's OpenAPI description, with a value that some pilot has as the example."""
    values = choices(index.atlas).get(name, ())
    about: dict[str, Any] = {"name": name, "in": "query", "description": _meaning(index.atlas, name)}
    if name in _DIMENSION_OF:
        example = [code.id for code in index.options(_DIMENSION_OF[name])[:1]]
        items = {"type": "string", "enum": list(values)}
        return {**about, "explode": True, "schema": {"type": "array", "items": items}, "example": example}
    if name in NAMING:
        items = {"type": "string", "enum": list(values)}
        return {**about, "explode": True, "schema": {"type": "array", "items": items}, "example": [values[0]]}
    if name in BOUNDS:
        least, most = BOUNDS[name]
        schema = {"type": "integer", "minimum": least, "maximum": most}
        return {**about, "schema": schema, "example": least + 1}
    if name == SEARCH:
        schema = {"type": "string", "maxLength": MAX_TEXT, "pattern": SEARCHABLE}
        return {**about, "schema": schema, "example": index.by_name[0].seat.name}
    default = {SORT: values[0], ROWS: values[0], LANG: DEFAULT_LANG}.get(name)
    schema = {"type": "string", "enum": list(values), **({"default": default} if default else {})}
    return {**about, "schema": schema, "example": values[-1]}


def _meaning(atlas: Atlas, name: str) -> str:
    if name in _DIMENSION_OF:
        dimension = atlas.codebook.dimension_by_id[_DIMENSION_OF[name]]
        rule = f"Pilots that have any of the codes given; repeat the parameter for more. {API}/codebook defines them."
        of_results = [FACETS[facet] for facet in result_facets(atlas.codebook)]
        if name in of_results:
            names = join_list([f"`{each}`" for each in of_results], "and")
            rule += f" One and the same result has to meet {names}."
        return f"{dimension.label.en}. {dimension.definition.en} {rule}"
    return {
        ALL_THEMES: f"`{YES}`: pilots that have all of the themes given, not just any of them.",
        SEARCH: "Pilots whose texts hold every word, in any of its forms or begun by it; å, ä and ö may be left out.",
        SORT: "The order of the pilots: by name, by main theme, or from the north.",
        LANG: f"The language of the texts that `{SEARCH}` searches.",
        PILOT: f"Only these pilots and those of `{COMPARED}`, of what the other filters leave; repeat it for more.",
        COMPARED: f"Only these pilots and those of `{PILOT}`, of what the other filters leave; repeat it for more.",
        ROWS: f"Which rows of the pilots left: those that have the codes asked for, or with `{EVERY_ROW}` all of them.",
        LIMIT: "As many rows at most; all of them without it. `total` (in CSV the header X-Total-Count) tells of more.",
        OFFSET: "So many rows are passed over first: `next_offset` of the answer before.",
    }[name]
