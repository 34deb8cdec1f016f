"""A presentation tells the right story: one's own order, what is filtered or compared, or all of it."""

import pytest
from lxml import html

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.story import default_story, own_story, shown_step, story_for
from pilotkartan.render.charts import done_on_slide
from pilotkartan.render.evidence import render_grid
from pilotkartan.render.presentation import render_slides


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
    """The step of the address is shown, beside one's own steps too; what is no step is not."""
    assert shown_step(index, Selection(step="flen")) == "flen"
    assert shown_step(index, Selection(step="flen", slides=("karta",))) == "flen"
    assert shown_step(index, Selection(step="zzz")) == ""


@pytest.mark.parametrize("lang", LANGS)
def test_done_is_a_picture_with_its_table(lang: Lang, index: Index) -> None:
    """What is done and planned is shown as a picture; the table behind it has the same numbers in the same order."""
    t = translator(index.atlas.words, lang)
    steps = own_story(index.atlas, ["flen", "vimmerby", "kramfors", "resultat"])
    root = html.fromstring(render_slides(index, steps, "resultat", {}, t, lang, done_on_slide))
    (slide,) = root.xpath("//section[@data-step='resultat']")
    (alt,) = slide.xpath(".//img/@alt")
    heads, *rows = [[cell.text_content().strip() for cell in row] for row in slide.xpath(".//details//tr")]
    told = "; ".join(
        f"{name}: " + ", ".join(f"{head} {n}" for head, n in zip(heads[1:], counts, strict=True) if n != "0")
        for name, *counts in rows
    )
    assert alt == f"{t('chart.done_title')}. {told}"
    assert [name for name, *_ in rows] == ["Flen", "Vimmerby", "Kramfors"]


@pytest.mark.parametrize("lang", LANGS)
def test_grid_is_that_of_the_pilots_told_of(lang: Lang, index: Index) -> None:
    """The step with all results shows the grid of the pilots of the story, with no link and what stands out above."""
    t = translator(index.atlas.words, lang)
    few = own_story(index.atlas, ["flen", "vimmerby", "evidens"])
    for steps, ids in ((few, {"flen", "vimmerby"}), (default_story(index.atlas), set(index.atlas.by_id))):
        grid = first_grid(index.atlas, [pilot for pilot in index.atlas.pilots if pilot.id in ids])
        slides = render_slides(index, steps, "evidens", {}, t, lang, done_on_slide)
        assert render_grid(index.atlas, grid, t, lang, prefix="slide-") in slides
