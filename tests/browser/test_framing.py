"""Whoever runs the app names the sites whose pages may show it in a frame; no other site can."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import running_app
from tests.browser.test_privacy import ANSWERS
from tests.browser.visitor import expect_fitting
from tests.servers import free_ports, serving

OTHER_SITES = "https://*.kommun.example"
# Each view as its dialog is asked for it, with what is seen in it.
VIEWS = {
    "visa=karta&lang=sv": ".outline .pin",
    "visa=panel&kommun=flen&lang=en": "article.pilot",
    "visa=jamfor&jamfor=flen&jamfor=gotland&lang=sv": ".compare",
    "visa=evidens&lang=en": ".evidence-grid",
}
WIDTHS_PX = (280, 700)


def test_only_a_named_site_shows_the_app(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the frame of a named site the app comes up and filters its map; another site's frame stays empty.

    Every kind of answer says so in its policy, and says nothing else in the old header. On the named site each view for
    frames fits its width and gets its height.
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

        (tmp_path / "views.html").write_text(page_with_views(context, address), "utf-8")
        page.goto(f"{named}/views.html")
        expect_views(page, address)

        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(unnamed)
        assert [held.url for held in page.frames[1:]] == ["chrome-error://chromewebdata/"]

        answers = {path: context.request.get(address + path, max_redirects=0).headers for path in ANSWERS}
        wanted = f"frame-ancestors 'self' {named} {OTHER_SITES}"
        wrong = [path for path, headers in answers.items() if wanted not in headers["content-security-policy"]]
        assert wrong == []
        assert not any("x-frame-options" in headers for headers in answers.values())


def page_with_views(context: BrowserContext, address: str) -> str:
    """Return the page of an editor who has pasted the code of each view, in columns of several widths."""
    dialog = context.new_page()
    codes = []
    for query in VIEWS:
        dialog.goto(f"{address}/inbaddningskod?{query}", wait_until="load")
        code = dialog.locator("input[checked]").get_attribute("data-code")
        codes += [f'<div style="width: {width}px">{code}</div>' for width in WIDTHS_PX]
    dialog.close()
    return "<!DOCTYPE html>" + "".join(codes)


def expect_views(page: Page, address: str) -> None:
    """See that each view is as high as its frame and no wider, and leads on: within the frame, and to the app."""
    frames = page.locator("iframe")
    for number, (query, seen) in enumerate((view, seen) for view, seen in VIEWS.items() for _ in WIDTHS_PX):
        frames.nth(number).scroll_into_view_if_needed()
        inside = frames.nth(number).content_frame
        expect(inside.locator(seen).first).to_be_visible()
        assert expect_fitting(frames.nth(number)) == 0, query
    inside = frames.first.content_frame
    inside.locator(".pin").filter(has_text="Gotland").click()
    expect(inside.locator("article.pilot h2")).to_have_text("Gotland")
    assert expect_fitting(frames.first) == 0
    with page.expect_popup() as opened:
        inside.get_by_role("link", name="Öppna i Pilotkartan").click()
    assert opened.value.url == f"{address}/?kommun=gotland&lang=sv"
    opened.value.close()
