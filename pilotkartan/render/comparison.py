"""Render the comparison of pilots as a table. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from pilotkartan.content.model import Code, Coding, Lang, Material, Result
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.compared_row import Row
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.comparison_text import had_by, row_group, row_name, row_note
from pilotkartan.explore.index import Index
from pilotkartan.render.html import render

# What the template calls, by name.
WORDS: Mapping[str, Callable[..., str]] = {
    "row_group": row_group,
    "row_name": row_name,
    "row_note": row_note,
    "had_by": had_by,
}


def render_comparison(index: Index, pilot_ids: Sequence[str], t: Translator, lang: Lang) -> Markup:
    """Return the table of two or more pilots."""
    return _render_table(index, pilot_ids, t, lang, WORDS)


def render_comparable(index: Index, t: Translator, lang: Lang) -> Markup:
    """Return the table of all pilots, of which `assets/js/offline/comparison.js` leaves those that are chosen.

    A mark says its code and a note all codes of its row: who has them depends on the choice.
    """

    def codes(row: Row, t: Translator, lang: Lang) -> str:
        if row.shared is None:
            return row_note(row, t, lang)
        found = set(_codes_in(row))
        labels = ((code.id, code.label.of(lang)) for code in index.atlas.codebook.code if code.id in found)
        spans = Markup("").join(Markup('<span data-code="{}">{}</span>').format(*each) for each in labels)
        return Markup('<span class="codes">{}</span>').format(spans)

    words = {**WORDS, "row_note": codes, "had_by": lambda code, *_: code.id}
    return _render_table(index, [pilot.id for pilot in index.by_name], t, lang, words)


def _render_table(
    index: Index, pilot_ids: Sequence[str], t: Translator, lang: Lang, words: Mapping[str, Callable[..., str]]
) -> Markup:
    pilots = [index.atlas.by_id[pilot] for pilot in pilot_ids]
    names = join_list([pilot.name for pilot in pilots], t("summary.and"))
    rows = compare(index, pilot_ids)
    return Markup(render("compare", index.atlas, t, lang, pilots=pilots, rows=rows, names=names, **words))


def _codes_in(row: Row) -> Iterator[str]:
    """Yield the code of every entry that has one."""
    for cell in row.cells:
        for entry in cell:
            match entry:
                case Coding():
                    yield entry.code
                case Result():
                    yield entry.type
                case Material():
                    yield entry.kind
                case Code():
                    yield entry.id
