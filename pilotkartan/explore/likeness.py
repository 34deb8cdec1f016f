"""Rank the pilots by how alike they are to one, and measure how much the main theme's weight changes it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pilotkartan.content.model import Pilot
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.explore.index import Index
from pilotkartan.explore.similarity import MAIN_THEME_WEIGHT, Alike, shared_codes


@dataclass(frozen=True)
class Sensitivity:
    """Count how many ranks the main theme's weight leaves unchanged.

    Of `ranks` ranks, in the rankings of all pilots, `same_ranks` stay; of `pilots` pilots `same_nearest` keep the
    pilots on rank 1.
    """

    ranks: int
    same_ranks: int
    pilots: int
    same_nearest: int


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
            shared=shared_codes(index.atlas, pilot, other),
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


def _others(index: Index, pilot: Pilot, main_theme_weight: int) -> dict[str, float]:
    row = index.similarities[main_theme_weight].loc[pilot.id].to_dict()
    return {str(other): float(value) for other, value in row.items() if other != pilot.id}


def _rank(similarity: Mapping[str, float], pilot: Pilot) -> int:
    return 1 + sum(other > similarity[pilot.id] for other in similarity.values())
