"""Name the cells of a coding: each pilot with each code that a coder gives. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from pilotkartan.content.model import Atlas
from pilotkartan.content.plaintext import by_name


@dataclass(frozen=True)
class Known:
    """Hold what a coding sheet may name: the pilots' ids, the codes with their dimensions, the source's paragraphs."""

    pilots: tuple[str, ...]
    dimension_of: Mapping[str, str]
    paragraphs: tuple[str, ...]

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Return every pilot with every code."""
        return tuple((pilot, code) for pilot in self.pilots for code in self.dimension_of)


def known_in(atlas: Atlas) -> Known:
    """Return what a sheet for this data may name: the pilots by name, the codes in the codebook's order."""
    return Known(tuple(pilot.id for pilot in by_name(atlas.pilots)), atlas.codebook.coded, tuple(atlas.paragraphs))
