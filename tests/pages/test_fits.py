"""Draw which pilots suit us on the server: the type filled in from the place, and the answer."""

import re

from markupsafe import Markup

from pilotkartan.ui import state
from tests.pages.screen import Screen


def line(screen: Screen) -> str:
    """Return the answer's first line."""
    (body,) = (body for body in screen.html if 'class="fits-line"' in body)
    return str(Markup(body).striptags())


def notes(screen: Screen) -> str:
    """Return the small texts below the fields."""
    return " ".join(str(caption.value) for caption in screen.app.caption)


def pick_type(screen: Screen, code: str) -> None:
    """Pick one's own type of municipality; none where `code` is empty."""
    screen.app.selectbox(key=state.OWN_TYPE).set_value(code)
    screen.run()


def test_type_is_filled_in_from_a_pilot_municipality() -> None:
    """Also from a place in it; the address need not say it, and the note says why it is known."""
    for place in ("0382", "60.26,18.37"):
        screen = Screen(f"plats={place}&fraga=foretagsklimat&lang=sv")
        assert screen.app.selectbox(key=state.OWN_TYPE).value == "B5"
        assert "Östhammar är en av pilotkommunerna" in notes(screen)
        assert "egentyp" not in screen.params


def test_type_of_other_municipalities_is_not_invented() -> None:
    """The data has the types of the pilots alone: elsewhere the field is open, and the note says so."""
    screen = Screen("plats=2480&fraga=dialog&lang=sv")
    assert screen.app.selectbox(key=state.OWN_TYPE).value == ""
    assert "Kommuntypen för Umeå finns inte i uppgifterna" in notes(screen)
    assert "Kommuntypen" not in notes(Screen("fraga=dialog&lang=sv"))


def test_picked_type_holds_over_that_of_the_place() -> None:
    """Another type or none stays picked while one goes on ticking; the place's own again leaves the address."""
    screen = Screen("plats=0382&fraga=foretagsklimat&lang=sv")
    for code, written in (("C8", ["C8"]), ("", ["valfri"])):
        pick_type(screen, code)
        assert screen.params["egentyp"] == written
        screen.app.checkbox(key=state.question_key("dialog")).check()
        screen.run()
        assert screen.params["egentyp"] == written
        assert screen.app.selectbox(key=state.OWN_TYPE).value == code
    pick_type(screen, "B5")
    assert "egentyp" not in screen.params


def test_answer_comes_first_and_links_to_the_pilot() -> None:
    """The line answers before the table; each row leads to its pilot and keeps the questions; nothing says "0 of"."""
    screen = Screen("fraga=boende&lang=sv")
    assert line(screen) == "Träffar er fråga: Östhammar"
    (table,) = (body for body in screen.html if 'id="fits"' in body)
    assert re.findall(r'data-choose="(\w+)"', table) == ["osthammar"]
    assert "fraga=boende" in table
    assert not re.search(r"\b0 (av|of) ", " ".join(screen.html))


def test_without_a_question_the_line_says_what_to_do() -> None:
    """The line is there before there is an answer, so that nothing moves when there is one."""
    screen = Screen("plats=2480&egentyp=valfri&lang=sv")
    assert line(screen).startswith("Kryssa för")
    assert not any('id="fits"' in body for body in screen.html)
