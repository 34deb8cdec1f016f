"""See that what people come for takes at most three actions from the start page, at a desk and on a phone.

A new task is one more test: `task.click` for each action, `task.see` for what answers it.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE
from tests.browser.tasks import Task
from tests.browser.visitor import Visitor

DESK = {"width": 1440, "height": 900}


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def task(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, object]) -> Iterator[Task]:
    """Return a Swedish visitor's task, at the start page."""
    touch = {"has_touch": True, "is_mobile": True, "reduced_motion": "reduce"} if request.param == PHONE else {}
    context = browser.new_context(**{**browser_context_args, "viewport": request.param, **touch})
    visitor = Visitor(context.new_page(), [])
    visitor.open("/?lang=sv")
    yield Task(visitor)
    context.close()


def on_phone(task: Task) -> bool:
    """Tell whether the visitor holds a phone."""
    return task.visitor.page.viewport_size == PHONE


def ask_for_housing(task: Task) -> None:
    """Tick the question about homes, and see who has worked with it."""
    panel = task.visitor.panel
    task.click(panel.get_by_text("Vilka piloter passar oss?"))
    task.click(panel.locator("label").filter(has_text="Vi har svårt att få fram bostäder"))
    line = panel.locator(".fits-line")
    expect(line).to_have_text("Träffar er fråga: Östhammar")
    task.see(line)


def test_who_has_worked_with_housing(task: Task) -> None:
    """At a desk the theme leaves the one card, in view; on a phone the question is answered by name."""
    if on_phone(task):
        ask_for_housing(task)
        return
    theme = task.visitor.page.locator(".st-key-facets label").filter(has_text="Boende")
    task.click(theme.first, changes=("panel",))
    expect(task.visitor.cards()).to_have_text(["Östhammar"])
    task.see(task.visitor.cards().first)


def test_who_has_worked_with_housing_by_the_filter(task: Task) -> None:
    """On a phone the theme is in the drawer, and the way out of that leads to the card."""
    if not on_phone(task):
        pytest.skip("At a desk the themes are beside the map: the task above.")
    page = task.visitor.page
    task.click(page.get_by_role("button", name="Sök och filter"))
    task.click(page.locator(".st-key-facets label").filter(has_text="Boende").first, changes=("panel",))
    task.click(page.get_by_role("button", name="Visa 1 pilotkommun"))
    expect(task.visitor.cards()).to_have_text(["Östhammar"])
    expect(task.visitor.cards()).to_be_in_viewport()
    task.see(task.visitor.cards().first)


def test_what_came_of_it(task: Task) -> None:
    """From the pin to the results."""
    task.click(task.visitor.pin("osthammar"), changes=("panel",))
    task.see(task.visitor.panel.locator(".results > li").first)


def test_whom_to_call(task: Task) -> None:
    """From the pin to a number that can be called."""
    task.click(task.visitor.pin("osthammar"), changes=("panel",))
    call = task.visitor.panel.locator('a[href^="tel:"]').first
    task.see(call)
    expect(call).to_have_attribute("href", re.compile(r"^tel:\+46\d+$"))


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


def test_pilots_like_us(task: Task) -> None:
    """One question is answered by name, in view, below the questions."""
    ask_for_housing(task)


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
    expect(answer.get_by_role("link").last).to_have_attribute("href", re.compile("^/programmet"))


def test_save_the_contact(task: Task) -> None:
    """From the pin to a file for the phone's address book."""
    task.click(task.visitor.pin("osthammar"), changes=("panel",))
    save = task.visitor.panel.locator(".save-contact")
    with task.visitor.page.expect_download() as waiting:
        task.click(save)
    assert waiting.value.suggested_filename.endswith(".vcf")
    assert "+46725205305" in waiting.value.path().read_text("utf-8")
    task.see(save)


def test_one_page_for_the_meeting(task: Task) -> None:
    """From the pin to the page as a PDF, which opens beside the map."""
    task.click(task.visitor.pin("osthammar"), changes=("panel",))
    with task.visitor.page.context.expect_event("response", lambda answer: ".pdf" in answer.url) as asked:
        task.click(task.visitor.panel.get_by_role("link", name="En sida (PDF)"))
    assert asked.value.status == 200
    assert re.search(r"pilotkartan-osthammar-[\d-]+-sv\.pdf", asked.value.headers["content-disposition"])
    task.see(task.visitor.panel.get_by_role("link", name="En sida (PDF)"))
