"""Whoever runs the app names the sites whose pages may show it in a frame; no other site can."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import running_app
from tests.browser.test_privacy import ANSWERS
from tests.servers import free_ports, serving

OTHER_SITES = "https://*.kommun.example"


def test_only_a_named_site_shows_the_app(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the frame of a named site the app comes up and filters its map; another site's frame stays empty.

    Every kind of answer says so in its policy, and says nothing else in the old header.
    """
    ports = free_ports(2)
    named, unnamed = (f"http://127.0.0.1:{port}" for port in ports)
    monkeypatch.setenv("PILOTKARTAN_FRAME_ANCESTORS", f"{named} {OTHER_SITES}")
    with ExitStack() as stack:
        address = stack.enter_context(running_app())
        frame = f'<!DOCTYPE html><iframe src="{address}/?lang=sv" width="1200" height="800"></iframe>'
        (tmp_path / "index.html").write_text(frame, "utf-8")
        for port, site in zip(ports, (named, unnamed), strict=True):
            server = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", tmp_path]
            stack.enter_context(serving(server, site, stderr=subprocess.DEVNULL))
        context = stack.enter_context(browser.new_context(locale="sv-SE"))
        page = context.new_page()

        page.goto(named)
        app = page.frame_locator("iframe")
        expect(app.locator("#first-paint")).to_have_count(0)
        app.locator(".facets label").filter(has_text="Boende").first.click()
        shown_map = app.frame_locator("iframe.stCustomComponentV1")
        expect(shown_map.locator(".pin")).to_have_count(10)
        expect(shown_map.locator(".pin.faded")).to_have_count(9)

        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(unnamed)
        assert [held.url for held in page.frames[1:]] == ["chrome-error://chromewebdata/"]

        answers = {path: context.request.get(address + path, max_redirects=0).headers for path in ANSWERS}
        wanted = f"frame-ancestors 'self' {named} {OTHER_SITES}"
        wrong = [path for path, headers in answers.items() if wanted not in headers["content-security-policy"]]
        assert wrong == []
        assert not any("x-frame-options" in headers for headers in answers.values())
