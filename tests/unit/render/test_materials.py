"""The list of all materials is whole and in an order that a reader can follow."""

from pilotkartan.content.model import Atlas
from pilotkartan.render.materials import all_materials


def test_every_material_stands_once(atlas: Atlas) -> None:
    """Nothing that the source names is missing from the list or stands there twice."""
    owned = [*atlas.programme.material, *(material for pilot in atlas.pilots for material in pilot.material)]
    listed = [row.material.id for row in all_materials(atlas)]
    assert sorted(listed) == sorted(material.id for material in owned)
    assert len(listed) == len(set(listed))


def test_material_stands_with_its_owner(atlas: Atlas) -> None:
    """A material is named with the pilots that it belongs to or is about, others of the programme with none."""
    for row in all_materials(atlas):
        shown_with = [pilot for pilot in atlas.pilots if row.material in atlas.materials_of(pilot)]
        assert list(row.pilots) == shown_with, row.material.id
        assert row.pilots or row.material in atlas.programme.material


def test_programme_comes_first_then_pilots_by_name(atlas: Atlas) -> None:
    """The programme's materials keep their order and come first; the pilots' follow in Swedish order, Ö last."""
    film = atlas.by_id["flen"].material[0]
    pilots = tuple(pilot.model_copy(update={"material": (film,)}) for pilot in atlas.pilots)
    rows = all_materials(atlas.model_copy(update={"pilots": pilots}))
    own = len(atlas.programme.material)
    assert [row.material for row in rows[:own]] == list(atlas.programme.material)
    assert ["".join(pilot.name for pilot in row.pilots) for row in rows[own:]] == [
        "Flen", "Gotland", "Haninge", "Härjedalen", "Kramfors", "Munkedal", "Surahammar", "Vimmerby",
        "Östhammar", "Överkalix",
    ]  # fmt: skip
