"""The comparison that one takes away says what the page says, letter by letter, in each of its files."""

import csv
import io
import zipfile
from typing import Any

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from pilotkartan.content.model import LANGS, Atlas, Lang, Passage
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.index import Index
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from pilotkartan.exports.csv_format import DIALECTS, guarded
from tests.csv_reader import unguarded
from tests.unit.editions.test_one_file import HOSTILE, hostile_atlas

BASE = "https://pilotkartan.example"
TWO = ("flen", "gotland")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(kind: str, index: Index, ids: tuple[str, ...], lang: Lang) -> bytes:
    """A file of the comparison."""
    return COMPARISON_FILES[kind].make(index, ids, BASE, lang)


def everyone(index: Index) -> tuple[str, ...]:
    """The ids of all pilots, by name."""
    return tuple(pilot.id for pilot in index.by_name)


def part(docx: bytes, name: str) -> Any:
    """A part of a Word file, parsed; every part is well-formed and named by a type."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        named = {element.get("PartName", "").removeprefix("/") for element in types}
        parts = {each: etree.fromstring(archive.read(each)) for each in archive.namelist()}
    assert {each for each in parts if each.endswith(".xml") and "Types" not in each} <= named
    return parts[name]


def texts(element: Any) -> list[str]:
    """The paragraphs in an element of Word."""
    return ["".join(held.text for held in each.iter(f"{W}t")) for each in element.iter(f"{W}p")]


def passages(index: Index, ids: tuple[str, ...], lang: Lang) -> list[str]:
    """Every passage and reason of the pilots compared."""
    entries = [entry for row in compare(index, ids) for cell in row.cells for entry in cell]
    found = [entry.of(lang) for entry in entries if isinstance(entry, Passage)]
    return found + [coding.reason.of(lang) for pilot in ids for coding in index.atlas.by_id[pilot].coding]


@pytest.mark.parametrize("lang", LANGS)
def test_word_has_a_real_table(index: Index, lang: Lang) -> None:
    """Word repeats the head of the table on each page of A4 across, knows the language, and finds every passage."""
    docx = made("docx", index, TWO, lang)
    document, styles = part(docx, "word/document.xml"), part(docx, "word/styles.xml")
    (table,) = document.iter(f"{W}tbl")
    head, *rows = table.findall(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    names = [index.atlas.by_id[pilot].name for pilot in TWO]
    assert [texts(cell)[0] for cell in head.findall(f"{W}tc")][1:] == names
    assert len(rows) == len(compare(index, TWO))
    size = next(document.iter(f"{W}pgSz"))
    assert int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
    assert next(styles.iter(f"{W}lang")).get(f"{W}val") == {"sv": "sv-SE", "en": "en-GB"}[lang]
    whole = "\n".join(texts(document))
    assert [text for text in passages(index, TWO, lang) if text not in whole] == []
    for told in ("/jamfor?jamfor=flen&jamfor=gotland", f"/data/versions/{index.atlas.version}.zip"):
        assert f"{BASE}{told}" in whole
    assert f"ersion {index.atlas.version}" in whole
    title = {"sv": "Flen och Gotland sida vid sida", "en": "Flen and Gotland side by side"}[lang]
    assert texts(document)[0] == title


def test_word_stays_readable_for_all(index: Index) -> None:
    """However many are compared, no table has more columns than a page holds, and every pilot has one of them."""
    tables = list(part(made("docx", index, everyone(index), "sv"), "word/document.xml").iter(f"{W}tbl"))
    heads = [[texts(cell)[0] for cell in table.find(f"{W}tr").findall(f"{W}tc")] for table in tables]
    assert max(map(len, heads)) <= 6
    assert [name for _, *names in heads for name in names] == [pilot.name for pilot in index.by_name]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.folder)
def test_csv_holds_the_table(index: Index, hostile: Index, dialect: Any) -> None:
    """A row for each dimension, a column for each pilot, in both dialects; no spreadsheet runs a text of it."""
    (kind,) = [name for name, file in COMPARISON_FILES.items() if file.ending == dialect.ending]

    def rows(data: bytes) -> list[list[str]]:
        return list(csv.reader(io.StringIO(data.decode(dialect.encoding), newline=""), delimiter=dialect.delimiter))

    head, *found = rows(made(kind, index, TWO, "sv"))
    assert head[2:] == [index.atlas.by_id[pilot].name for pilot in TWO]
    assert len(found) == len(compare(index, TWO))
    whole = "\n".join(unguarded(cell) for row in found for cell in row)
    assert [text for text in passages(index, TWO, "sv") if text not in whole] == []
    ids = (hostile.atlas.pilots[0].id, hostile.atlas.pilots[1].id)
    cells = [cell for row in rows(made(kind, hostile, ids, "sv")) for cell in row]
    assert [cell for cell in cells if cell != guarded(unguarded(cell))] == []


def test_markdown_is_one_table(index: Index) -> None:
    """Markdown shows one table with a title, a row for each dimension, and the address as a link."""
    tokens = MarkdownIt("commonmark").enable("table").parse(made("md", index, everyone(index), "en").decode())
    kinds = [token.type for token in tokens]
    assert (kinds.count("table_open"), kinds.count("th_open")) == (1, len(index.by_name) + 1)
    assert kinds.count("tr_open") == len(compare(index, everyone(index))) + 1
    links = [child.attrGet("href") for token in tokens for child in token.children or () if child.type == "link_open"]
    assert any(str(link).startswith(f"{BASE}/jamfor?jamfor=flen") for link in links)
    assert f"{BASE}/data/versions/{index.atlas.version}.zip" in links


@pytest.mark.parametrize("kind", ["docx", "md"])
def test_hostile_text_is_shown_as_it_stands(kind: str, atlas: Atlas) -> None:
    """A text that is markup, or could break a row, is text."""
    data = made(kind, Index(hostile_atlas(atlas)), (atlas.pilots[0].id, atlas.pilots[1].id), "sv")
    if kind == "docx":
        assert HOSTILE in "\n".join(texts(part(data, "word/document.xml")))
        return
    tokens = MarkdownIt("commonmark").enable("table").parse(data.decode())
    children = [child for token in tokens for child in token.children or ()]
    assert {child.content for child in children if child.type == "html_inline"} == {"<br>"}
    assert not {"image", "code_inline", "em_open"} & {child.type for child in children}
