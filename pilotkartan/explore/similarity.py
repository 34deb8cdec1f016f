"""Measure how alike the pilots are: Jaccard similarities of their codings, and an order by likeness. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from pilotkartan.content.model import Code, Pilot
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.explore.index import Index

# As many codes as the main theme counts for in the weighted variant. The codebook says that it matters most, not how
# much: two is the least whole number that tells it from a further theme.
MAIN_THEME_WEIGHT = 2


@dataclass(frozen=True)
class Alike:
    """Another pilot beside the chosen one: how similar (0 to 1), its rank from 1, the codes that both have.

    `weighted` and `weighted_rank` are the same with the main theme weighted. Equals share the better rank.
    """

    pilot: Pilot
    similarity: float
    rank: int
    weighted: float
    weighted_rank: int
    shared: tuple[Code, ...]

    @property
    def moves(self) -> bool:
        """Tell whether the main theme's weight changes the rank."""
        return self.rank != self.weighted_rank


@dataclass(frozen=True)
class Sensitivity:
    """How much the main theme's weight changes all rankings.

    Of `ranks` ranks (each pilot's others) `same_ranks` stay; of `pilots` pilots `same_nearest` keep those on rank 1.
    """

    ranks: int
    same_ranks: int
    pilots: int
    same_nearest: int


def compared_dimensions(index: Index) -> tuple[str, ...]:
    """Return the dimensions that similarity is made of: what a person has coded, not where the pilot lies."""
    kinds = index.atlas.codebook.dimension_by_id
    return tuple(name for name in index.tables if kinds[name].kind == "coding")


@lru_cache(maxsize=4)
def similarities(index: Index, main_theme_weight: int = 1) -> pd.DataFrame:
    """Return the (weighted) Jaccard similarities, 0 to 1, pilots × pilots by id.

    The sum over codes of the lesser weight over that of the greater. Pilots without codes share nothing: 0.
    """
    weights = pd.concat([index.tables[name] for name in compared_dimensions(index)], axis="columns").astype(float)
    for pilot in index.atlas.pilots:
        for coding in pilot.coding:
            if coding.main:
                weights.loc[pilot.id, coding.code] = main_theme_weight
    one, other = weights.to_numpy()[:, None], weights.to_numpy()[None]
    shared, either = np.minimum(one, other).sum(axis=-1), np.maximum(one, other).sum(axis=-1)
    table = np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)
    np.fill_diagonal(table, 1)
    return pd.DataFrame(table, index=weights.index, columns=weights.index)


def shared_codes(index: Index, one: Pilot, other: Pilot) -> tuple[Code, ...]:
    """Return the codes that both pilots have, in the codebook's order."""
    shared = {coding.code for coding in one.coding} & {coding.code for coding in other.coding}
    return tuple(code for code in index.atlas.codebook.code if code.id in shared)


def alike(index: Index, pilot: Pilot) -> tuple[Alike, ...]:
    """Return all other pilots, the most similar first, equals by name."""
    plain, weighted = _others(index, pilot, 1), _others(index, pilot, MAIN_THEME_WEIGHT)
    others = (
        Alike(
            pilot=other,
            similarity=plain[other.id],
            rank=_rank(plain, other),
            weighted=weighted[other.id],
            weighted_rank=_rank(weighted, other),
            shared=shared_codes(index, pilot, other),
        )
        for other in index.atlas.pilots
        if other.id != pilot.id
    )
    return tuple(sorted(others, key=lambda other: (other.rank, swedish_order(other.pilot.name))))


@lru_cache(maxsize=2)
def sensitivity(index: Index) -> Sensitivity:
    """Return how much the rankings of all pilots change with the main theme's weight."""
    rankings = [alike(index, pilot) for pilot in index.atlas.pilots]
    return Sensitivity(
        ranks=sum(len(ranking) for ranking in rankings),
        same_ranks=sum(not other.moves for ranking in rankings for other in ranking),
        pilots=len(rankings),
        same_nearest=sum(not any(o.moves for o in ranking if 1 in (o.rank, o.weighted_rank)) for ranking in rankings),
    )


def ordered(sets: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the names of some sets so that alike sets stand together.

    Average linkage on Jaccard distances with optimal leaf ordering; of its two ends the name given first stays first,
    and sets that are all equally far apart stay as they are.
    """
    names = tuple(sets)
    members = {member for members in sets.values() for member in members}
    if len(names) < 3 or not members:
        return names
    # Only who looks at the matrix waits for it.
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import pdist

    distances = pdist(np.array([[member in sets[name] for member in members] for name in names]), "jaccard")
    if np.ptp(distances) == 0:
        return names
    leaves = [int(leaf) for leaf in leaves_list(linkage(distances, "average", optimal_ordering=True))]
    return tuple(names[leaf] for leaf in (leaves if leaves[0] < leaves[-1] else reversed(leaves)))


def _others(index: Index, pilot: Pilot, main_theme_weight: int) -> dict[str, float]:
    row = similarities(index, main_theme_weight).loc[pilot.id].to_dict()
    return {str(other): float(value) for other, value in row.items() if other != pilot.id}


def _rank(similarity: Mapping[str, float], pilot: Pilot) -> int:
    return 1 + sum(other > similarity[pilot.id] for other in similarity.values())
