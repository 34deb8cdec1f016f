"""The static site, the slides and the handout of another programme say nothing of this one."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.editions.site import site_files
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import default_story
from pilotkartan.exports.handout import pdf
from pilotkartan.exports.slides import pptx
from tests.conftest import without_pictures
from tests.other_programme import word, write_programme
from tests.programme_texts import not_said, own_texts, said_of_it, unpacked

BASE = "https://bygd.example"


@pytest.fixture
def other(tmp_path: Path) -> Index:
    """The index of the invented programme."""
    return Index(load_atlas(write_programme(tmp_path / "data")))


def test_site_is_that_of_the_other_programme(other: Index, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder holds the offline edition, every page and every file, in both languages."""
    without_pictures(monkeypatch)  # nobody reads them here
    documents = {
        # The municipalities to look up are Sweden's, whatever the programme.
        name: re.sub(r'"places":\{.*?\}', "", text)
        for path, content in site_files(other, BASE).items()
        for name, text in unpacked(path, content)
    }
    assert said_of_it(documents, own_texts(atlas, other.atlas), atlas) == set()
    assert not_said(documents) == []


@pytest.mark.parametrize("lang", LANGS)
def test_slides_and_handout_are_those_of_the_other_programme(lang: Lang, other: Index, atlas: Atlas) -> None:
    """The slides with their notes, and the handout, whose words come from the data too."""
    handout = PdfReader(io.BytesIO(pdf(other, list(other.atlas.by_id), f"{BASE}/", lang))).pages
    # A line of a printed text ends where it is full.
    printed = " ".join(" ".join(page.extract_text() for page in handout).split())
    slides = pptx(other, default_story(other.atlas), BASE, lang)
    documents = {
        # The municipalities around a pilot are Sweden's, whatever the programme.
        name: re.sub(r"(Utskrivna runt omkring|Named around it): [^.]*", "", text)
        for name, text in unpacked("slides.pptx", slides)
    } | {"handout.pdf": printed}
    assert said_of_it(documents, own_texts(atlas, other.atlas), atlas) == set()
    assert not_said(documents) == []
    assert [key for key in ("handout.texts", "handout.old_numbers") if word(key, lang) not in printed] == []
