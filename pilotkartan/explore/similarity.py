"""Measure how alike the pilots are: Jaccard similarities of their codings. Pure."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pilotkartan.content.model import Atlas, Code, Pilot
from pilotkartan.content.settings import FACET_DIMENSIONS

# The main theme counts for this many codes in the weighted variant. The codebook says that it matters most, not how
# much: two is the smallest whole number that sets it apart from a further theme.
MAIN_THEME_WEIGHT = 2


@dataclass(frozen=True)
class Alike:
    """Compare another pilot with the chosen one: similarity (0 to 1), rank from 1, the codes that both have.

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


def compared_dimensions(atlas: Atlas) -> tuple[str, ...]:
    """Return the dimensions that similarity is computed from: those coded by a person, not those of geography."""
    return tuple(name for name in FACET_DIMENSIONS if atlas.codebook.dimension_by_id[name].kind == "coding")


def similarities(atlas: Atlas, main_theme_weight: int) -> pd.DataFrame:
    """Return the (weighted) Jaccard similarities, 0 to 1, pilots × pilots by id.

    Divides the sum, over codes, of the lesser weight by that of the greater. Pilots without codes share nothing: 0.
    """
    pilots = [pilot.id for pilot in atlas.pilots]
    codes = [code.id for name in compared_dimensions(atlas) for code in atlas.codebook.codes(name)]
    places = {code: place for place, code in enumerate(codes)}
    weights = np.zeros((len(pilots), len(codes)))
    for row, pilot in zip(weights, atlas.pilots, strict=True):
        for coding in pilot.coding:
            if coding.code in places:
                row[places[coding.code]] = main_theme_weight if coding.main else 1
    # The lesser of two whole numbers is how many of the levels from one on both of them reach.
    reached = [(weights >= level).astype(float) for level in range(1, main_theme_weight + 1)]
    shared = sum((level @ level.T for level in reached), np.zeros((len(pilots), len(pilots))))
    sums = weights.sum(axis=1)
    either = sums[:, None] + sums[None] - shared
    table = np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)
    np.fill_diagonal(table, 1)
    return pd.DataFrame(table, index=pilots, columns=pilots)


def shared_codes(atlas: Atlas, one: Pilot, other: Pilot) -> tuple[Code, ...]:
    """Return the codes that both pilots have, in the codebook's order."""
    shared = {coding.code for coding in one.coding} & {coding.code for coding in other.coding}
    return tuple(code for code in atlas.codebook.code if code.id in shared)
