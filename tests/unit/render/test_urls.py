"""Holds the one place where addresses are made relative."""

from markupsafe import Markup

from pilotkartan.render.assets import ROOT
from pilotkartan.render.urls import relative, relative_address


def test_addresses_alone_become_relative() -> None:
    """What the browser follows or fetches is relative, at any depth; other sites, parts and texts are as written."""
    page = Markup('<a href="/a?b=1" title="/c"><a href="//d"><a href="#e"><style>url("/f")</style>{}').format(
        'href="/g'
    )
    assert relative(page) == str(page).replace('"/a', '"./a').replace('"/f', '"./f')
    assert relative(page, 2) == str(page).replace('"/a', '"../../a').replace('"/f', '"../../f')
    assert relative(relative(page)) == relative(page)
    assert [relative_address("/", depth) for depth in (0, 1)] == ["./", "../"]


def test_html_is_drawn_in_one_place() -> None:
    """The app draws HTML by the one function that makes its addresses relative."""
    drawing = [*(ROOT / "pages").glob("*.py"), *(ROOT / "pilotkartan" / "ui").glob("*.py")]
    assert [path.name for path in drawing if "st.html(" in path.read_text("utf-8")] == ["html.py"]
