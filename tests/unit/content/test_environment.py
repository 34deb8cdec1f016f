"""The app gives away only addresses that are addresses of a web site."""

import os
import subprocess
import sys

import pytest

from pilotkartan.content import environment
from pilotkartan.content.environment import base_url, frame_ancestors, is_on, mail, site


@pytest.fixture(autouse=True)
def _none_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "CONFIGURED", None)


@pytest.mark.parametrize(("asked_for", "base"), [
    ("http://127.0.0.1:8501/underlag?lang=en", "http://127.0.0.1:8501"),
    ("https://pilotkartan.example", "https://pilotkartan.example"),
    ("https://pilotkartan.example?kommun=flen", "https://pilotkartan.example"),
    ("http://[::1]:8501/", "http://[::1]:8501"),
    ("http://my_app:80/#x", "http://my_app:80"),
])  # fmt: skip
def test_base_is_the_beginning_of_what_was_asked_for(asked_for: str, base: str) -> None:
    """Scheme, host and port of a request are the base, whatever page it was for."""
    assert base_url(asked_for) == base


@pytest.mark.parametrize("host", [
    'x"><script>alert(1)</script>', "x y", "x'onload=1", "a@b", "", "x:port", "exämple.se", "x\\y", "x,y", "[::1",
    "x..y", "x\n", "{{7*7}}",
])  # fmt: skip
@pytest.mark.parametrize("rest", ["", "/", "?q=1"])
def test_host_that_is_no_host_is_refused(host: str, rest: str) -> None:
    """What a stranger wrote in the Host header never becomes a part of an address."""
    with pytest.raises(ValueError, match="not of the form"):
        base_url(f"http://{host}{rest}")


@pytest.mark.parametrize("asked_for", ["", "/underlag", "javascript:alert(1)", "ftp://x.example/", "x.example"])
def test_what_is_no_web_address_is_refused(asked_for: str) -> None:
    """Only http and https lead to a web site."""
    with pytest.raises(ValueError, match="not of the form"):
        base_url(asked_for)


def test_configured_address_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the app says its address once, and no request changes it."""
    monkeypatch.setattr(environment, "CONFIGURED", "https://example.com/karta")
    assert base_url('http://x"><b>/') == "https://example.com/karta"


@pytest.mark.parametrize(("configured", "base"), [
    ("https://pilotkartan.example/", "https://pilotkartan.example"),
    ("https://example.com/karta", "https://example.com/karta"),
    ("https://example.com:8443/a/b/", "https://example.com:8443/a/b"),
])  # fmt: skip
def test_address_may_have_a_path(configured: str, base: str) -> None:
    """An address is set with or without a slash at its end."""
    assert site(configured) == base


@pytest.mark.parametrize("configured", ["x.example", "https://", "https://x.example/?a=b", "https://x.example/<b>"])
def test_configured_nonsense_is_refused(configured: str) -> None:
    """A mistake in the setting is told, not used."""
    with pytest.raises(ValueError, match="not of the form"):
        site(configured)


def test_maintainer_is_reached_by_mail() -> None:
    """Whoever keeps the data gives an e-mail address."""
    assert mail("data.karta+1@kommun.example") == "mailto:data.karta+1@kommun.example"


@pytest.mark.parametrize(
    "given",
    ["x", "x@y", "https://kommun.example", "a@b.example?bcc=c@d.example", "a@b.example,c@d.example", "a b@c.se"],
)
def test_maintainer_without_a_mail_address_is_refused(given: str) -> None:
    """Anything else stops the start with a message: a mail that is filled in needs one address."""
    with pytest.raises(ValueError, match="not an e-mail address"):
        mail(given)
    importing = [sys.executable, "-c", "import pilotkartan.content.environment"]
    ended = subprocess.run(
        importing, env={**os.environ, "PILOTKARTAN_MAINTAINER": given}, capture_output=True, text=True
    )
    assert ended.returncode
    assert f"not an e-mail address: {given!r}" in ended.stderr


@pytest.mark.parametrize(("given", "sources"), [
    ("", "'self'"),
    (" 'self' ", "'self'"),
    ("https://a.se  https://*.b.se", "'self' https://a.se https://*.b.se"),
    ("http://127.0.0.1:8080", "'self' http://127.0.0.1:8080"),
])  # fmt: skip
def test_sites_that_are_named_may_show_the_app(given: str, sources: str) -> None:
    """The app's own pages always may, since they hold the map's frame."""
    assert frame_ancestors(given) == sources


@pytest.mark.parametrize("given", [
    "*", "https:", "a.se", "https://a.se/", "https://a.se/path", "https://a.*.se", "https://*", "https://a.se,https://b.se",
    "https://a.se; script-src *", "'none'", "javascript://a.se", "https://a.se:port", "https://å.se",
])  # fmt: skip
def test_what_is_no_site_may_not_show_the_app(given: str) -> None:
    """A mistake is told with the variable's name, and no word of it becomes another part of the policy."""
    with pytest.raises(ValueError, match=r"PILOTKARTAN_FRAME_ANCESTORS .* http\(s\)://host"):
        frame_ancestors(given)


@pytest.mark.parametrize("given", ["", "on", "off", "OFF", "0"])
def test_what_is_neither_on_nor_off_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt `off` stops the start with the variable's name instead of leaving the thing on."""
    monkeypatch.setenv("PILOTKARTAN_OFFLINE", given)
    if given in ("", "on", "off"):
        assert is_on("PILOTKARTAN_OFFLINE") == (given != "off")
    else:
        with pytest.raises(ValueError, match="PILOTKARTAN_OFFLINE is neither on nor off"):
            is_on("PILOTKARTAN_OFFLINE")
