"""My municipality: from a visitor's own place to the pilots."""

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def _type_place(visitor: Visitor, text: str) -> None:
    field = visitor.page.get_by_label("Min kommun eller ort")
    field.click()
    field.press_sequentially(text)


def test_place_is_found_as_one_types(visitor: Visitor) -> None:
    """Without Enter, and without diacritics, the place is offered; chosen, it stands in the address, card and map."""
    visitor.open()
    visitor.in_map("() => { window.mountedOnce = true; }")
    _type_place(visitor, "ostersu")
    visitor.page.locator(".st-key-places").get_by_role("button", name="Östersund").first.click()
    visitor.expect_params(plats="2380")
    expect(visitor.panel.get_by_role("heading", name="Östersund")).to_be_visible()
    expect(visitor.panel.get_by_text("kommun, Jämtlands län")).to_be_visible()
    expect(visitor.panel.locator(".by-distance li")).to_have_count(10)
    expect(visitor.panel.locator(".by-distance li").first).to_contain_text("Härjedalen, 128 km söderut")
    expect(visitor.map.locator(".own-place")).to_have_text("Östersund")
    assert visitor.in_map("() => window.mountedOnce === true")
    expect(visitor.cards()).to_have_count(0)
    visitor.panel.get_by_text("Pilotkommunerna", exact=True).click()
    expect(visitor.cards()).to_have_count(10)
    visitor.panel.get_by_role("button", name="Ta bort platsen").click()
    visitor.expect_params()
    expect(visitor.map.locator(".own-place")).to_have_count(0)


def test_filter_holds_for_the_distances(visitor: Visitor) -> None:
    """Only pilots that the filter leaves are listed by distance; each leads to its panel, which tells the way.

    An address with a place that cannot be used says why, and the rest of the page works.
    """
    visitor.open("/?plats=48.85,2.35")
    for place, text in (
        ("48.85,2.35", "ligger utanför Sverige"),
        ("17.64,59.86", "verkar ha bytt plats"),
        ("Umeaa universum", "finns inte i ortlistan"),
    ):
        visitor.go(f"/?plats={place}")
        expect(visitor.panel.get_by_text(text)).to_be_visible()
        expect(visitor.cards()).to_have_count(10)

    visitor.go("/?plats=2480&tema=foretagsklimat&lang=en")
    rows = visitor.panel.locator(".by-distance li")
    expect(rows).to_contain_text(
        ["Surahammar, 506 km to the southwest", "Gotland, 698 km to the south", "Munkedal, 754 km to the southwest"]
    )
    rows.first.click()
    visitor.expect_chosen("surahammar", "Surahammar")
    expect(visitor.panel.get_by_text("From Umeå: 506 km to the southwest")).to_be_visible()


def test_municipality_on_the_map_becomes_ones_own(visitor: Visitor) -> None:
    """A click on any municipality that is no pilot offers it as one's own.

    The first question ticked by keyboard leaves the fold open and the focus on the question.
    """
    visitor.open()
    fits = visitor.panel.locator(".fits tbody tr")
    visitor.panel.get_by_text("Vilka piloter passar oss?").click()
    question = visitor.page.get_by_role("checkbox", name="Vi når inte fram till invånarna")
    question.focus()
    visitor.page.keyboard.press("Space")
    visitor.expect_params(fraga="dialog")
    expect(fits).to_have_count(4)
    expect(question).to_be_focused()
    visitor.page.keyboard.press("Space")
    visitor.expect_params()
    expect(fits).to_have_count(0)
    expect(question).to_be_focused()

    x, y = visitor.in_map("() => { const p = map.latLngToContainerPoint([67.5, 20.5]); return [p.x, p.y]; }")
    visitor.map.locator(".leaflet-container").click(position={"x": x, "y": y}, force=True)
    visitor.map.get_by_role("button", name="Använd som min kommun").click()
    visitor.expect_params(plats="2523")
    expect(visitor.panel.get_by_role("heading", name="Gällivare")).to_be_visible()


def test_pilots_that_suit_us(visitor: Visitor) -> None:
    """What one struggles with is answered in a sentence, then in a table with the distances, and is in the address.

    The line of the answer is in view while one ticks, and neither it nor any question moves.
    """
    visitor.open("/?lang=sv")
    panel = visitor.panel
    panel.get_by_text("Vilka piloter passar oss?").click()
    line = panel.locator(".fits-line")
    expect(line).to_be_in_viewport(ratio=1)
    visitor.wait_for_rest()
    questions = visitor.page.locator(".st-key-fits label:has(input[type=checkbox])")
    parts = [*questions.all(), line]
    before = [part.bounding_box() for part in parts]
    assert len(parts) > 5
    panel.get_by_text("Vi når inte fram till invånarna").click()
    visitor.expect_params(lang="sv", fraga="dialog")
    expect(line).to_contain_text("Träffar er fråga: ")
    panel.get_by_text("Kommun, näringsliv och föreningar drar åt olika håll").click()
    visitor.expect_params(lang="sv", fraga=["dialog", "samverkan"])
    expect(line).to_have_text("Träffar båda era frågor: Vimmerby och Överkalix")
    expect(line).to_be_in_viewport(ratio=1)
    assert [part.bounding_box() for part in parts] == before

    visitor.go("/?lang=sv&plats=2480&fraga=dialog&fraga=samverkan")
    expect(line).to_have_text("Träffar båda era frågor: Överkalix och Vimmerby")
    row = panel.get_by_role("row", name="Överkalix Medborgardialog Samverkan 304 km")
    expect(row).to_be_visible()
    expect(panel.get_by_text("Kommuntypen för Umeå finns inte i uppgifterna")).to_be_visible()
    expect(panel.get_by_text("Så rangordnas piloterna:")).to_be_visible()
    panel.locator(".fits").get_by_role("link", name="Överkalix").click()
    visitor.expect_chosen("overkalix", "Överkalix")


def test_own_type_follows_from_the_place(visitor: Visitor) -> None:
    """In a pilot municipality the type is filled in, with the reason; whoever wants none keeps none."""
    visitor.open("/?plats=0382&fraga=foretagsklimat")
    type_field = visitor.panel.get_by_role("combobox", name="Vår kommuntyp")
    expect(type_field).to_have_value("Lågpendlingskommun nära större stad")
    expect(visitor.panel.get_by_text("Östhammar är en av pilotkommunerna")).to_be_visible()
    type_field.click()
    visitor.page.get_by_role("option", name="Spelar ingen roll").click()
    visitor.expect_params(plats="0382", fraga="foretagsklimat", egentyp="valfri")
    visitor.panel.get_by_text("Vi når inte fram till invånarna").click()
    visitor.expect_params(plats="0382", fraga=["foretagsklimat", "dialog"], egentyp="valfri")


def test_shared_answer_is_in_view(visitor: Visitor, phone: Visitor) -> None:
    """A link with questions shows the answer at once, with the keyboard there; the address stays as it was shared."""
    for who in (visitor, phone):
        who.open("/?fraga=dialog&fraga=samverkan&plats=2480&lang=sv")
        answer = who.panel.locator(".fits")
        expect(answer).to_be_focused()
        expect(answer.get_by_role("link", name="Överkalix")).to_be_in_viewport(ratio=1)
        expect(who.panel.locator(".fits-line")).to_be_in_viewport(ratio=1)
        assert "#" not in who.page.url
    # The panel scrolls by itself; the page stays where it is.
    expect(visitor.page.locator(".brand h1")).to_be_in_viewport(ratio=1)
