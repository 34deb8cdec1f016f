"""Make a Word file of the comparison of pilots: a real table, whose head is repeated on each page. Pure."""

from collections.abc import Iterator
from math import ceil

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.exports.compared_table import ComparedRow, ComparedTable, Said
from pilotkartan.exports.word_file import LINE_WIDTH, Element, paragraph, run, w, word_file

# Beside more than these no line of a column holds a long Swedish word: the others have a table of their own below.
_MAX_BESIDE = 5
_FIRST_WIDTH = 2_200  # of the column with the dimensions, in twentieths of a point


def comparison_docx(atlas: Atlas, table: ComparedTable, lang: Lang) -> bytes:
    """Return the comparison as a Word file."""
    body = [paragraph(run(table.note), style="Quiet")]
    places = range(len(table.pilots))
    size = ceil(len(places) / ceil(len(places) / _MAX_BESIDE))
    for start in places[::size]:
        shown = places[start : start + size]
        if len(shown) < len(places):
            names = ", ".join(table.pilots[place] for place in shown)
            body.append(paragraph(run(names), style="Heading1"))
        # A table at the end of a page needs a paragraph after it, and two tables one between them.
        body += [_table(table, shown), paragraph()]
    for heading, lines in table.end:
        body += [paragraph(run(heading), style="Heading1"), *(paragraph(run(line)) for line in lines)]
    return word_file(atlas, table.title, body, lang)


def _table(table: ComparedTable, shown: range) -> Element:
    width = (LINE_WIDTH - _FIRST_WIDTH) // len(shown)
    widths = [_FIRST_WIDTH, *(width for _ in shown)]
    described = w("tblPr", w("tblStyle", val="TableGrid"), w("tblW", w=str(sum(widths)), type="dxa"),
                  w("tblLayout", type="fixed"), w("tblLook", firstRow="1", firstColumn="1", noVBand="1"),
                  w("tblCaption", val=table.title))  # fmt: skip
    grid = w("tblGrid", *(w("gridCol", w=str(each)) for each in widths))
    names = [
        [paragraph(run(table.pilots[place]), style="Strong"), paragraph(run(table.themes[place]), style="Quiet")]
        for place in shown
    ]
    head = _row([[paragraph(run(table.head), style="Strong")], *names], widths, head=True)
    rows = (
        _row([list(_dimension(row)), *([_entry(said) for said in row.cells[place]] for place in shown)], widths)
        for row in table.rows
    )
    return w("tbl", described, grid, head, *rows)


def _row(cells: list[list[Element]], widths: list[int], *, head: bool = False) -> Element:
    row = w("tr", *([w("trPr", w("cantSplit"), w("tblHeader"))] if head else []))
    for cell, width in zip(cells, widths, strict=True):
        shade = [w("shd", val="clear", fill="E7E6E6")] if head else []
        row.append(w("tc", w("tcPr", w("tcW", w=str(width), type="dxa"), *shade), *cell))
    return row


def _dimension(row: ComparedRow) -> Iterator[Element]:
    if row.group:
        yield paragraph(run(row.group), style="Quiet")
    yield paragraph(run(row.name), style="Strong")
    if row.note:
        yield paragraph(run(row.note), style="Quiet")


def _entry(said: Said) -> Element:
    """Return an entry as a paragraph: its label, its text, and the paragraphs of the source that carry it."""
    label = [run(f"{said.label}: " if said.text else said.label, bold=True)] if said.label else []
    sources = [run(f" [{', '.join(said.sources)}]", quiet=True)] if said.sources else []
    return paragraph(*label, run(said.text), *sources)
