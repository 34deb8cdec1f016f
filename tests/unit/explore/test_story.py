"""A story is made from the data, or of one's own steps."""

from pilotkartan.content.model import Atlas
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.story import default_story, own_story, steps_by_id, story_about, story_for
from pilotkartan.explore.unknown_params import unknown_params


def test_default_story_tells_it_all(atlas: Atlas) -> None:
    """The story opens with programme and map, has every theme, every pilot, all results, and ends with whom to call."""
    kinds = [step.kind for step in default_story(atlas)]
    assert kinds == [
        "programme",
        "map",
        *["theme"] * len(atlas.codebook.codes("theme")),
        *["pilot"] * len(atlas.pilots),
        "status",
        "evidence",
        "contacts",
    ]


def test_pilots_come_from_north_to_south(atlas: Atlas) -> None:
    """The map glides down the country, never to and fro."""
    lats = [atlas.by_id[step.about].seat.lat for step in default_story(atlas) if step.kind == "pilot" and step.about]
    assert lats == sorted(lats, reverse=True)


def test_theme_without_pilots_has_no_step(atlas: Atlas) -> None:
    """Nobody is shown an empty slide."""
    without = [pilot for pilot in atlas.pilots if "boende" not in {coding.code for coding in pilot.coding}]
    fewer = atlas.model_copy(update={"pilots": tuple(without)})
    assert "tema-boende" not in {step.id for step in default_story(fewer)}


def test_each_step_shows_its_own_on_the_map(index: Index) -> None:
    """A pilot's step chooses it, a theme's lights those that have it, the others show all."""
    for step in default_story(index.atlas):
        selection = step.selection()
        shown = index.view(selection, "sv").ids
        if step.kind == "pilot":
            assert selection.pilot == step.about
        elif step.kind == "theme":
            assert set(shown) == set(index.tables["theme"].index[index.tables["theme"][step.about]])
        else:
            assert len(shown) == len(index.atlas.pilots)


def test_story_of_some_pilots(atlas: Atlas) -> None:
    """A story of what is chosen speaks of those pilots, and of the themes that they share."""
    steps = story_about(atlas, ("flen", "gotland"))
    assert [step.about for step in steps if step.kind == "pilot"] == ["flen", "gotland"]
    for theme in (step.about for step in steps if step.kind == "theme"):
        assert all(
            theme in {code.id for code in atlas.codes_of(atlas.by_id[name], "theme")} for name in ("flen", "gotland")
        )


def test_no_contacts_no_step(atlas: Atlas) -> None:
    """Where the contacts are hidden, no step announces them."""
    assert default_story(atlas.without_contacts())[-1].kind == "evidence"


def test_own_steps_come_in_their_order(atlas: Atlas) -> None:
    """One's own steps are each there once, in the order given; a step that does not exist is left out."""
    steps = own_story(atlas, ["overkalix", "karta", "tema-dialog", "overkalix", "nowhere"])
    assert [step.id for step in steps] == ["overkalix", "karta", "tema-dialog"]
    assert tuple(steps_by_id(atlas).values()) == default_story(atlas)


def test_no_step_is_chosen_yet(index: Index) -> None:
    """Who takes all steps out has none, until the first is chosen; the address says so and is understood."""
    for slides, steps in ((("inga",), []), (("inga", "flen"), ["flen"])):
        selection = Selection(slides=slides)
        assert [step.id for step in story_for(index, selection, "sv")] == steps
        assert unknown_params(selection.to_params(), selection, index) == ()
