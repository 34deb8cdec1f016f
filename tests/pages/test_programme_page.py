"""The programme page as the server draws it."""

import re

import pytest
from markupsafe import escape

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.render.materials import all_materials
from pilotkartan.render.swedish_names import mark_names
from tests.pages.screen import Screen

HEADINGS = {
    "sv": ["Kontakt på Tillväxtverket", "Allt material", "Källor"],
    "en": ["Contact at Tillväxtverket", "All materials", "Sources"],
}


def programme_page(query: str) -> Screen:
    """Go to the programme page by way of the start page."""
    screen = Screen(query)
    screen.to_page("programme.py")
    return screen


@pytest.mark.parametrize("lang", LANGS)
def test_every_section_of_the_programme(lang: Lang, atlas: Atlas) -> None:
    """The page has every section of data/programme.toml in its order, then the contacts and all materials.

    A Swedish name on the English page is marked as Swedish, so that it is spoken so.
    """
    article = programme_page(f"lang={lang}").article
    sections = [str(escape(section.heading.of(lang))) for section in atlas.programme.section]
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", article) == [*sections, *HEADINGS[lang]]
    for section in atlas.programme.section:
        for passage in section.passage:
            assert str(escape(passage.of(lang))) in article
    assert (f'<span lang="sv">{atlas.programme.name.sv}</span>' in article) is (lang == "en")
    for person in atlas.programme.contact:
        assert f'href="tel:{person.phone}"' in article
        assert f'href="mailto:{person.any_email}"' in article
    assert not re.search(r"[{}]|None|Undefined", article)


@pytest.mark.parametrize("lang", LANGS)
def test_table_of_all_materials(lang: Lang, atlas: Atlas) -> None:
    """Every material of the programme and of each pilot has one row; what the source does not give is said so."""
    article = programme_page(f"lang={lang}").article
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", article, re.DOTALL)
    wanted = all_materials(atlas)
    assert [title for title, _ in rows] == [mark_names(row.material.title.of(lang), atlas, lang) for row in wanted]
    not_given = atlas.words["material.not_given"].of(lang)
    for (_, cells), row in zip(rows, wanted, strict=True):
        material = row.material
        of_all = atlas.words["material.programme"].of(lang)
        assert (", ".join(pilot.name for pilot in row.pilots) or of_all) in cells
        assert (f'href="{material.any_address}"' in cells) is (material.any_address is not None)
        assert (atlas.words["verified.never"].of(lang) in cells) is (material.any_address is not None)
        if material.found:
            facts = (material.found.author, material.found.series, material.found.publisher, material.found.of(lang))
            assert all(str(escape(fact)) in cells for fact in facts if fact)
            label = atlas.words["found.label" if material.source else "found.whole"].of(lang)
            assert label in cells
        missing = [value for value in (material.publisher, material.size, material.any_address) if value is None]
        assert cells.count(not_given) == len(missing)


def test_view_of_the_map_is_kept() -> None:
    """The view of the map stays in the address, through a change of language, and the menu leads back to it."""
    screen = programme_page("kommun=flen&tema=besok&tema=dialog&lang=sv")
    screen.press("switch-language")
    assert screen.params == {"kommun": ["flen"], "tema": ["besok", "dialog"], "lang": ["en"]}
    assert "All materials" in screen.article
    assert [params for _, params in screen.menu.values()] == [screen.params] * 6


@pytest.mark.parametrize("query", ["kommun=stockholm&tema=rymdfart", "q=%00%3Cb%3E&sortering=x", "lang=de"])
def test_junk_in_the_address(query: str) -> None:
    """Whatever the address holds, the programme is shown."""
    assert programme_page(query).article


def test_no_map_is_loaded() -> None:
    """The programme page draws no map."""
    assert not programme_page("lang=sv").app.get("component_instance")
