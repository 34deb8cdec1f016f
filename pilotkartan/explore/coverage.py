"""Count how much the source reports about each pilot, and find the pilots that have a code. Pure."""

from collections.abc import Mapping

from pilotkartan.content.model import PARTS, Atlas, Code, Pilot
from pilotkartan.content.settings import PLANNED
from pilotkartan.explore.index import Index


def pilots_with(index: Index, code: Code) -> tuple[Pilot, ...]:
    """Return the pilots that have a code, by name."""
    return tuple(pilot for pilot in index.by_name if code in index.atlas.codes_of(pilot, code.dimension))


def reported(atlas: Atlas, pilot: Pilot) -> Mapping[str, int]:
    """Return how many passages, codes, results or materials the source gives, by subject; 0 where it is silent.

    The planned results are with what comes next, as readers find them.
    """
    statuses = [result.status for result in pilot.result]
    return (
        {part: len(atlas.passages_of(pilot, part)) for part in PARTS}
        | {dimension: len(atlas.codes_of(pilot, dimension)) for dimension in ("method", "target_group")}
        | {code.id: statuses.count(code.id) for code in atlas.codebook.codes("result_status") if code.id != PLANNED}
        | {
            "next": len(pilot.planned) + len(atlas.passages_of(pilot, "next")),
            "material": sum(bool(material.source) for material in atlas.materials_of(pilot)),
        }
    )
