"""Hold the one state of the app: what the URL holds, a link shares and a view is made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Self, cast, get_args
from urllib.parse import urlencode

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.plaintext import one_line, swedish_order
from pilotkartan.content.settings import FACET_DIMENSIONS
from pilotkartan.explore.damaged_links import as_id, mended_params

Sort = Literal["namn", "tema", "nord"]

LANG, PILOT, SEARCH, SORT, ALL_THEMES = "lang", "kommun", "q", "sortering", "alla"
PLACE, QUESTIONS, OWN_TYPE = "plats", "fraga", "egentyp"
COMPARED, DIMENSION, ALIKE = "jamfor", "dimension", "lik"
STEP, STORY, SLIDE = "steg", "berattelse", "bild"
# Only the offline edition has it: which page stands in its panel.
PAGE_OF_FILE = "sida"
Story = Literal["", "urval", "jamforda"]
# The path of the page with the comparison.
COMPARE_PAGE = "jamfor"
# That of the presentation.
PRESENT_PAGE = "presentera"
STATEMENT_PAGE = "tillganglighet"
MAX_SLIDES = 100
# Dimension -> URL parameter, in the order in which the facets are shown.
FACETS: Mapping[str, str] = dict(
    zip(FACET_DIMENSIONS, ("tema", "metod", "malgrupp", "resultat", "status", "lan", "typ"), strict=True)
)
YES = "ja"
FIRST_DIMENSION = next(iter(FACETS))
FIRST_SORT: Sort = "namn"
ALL_NAMES = (
    *(
        LANG,
        PILOT,
        SEARCH,
        SORT,
        ALL_THEMES,
        PLACE,
        QUESTIONS,
        OWN_TYPE,
        COMPARED,
        DIMENSION,
        ALIKE,
        STEP,
        STORY,
        SLIDE,
    ),
    *FACETS.values(),
)
MAX_TEXT = 100
# Only for programs and files: of the pilots left the rows that have the codes asked for, or all of their rows.
ROWS = "rows"
Rows = Literal["matching", "pilots"]
MATCHING_ROWS: Rows = "matching"
EVERY_ROW: Rows = "pilots"


@dataclass(frozen=True)
class Selection:
    """What a visitor has chosen.

    `lang` is None until chosen; `facets` maps a dimension to its chosen codes; `place` is the id of a place, its
    coordinates or what was written; `questions` are the themes that the visitor struggles with; `compared` are the
    ids of the pilots to set side by side, by Swedish collation of their names; `dimension` is that of the matrix,
    `alike` the pilot whose likes are shown. A presentation stands at `step` (none: it is being prepared), tells the
    whole `story`, that of what is filtered or that of what is compared, or one's own `slides` in their order.
    """

    lang: Lang | None = None
    pilot: str | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    all_themes: bool = False
    search: str = ""
    sort: Sort = FIRST_SORT
    place: str = ""
    questions: tuple[str, ...] = ()
    own_type: str | None = None
    compared: tuple[str, ...] = ()
    step: str = ""
    story: Story = ""
    slides: tuple[str, ...] = ()
    dimension: str = FIRST_DIMENSION
    alike: str | None = None

    def __hash__(self) -> int:
        """Return the hash of what the URL would hold."""
        return hash(self.address())

    @classmethod
    def from_params(cls, params: Mapping[str, Sequence[str]], atlas: Atlas) -> Self:
        """Read URL parameters; what the atlas does not know is left out."""
        params = mended_params(params)
        facets = {}
        for dimension, name in FACETS.items():
            if codes := _known(atlas, dimension, params.get(name, ())):
                facets[dimension] = codes
        return cls(
            lang=cast(Lang | None, _first(params.get(LANG, ()), LANGS)),
            pilot=_first(params.get(PILOT, ()), atlas.by_id),
            facets=facets,
            all_themes=_first(params.get(ALL_THEMES, ()), (YES,)) is not None,
            search=_clean(next(iter(params.get(SEARCH, ())), "")),
            sort=cast(Sort, _first(params.get(SORT, ()), get_args(Sort)) or FIRST_SORT),
            place=_clean(next(iter(params.get(PLACE, ())), "")),
            questions=_known(atlas, "theme", params.get(QUESTIONS, ())),
            own_type=next(iter(_known(atlas, "skr_group", params.get(OWN_TYPE, ()))), None),
            compared=_by_name(atlas, params.get(COMPARED, ())),
            step=_clean(next(iter(params.get(STEP, ())), "")),
            story=cast(Story, _first(params.get(STORY, ()), get_args(Story)) or ""),
            slides=tuple(filter(None, map(_clean, params.get(SLIDE, ())[:MAX_SLIDES]))),
            dimension=_first(params.get(DIMENSION, ()), FACETS) or FIRST_DIMENSION,
            alike=_first(params.get(ALIKE, ()), atlas.by_id),
        )

    def to_params(self) -> dict[str, list[str]]:
        """Return the URL parameters, ids only, without what is at its default."""
        params: dict[str, list[str]] = {PILOT: [self.pilot] if self.pilot else []}
        params |= {name: list(self.facets.get(dimension, ())) for dimension, name in FACETS.items()}
        params |= {
            ALL_THEMES: [YES] if self.all_themes else [],
            SEARCH: [self.search] if self.search else [],
            SORT: [self.sort] if self.sort != FIRST_SORT else [],
            PLACE: [self.place] if self.place else [],
            QUESTIONS: list(self.questions),
            OWN_TYPE: [self.own_type] if self.own_type else [],
            COMPARED: list(self.compared),
            STEP: [self.step] if self.step else [],
            STORY: [self.story] if self.story else [],
            SLIDE: list(self.slides),
            DIMENSION: [self.dimension] if self.dimension != FIRST_DIMENSION else [],
            ALIKE: [self.alike] if self.alike else [],
            LANG: [self.lang] if self.lang else [],
        }
        return {name: values for name, values in params.items() if values}

    def address(self, page: str = "") -> str:
        """Return the address of a page of the app with this selection, from the start page on."""
        query = urlencode(self.to_params(), doseq=True)
        return f"/{page}?{query}" if query else f"/{page}"

    def shared(self, lang: Lang) -> Self:
        """Return the selection as it is given away: its search text finds the same only in the language `lang`.

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
        """Return what of the selection decides which pilots are listed, and in which order."""
        return Selection(facets=self.facets, all_themes=self.all_themes, search=self.search, sort=self.sort)

    @property
    def filtered(self) -> bool:
        """Tell whether any facet or search text is set."""
        return bool(self.facets or self.search)


def _known(atlas: Atlas, dimension: str, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of a dimension that are wanted, in the codebook's order."""
    wanted = set(map(as_id, wanted))
    return tuple(code.id for code in atlas.codebook.codes(dimension) if code.id.casefold() in wanted)


def _by_name(atlas: Atlas, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the pilots that are wanted, by Swedish collation of their names."""
    known = [atlas.by_id[pilot] for pilot in set(map(as_id, wanted)) if pilot in atlas.by_id]
    return tuple(pilot.id for pilot in sorted(known, key=lambda pilot: (swedish_order(pilot.name), pilot.id)))


def _first(values: Iterable[str], known: Iterable[str]) -> str | None:
    by_id = {name.casefold(): name for name in known}
    return next((by_id[value] for value in map(as_id, values) if value in by_id), None)


def _clean(text: str) -> str:
    """Return a search text on one line, without characters that cannot be seen, at a sensible length."""
    return one_line(text)[:MAX_TEXT].strip()
