"""The document of the map in the first paint."""

import base64
import hashlib
import re

from pilotkartan.web.first_map import map_address
from tests.asgi_client import ask


def test_runs_only_the_script_that_its_policy_names() -> None:
    """The one inline script is the one whose hash the policy holds, and nothing else may run or be fetched."""
    answer = ask(map_address())
    (script,) = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' 'sha256-{digest}'"
    assert policy["frame-ancestors"] == "'self'"
    assert not re.search(r"https?:|//", answer.headers["content-security-policy"])
    assert re.findall(r'(?:src|href)="([^"]*)"', answer.text)
    assert all(address.startswith("./assets/") for address in re.findall(r'(?:src|href)="([^"]*)"', answer.text))


def test_is_kept_for_good_under_the_address_that_names_it() -> None:
    """The browser never asks again for the document that a page names, and always for another."""
    assert "immutable" in ask(map_address()).headers["cache-control"]
    assert ask("/map.html").headers["cache-control"] == "no-cache"
    assert ask("/map.html?v=0").body == ask(map_address()).body


def test_holds_nothing_of_the_data() -> None:
    """What it shows stands in the page around it, so that it is one and the same for every view."""
    assert '<script type="application/json" id="map-state">null</script>' in ask(map_address()).text
