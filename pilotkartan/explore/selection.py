"""Define the one state of the app: the URL holds it, a link shares it, and every view is made from it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self, get_args
from urllib.parse import urlencode

from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.content.settings import FACET_DIMENSIONS
from pilotkartan.explore.damaged_links import mended_params
from pilotkartan.explore.grid_dimensions import FIRST_COLUMN, FIRST_ROW, GRID_DIMENSIONS, UNCODED
from pilotkartan.explore.param_kinds import YES, Flag, FreeText, OneOf, Several, StepId, StepIds, Values
from pilotkartan.explore.url_params import (
    Param,
    declared,
    one_by_one,
    param,
    params_by_key,
    read_fields,
    write_fields,
)

Sort = Literal["namn", "tema", "nord"]
Story = Literal["", "urval", "jamforda"]
# How the stage looks; empty: as the page does.
StageTheme = Literal["", "light", "dark", "contrast"]
# The names that other modules use, of parameters that are declared in Selection.
LANG, PILOT, SEARCH, PLACE, COMPARED, STEP, SLIDES = "lang", "kommun", "q", "plats", "jamfor", "steg", "bild"
# Only in the offline edition: the page that its panel shows, and the cell of the grid that is open there.
PAGE_OF_FILE, CELL_OF_FILE = "sida", "ruta"
# The path of the page with the comparison.
COMPARE_PAGE = "jamfor"
# The path of the page with the grid of results.
EVIDENCE_PAGE = "evidens"
# The path of the page with the presentation.
PRESENT_PAGE = "presentera"
STATEMENT_PAGE = "tillganglighet"
MAX_SLIDES = 100
# The only slide of a presentation whose slides are all taken out, until one is chosen.
NO_SLIDES = "inga"
# The visitor's own type of municipality is to play no part, also where it is known from the place.
ANY_TYPE = "valfri"
# Dimension -> URL parameter, in the order in which the facets are shown.
FACETS: Mapping[str, str] = dict(
    zip(FACET_DIMENSIONS, ("tema", "metod", "malgrupp", "resultat", "status", "lan", "typ"), strict=True)
)
FIRST_DIMENSION = next(iter(FACETS))
FIRST_SORT: Sort = "namn"


def _fixed(values: Iterable[str]) -> Values:
    return lambda _atlas: values


def _codes(dimension: str) -> Callable[[Atlas], Iterable[str]]:
    return lambda atlas: (code.id for code in atlas.codebook.codes(dimension))


def _categories(atlas: Atlas) -> Iterable[str]:
    """Yield what may be a row or a column of the grid of results."""
    codes = (code.id for code in atlas.codebook.code if code.dimension in GRID_DIMENSIONS)
    return (*codes, *atlas.by_id, UNCODED)


def _pilots(atlas: Atlas) -> Iterable[str]:
    return atlas.by_id


def _by_name(atlas: Atlas, pilot: str) -> tuple[str, str]:
    return swedish_order(atlas.by_id[pilot].name), pilot


def _facet(dimension: str, name: str) -> Param:
    """Return the parameter of a facet; the codebook says what it means."""
    return Param(name, Several(_codes(dimension)), "filter")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Hold what a visitor has chosen: each field is a parameter of the address, declared here and nowhere else.

    `lang` is None until chosen; `facets` maps a dimension to its chosen codes; `place` is the id of a place, its
    coordinates or the text typed; `questions` are the themes that the visitor struggles with; `compared` are the ids of
    the pilots to set side by side, by Swedish collation of their names; `dimension` is that of the matrix, `alike` the
    pilot to which the others' similarity is shown. `row_dimension` and `column_dimension` are those of the grid of
    results, `row` and `column` those of the cell that is open in it, of a total only one of them. A presentation shows
    `step` (none: it is being prepared) of a `story`: the whole, that of the filtered or that of the compared pilots; or
    the visitor's own `slides` in order, on a stage that looks as `stage_theme` says.
    """

    pilot: str | None = param(
        PILOT, OneOf(_pilots), "pilots",
        f"Only these pilots and those of `{COMPARED}`, of those that match the other filters; repeat it for more.",
    )  # fmt: skip
    facets: Mapping[str, tuple[str, ...]] = params_by_key({key: _facet(key, name) for key, name in FACETS.items()})
    all_themes: bool = param(
        "alla", Flag(), "filter", f"`{YES}`: pilots that have all of the themes given, not just any of them."
    )
    search: str = param(
        SEARCH, FreeText(), "filter",
        "Pilots whose texts hold every word, in any of its forms or begun by it, small words apart; å, ä and ö may be "
        "left out. An everyday word also finds the pilots that have the code that it means (bostadsbrist: boende).",
    )  # fmt: skip
    sort: Sort = param(
        "sortering", OneOf(_fixed(get_args(Sort)), FIRST_SORT), "filter",
        "The order of the pilots: by name, by main theme, or from the north.",
    )  # fmt: skip
    place: str = param(PLACE, FreeText())
    questions: tuple[str, ...] = param("fraga", Several(_codes("theme")))
    own_type: str | None = param("egentyp", OneOf(lambda atlas: (*_codes("skr_group")(atlas), ANY_TYPE)))
    compared: tuple[str, ...] = param(
        COMPARED, Several(_pilots, sort_key=_by_name), "pilots",
        f"Only these pilots and those of `{PILOT}`, of those that match the other filters; repeat it for more.",
    )  # fmt: skip
    step: str = param(STEP, StepId())
    story: Story = param("berattelse", OneOf(_fixed(get_args(Story)), ""))
    slides: tuple[str, ...] = param(SLIDES, StepIds(MAX_SLIDES))
    stage_theme: StageTheme = param("scen", OneOf(_fixed(get_args(StageTheme)), ""))
    dimension: str = param("dimension", OneOf(_fixed(FACETS), FIRST_DIMENSION))
    alike: str | None = param("lik", OneOf(_pilots))
    row_dimension: str = param("rad", OneOf(_fixed(GRID_DIMENSIONS), FIRST_ROW))
    column_dimension: str = param("kolumn", OneOf(_fixed(GRID_DIMENSIONS), FIRST_COLUMN))
    row: str | None = param("radval", OneOf(_categories))
    column: str | None = param("kolumnval", OneOf(_categories))
    lang: Lang | None = param(
        LANG, OneOf(_fixed(LANGS)), "language", f"The language of the texts that `{SEARCH}` searches."
    )

    def __hash__(self) -> int:
        """Return the hash of the address."""
        return hash(self.address())

    @classmethod
    def from_params(cls, params: Mapping[str, Sequence[str]], atlas: Atlas) -> Self:
        """Read URL parameters; what the atlas does not know is left out."""
        return cls(**read_fields(cls, mended_params(params), atlas))

    def to_params(self) -> dict[str, list[str]]:
        """Return the URL parameters, ids only, without what is at its default."""
        return write_fields(self)

    def known(self, atlas: Atlas) -> Self:
        """Return the selection as a reload would read it: in order, without what the atlas does not know."""
        return self.from_params(self.to_params(), atlas)

    def address(self, page: str = "") -> str:
        """Return the address of a page of the app with this selection, from the start page on."""
        query = urlencode(self.to_params(), doseq=True)
        return f"/{page}?{query}" if query else f"/{page}"

    def shared(self, lang: Lang) -> Self:
        """Return the selection for a link to share: with `lang` if it has a search text, whose hits depend on it.

        Every address that leaves the app (copied, cited, printed, as a QR code, in a file) is made from this one.
        """
        return replace(self, lang=lang) if self.search else self

    def chosen(self, dimension: str) -> tuple[str, ...]:
        """Return the codes chosen in a dimension."""
        return self.facets.get(dimension, ())

    def with_facet(self, dimension: str, codes: Iterable[str]) -> Self:
        """Return the selection with other codes in one facet."""
        facets = {**self.facets, dimension: tuple(codes)}
        return replace(self, facets={name: facets[name] for name in FACETS if facets.get(name)})

    def without(self, dimension: str, code: str) -> Self:
        """Return the selection with one code taken away."""
        return self.with_facet(dimension, (other for other in self.chosen(dimension) if other != code))

    def without_facet(self, dimension: str | None) -> Self:
        """Return the selection without one facet, or without the search text where `dimension` is None."""
        return replace(self, search="") if dimension is None else self.with_facet(dimension, ())

    def cleared(self) -> Self:
        """Return the selection with no facet and no search text."""
        return replace(self, facets={}, all_themes=False, search="")

    @property
    def filters(self) -> "Selection":
        """Return only the fields that decide which pilots are listed, and in which order."""
        return Selection(**{name: getattr(self, name) for name in _FILTER_FIELDS})

    @property
    def filtered(self) -> bool:
        """Tell whether any facet or search text is set."""
        return bool(self.facets or self.search)


def links_to_pilots(selection: Selection) -> Callable[[Pilot], str]:
    """Return a function that returns the address of the view with a pilot chosen: written once, filled in for each."""
    place = f"{PILOT}=any"
    address = replace(selection, pilot="any").address()
    return lambda pilot: address.replace(place, f"{PILOT}={pilot.id}")


PARAMS: Mapping[str, Param] = {one.name: one for _, params in declared(Selection) for one in one_by_one(params)}
_FILTER_FIELDS = tuple(
    name for name, params in declared(Selection) if all(one.use == "filter" for one in one_by_one(params))
)
