"""Apply a Selection to the data: matching pilots, facet counts, neighbours. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations, compress
from typing import cast

import numpy as np
import pandas as pd

from pilotkartan.content.model import Atlas, Code, Lang, Pilot
from pilotkartan.content.plaintext import by_name, swedish_order, words_of
from pilotkartan.explore.double_coding import DoubleCoding, double_coding
from pilotkartan.explore.facet_groups import FacetGroup, Mask, coding_tables, facet_groups
from pilotkartan.explore.search import Hit, SearchIndex
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.similarity import MAIN_THEME_WEIGHT, similarities
from pilotkartan.geo.distance import distance_km, nearest

# A card has room for no more passages of a pilot.
_MAX_HITS = 3
# A run asks for its view up to three times, and many visitors see the same one; bounded, since searches are endless.
_KEPT_VIEWS = 500
# The files of one part of the data, made one after the other, ask for the same distances.
_KEPT_DISTANCES = 2
# The one facet in which a visitor can require all of the chosen codes.
_THEME = "theme"


@dataclass(frozen=True)
class View:
    """Hold the result of a selection: `pilots` sorted, the `counts` of every option, the `hits` of the search."""

    pilots: tuple[Pilot, ...]
    counts: Mapping[str, Mapping[str, int]]
    hits: Mapping[str, tuple[Hit, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the matching pilots, in the order of the list."""
        return tuple(pilot.id for pilot in self.pilots)


@dataclass(frozen=True)
class Loosening:
    """Hold a way out where nothing matches: the selection with one filter less, and how many pilots it leaves.

    The filter is a dimension, or None for the search text; with `any_theme` the themes stay and any of them is enough.
    """

    selection: Selection
    count: int
    dimension: str | None = None
    any_theme: bool = False


