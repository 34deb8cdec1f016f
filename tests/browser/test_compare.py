"""Comparing pilots: choosing them in the list and on the map, and reading the table by mouse, touch and keyboard."""

from itertools import pairwise

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

# What scrolls by itself, downwards or sideways.
_SCROLLING = """all => all.filter((one) => ["auto", "scroll"].some((way) =>
    [getComputedStyle(one).overflowX, getComputedStyle(one).overflowY].includes(way))
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1))
    .map((one) => one.className)"""
# The words that are set on more than one line.
_BROKEN_WORDS = """all => all.flatMap((root) => {
    const broken = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\\p{L}\\d]+/gu)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, index);
            range.setEnd(texts.currentNode, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
        }
    }
    return broken;
})"""


def test_from_the_list_to_the_table_and_back(visitor: Visitor) -> None:
    """Two boxes of the list, a link, and the two stand side by side; each Back undoes one step."""
    visitor.open("/?lang=sv")
    visitor.panel.get_by_text("Jämför Vimmerby").click()
    expect(visitor.panel.get_by_text("Vimmerby är vald för jämförelse. Välj minst en till.")).to_be_in_viewport()
    visitor.panel.get_by_text("Jämför Flen").click()
    visitor.panel.get_by_role("link", name="Jämför 2 kommuner").click()
    table = visitor.page.get_by_role("table", name="Flen och Vimmerby sida vid sida")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(visitor.page).to_have_title("Jämför · Pilotkartan")
    visitor.expect_params(lang="sv", jamfor=["flen", "vimmerby"])
    visitor.page.get_by_role("button", name="Gotland").click()
    expect(table).to_have_count(0)
    visitor.expect_params(lang="sv", jamfor=["flen", "gotland", "vimmerby"])

    visitor.page.go_back()
    expect(table).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Gotland")).to_have_attribute("aria-pressed", "false")
    visitor.page.go_back()
    visitor.wait_for_map()
    expect(visitor.panel.get_by_role("checkbox", name="Jämför Flen")).to_be_checked()
    visitor.page.go_back()
    expect(visitor.panel.get_by_role("checkbox", name="Jämför Flen")).not_to_be_checked()
    visitor.expect_params(lang="sv", jamfor="vimmerby")


def test_on_the_map(visitor: Visitor) -> None:
    """A button on the map takes the chosen pilot into the comparison and out of it; its pin says so, also by word."""
    visitor.open("/?lang=sv")
    button = visitor.map.get_by_role("button", name="jämförelsen")
    expect(button).to_have_count(0)
    visitor.pin("munkedal").click()
    expect(button).to_have_text("Lägg till i jämförelsen")
    button.press("Enter")
    visitor.expect_params(lang="sv", kommun="munkedal", jamfor="munkedal")
    label = "Munkedal, Västra Götalands län, huvudtema Företagsklimat"
    expect(visitor.pin("munkedal")).to_have_attribute("aria-label", f"{label}, vald för jämförelse")
    badge = visitor.pin("munkedal").evaluate("pin => getComputedStyle(pin, '::after').content")
    assert "check" in badge
    expect(visitor.panel.get_by_role("checkbox", name="Jämför Munkedal")).to_be_checked()
    expect(button).to_have_accessible_name("Ta bort ur jämförelsen: Munkedal")
    expect(button).to_be_focused()
    button.click()
    visitor.expect_params(lang="sv", kommun="munkedal")
    expect(visitor.pin("munkedal")).to_have_attribute("aria-label", label)
    expect(visitor.panel.get_by_role("checkbox", name="Jämför Munkedal")).not_to_be_checked()


def test_large_table_and_evidence_by_keyboard(visitor: Visitor) -> None:
    """However far the table of all pilots is scrolled, the names stay above it and the dimensions at its left.

    With keys alone a coding opens to its reason and its source paragraphs, and the table can be scrolled.
    """
    everyone = "flen gotland haninge harjedalen kramfors munkedal osthammar overkalix surahammar vimmerby".split()
    visitor.page.goto(f"/jamfor?{'&'.join(f'jamfor={pilot}' for pilot in everyone)}&lang=sv")
    region = visitor.page.locator(".compare")
    region.get_by_text("Geografi").last.scroll_into_view_if_needed()
    region.evaluate("region => region.scrollTo(region.scrollWidth, region.scrollHeight)")
    expect(region.get_by_role("columnheader", name="Överkalix")).to_be_in_viewport(ratio=1)
    expect(region.get_by_role("rowheader", name="Avstånd")).to_be_in_viewport()

    visitor.go("/jamfor?jamfor=flen&jamfor=vimmerby&lang=sv")
    region = visitor.page.get_by_role("group", name="Flen och Vimmerby sida vid sida")
    region.focus()
    expect(region).to_be_focused()
    reason = region.get_by_text("Hela projektet gäller besöksnäringens behov och plats i planeringen.")
    expect(reason).to_be_hidden()
    region.locator("details.code summary", has_text="Besöksnäring").press("Enter")
    expect(reason).to_be_in_viewport()
    region.locator("details[open] .cite a").first.press("Enter")
    expect(visitor.page.locator(".sources li", has_text="flen:1")).to_be_focused()


def test_phone(phone: Visitor) -> None:
    """On a phone all answers are one below the other under each question, each with its pilot's name.

    Only the page scrolls, and no word is broken, in either language.
    """
    page = phone.page
    for width, lang in ((390, "sv"), (390, "en"), (320, "en"), (320, "sv")):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"/jamfor?jamfor=flen&jamfor=gotland&jamfor=vimmerby&lang={lang}")
        phone.wait_for_rest()
        main = page.locator('[data-testid="stMain"]')
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth && main.clientWidth === innerWidth")
        assert page.locator(".compare, .compare *, .matrix").evaluate_all(_SCROLLING) == []
        question, *answers = page.locator(".compare tbody tr").first.locator("th, td").all()
        boxes = [box for part in (question, *answers) if (box := part.bounding_box())]
        assert len(boxes) == 4
        assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
        assert all(box["width"] > 0.85 * width for box in boxes)
        named = [answer.evaluate("answer => getComputedStyle(answer, '::before').content") for answer in answers]
        assert named == ['"Flen"', '"Gotland"', '"Vimmerby"']
        assert page.locator(".compare, .matrix").evaluate_all(_BROKEN_WORDS) == []
        expect(page.get_by_role("rowheader", name="Flen").first).to_be_attached()
