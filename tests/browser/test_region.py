"""Words are in the page's language; the day, and the form of day and clock, are those of the visitor's own region."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import Visitor

TWENTY_FOUR_HOURS = re.compile(r"^[012]?\d:\d\d$")


@pytest.fixture
def visit(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page for a visitor with settings of their own."""
    contexts = []

    def opened(**settings: str) -> Page:
        contexts.append(browser.new_context(**{**browser_context_args, **settings}))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_citation_has_the_day_of_the_visitor(visit: Callable[..., Page], zone: str) -> None:
    """Wherever the server is, the day of access is that of whoever reads: these two never have the same one."""

    def day() -> str:
        return f"{datetime.now(ZoneInfo(zone)):Retrieved %B %-d, %Y, from}"

    page = visit(timezone_id=zone)
    before = day()
    page.goto("/underlag?lang=en")
    english = page.locator('.stHtml .cited[lang="en"]')
    expect(english).to_be_visible()
    shown = english.inner_text()
    assert before in shown or day() in shown


@pytest.mark.parametrize(
    ("locale", "lang", "form"),
    [
        # All rules are tested with the script's own module; here, that the page uses it.
        ("sv-SE", "en", TWENTY_FOUR_HOURS),
        ("en-US", "sv", re.compile(r"^1?\d:\d\d\s[ef]m$")),
    ],
)
def test_clock_of_the_presentation(visit: Callable[..., Page], locale: str, lang: str, form: re.Pattern[str]) -> None:
    """The clock counts to twelve or to twenty-four as where the visitor comes from, whatever the page's language."""
    page = visit(locale=locale)
    Visitor(page, []).open(f"/presentera?lang={lang}&steg=program")
    expect(page.locator(".story .slide").first).to_be_attached()
    with page.expect_popup() as waiting:
        page.keyboard.press("n")
    expect(waiting.value.locator(".clock")).to_have_text(form)


@pytest.mark.parametrize(
    ("locale", "lang", "form"),
    [
        ("en-US", "sv", "%-d november %Y"),
        ("en-US", "en", "November %-d, %Y"),
    ],
)
def test_day_on_paper(visit: Callable[..., Page], locale: str, lang: str, form: str) -> None:
    """The day of printing is written in the page's language, the month first where the visitor's region has it so."""
    page = visit(locale=locale, timezone_id="Europe/Stockholm")
    page.clock.set_fixed_time(datetime(2026, 11, 5, 12, tzinfo=ZoneInfo("Europe/Stockholm")))
    page.goto(f"/underlag?lang={lang}")
    expect(page.locator(".print-day")).to_be_attached()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".print-day")).to_have_text(datetime(2026, 11, 5).strftime(form))
