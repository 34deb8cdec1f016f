"""The slides fit, are one family, and open elsewhere."""

import re
import shutil
import struct
import subprocess
import tomllib
from pathlib import Path

import pytest
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.text.text import TextFrame
from pptx.util import Pt

from pilotkartan.content.model import LANGS, Atlas, Lang, Passage, Text
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import own_story
from pilotkartan.exports.slides import pptx
from pilotkartan.exports.slides.layout import FOOT, NUMBER, PICTURE, SLIDE, TEXT, TEXT_SIZES_PT, TITLE
from pilotkartan.exports.slides.paging import ABOVE_BULLET_PT, ABOVE_PT, INDENT_PT
from pilotkartan.exports.slides.tables import MARGINS_X_PT, MARGINS_Y_PT
from pilotkartan.exports.slides.theme import COLOURS
from pilotkartan.exports.slides.typeset import LINE_HEIGHT, width_pt, wrapped
from tests.unit.exports.slides.reading import Slides, description, everything, lines, notes, title

CONFIG = Path(__file__).parents[4] / ".streamlit" / "config.toml"
# The space above the first paragraph of each box.
ABOVE = {TITLE: ABOVE_PT, TEXT: 0, FOOT: ABOVE_PT}
UNSEEN = "\x07\x0b"
PLAIN = '<script>alert(1)</script> {{ 7*7 }} {0} & "x" \\ ]]> ' + "bokstavsträcka" * 40 + " ord" * 200
HOSTILE = f"{PLAIN}{UNSEEN}"


def check_fit(slides: Slides) -> None:
    """Nothing lies outside the slide, no text is higher than its box, no body is set smaller than may be."""
    for slide in slides:
        for shape in slide.shapes:
            check_inside(shape)
        for box in slide.placeholders:
            if box.has_text_frame and (idx := box.placeholder_format.idx) in ABOVE:
                assert needed_pt(box.text_frame, pt(box.width)) - ABOVE[idx] <= pt(box.height), title(slide)
            if box.placeholder_format.idx == TEXT:
                check_table(box, pt(slide.placeholders[FOOT].top))
                sizes = [int(run.get("sz")) for run in box.element.iter(qn("a:rPr"))]
                assert min(sizes) >= 100 * TEXT_SIZES_PT[-1]


def check_inside(shape: BaseShape) -> None:
    """Nothing is cut off by the slide's edge."""
    assert shape.left >= 0
    assert shape.top >= 0
    assert shape.left + shape.width <= Pt(SLIDE.width)
    assert shape.top + shape.height <= Pt(SLIDE.height)


def check_table(body: BaseShape, bottom: float) -> None:
    """No cell of a table needs more height than its row has, and the rows end above the footer."""
    if not body.has_table:
        return
    for row in body.table.rows:
        for cell, column in zip(row.cells, body.table.columns, strict=True):
            needed = needed_pt(cell.text_frame, pt(column.width) - MARGINS_X_PT) - ABOVE_PT + MARGINS_Y_PT
            assert needed <= pt(row.height) + 0.1
    assert pt(body.top) + sum(pt(row.height) for row in body.table.rows) <= bottom


def needed_pt(frame: TextFrame, width: float) -> float:
    """Return the height that a text needs in a column, by its own sizes."""
    height = 0.0
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=12)
        lead = "".join(run.text for run in paragraph.runs if run.font.bold)
        rest = "".join(run.text for run in paragraph.runs if not run.font.bold)
        count = len(wrapped(rest, width - (INDENT_PT if paragraph.level else 0), size, lead=lead))
        height += count * size * LINE_HEIGHT + (ABOVE_BULLET_PT if paragraph.level else ABOVE_PT)
    return height


def pt(length: int) -> float:
    """Return a length in points."""
    return length / Pt(1)


def test_all_text_fits(slides: Slides) -> None:
    """No text overflows its box, lies outside the slide, or is too small to be read from the last row."""
    check_fit(slides)


def test_footer_fits(slides: Slides) -> None:
    """Each line of the footer stays one line."""
    for slide in slides:
        for line in slide.placeholders[FOOT].text_frame.text.split("\v"):
            assert width_pt(line, 12) <= pt(slide.placeholders[FOOT].width)


