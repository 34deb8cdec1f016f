"""The slides fit, are one family, and open elsewhere."""

import re
import shutil
import struct
import subprocess
import tomllib
from pathlib import Path

import pytest
from pptx.oxml.ns import qn

from pilotkartan.content.model import LANGS, Atlas, Lang, Passage, Text
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import own_story
from pilotkartan.exports.slides import pptx
from pilotkartan.exports.slides.layout import FOOT, NUMBER, PICTURE, TEXT_SIZE_PT, TITLE, TITLE_SIZE_PT
from pilotkartan.exports.slides.theme import COLOURS
from pilotkartan.exports.slides.typeset import width_pt
from tests.unit.exports.slides.fitting import check_fit, pt
from tests.unit.exports.slides.reading import BASE, Slides, description, everything, lines, notes

CONFIG = Path(__file__).parents[4] / ".streamlit" / "config.toml"
UNSEEN = "\x07\x0b"
PLAIN = '<script>alert(1)</script> {{ 7*7 }} {0} & "x" \\ ]]> ' + "bokstavsträcka" * 40 + " ord" * 200
HOSTILE = f"{PLAIN}{UNSEEN}"


def test_all_text_fits(slides: Slides) -> None:
    """No text overflows its box or lies outside the slide, and all is set in one size, titles in another."""
    check_fit(slides)
    assert TEXT_SIZE_PT >= 20
    _, *others = slides
    sizes = {run.font.size.pt for slide in others for run in slide.placeholders[TITLE].text_frame.paragraphs[0].runs}
    assert sizes == {TITLE_SIZE_PT}


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
    assert pptx(index, steps, BASE, "sv") == pptx(index, steps, BASE, "sv")


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
