"""The room follows a presentation: a speaker and two phones, one in each language, with the network cut in between."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.visitor import Visitor

SHOWN = ".slide:not([hidden])"


@pytest.fixture
def phones(browser: Browser, app: str) -> Iterator[list[Page]]:
    """Return the pages of a Swedish and an English phone."""
    contexts = [
        browser.new_context(base_url=app, viewport=PHONE, has_touch=True, is_mobile=True, locale=locale)
        for locale in ("sv-SE", "en-GB")
    ]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def at_step(page: Page, step: str) -> None:
    """See that a phone shows a step."""
    expect(page.locator(SHOWN)).to_have_attribute("data-step", step)


def look_for(stage: Page, word: str) -> None:
    """Show the pilots that mention a word."""
    stage.keyboard.press("t")
    stage.keyboard.type(word)
    stage.get_by_role("option", name="som nämner").click()


def test_room_follows(visitor: Visitor, phones: list[Page]) -> None:
    """Phones show the speaker's step in their own language, find back to it after a cut, and vote; then all is over.

    Of a word that is looked for on the spot they show what the stage does, in their own language, or in the other one
    where theirs has nothing of it, and lead there in the app. Looking around by oneself moves nobody else, and one tap
    leads back. No phone scrolls sideways, with large text either, and none has a word of the notes. On the stage all
    that is asked and answered is seen at once.
    """
    stage, (swedish, english) = visitor.page, phones
    stage.goto("/presentera?steg=flen&lang=sv")
    expect(stage.locator(f".story {SHOWN}")).to_be_visible()
    stage.keyboard.press("r")
    stage.get_by_role("button", name="Öppna rummet").click()
    expect(stage.locator(".code-picture svg")).to_be_visible()
    address = f"http://{stage.locator('.room-content .address').inner_text()}"
    for phone in phones:
        phone.add_init_script("localStorage.setItem('pilotkartan-follow-size', '200%')")
        phone.goto(address, wait_until="load")
        at_step(phone, "flen")
        assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        expect(phone.locator(".notes")).to_have_count(0)
    expect(stage.locator(".room-content .followers")).to_have_text("2 följer med")
    stage.keyboard.press("Escape")
    stage.keyboard.press("Home")
    at_step(swedish, "program")
    expect(english.locator("#line")).to_have_text("You are following the presentation.")
    expect(english.locator("#voice")).to_contain_text("Stronger local attractiveness")

    look_for(stage, "enkät")
    for phone in phones:
        at_step(phone, "ord-enkät")
        assert phone.locator(f"{SHOWN} li").all_inner_texts() == stage.locator(f".story {SHOWN} li").all_inner_texts()
        expect(phone.locator(f"{SHOWN} mark").first).to_be_visible()
    expect(english.locator(f"{SHOWN} .head")).to_contain_text("No text in English mentions it.")
    expect(english.get_by_role("link", name="Open in Pilotkartan")).to_have_attribute(
        "href", re.compile(r"/\?q=enk%C3%A4t&lang=sv$")
    )
    look_for(stage, "service")
    expect(english.locator(f"{SHOWN} h1")).to_have_text("Pilot municipalities that mention ‘service’")
    expect(english.locator(f"{SHOWN} .count")).to_have_text("4 of 10 pilot municipalities")
    assert [phone.locator("#steps .kind-word").count() for phone in phones] == [1, 1]
    swedish.get_by_role("button", name="Föregående").click()
    at_step(swedish, "program")
    swedish.get_by_role("button", name="Tillbaka till presentationen").click()
    at_step(swedish, "ord-service")
    stage.keyboard.press("Home")
    at_step(swedish, "program")

    english.context.set_offline(True)
    expect(english.locator("#line")).to_contain_text("No contact")
    swedish.get_by_role("button", name="Nästa").click()
    stage.keyboard.press("End")
    expect(swedish.locator("#line")).to_have_text("Du tittar på egen hand.")
    at_step(swedish, "karta")
    at_step(english, "program")
    english.context.set_offline(False)
    at_step(english, "kontakt")
    expect(english.locator("#line")).to_contain_text("Contact is back")
    swedish.get_by_role("button", name="Tillbaka till presentationen").click()
    at_step(swedish, "kontakt")

    stage.keyboard.press("r")
    stage.get_by_text("Fråga rummet").click()
    stage.get_by_role("button", name="Ställ frågan").click()
    for phone, answer in ((swedish, "Boende"), (english, "Spatial planning"), (swedish, "Samhällsplanering")):
        phone.get_by_role("button", name=answer, exact=True).click()
        expect(phone.get_by_role("button", name=answer, exact=True)).to_have_attribute("aria-pressed", "true")
    assert [phone.evaluate("document.documentElement.scrollWidth") for phone in phones] == [PHONE["width"]] * 2
    assert stage.locator(".overlay.room").evaluate("room => room.scrollHeight === room.clientHeight")
    bars = stage.locator(".tally li")
    expect(bars.filter(has_text="Samhällsplanering")).to_have_text(re.compile("2$"))
    expect(bars.filter(has_text="Boende")).to_have_text(re.compile("0$"))
    stage.get_by_role("button", name="Stäng frågan").click()
    expect(english.get_by_role("button", name="Housing", exact=True)).to_be_disabled()
    stage.get_by_role("button", name="Avsluta för rummet").click()
    for phone, said in ((swedish, "Presentationen är slut."), (english, "The presentation has ended.")):
        expect(phone.locator("#line")).to_have_text(said)
