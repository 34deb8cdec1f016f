"""See that what people come for takes at most three actions from the start page, at a desk and on a phone.

A new task is one more test: `task.click` for each action, `task.see` for what answers it.
"""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.tasks import Task
from tests.browser.visitor import Visitor


@pytest.fixture(params=["desk", "phone"])
def task(request: pytest.FixtureRequest) -> Task:
    """Return a Swedish visitor's task, at the start page."""
    visitor: Visitor = request.getfixturevalue("visitor" if request.param == "desk" else "phone")
    visitor.open("/?lang=sv")
    return Task(visitor)


def on_phone(task: Task) -> bool:
    """Tell whether the visitor holds a phone."""
    return task.visitor.page.viewport_size == PHONE


def test_pilots_like_us(task: Task) -> None:
    """One question is answered by name, in view, below the questions."""
    panel = task.visitor.panel
    task.click(panel.get_by_text("Vilka piloter passar oss?"))
    task.click(panel.locator("label").filter(has_text="Vi har svårt att få fram bostäder"))
    line = panel.locator(".fits-line")
    expect(line).to_have_text("Träffar er fråga: Östhammar")
    task.see(line)


def test_who_has_worked_with_housing(task: Task) -> None:
    """At a desk the theme leaves the one card, in view; on a phone it is in the drawer, whose way out leads there."""
    page = task.visitor.page
    theme = page.locator(".facets label").filter(has_text="Boende").first
    if on_phone(task):
        task.click(page.get_by_role("button", name="Sök och filter"))
    task.click(theme, changes=("panel",))
    if on_phone(task):
        task.click(page.get_by_role("button", name="Visa 1 pilotkommun"))
        expect(task.visitor.cards()).to_be_in_viewport()
    expect(task.visitor.cards()).to_have_text(["Östhammar"])
    task.see(task.visitor.cards().first)


def test_from_the_pin(task: Task) -> None:
    """From the pin to the results, to a number that can be called, to a file for the phone's address book, and to the
    page for the meeting as a PDF, which opens beside the map: each as if it were the only thing that is wanted.
    """
    panel = task.visitor.panel
    task.click(task.visitor.pin("osthammar"), changes=("panel",))
    with task.one_of_several():
        task.see(panel.locator(".results > li").first)
    with task.one_of_several():
        call = panel.locator('a[href^="tel:"]').first
        task.see(call)
        expect(call).to_have_attribute("href", re.compile(r"^tel:\+46\d+$"))
    with task.one_of_several():
        save = panel.locator(".save-contact")
        with task.visitor.page.expect_download() as waiting:
            task.click(save)
        assert waiting.value.suggested_filename.endswith(".vcf")
        assert "+46725205305" in waiting.value.path().read_text("utf-8")
        task.see(save)
    with task.one_of_several():
        pdf = panel.get_by_role("link", name="En sida till mötet (PDF)")
        with task.visitor.page.context.expect_event("response", lambda answer: ".pdf" in answer.url) as asked:
            task.click(pdf)
        assert asked.value.status == 200
        assert re.search(r"pilotkartan-osthammar-[\d-]+-sv\.pdf", asked.value.headers["content-disposition"])
        task.see(pdf)


def test_same_view_to_a_colleague(task: Task) -> None:
    """The copied link shows a colleague the same pilot."""
    page = task.visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    task.click(task.visitor.pin("vimmerby"), changes=("panel",))
    task.visitor.expect_chosen("vimmerby", "Vimmerby")
    task.visitor.wait_for_rest()
    task.click(page.locator(".copy-link").first)
    expect(page.locator(".copy-link").first).to_have_text("Länken är kopierad")
    task.see(page.locator(".copy-link").first)
    link = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query)["kommun"] == ["vimmerby"]
    colleague = Visitor(page.context.new_page(), [])
    colleague.open(link)
    colleague.expect_chosen("vimmerby", "Vimmerby")


def test_what_did_not_work(task: Task) -> None:
    """Whoever asks reads that the source reports no failures, and who can tell."""
    page = task.visitor.page
    if on_phone(task):
        task.click(page.get_by_role("button", name="Sök och filter"))
    task.type(page.get_by_label("Sök i texterna"), "vad fungerade inte", changes=("panel",))
    # On a phone it is in the drawer, and in the list behind that too.
    answer = page.locator(".search-notes .answer").filter(visible=True).first
    expect(answer).to_contain_text("Källan berättar inte om något som misslyckades")
    task.see(answer)
    expect(answer.get_by_role("link").last).to_have_attribute("href", re.compile(r"^\./programmet"))
