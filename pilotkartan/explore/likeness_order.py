"""Put sets in an order in which similar ones are neighbours: a tree of Jaccard distances, its branches turned. Pure.

SciPy (150 MB) gives the same order, by `linkage` with `optimal_ordering`, but for a few of many equals.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class _Branch:
    """Hold a branch: its leaves as they were joined, with `first` of them in one half, and as they are turned.

    `costs` are the sums of the distances from one leaf to the next, in the best order that begins and ends with two
    leaves; infinite where no order does. `rank` tells which of two branches is on the left: the one joined earlier.
    """

    rank: tuple[float, int]
    leaves: tuple[int, ...]
    first: int
    turned: tuple[int, ...]
    costs: Numbers


def ordered(sets: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the names of some sets in an order that puts similar sets next to each other.

    Of the two ends the one given first stays first, and sets that are all equally far apart keep their order.
    """
    names = tuple(sets)
    distances = _jaccard([set(sets[name]) for name in names])
    if len(names) < 3 or np.ptp(distances[np.triu_indices(len(names), 1)]) == 0:
        return names
    leaves = _tree(distances).turned
    return tuple(names[leaf] for leaf in (leaves if leaves[0] < leaves[-1] else reversed(leaves)))


def _jaccard(sets: Sequence[set[str]]) -> Numbers:
    """Return the Jaccard distances of all pairs; sets without members are not apart."""
    return np.array([[len(one ^ other) / (len(one | other) or 1) for other in sets] for one in sets])


def _tree(distances: Numbers) -> _Branch:
    """Join those nearest to each other, by their average distance, until all are one branch.

    Goes from one to its nearest and on, until two are each other's nearest; of equals to the one before, or the first.
    """
    count = len(distances)
    branches = {n: _Branch((-1, n), (n,), 1, (n,), np.zeros((1, 1))) for n in range(count)}
    between = distances.copy()
    np.fill_diagonal(between, np.inf)
    chain: list[int] = []
    for number in range(count - 1):
        chain = chain or [min(branches)]
        while True:
            row = between[chain[-1]]
            nearest = int(row.argmin())
            if len(chain) > 1 and row[chain[-2]] <= row[nearest]:
                break
            chain.append(nearest)
        gone, kept = sorted((chain.pop(), chain.pop()))
        rank = (float(between[gone, kept]), number)
        pair = [branches.pop(gone), branches[kept]]
        sizes = [len(branch.leaves) for branch in pair]
        between[kept] = between[:, kept] = (sizes[0] * between[gone] + sizes[1] * between[kept]) / sum(sizes)
        between[gone] = between[:, gone] = between[kept, kept] = np.inf
        left, right = sorted(pair, key=lambda branch: branch.rank)
        branches[kept] = _joined(left, right, rank, distances)
    (tree,) = branches.values()
    return tree


def _joined(left: _Branch, right: _Branch, rank: tuple[float, int], distances: Numbers) -> _Branch:
    """Return the branch of two, each turned so that the way through both is short."""
    size = len(left.leaves)
    across = _least_sums(_least_sums(left.costs, distances[np.ix_(left.leaves, right.leaves)]), right.costs)
    # Equal sums differ in their last digits, by the order in which they were added.
    across = across.astype(np.float32)
    begin, end = divmod(int(across.argmin()), len(right.leaves))
    costs = np.full((size + len(right.leaves),) * 2, np.inf)
    costs[:size, size:], costs[size:, :size] = across, across.T
    turned = (
        *(left.turned if begin < left.first else reversed(left.turned)),
        *(right.turned if end >= right.first else reversed(right.turned)),
    )
    return _Branch(rank, left.leaves + right.leaves, size, turned, costs)


def _least_sums(one: Numbers, other: Numbers) -> Numbers:
    """Return the least sum over all ways from a row of `one` by any of its columns to a column of `other`."""
    return np.array([(row[:, None] + other).min(axis=0) for row in one])
