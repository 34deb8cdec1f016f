"""Firefox prints pages whole, as their PDF tells, and the offline edition does there what it does in Chromium."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from tests.browser.firefox import Firefox
from tests.browser.paper import APP_READY, MAP_READY, TEXTS

_DIMENSION = '.st-key-dimension [aria-checked="true"]'
# Charts are pictures, and the choice of a dimension is a part that Streamlit loads late.
_COMPARISON_READY = (
    f"{APP_READY} && document.querySelector({_DIMENSION!r})"
    " && [...document.querySelectorAll('.chart')].every((chart) => chart.complete)"
)

# What a visitor of the file does, and what is shown then.
_LISTED = (
    "[...document.querySelectorAll('.list:lang(sv) [data-listed]:not([hidden])')].map((item) => item.dataset.listed)"
)
_FILTERED_BY_DIALOG = f"""(() => {{
    document.querySelector('.filters :lang(sv) [data-facet][value="dialog"]').click();
    return {_LISTED};
}})()"""
_SEARCHED = f"""(() => {{
    const field = document.querySelector(".filters :lang(sv) .search");
    field.value = "enkät";
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    return {_LISTED};
}})()"""
_COMPARED = """(() => {
    for (const pilot of ["flen", "vimmerby"]) document.querySelector(`.list:lang(sv) [data-compare=${pilot}]`).click();
    document.querySelector(".compare-way").click();
    return [...document.querySelectorAll("#article .compare thead b")].map((name) => name.textContent);
})()"""


def texts_of(firefox: Firefox, selector: str) -> Sequence[str]:
    """Return the text of each element, see TEXTS."""
    texts: Sequence[str] = firefox.evaluate(f"({TEXTS})([...document.querySelectorAll({selector!r})])")
    assert texts
    return texts


@pytest.mark.parametrize(("number", "dimension"), [(2, "theme"), (3, "theme"), (10, "method")])
def test_comparison_in_full_width(app: str, firefox: Firefox, atlas: Atlas, number: int, dimension: str) -> None:
    """However many pilots are side by side, each sheet lies the same way and no column runs out of it."""
    compared = "&".join(f"jamfor={pilot.id}" for pilot in atlas.pilots[:number])
    firefox.open(f"{app}/jamfor?{compared}&lang=sv&dimension={dimension}", _COMPARISON_READY)
    paper = firefox.print()
    assert paper.lacks(*texts_of(firefox, ".compare :is(.passage > p, tbody th b)")) == []
    assert paper.lacks(*texts_of(firefox, ".matrix th, .counts :is(th, td)")) == []
    assert paper.lacks(*texts_of(firefox, _DIMENSION)) == []
    assert len(set(paper.layouts)) == 1


def test_list_and_map(app: str, firefox: Firefox, atlas: Atlas) -> None:
    """The start page prints with every pilot on its map and in its list."""
    firefox.open(f"{app}/?lang=sv", f"{APP_READY} && {MAP_READY}")
    paper = firefox.print()
    assert paper.names_on_map(atlas, atlas.words["list.heading"].sv) == [pilot.name for pilot in atlas.pilots]
    assert paper.lacks(*texts_of(firefox, ".st-key-panel .cards :is(h3 a, .card p:not(:has(.icon)))")) == []


def test_chosen_pilot(app: str, firefox: Firefox) -> None:
    """A pilot's article prints whole."""
    firefox.open(f"{app}/?lang=en&kommun=haninge", f"{APP_READY} && {MAP_READY}")
    paper = firefox.print()
    assert paper.lacks(*texts_of(firefox, "article.pilot :is(h2, h3, .passage > p, dt, .sources li, address b)")) == []


@pytest.mark.parametrize("path", ["programmet", "underlag", "tillganglighet"])
def test_pages_of_text(app: str, firefox: Firefox, path: str) -> None:
    """The pages of text print whole on upright A4."""
    firefox.open(f"{app}/{path}?lang=en", APP_READY)
    paper = firefox.print()
    assert set(paper.layouts) == {"portrait"}
    assert (
        paper.lacks(*texts_of(firefox, ".programme :is(h2, h3, h4, p, th, td, dd, li, summary):not(:has(a, p))")) == []
    )


def test_offline_edition(saved_file: bytes, tmp_path: Path, firefox: Firefox, atlas: Atlas) -> None:
    """The file prints with every pilot on its map; filter, search and comparison work from the disk."""
    path = tmp_path / "pilotkartan.html"
    path.write_bytes(saved_file)
    t = translator(atlas.words, "sv")
    firefox.open(path.as_uri(), MAP_READY)
    names = [pilot.name for pilot in atlas.pilots]
    assert firefox.print().names_on_map(atlas, t("list.heading")) == names
    index = Index(atlas)
    theme = Selection(facets={"theme": ("dialog",)})
    assert firefox.evaluate(_FILTERED_BY_DIALOG) == list(index.view(theme, "sv").ids)
    assert firefox.evaluate(_SEARCHED) == list(index.view(replace(theme, search="enkät"), "sv").ids)
    assert firefox.evaluate(_COMPARED) == ["Flen", "Vimmerby"]
    aims = [atlas.by_id[pilot].aim[0].sv for pilot in ("flen", "vimmerby")]
    assert [aim for aim in aims if aim not in firefox.evaluate("document.querySelector('#article').textContent")] == []
    assert firefox.print().lacks(*texts_of(firefox, ".compare :is(.passage > p, tbody th b)")) == []