@pytest.mark.usefixtures("small_maps")
@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_is_only_text(lang: Lang, atlas: Atlas) -> None:
    """Markup, templates, unseen characters and endless words are shown as text, cut or continued, in their boxes."""
    text, passage = Text(sv=HOSTILE, en=HOSTILE), Passage(sv=HOSTILE, en=HOSTILE, source=("flen:1",))
    flen, *others = sorted(atlas.pilots, key=lambda pilot: pilot.id != "flen")
    assert flen.contact
    spoilt = {
        "name": PLAIN,
        "summary": passage,
        "activity": (passage,),
        "result": [result.model_copy(update={"sv": HOSTILE, "en": HOSTILE}) for result in flen.result],
        "coding": [coding.model_copy(update={"reason": text}) for coding in flen.coding],
        "contact": flen.contact.model_copy(update={"name": HOSTILE, "role": text}),
    }
    update = {
        "pilots": (flen.model_copy(update=spoilt), *others),
        "programme": atlas.programme.model_copy(update={"name": text, "agency": text, "lead": passage}),
        "source": atlas.source.model_copy(update={"publisher": PLAIN, "title": PLAIN}),
    }
    hostile = atlas.model_copy(update=update)
    steps = own_story(hostile, ["program", "karta", "tema-besok", "flen", "resultat", "kontakt"])
    slides = Slides(Index(hostile), lang, steps)
    check_fit(slides)
    assert not set(UNSEEN) & set("".join(map(everything, slides)))
    # A result that is continued on further slides loses no letter; the words of the statuses stand between.
    statuses = {status.label.of(lang) for status in atlas.codebook.codes("result_status")}
    told = "".join(line for slide in slides for line in lines(slide) if line not in statuses)
    assert re.sub(r"\s", "", told).count(re.sub(r"\s", "", PLAIN)) >= len(flen.result)
    assert any(PLAIN.strip() in notes(slide) for slide in slides), "a title that is cut stands whole in the notes"


def test_every_slide_names_its_source(slides: Slides, atlas: Atlas) -> None:
    """The footer has the source, the date and the version of the data, and the slide its number."""
    for slide in slides:
        footer = slide.placeholders[FOOT].text_frame.text
        for fact in (atlas.source.publisher, atlas.source.title, atlas.dataset.date.isoformat(), atlas.version):
            assert fact in footer
        (field,) = slide.placeholders[NUMBER].element.iter(qn("a:fld"))
        assert field.get("type") == "slidenum"


def test_text_stands_in_the_layouts_places(slides: Slides) -> None:
    """Every shape is a placeholder of its slide's layout, so that another look can be given to all at once."""
    for slide in slides:
        places = {place.placeholder_format.idx for place in slide.slide_layout.placeholders}
        assert {shape.placeholder_format.idx for shape in slide.shapes} == places


def test_map_is_shown_whole(slides: Slides) -> None:
    """No part of the map is cut off."""
    for slide in slides:
        if description(slide):
            picture = slide.placeholders[PICTURE]
            cut = [picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom]
            assert cut == pytest.approx([0, 0, 0, 0], abs=0.001)


def test_map_is_crisp(index: Index) -> None:
    """The map has a pixel for each line of a 4K projector."""
    (slide,) = (slide for slide in Slides(index, "sv", own_story(index.atlas, ["karta"])) if description(slide))
    _, height = struct.unpack(">II", slide.placeholders[PICTURE].image.blob[16:24])
    assert height == 2160


def test_spelling_is_checked_in_the_right_language(slides: Slides) -> None:
    """Every run of text, in slides and notes, says its language, and so does the file."""
    wanted = {"sv": "sv-SE", "en": "en-GB"}[slides.lang]
    parts = [part for slide in slides for part in (slide, slide.notes_slide)]
    runs = [run for part in parts for run in part.element.iter(qn("a:r"), qn("a:fld"))]
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {wanted}
    assert slides.file.core_properties.language == wanted


def test_file_says_what_it_is(slides: Slides, atlas: Atlas) -> None:
    """The file's own properties have title, author, date and version, and nothing of the template it came from."""
    properties = slides.file.core_properties
    assert properties.title == atlas.dataset.title.of(slides.lang)
    assert properties.author == properties.last_modified_by == atlas.dataset.creator
    assert properties.version == atlas.version
    assert properties.modified.date() == atlas.dataset.date
    names = " ".join(part.partname for part in slides.file.part.package.iter_parts())
    assert not re.search("thumbnail|printer|app.xml", names)


def test_colours_are_the_apps() -> None:
    """Text, ground, main colour and pale ground are those of the pages in light."""
    light = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]["light"]
    names = {"dk1": "textColor", "lt1": "backgroundColor", "dk2": "primaryColor", "lt2": "secondaryBackgroundColor"}
    for slot, name in names.items():
        assert f"#{COLOURS[slot]}".lower() == light[name]


@pytest.mark.usefixtures("small_maps")
def test_same_data_same_bytes(index: Index) -> None:
    """A file made twice is the same, so that it can be compared and kept."""
    steps = own_story(index.atlas, ["karta", "flen", "resultat"])
    assert pptx(index, steps, "sv") == pptx(index, steps, "sv")


def test_opens_in_libreoffice(default_slides: dict[Lang, Slides], tmp_path: Path) -> None:
    """LibreOffice opens the files of both languages and prints a page for each slide."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed here")
    for lang, slides in default_slides.items():
        (tmp_path / f"{lang}.pptx").write_bytes(slides.content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{lang}.pptx") for lang in LANGS]
    convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    for lang, slides in default_slides.items():
        pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{lang}.pdf").read_bytes())
        assert len(pages) == len(slides.file.slides)
