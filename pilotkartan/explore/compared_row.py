"""Hold one dimension of compared pilots."""

from dataclasses import dataclass
from typing import Literal

from pilotkartan.content.model import Code, Coding, Dimension, Material, Passage, Pilot, Seat

Kind = Literal["passage", "coding", "result", "coming", "material", "attribute", "seat", "distances"]
Entry = Passage | Coding | Material | Code | Seat | tuple[Pilot, float]


@dataclass(frozen=True)
class Row:
    """Hold one dimension of the compared pilots, a cell for each of them in their order.

    `kind` says what the cells hold: passages, codings, results, what comes next (results and passages), materials, the
    code of an attribute, the seat, or the other pilots with their distances in km, the nearest first. An empty cell is
    one on which the source is silent.
    `about` is the dimension, or the status of the results; without one `name` says what the row is about.
    `shared` are the codes that every pilot has, `only` those that one alone has; both are None where none are given.
    """

    name: str
    kind: Kind
    cells: tuple[tuple[Entry, ...], ...]
    about: Dimension | Code | None = None
    shared: tuple[Code, ...] | None = None
    only: tuple[Code, ...] | None = None
