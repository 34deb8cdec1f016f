"""When something breaks, the visitor is told what still works, and the editor what to mend."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, expect

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.problems import DataError, Problem
from pilotkartan.web.streamlit_texts import connection_words
from tests.browser.visitor import Visitor

NO_MAP = {
    "sv": "Kartan kunde inte starta. Listan bredvid har samma uppgifter.",
    "en": "The map could not start. The list beside it has the same facts.",
}
HEADING = {"sv": "Uppgifterna går inte att visa just nu", "en": "The data cannot be shown right now"}
# One slip in each of two files, and what stood there.
SLIPS = {
    "pilots/flen.toml": ('code = "enkat"', 'code = "enkatt"'),
    "programme.toml": ("+4686816580", "08-681 65 80"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_without_boundaries(visitor: Visitor, lang: Lang) -> None:
    """Where the boundaries cannot be fetched, the map's place says so, and list and panel work on."""
    visitor.page.route("**/geo/*", lambda route: route.fulfill(status=500))
    visitor.page.goto(f"/?lang={lang}")
    expect(visitor.map.get_by_role("alert")).to_have_text(NO_MAP[lang])
    _read_a_pilot_from_the_list(visitor)


def test_without_map_script(visitor: Visitor) -> None:
    """Where the map's own script cannot be fetched, the page says so after a while, list and panel work on.

    Nothing says so where the map has started.
    """
    visitor.page.route("**/assets/map.js*", lambda route: route.abort())
    visitor.page.goto("/")
    notice = visitor.page.locator(".map-notice")
    expect(notice).to_be_attached()
    expect(notice).to_be_hidden()
    _read_a_pilot_from_the_list(visitor)
    _let_time_pass(notice)
    expect(notice).to_be_visible()
    expect(notice).to_have_text(NO_MAP["sv"])
    visitor.page.get_by_role("button", name="In English").click()
    expect(notice).to_have_text(NO_MAP["en"])
    assert [fault for fault in visitor.faults if not fault.startswith("script:")] == []
    visitor.faults.clear()

    visitor.page.unroute("**/assets/map.js*")
    visitor.page.reload()
    visitor.wait_for_map()
    expect(notice).to_have_css("display", "none")


WITHOUT_LOOK_BEHIND = """RegExp = new Proxy(RegExp, { construct: (made, [pattern, ...flags]) => {
    if (String(pattern).startsWith("(?<")) throw new SyntaxError(pattern);
    return new made(pattern, ...flags);
} })"""


def test_parts_that_do_not_come(visitor: Visitor, atlas: Atlas) -> None:
    """Where the app cannot start, what was served stays to be read, and says so after a while; where only one of its
    parts cannot be fetched, a line says so, and the rest works.
    """
    page = visitor.page
    page.route("**/static/js/index.*.js", lambda route: route.fulfill(status=404))
    page.goto("/?lang=en", wait_until="load")
    late = page.locator("#first-paint .late")
    expect(late).to_be_attached()
    expect(late).to_be_hidden()
    _let_time_pass(late)
    expect(late).to_have_text(atlas.words["served.late"].en)
    expect(late).to_be_visible()
    # Safari before 16.4 never starts it: loading again would not help.
    page.add_init_script(WITHOUT_LOOK_BEHIND)
    page.reload(wait_until="load")
    expect(late).to_have_text(atlas.words["served.too_old"].en)
    page.locator("#first-paint .cards a", has_text="Kramfors").click(no_wait_after=True)
    expect(page.locator("#first-paint article .passage").first).to_be_visible()

    page.unroute("**/static/js/index.*.js")
    page.route("**/static/js/Checkbox.*.js", lambda route: route.fulfill(status=404))
    page.goto("/?lang=sv")
    expect(page.locator(".connection")).to_have_text(connection_words(atlas)["sv"]["part"])
    _read_a_pilot_from_the_list(visitor)
    expect(page.get_by_text("dynamically imported module").filter(visible=True)).to_have_count(0)


