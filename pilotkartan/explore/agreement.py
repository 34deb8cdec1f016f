"""Measure how far two coders agree: percentage, Cohen's kappa, Krippendorff's alpha with a bootstrap interval. Pure.

All of them are computed from tables that count how often the first coder said one thing and the second another. Alpha
is that of nominal data with two coders and no missing values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

# What is drawn again is whole pilots, with all their cells: the cells of one pilot hang together.
DRAWS = 10_000
SEED = 2016
CONFIDENCE_PERCENT = 95
# For fewer pilots there is nothing to draw from.
_FEWEST_PILOTS = 2
# A table of answers by answers, or many of them: the last two axes are the first and the second coder's answers.
Tables = NDArray[np.float64]


@dataclass(frozen=True)
class Figures:
    """Hold how far two coders agree on some cells.

    A coefficient is None where it is not defined: where neither coder varies, there is nothing to agree on by chance.
    `interval` is that of alpha.
    """

    cells: int
    differing: int
    kappa: float | None
    alpha: float | None
    interval: tuple[float, float] | None

    @property
    def percent(self) -> float:
        """Return the share of cells on which the coders agree, in per cent."""
        return 100 * (self.cells - self.differing) / self.cells


def figures(pilots: Sequence[str], first: Sequence[object], second: Sequence[object]) -> Figures:
    """Return the figures for cells of which each has a pilot and an answer from either coder."""
    tables = _tables(pilots, first, second)
    whole = tables.sum(axis=0)
    return Figures(
        cells=len(pilots),
        differing=sum(one != other for one, other in zip(first, second, strict=True)),
        kappa=_number(_kappa(whole)),
        alpha=_number(_alpha(whole)),
        interval=_interval(tables),
    )


def _tables(pilots: Sequence[str], first: Sequence[object], second: Sequence[object]) -> Tables:
    """Return a table of answers for each pilot."""
    rows = {pilot: n for n, pilot in enumerate(dict.fromkeys(pilots))}
    answers = {answer: n for n, answer in enumerate(dict.fromkeys([*first, *second]))}
    tables = np.zeros((len(rows), len(answers), len(answers)))
    for pilot, one, other in zip(pilots, first, second, strict=True):
        tables[rows[pilot], answers[one], answers[other]] += 1
    return tables


def _kappa(tables: Tables) -> Tables:
    """Return Cohen's kappa of each table; not a number where chance alone gives full agreement."""
    cells = tables.sum(axis=(-2, -1))
    observed = tables.trace(axis1=-2, axis2=-1) / cells
    by_chance = (tables.sum(axis=-1) * tables.sum(axis=-2)).sum(axis=-1) / cells**2
    return _ratio(observed - by_chance, 1 - by_chance)


def _alpha(tables: Tables) -> Tables:
    """Return Krippendorff's alpha of each table; not a number where there is one answer only."""
    answers = tables.sum(axis=-1) + tables.sum(axis=-2)
    total = answers.sum(axis=-1)
    differing = total - 2 * tables.trace(axis1=-2, axis2=-1)
    pairs = total**2 - (answers**2).sum(axis=-1)
    return 1 - _ratio((total - 1) * differing, pairs)


def _ratio(part: Tables, whole: Tables) -> Tables:
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)


def _number(value: Tables) -> float | None:
    return None if np.isnan(value) else float(value)


def _interval(tables: Tables) -> tuple[float, float] | None:
    """Return the percentile interval of alpha; draws in which it is not defined are left out."""
    if len(tables) < _FEWEST_PILOTS:
        return None
    drawn = _alpha(np.tensordot(_draws(len(tables)), tables, axes=1))
    defined = drawn[~np.isnan(drawn)]
    if not len(defined):
        return None
    outside = (100 - CONFIDENCE_PERCENT) / 2
    low, high = np.percentile(defined, [outside, 100 - outside])
    return float(low), float(high)


@cache
def _draws(pilots: int) -> Tables:
    """Return how often each pilot is drawn, draw by draw: as many pilots as there are, with replacement."""
    random = np.random.default_rng(SEED)
    return random.multinomial(pilots, [1 / pilots] * pilots, size=DRAWS).astype(np.float64)
