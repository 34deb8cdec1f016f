"""Atlases made for a test: real codebook, words and texts, but pilots with just the codes that matter."""

from collections.abc import Mapping

from pilotkartan.content.model import Atlas, Coding, Pilot, Text

REASON = Text(sv="Skäl", en="Reason")


def made_atlas(atlas: Atlas, pilots: Mapping[str, tuple[str, ...]]) -> Atlas:
    """Return an atlas of these pilots by id, each with its codes: the first one is the main one."""
    return with_pilots(atlas, tuple(made_pilot(atlas, name, codes) for name, codes in pilots.items()))


def made_pilot(atlas: Atlas, name: str, codes: tuple[str, ...]) -> Pilot:
    """Return a pilot whose id and name are `name`."""
    source = atlas.pilots[0].summary.source
    coding = tuple(Coding(code=c, main=c == codes[0], source=source, reason=REASON) for c in codes)
    return atlas.pilots[0].model_copy(update={"id": name, "name": name, "coding": coding})


def with_pilots(atlas: Atlas, pilots: tuple[Pilot, ...]) -> Atlas:
    """Return an atlas with other pilots."""
    return atlas.model_copy(update={"pilots": pilots})
