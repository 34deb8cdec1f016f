"""A link to a part of a page leads to that part, as on any page of the web."""

import pytest
from playwright.sync_api import Page, expect

from pilotkartan.content.model import LANGS
from tests.browser.visitor import Visitor

DATA = "/underlag"
# Whether a part stands at the top of what is seen, or what is seen is the end of the page.
SEEN_AT_THE_TOP = """name => {
    const page = document.querySelector('[data-testid="stMain"]');
    const part = page?.querySelector(`#${name}`);
    if (!part || document.getElementById("first-paint")) return false;
    const atEnd = page.scrollTop >= page.scrollHeight - page.clientHeight - 1;
    const top = part.getBoundingClientRect().top;
    return Math.abs(top) < 2 || (atEnd && top > 0 && top < innerHeight);
}"""


def parts_of(page: Page) -> list[str]:
    """The parts that a page's own contents list names."""
    links = page.locator("#root .contents a")
    expect(links.first).to_be_visible()
    return [str(link.get_attribute("href")).removeprefix("#") for link in links.all()]


def see(visitor: Visitor, part: str) -> None:
    """See a part at the top, once all that was asked for stands there and from then on."""
    visitor.page.wait_for_function(SEEN_AT_THE_TOP, arg=part)
    visitor.wait_for_rest()
    visitor.page.wait_for_function(SEEN_AT_THE_TOP, arg=part)
    assert visitor.page.url.endswith(f"#{part}")


def test_link_to_a_part_leads_there(visitor: Visitor) -> None:
    """Whichever part of the contents a link names, a page that is loaded anew stands there in the end.

    The parts at both ends and two between, in each language half of them.
    """
    visitor.page.goto(f"{DATA}?lang=sv")
    parts = parts_of(visitor.page)
    assert len(parts) > 5
    third = len(parts) // 3
    for part, lang in zip((parts[0], parts[third], parts[-third], parts[-1]), (*LANGS, *LANGS), strict=True):
        visitor.page.goto("about:blank", wait_until="load")
        visitor.page.goto(f"{DATA}?lang={lang}#{part}")
        see(visitor, part)


def test_part_is_kept_in_the_other_language_and_by_back(visitor: Visitor) -> None:
    """The same part is shown after the language was switched, and wherever Back and Forward lead to it."""
    page = visitor.page
    page.goto(f"{DATA}?lang=sv#data-citation")
    see(visitor, "data-citation")
    page.locator('.contents a[href="#data-limits"]').click()
    see(visitor, "data-limits")
    page.get_by_role("button", name="In English").click()
    expect(page.locator("#root #data-limits")).to_have_text("Limits")
    see(visitor, "data-limits")
    page.get_by_role("link", name="The programme", exact=True).click()
    expect(page.locator("#programme-name")).to_be_visible()
    page.go_back()
    see(visitor, "data-limits")
    page.go_back()
    expect(page.locator("#root #data-limits")).to_have_text("Begränsningar")
    see(visitor, "data-limits")
    page.go_back()
    see(visitor, "data-citation")
    page.go_forward()
    see(visitor, "data-limits")


@pytest.mark.parametrize("path", ["/programmet?lang=sv#section-materials", "/jamfor?jamfor=flen&jamfor=gotland#alike"])
def test_parts_of_other_pages(visitor: Visitor, path: str) -> None:
    """A part of any page can be linked to, be it named by a contents list or not."""
    visitor.page.goto(path)
    see(visitor, path.partition("#")[2])


def test_whoever_scrolls_on_is_let(visitor: Visitor) -> None:
    """What the app draws later does not take a visitor back who has left the part."""
    page = visitor.page
    page.goto(f"{DATA}?lang=sv#data-limits")
    see(visitor, "data-limits")
    page.mouse.move(700, 400)
    page.mouse.wheel(0, -5000)
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop === 0")
    page.locator("body").evaluate("body => body.append(document.createElement('i'))")
    page.wait_for_function("() => new Promise(requestAnimationFrame)")
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_part_is_kept_where_the_language_is_switched_before_the_app_is_up(visitor: Visitor) -> None:
    """The way to the other language, in what is served, leads to the same part there."""
    page = visitor.page
    page.route("**/static/js/index.*.js", lambda route: route.abort())
    page.goto(f"{DATA}?lang=sv#data-limits", wait_until="load")
    page.locator("#first-paint a[hreflang=en]").click(no_wait_after=True)
    page.wait_for_url(f"**{DATA}?lang=en#data-limits")


def test_part_that_is_not_there_is_no_fault(visitor: Visitor) -> None:
    """Whatever stands behind the #, the page comes as it is, and stays so."""
    visitor.page.goto(f"{DATA}?lang=sv#%E0%A4%A")
    visitor.wait_for_rest()
    data = visitor.page.locator("#root #data-method")
    expect(data).to_be_in_viewport()
    for part in ("nope", "%", "a b", "<script>", "1"):
        visitor.page.evaluate("part => { location.hash = part; }", part)
        visitor.page.wait_for_function("() => new Promise(requestAnimationFrame)")
        expect(data).to_be_in_viewport()
