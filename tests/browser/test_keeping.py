"""A visitor who chose to keep the offline edition sees it, and that it is one, while the server cannot be reached."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect

from pilotkartan.content.model import Atlas
from pilotkartan.explore.pages import DATA_PAGE

# Make what is kept that of an earlier version.
OUTDATE = """async () => {
  const cache = await caches.open("pilotkartan-offline");
  for (const request of await cache.keys()) {
    const copy = await cache.match(request);
    const headers = new Headers(copy.headers);
    headers.set("x-data-version", "0.0.1");
    await cache.put(request, new Response(await copy.blob(), { headers }));
  }
}"""
VERSION_KEPT = """async (wanted) => {
  const copies = await (await caches.open("pilotkartan-offline")).matchAll();
  return copies.length === 2 && copies.every((copy) => copy.headers.get("x-data-version") === wanted);
}"""
KEPT_POLICIES = """async () => {
  const copies = await (await caches.open("pilotkartan-offline")).matchAll();
  return copies.map((copy) => copy.headers.get("content-security-policy"));
}"""
# Chromium switches the network of a worker a little later than that of a page.
SWITCHED = """async (there) => {
  for (let tries = 0; tries < 1000; tries += 1) {
    const answers = await fetch(location.href, { cache: "no-store" }).then(() => true, () => false);
    if (answers === there) return;
  }
  throw new Error("the network of the worker was never switched");
}"""


def switch_network(context: BrowserContext, there: bool) -> None:
    """Give or take the network of a window and of its worker."""
    context.set_offline(not there)
    (worker,) = context.service_workers
    worker.evaluate(SWITCHED, there)


def test_kept_edition_is_shown_only_without_a_server(browser: Browser, app: str, atlas: Atlas) -> None:
    """Nothing is kept before the choice; then the address of a view opens that view, under a line with the version,
    which in a presentation the speaker's window has and not the stage; and the server's own page, which renews what is
    kept, as soon as it is there again; the same sites may frame it; without the choice there is the browser's own page
    of errors.
    """
    with browser.new_context(base_url=app, locale="sv-SE") as context:
        page = context.new_page()
        page.goto(f"/{DATA_PAGE}")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        page.locator(".keep-edition").click()
        status = page.locator(".keep [role=status]")
        expect(status).to_contain_text(f"version {atlas.version}")
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")

        switch_network(context, False)
        page.goto("/?kommun=flen", wait_until="load")
        expect(page.locator(".kept-line")).to_contain_text(f"version {atlas.version}")
        expect(page.locator("#article")).to_contain_text("Flen")
        page.locator("[data-act=close]").first.click()
        expect(page.locator("#article")).not_to_be_visible()
        page.goto("/jamfor?jamfor=flen&jamfor=vimmerby", wait_until="load")
        expect(page.locator("#article .comparison thead b")).to_have_text(["Flen", "Vimmerby"])
        page.goto("/?lang=en", wait_until="load")
        expect(page.locator(".kept-line")).to_contain_text("This is version")

        page.goto("/presentera?steg=flen", wait_until="load")
        expect(page.locator(".slide:not([hidden]) h1")).to_have_text("Flen")
        expect(page.locator(".kept-line")).to_be_hidden()
        with page.expect_popup() as waiting:
            page.keyboard.press("n")
        expect(waiting.value.get_by_role("status").first).to_contain_text(f"version {atlas.version}")
        page.keyboard.press("Escape")
        expect(page.locator(".kept-line")).to_be_visible()

        page.evaluate(OUTDATE)
        switch_network(context, True)
        page.goto(f"/{DATA_PAGE}")
        page.wait_for_function(VERSION_KEPT, arg=atlas.version)
        assert page.evaluate(KEPT_POLICIES) == ["frame-ancestors 'self'"] * 2
        page.locator(".forget-edition").click()
        expect(page.locator(".keep-edition")).to_be_visible()
        expect(status).to_have_text("")
        context.set_offline(True)
        with pytest.raises(Error, match="net::ERR"):
            page.goto("/?kommun=flen", wait_until="load")
