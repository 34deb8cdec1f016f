"""Firefox prints what is long or wide whole, as its PDF tells; for what else prints there see test_engines.py."""

import pytest

from pilotkartan.content.model import Atlas
from tests.browser.firefox import Firefox
from tests.browser.paper import APP_READY

_DIMENSION = '.st-key-dimension [aria-checked="true"]'
# Charts are pictures, and the choice of a dimension is a part that Streamlit loads late.
_COMPARISON_READY = (
    f"{APP_READY} && document.querySelector({_DIMENSION!r})"
    " && [...document.querySelectorAll('.chart')].every((chart) => chart.complete)"
)


def test_comparison_in_full_width(app: str, firefox: Firefox, atlas: Atlas) -> None:
    """Where all pilots are side by side, each sheet lies the same way and no column runs out of it."""
    compared = "&".join(f"jamfor={pilot.id}" for pilot in atlas.pilots)
    firefox.open(f"{app}/jamfor?{compared}&lang=sv&dimension=method", _COMPARISON_READY)
    paper = firefox.print()
    assert paper.lacks(*firefox.texts_of(".compare :is(.passage > p, tbody th b)")) == []
    assert paper.lacks(*firefox.texts_of(".matrix th, .counts :is(th, td)")) == []
    assert paper.lacks(*firefox.texts_of(_DIMENSION)) == []
    assert len(set(paper.layouts)) == 1


@pytest.mark.parametrize("path", ["programmet", "underlag", "tillganglighet"])
def test_pages_of_text(app: str, firefox: Firefox, path: str) -> None:
    """The pages of text print whole on upright A4."""
    firefox.open(f"{app}/{path}?lang=en", APP_READY)
    paper = firefox.print()
    assert set(paper.layouts) == {"portrait"}
    texts = firefox.texts_of(".programme :is(h2, h3, h4, p, th, td, dd, li, summary):not(:has(a, p))")
    assert paper.lacks(*texts) == []
