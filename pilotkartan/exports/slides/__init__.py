"""Make a PowerPoint file of a story: a slide for each step, with its map and its notes."""

from collections.abc import Sequence

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import Step
from pilotkartan.exports.slides.notes import Teller, cover_notes, notes, teller
from pilotkartan.exports.slides.text import cover, slide
from pilotkartan.render.charts import slide_chart, svg_file
from pilotkartan.render.map_picture import map_svg


def pptx(index: Index, steps: Sequence[Step], lang: Lang) -> bytes:
    """Return a story as PPTX; the same data gives the same bytes. Each map takes about half a second."""
    # Imported here, since it is large and no page needs it.
    from pilotkartan.exports.slides.deck import Deck

    told = teller(index, steps, translator(index.atlas.words, lang), lang)
    deck = Deck(index.atlas, told.t, lang)
    deck.add(cover(told), cover_notes(told))
    for step in steps:
        said = slide(step, told)
        if said.charted:
            picture = svg_file(index, slide_chart(told.pilots), lang).decode()
            deck.add_chart(said.title, picture, notes(step, told))
        if said.pieces or said.table:
            deck.add(said, notes(step, told), _map(step, said.map_title, told) if said.map_title else "")
    return deck.save()


def _map(step: Step, title: str, told: Teller) -> str:
    selection = step.selection()
    shown = told.index.view(selection, told.lang).ids
    return map_svg(told.index.atlas, shown, selection.pilot, title, told.t, told.lang)