def test_broken_data_at_the_start(
    browser: Browser,
    browser_context_args: dict[str, Any],
    visitor: Visitor,
    data_copy: Path,
    start_app: Callable[[Path], str],
) -> None:
    """Broken files are told one by one: file, field, value, why and what to do; once mended, a reload shows the map."""
    for file, (right, wrong) in SLIPS.items():
        _change(data_copy / file, right, wrong)
    with pytest.raises(DataError) as told:
        load_atlas(data_copy)
    problems = told.value.problems
    assert {problem.file for problem in problems} == {f"data/{file}" for file in SLIPS}
    address = start_app(data_copy)

    visitor.page.goto(address)
    _see_problems(visitor, problems, data_copy, "sv")
    visitor.page.goto(f"{address}/programmet?lang=en")
    _see_problems(visitor, problems, data_copy, "en")
    context = browser.new_context(**{**browser_context_args, "locale": "en-GB"})
    abroad = Visitor(context.new_page(), [])
    abroad.page.goto(address)
    _see_problems(abroad, problems, data_copy, "en")
    context.close()

    for file, (right, wrong) in SLIPS.items():
        _change(data_copy / file, wrong, right)
    visitor.page.goto(address)
    visitor.wait_for_map()
    expect(visitor.cards()).to_have_count(10)


def test_data_breaks_while_the_app_runs(visitor: Visitor, data_copy: Path, start_app: Callable[[Path], str]) -> None:
    """Files that break keep the last good version with the visitors; mended, the next click shows what they say.

    A request for the map's frame before any visitor (a robot, a probe) does not keep the map from visitors.
    """
    flen = data_copy / "pilots" / "flen.toml"
    old, new = "En turistisk översiktsplan om", "En alldeles ny text om"
    address = start_app(data_copy)
    with pytest.raises(HTTPError):
        urlopen(f"{address}/component/streamlit_folium.st_folium/index.html")
    visitor.open(address)
    card = visitor.panel.locator('.cards [data-pilot="flen"]')
    expect(card).to_contain_text(old)

    _change(flen, 'name = "Flen"', 'name = "Flen')
    (data_copy / "words.toml").rename(data_copy / "words.away")
    visitor.page.reload()
    visitor.wait_for_map()
    expect(card).to_contain_text(old)
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")
    visitor.panel.get_by_role("link", name="Till listan").click()
    expect(card).to_contain_text(old)

    _change(flen, 'name = "Flen', 'name = "Flen"')
    _change(flen, old, new)
    (data_copy / "words.away").rename(data_copy / "words.toml")
    visitor.tick("Besöksnäring")
    expect(card).to_contain_text(new)


def _let_time_pass(notice: Locator) -> None:
    """Go on to when a notice shows that waits its time."""
    notice.evaluate("element => element.getAnimations().forEach((animation) => animation.finish())")


def _read_a_pilot_from_the_list(visitor: Visitor) -> None:
    expect(visitor.cards()).to_have_count(10)
    visitor.cards().filter(has_text="Kramfors").click()
    article = visitor.panel.locator("article.pilot")
    expect(article.locator("h2")).to_have_text("Kramfors")
    expect(article.locator(".passage").first).to_be_visible()
    visitor.page.wait_for_function("() => new URLSearchParams(location.search).get('kommun') === 'kramfors'")


def _see_problems(visitor: Visitor, problems: tuple[Problem, ...], data: Path, lang: Lang) -> None:
    """See the whole of every problem in one language, and nothing of the machine that runs the app."""
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(HEADING[lang])
    shown = visitor.page.locator(".problem")
    expect(shown).to_have_count(len(problems))
    for place, problem in enumerate(problems):
        told = (problem.file, problem.field, problem.shown_value(), problem.why(lang), problem.to_do(lang))
        expect(shown.nth(place).locator("dd")).to_have_text([*told])
    text = visitor.page.locator("body").inner_text()
    assert not re.search(r"Traceback|DataError|\.py\b", text)
    assert str(data) not in text
    expect(visitor.page.locator("html")).to_have_attribute("lang", lang)


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
