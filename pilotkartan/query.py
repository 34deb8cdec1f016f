"""From a Selection to what is shown: matching pilots, facet counts, neighbours. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from typing import cast

import numpy as np
import pandas as pd
from geopy.distance import geodesic
from numpy.typing import NDArray

from pilotkartan.model import Atlas, Code, Lang, Pilot
from pilotkartan.search import Hit, SearchIndex, words_of
from pilotkartan.selection import FACETS, Selection
from pilotkartan.words import swedish_order

# As many passages of a pilot as a card has room for.
_MOST_HITS = 3
# A run asks for its view up to three times, and many visitors look at the same; anyone may search for anything.
_KEPT_VIEWS = 500
# A truth value for each pilot, in the atlas's order: a frame's indexing would be most of a run's work.
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class View:
    """What a selection leaves: `pilots` sorted, the `counts` of every option, the `hits` of the search."""

    pilots: tuple[Pilot, ...]
    counts: Mapping[str, Mapping[str, int]]
    hits: Mapping[str, tuple[Hit, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the matching pilots, in the order of the list."""
        return tuple(pilot.id for pilot in self.pilots)


@dataclass(frozen=True)
class Loosening:
    """A filter whose removal brings pilots back: a dimension, or None for the search text."""

    dimension: str | None
    count: int


class Index:
    """An atlas made ready for questions: a table of pilots × codes, the search index, the distances."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.tables = coding_tables(atlas)
        self._options = {
            name: tuple(code for code in atlas.codebook.codes(name) if table[code.id].any())
            for name, table in self.tables.items()
        }
        self._having = {
            name: {str(code): table[code].to_numpy() for code in table} for name, table in self.tables.items()
        }
        self._everything = np.ones(len(atlas.pilots), dtype=np.bool_)
        self.search = SearchIndex(atlas)
        self._kept_view = lru_cache(_KEPT_VIEWS)(self._view)

    @cached_property
    def by_name(self) -> tuple[Pilot, ...]:
        """Return all pilots by Swedish collation of their names."""
        return tuple(sorted(self.atlas.pilots, key=lambda pilot: swedish_order(pilot.name)))

    def options(self, dimension: str) -> tuple[Code, ...]:
        """Return the codes of a facet that at least one pilot has."""
        return self._options[dimension]

    def view(self, selection: Selection, lang: Lang) -> View:
        """Return what the selection leaves; texts are searched in `lang`."""
        return self._kept_view(selection.filters, lang)

    def _view(self, selection: Selection, lang: Lang) -> View:
        masks = self._masks(selection, lang)
        matching = self._all(masks.values())
        pilots = tuple(compress(self.atlas.pilots, matching))
        wanted = words_of(selection.search)
        return View(
            pilots=self.sorted(pilots, selection),
            counts={name: self._counts(name, selection, masks) for name in FACETS},
            hits={pilot.id: self.search.hits(pilot.id, wanted, lang)[:_MOST_HITS] for pilot in pilots if wanted},
        )

    def sorted(self, pilots: Iterable[Pilot], selection: Selection) -> tuple[Pilot, ...]:
        """Return the pilots in the order that the selection asks for."""
        return tuple(sorted(pilots, key=lambda pilot: self._sort_key(pilot, selection)))

    def outcomes(self, selection: Selection, dimensions: Iterable[str], lang: Lang) -> dict[tuple[str, str], Mask]:
        """Return which pilots would match if an option of these facets were ticked, or unticked where it is chosen."""
        masks = self._masks(selection, lang)
        found = {}
        for name in dimensions:
            others = self._all(mask for key, mask in masks.items() if key != name)
            for code in self._options[name]:
                toggled = set(selection.chosen(name)) ^ {code.id}
                found[name, code.id] = others & self._joined(name, toggled, selection) if toggled else others
        return found

    def loosening(self, selection: Selection, lang: Lang) -> Loosening | None:
        """Return the filter whose removal alone brings most pilots back, or None if no single one does."""
        filters: list[str | None] = [*selection.facets, *([None] if selection.search else [])]
        options = [Loosening(name, self._left(selection.without_facet(name), lang)) for name in filters]
        best = max(options, key=lambda option: option.count, default=None)
        return best if best and best.count else None

    @cached_property
    def distances_km(self) -> pd.DataFrame:
        """Return the geodesic distances between the seats, in km, pilots × pilots."""
        seats = {pilot.id: (pilot.seat.lat, pilot.seat.lon) for pilot in self.atlas.pilots}
        rows = {a: {b: geodesic(seats[a], seats[b]).km for b in seats} for a in seats}
        return pd.DataFrame.from_dict(rows, orient="index")

    def nearest(self, pilot_id: str, count: int = 3) -> list[tuple[Pilot, float]]:
        """Return the `count` nearest other pilots with their distances in km, seat to seat."""
        return self._by_distance[pilot_id][:count]

    @cached_property
    def _by_distance(self) -> dict[str, list[tuple[Pilot, float]]]:
        """Return each pilot's others with their distances in km, the nearest first."""
        return {
            str(pilot_id): [
                (self.atlas.by_id[str(other)], float(km)) for other, km in row.drop(pilot_id).sort_values().items()
            ]
            for pilot_id, row in self.distances_km.iterrows()
        }

    def _left(self, selection: Selection, lang: Lang) -> int:
        return int(self._all(self._masks(selection, lang).values()).sum())

    def _masks(self, selection: Selection, lang: Lang) -> dict[str | None, Mask]:
        """Return the pilots that each filter alone lets through; the key None is the search text."""
        masks: dict[str | None, Mask] = {}
        for name, codes in selection.facets.items():
            masks[name] = self._joined(name, codes, selection)
        if selection.search:
            wanted = words_of(selection.search)
            found = (bool(wanted) and self.search.matches(pilot.id, wanted, lang) for pilot in self.atlas.pilots)
            masks[None] = np.fromiter(found, np.bool_)
        return masks

    def _joined(self, name: str, codes: Iterable[str], selection: Selection) -> Mask:
        joined = np.logical_and if name == "theme" and selection.all_themes else np.logical_or
        return cast(Mask, joined.reduce([self._having[name][code] for code in codes]))

    def _counts(self, name: str, selection: Selection, masks: Mapping[str | None, Mask]) -> dict[str, int]:
        """Count, for each option of a facet, the pilots that have it and pass every other filter."""
        keep_own = name == "theme" and selection.all_themes
        others = self._all(mask for key, mask in masks.items() if keep_own or key != name)
        return {code: int(np.count_nonzero(having & others)) for code, having in self._having[name].items()}

    def _all(self, masks: Iterable[Mask]) -> Mask:
        return cast(Mask, np.logical_and.reduce([self._everything, *masks]))

    def _sort_key(self, pilot: Pilot, selection: Selection) -> tuple[object, ...]:
        by_name = swedish_order(pilot.name)
        if selection.sort == "nord":
            return (-pilot.seat.lat, by_name)
        if selection.sort == "tema":
            themes = [code.id for code in self.atlas.codebook.codes("theme")]
            return (themes.index(self.atlas.main_theme(pilot).id), by_name)
        return (by_name,)


def coding_tables(atlas: Atlas) -> dict[str, pd.DataFrame]:
    """Return, for each facet, a table of truth values: a row for each pilot id, a column for each code."""
    ids = [pilot.id for pilot in atlas.pilots]
    return {
        dimension: pd.DataFrame(
            {
                code.id: [code in atlas.codes_of(pilot, dimension) for pilot in atlas.pilots]
                for code in atlas.codebook.codes(dimension)
            },
            index=ids,
        )
        for dimension in FACETS
    }