class Index:
    """Prepare an atlas for queries: a table of pilots × codes, the search index, the distances."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.tables = coding_tables(atlas)
        self._options = {
            name: tuple(code for code in atlas.codebook.codes(name) if table[code.id].any())
            for name, table in self.tables.items()
        }
        self.groups = facet_groups(atlas)
        self._group_of = {name: group for group in self.groups for name in group.having}
        self._everything = np.ones(len(atlas.pilots), dtype=np.bool_)
        self.search = SearchIndex(atlas)
        self._kept_view = lru_cache(_KEPT_VIEWS)(self._view)
        self.distances_km = lru_cache(_KEPT_DISTANCES)(self._distances_km)

    @cached_property
    def by_name(self) -> tuple[Pilot, ...]:
        """Return all pilots by Swedish collation of their names."""
        return by_name(self.atlas.pilots)

    def options(self, dimension: str) -> tuple[Code, ...]:
        """Return the codes of a facet that at least one pilot has."""
        return self._options[dimension]

    def view(self, selection: Selection, lang: Lang) -> View:
        """Return the result of the selection; texts are searched in `lang`."""
        return self._kept_view(selection.filters, lang)

    def _view(self, selection: Selection, lang: Lang) -> View:
        masks = self._masks(selection, lang)
        matching = self._all(masks.values())
        pilots = tuple(compress(self.atlas.pilots, matching))
        wanted = words_of(selection.search)
        return View(
            pilots=self.sorted(pilots, selection),
            counts={name: self._counts(name, selection, masks) for name in self.tables},
            hits={pilot.id: self.search.hits(pilot.id, wanted, lang)[:_MAX_HITS] for pilot in pilots if wanted},
        )

    def sorted(self, pilots: Iterable[Pilot], selection: Selection) -> tuple[Pilot, ...]:
        """Return the pilots in the order that the selection asks for."""
        return tuple(sorted(pilots, key=lambda pilot: self._sort_key(pilot, selection)))

    def outcomes(self, selection: Selection, dimensions: Iterable[str], lang: Lang) -> dict[tuple[str, str], Mask]:
        """Return which pilots would match if an option of these facets were ticked, or unticked where it is chosen."""
        masks = self._masks(selection, lang)
        return {
            (name, code.id): self._left_with(name, set(selection.chosen(name)) ^ {code.id}, selection, masks)
            for name in dimensions
            for code in self._options[name]
        }

    def loosening(self, selection: Selection, lang: Lang) -> Loosening | None:
        """Return the way out that brings most pilots back, or None if no single filter's removal does.

        Where any of the chosen themes would do instead of all, that is the way, since it keeps what was asked for.
        """
        if selection.all_themes and len(selection.chosen(_THEME)) > 1:
            any_theme = replace(selection, all_themes=False)
            if count := self._left(any_theme, lang):
                return Loosening(any_theme, count, _THEME, any_theme=True)
        filters: list[str | None] = [*selection.facets, *([None] if selection.search else [])]
        looser = ((name, selection.without_facet(name)) for name in filters)
        options = [Loosening(without, self._left(without, lang), name) for name, without in looser]
        best = max(options, key=lambda option: option.count, default=None)
        return best if best and best.count else None

    @cached_property
    def double_coding(self) -> DoubleCoding:
        """Return the comparison of the two codings; empty where the material was coded once."""
        return double_coding(self.atlas)

    @cached_property
    def similarities(self) -> Mapping[int, pd.DataFrame]:
        """Return the similarities, 0 to 1, pilots × pilots, by the weight of the main theme."""
        return {weight: similarities(self.atlas, weight) for weight in (1, MAIN_THEME_WEIGHT)}

    def nearest(self, pilot_id: str, count: int = 3) -> list[tuple[Pilot, float]]:
        """Return the `count` nearest other pilots with their distances in km, seat to seat."""
        seat = self.atlas.by_id[pilot_id].seat
        others = [pilot for pilot in self.atlas.pilots if pilot.id != pilot_id]
        return [(near.pilot, near.distance_km) for near in nearest(others, seat.lat, seat.lon, count)]

    def _distances_km(self, pilot_ids: tuple[str, ...]) -> pd.DataFrame:
        """Return the geodesic distances between the seats of these pilots, in km, pilots × pilots."""
        table = np.zeros((len(pilot_ids), len(pilot_ids)))
        for one, other in combinations(range(len(pilot_ids)), 2):
            km = distance_km(self.atlas.by_id[pilot_ids[one]], self.atlas.by_id[pilot_ids[other]])
            table[one, other] = table[other, one] = km
        return pd.DataFrame(table, index=pilot_ids, columns=pilot_ids)

    def _left(self, selection: Selection, lang: Lang) -> int:
        return int(self._all(self._masks(selection, lang).values()).sum())

    def _masks(self, selection: Selection, lang: Lang) -> dict[FacetGroup | None, Mask]:
        """Return the pilots that pass the filters of each group alone; the key None is the search text."""
        masks: dict[FacetGroup | None, Mask] = {}
        for group in self.groups:
            if chosen := group.chosen(selection.facets):
                masks[group] = group.passing(chosen, self._every(selection))
        if selection.search:
            wanted = words_of(selection.search)
            found = (bool(wanted) and self.search.matches(pilot.id, wanted, lang) for pilot in self.atlas.pilots)
            masks[None] = np.fromiter(found, np.bool_)
        return masks

    def _every(self, selection: Selection) -> tuple[str, ...]:
        """Return the facets in which a pilot needs all of the codes chosen."""
        return (_THEME,) if selection.all_themes else ()

    def _counts(self, name: str, selection: Selection, masks: Mapping[FacetGroup | None, Mask]) -> dict[str, int]:
        """Count, for each option of a facet, the pilots left if it is chosen: beside others if all must match."""
        kept = selection.chosen(name) if name in self._every(selection) else ()
        return {
            code: int(np.count_nonzero(self._left_with(name, (*kept, code), selection, masks)))
            for code in self._group_of[name].having[name]
        }

    def _left_with(
        self, name: str, codes: Collection[str], selection: Selection, masks: Mapping[FacetGroup | None, Mask]
    ) -> Mask:
        """Return the pilots that would match with these codes in one facet and all other filters as they are."""
        group = self._group_of[name]
        others = [mask for key, mask in masks.items() if key is not group]
        facets = {**group.chosen(selection.facets), name: codes}
        return self._all([*others, group.passing(facets, self._every(selection))])

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
