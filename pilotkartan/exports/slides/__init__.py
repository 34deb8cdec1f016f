"""Make a PowerPoint file of a story: slides for each step, with pictures and notes."""

from collections.abc import Sequence

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import Step
from pilotkartan.exports.slides.notes import cover_notes, notes, teller
from pilotkartan.exports.slides.text import cover, slide


def pptx(index: Index, steps: Sequence[Step], base_url: str, lang: Lang) -> bytes:
    """Return a story as PPTX; the same data gives the same bytes. Each map takes about half a second.

    The QR code on the slide of the contacts leads to their list at `base_url`.
    """
    # Imported here, since they are large and no page needs them.
    from pilotkartan.exports.slides.deck import Deck
    from pilotkartan.exports.slides.pictures import pictures

    told = teller(index, steps, base_url, translator(index.atlas.words, lang), lang)
    deck = Deck(index.atlas, told.t, lang)
    deck.add(cover(told), {}, cover_notes(told))
    for step in steps:
        if said := slide(step, told):
            deck.add(said, pictures(said, step, told), notes(step, told))
    return deck.save()
