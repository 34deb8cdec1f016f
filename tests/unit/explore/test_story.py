"""A story is made from the data, and comes back from its file as it was."""

import json
from dataclasses import replace

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import (
    MAX_NOTES,
    StoryError,
    default_story,
    own_story,
    read_story,
    steps_by_id,
    story_about,
    write_story,
)


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


def test_own_order_and_notes_come_back(atlas: Atlas) -> None:
    """A saved story opens with the same steps, order and notes."""
    steps = own_story(atlas, ["overkalix", "karta", "tema-dialog", "overkalix", "nowhere"])
    assert [step.id for step in steps] == ["overkalix", "karta", "tema-dialog"]
    noted = (replace(steps[0], notes="Säg något om älven.\n“Citat” & <b>"), *steps[1:])
    assert read_story(write_story(noted), atlas) == noted


def test_whole_story_comes_back(atlas: Atlas) -> None:
    """Every step that there is can be saved and opened."""
    assert read_story(write_story(default_story(atlas)), atlas) == default_story(atlas)
    assert tuple(steps_by_id(atlas).values()) == default_story(atlas)


@pytest.mark.parametrize(
    ("content", "key", "value"),
    [
        (b"\xff\xfe\x00", "not_text", ""),
        (b"not json", "no_story", ""),
        (b"[]", "no_story", ""),
        (b'{"pilotkartan_story": 1}', "no_story", "steps"),
        (b'{"pilotkartan_story": 9, "steps": [{"id": "flen"}]}', "other_format", "9"),
        (b'{"pilotkartan_story": 1, "steps": []}', "number_of_steps", "0"),
        (b'{"pilotkartan_story": 1, "steps": [{"id": "flen"}, {"id": "kiruna"}]}', "unknown_steps", "kiruna"),
        (b'{"pilotkartan_story": 1, "steps": [{"id": 3}]}', "no_story", "steps.0.id"),
        (b'{"pilotkartan_story": 1, "steps": [{"id": "flen", "evil": 1}]}', "no_story", "steps.0.evil"),
    ],
)
def test_bad_file_is_told(content: bytes, key: str, value: str, atlas: Atlas) -> None:
    """A file that is no story is refused with what is wrong in it, never with another error."""
    with pytest.raises(StoryError) as caught:
        read_story(content, atlas)
    assert caught.value.fault == key
    assert value in caught.value.value


def test_endless_file_is_refused(atlas: Atlas) -> None:
    """A file of a thousand steps is refused, and endless notes are cut."""
    many = {"pilotkartan_story": 1, "steps": [{"id": "flen"}] * 1000}
    with pytest.raises(StoryError, match="number_of_steps"):
        read_story(json.dumps(many).encode(), atlas)
    long = {"pilotkartan_story": 1, "steps": [{"id": "flen", "notes": "x" * 100_000}]}
    assert len(read_story(json.dumps(long).encode(), atlas)[0].notes) == MAX_NOTES
