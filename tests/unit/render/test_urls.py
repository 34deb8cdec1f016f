"""Holds the one place where addresses are made relative."""

from markupsafe import Markup

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
