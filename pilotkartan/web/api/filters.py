"""Define the API's filters, which are those of the page, with their values and meaning. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args
from urllib.parse import urlencode

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.settings import API
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.extract import EVERY_ROW, MATCHING_ROWS, ROWS, Rows
from pilotkartan.explore.facet_groups import result_facets
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import MAX_TEXT, FreeText, Number, OneOf
from pilotkartan.explore.selection import FACETS, LANG, PARAMS, Selection
from pilotkartan.explore.url_params import Param, Use

LIMIT, OFFSET = "limit", "offset"
PAGING = (LIMIT, OFFSET)
# Parameters that only the API has.
_OF_PROGRAMS = (
    Param(
        ROWS, OneOf(lambda _atlas: get_args(Rows), MATCHING_ROWS), "filter",
        f"Which rows of the matching pilots: those that have the codes asked for, or with `{EVERY_ROW}` all of them.",
    ),
    Param(
        LIMIT, Number(1, 10_000), "page",
        "At most this many rows; without it, all. `total` (in CSV the header X-Total-Count) says how many there are.",
    ),
    Param(
        OFFSET, Number(0, 1_000_000, 0), "page",
        "This many rows are skipped first: `next_offset` of the response before.",
    ),
)  # fmt: skip


def _names(*uses: Use) -> tuple[str, ...]:
    return tuple(name for name, param in PARAMS.items() if param.use in uses)


# Those of the page's list, those that name pilots, and the choice of rows.
_OF_THE_LIST, NAMING = _names("filter", "language"), _names("pilots")
FILTERS = (*_OF_THE_LIST, *NAMING, ROWS)
# Ignored, so that the whole query of a page's address can be copied: these parameters choose no rows.
OF_THE_PAGE = _names("page")
# Every parameter that some address of the API takes.
TAKEN: Mapping[str, Param] = {
    param.name: param for param in (*PARAMS.values(), *_OF_PROGRAMS) if param.name not in OF_THE_PAGE
}
# The texts are searched in Swedish unless asked otherwise: a browser's languages say nothing of a program's query.
DEFAULT_LANG: Lang = "sv"
SEARCHABLE = r"^[^\u0000-\u001f\u007f-\u009f]*$"
_DIMENSION_OF = {name: dimension for dimension, name in FACETS.items()}


def data_address(selection: Selection, lang: Lang, path: str = f"{API}/pilots") -> str:
    """Return the API's path and query for the data of a selection; its texts are searched in `lang`."""
    params = replace(selection, lang=None).shared(lang).to_params()
    kept = [(name, value) for name in _OF_THE_LIST for value in params.get(name, ())]
    return f"{path}?{urlencode(kept)}" if kept else path


def repeatable(param: Param) -> bool:
    """Tell whether a parameter may be given more than once: the API takes every pilot that is named."""
    return param.kind.several or param.use == "pilots"


def where_listed(name: str, values: tuple[str, ...], t: Translator) -> str:
    """Return a sentence that says where the values of a filter are listed."""
    if name in _DIMENSION_OF:
        return t("problem.codes", dimension=_DIMENSION_OF[name], address=f"{API}/codebook")
    if name in NAMING:
        return t("problem.ids", address=f"{API}/pilots")
    return t("problem.values", values=", ".join(values))


def described(index: Index, name: str) -> dict[str, Any]:
    """Return a parameter's OpenAPI description, with a value that some pilot has as the example."""
    param, values = TAKEN[name], TAKEN[name].kind.known(index.atlas) or ()
    about: dict[str, Any] = {"name": name, "in": "query", "description": _meaning(index.atlas, param)}
    if repeatable(param):
        there = [code.id for code in index.options(_DIMENSION_OF[name])] if name in _DIMENSION_OF else values
        items = {"type": "string", "enum": list(values)}
        return {**about, "explode": True, "schema": {"type": "array", "items": items}, "example": list(there[:1])}
    if isinstance(param.kind, Number):
        schema = {"type": "integer", "minimum": param.kind.least, "maximum": param.kind.most}
        return {**about, "schema": schema, "example": param.kind.least + 1}
    if isinstance(param.kind, FreeText):
        schema = {"type": "string", "maxLength": MAX_TEXT, "pattern": SEARCHABLE}
        return {**about, "schema": schema, "example": index.by_name[0].seat.name}
    default = DEFAULT_LANG if name == LANG else param.kind.default
    schema = {"type": "string", "enum": list(values), **({"default": default} if default else {})}
    return {**about, "schema": schema, "example": values[-1]}


def _meaning(atlas: Atlas, param: Param) -> str:
    if param.name not in _DIMENSION_OF:
        return param.meaning
    dimension = atlas.codebook.dimension_by_id[_DIMENSION_OF[param.name]]
    rule = f"Pilots that have any of the codes given; repeat the parameter for more. {API}/codebook defines them."
    of_results = [FACETS[facet] for facet in result_facets(atlas.codebook)]
    if param.name in of_results:
        names = join_list([f"`{each}`" for each in of_results], "and")
        rule += f" One and the same result has to meet {names}."
    return f"{dimension.label.en}. {dimension.definition.en} {rule}"
