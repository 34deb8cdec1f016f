"""List all materials of the programme and of its pilots."""

from dataclasses import dataclass

from pilotkartan.content.model import Atlas, Material, Pilot
from pilotkartan.content.plaintext import by_name


@dataclass(frozen=True)
class Listed:
    """A material and the pilot that it belongs to or is about; None where it is the programme's alone."""

    material: Material
    pilots: tuple[Pilot, ...] = ()


def all_materials(atlas: Atlas) -> tuple[Listed, ...]:
    """Return the programme's materials in their order, then each pilot's, pilots by Swedish collation."""
    pilots = by_name(atlas.pilots)
    return (
        *(
            Listed(material, tuple(pilot for pilot in pilots if pilot.id in material.pilots))
            for material in atlas.programme.material
        ),
        *(Listed(material, (pilot,)) for pilot in pilots for material in pilot.material),
    )
