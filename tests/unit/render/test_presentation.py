"""A presentation tells the right story: one's own order, what is filtered or compared, or all of it."""

from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.story import default_story, shown_step, story_for


def pilots_told(index: Index, selection: Selection) -> set[str]:
    """Return the pilots that the story of a selection has a step about."""
    return {step.about for step in story_for(index, selection, "sv") if step.about in index.atlas.by_id}


def test_own_order(index: Index) -> None:
    """Who has chosen steps gets these, in that order, whatever is filtered."""
    chosen = Selection(slides=("flen", "karta"), story="urval", facets={"theme": ("boende",)})
    assert [step.id for step in story_for(index, chosen, "sv")] == ["flen", "karta"]


def test_what_is_filtered_or_compared(index: Index) -> None:
    """A story of what is filtered tells of these pilots, one of what is compared of those."""
    filtered = Selection(story="urval", facets={"theme": ("boende",)})
    assert pilots_told(index, filtered) == set(index.view(filtered, "sv").ids)
    assert pilots_told(index, Selection(story="jamforda", compared=("gotland", "flen"))) == {"gotland", "flen"}


def test_all_of_it_where_nothing_is_chosen(index: Index) -> None:
    """Without a choice, or with one that leaves nothing, all is told."""
    everything = default_story(index.atlas)
    for selection in (Selection(), Selection(story="urval", search="zzzzz"), Selection(story="jamforda")):
        assert story_for(index, selection, "sv") == everything


def test_shown_step(index: Index) -> None:
    """The step of the address is shown if the story has it; else none is."""
    assert shown_step(index, Selection(step="flen"), "sv") == "flen"
    assert shown_step(index, Selection(step="flen", slides=("karta",)), "sv") == ""
