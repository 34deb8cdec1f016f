"""Filter by groups of facets: the type and the status of a result must be those of the same result.

Pure.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pilotkartan.content.model import Atlas, Codebook
from pilotkartan.content.settings import FACET_DIMENSIONS

# A truth value for each pilot, in the atlas's order. An array, since indexing a data frame took most of a run's time.
Mask = NDArray[np.bool_]
Codes = Mapping[str, Collection[str]]


class FacetGroup:
    """Filter pilots by their items (results, or the pilots themselves): one item must have a chosen code of each facet.

    `owners` are the positions of the items' pilots, `having` says for each facet and code which items have it.
    """

    def __init__(self, pilots: int, owners: Sequence[int], having: Mapping[str, Mapping[str, Mask]]) -> None:
        self.having = having
        self._pilots = pilots
        self.owners = np.array(owners, dtype=np.intp)

    def chosen(self, facets: Codes) -> Codes:
        """Return the filters whose facets belong to this group."""
        return {name: codes for name, codes in facets.items() if name in self.having}

    def passing(self, facets: Codes, every: Collection[str] = ()) -> Mask:
        """Return the pilots that pass these filters of the group; all codes are needed in the facets of `every`.

        A facet without codes filters nothing; where none filters, pilots without any item pass too.
        """
        filters = {name: codes for name, codes in facets.items() if codes}
        if not filters:
            return np.ones(self._pilots, dtype=np.bool_)
        things = np.ones(len(self.owners), dtype=np.bool_)
        for name, codes in filters.items():
            joined = np.logical_and if name in every else np.logical_or
            things &= cast(Mask, joined.reduce([self.having[name][code] for code in codes]))
        pilots = np.zeros(self._pilots, dtype=np.bool_)
        pilots[self.owners[things]] = True
        return pilots


def result_facets(codebook: Codebook, names: Collection[str] | None = None) -> tuple[str, ...]:
    """Return the facets that describe a result, of all or of these names."""
    return tuple(
        name
        for name in (FACET_DIMENSIONS if names is None else names)
        if codebook.dimension_by_id[name].kind == "result"
    )


def facet_groups(atlas: Atlas) -> tuple[FacetGroup, ...]:
    """Return all facets in groups: those of a result together, each other one by itself."""
    of_results = result_facets(atlas.codebook)
    return (
        _of_results(atlas, of_results),
        *(_of_pilots(atlas, name) for name in FACET_DIMENSIONS if name not in of_results),
    )


def _of_results(atlas: Atlas, names: Sequence[str]) -> FacetGroup:
    results = [(place, result) for place, pilot in enumerate(atlas.pilots) for result in pilot.result]
    having = {
        name: {
            code.id: np.array([result.code_in(name) == code.id for _, result in results], dtype=np.bool_)
            for code in atlas.codebook.codes(name)
        }
        for name in names
    }
    return FacetGroup(len(atlas.pilots), [place for place, _ in results], having)


def _of_pilots(atlas: Atlas, name: str) -> FacetGroup:
    return FacetGroup(len(atlas.pilots), range(len(atlas.pilots)), {name: _having(atlas, name)})


def _having(atlas: Atlas, name: str) -> dict[str, Mask]:
    """Return which pilots have each code of a facet."""
    codes = [{code.id for code in atlas.codes_of(pilot, name)} for pilot in atlas.pilots]
    return {code.id: np.array([code.id in had for had in codes], dtype=np.bool_) for code in atlas.codebook.codes(name)}


def coding_tables(atlas: Atlas) -> dict[str, pd.DataFrame]:
    """Return, for each facet, a table of truth values: a row for each pilot id, a column for each code."""
    ids = [pilot.id for pilot in atlas.pilots]
    return {name: pd.DataFrame(_having(atlas, name), index=ids) for name in FACET_DIMENSIONS}
