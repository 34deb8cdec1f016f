"""The accessibility statement as the server draws it, and what it must hold to be true."""

import importlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import escape

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.explore.selection import STATEMENT_PAGE
from pilotkartan.web.routes import PAGES
from tests.pages.screen import Screen

ALLOWED = Path(__file__).parents[1] / "browser" / "axe_allowed.toml"
SUPERVISION = 'href="https://www.digg.se/tdosanmalan"'
HEADING = {"sv": "Tillgänglighetsredogörelse för Pilotkartan", "en": "Accessibility statement for Pilotkartan"}
CONFORMANCE = {"sv": "är delvis förenlig med lagens krav", "en": "is partially compliant with the act’s requirements"}
NO_CONTACT = {"sv": "har inte angett någon adress", "en": "has not given an address"}


def statement_page(query: str) -> Screen:
    """Go to the statement by way of the start page."""
    screen = Screen(query)
    screen.to_page("accessibility.py")
    return screen


@pytest.fixture
def contact(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address that a publisher has set."""
    given = "tillganglighet@kommun.example"
    monkeypatch.setenv("PILOTKARTAN_ACCESSIBILITY_CONTACT", given)
    importlib.reload(environment)
    yield given
    monkeypatch.undo()
    importlib.reload(environment)


@pytest.mark.parametrize("lang", LANGS)
def test_statement_has_all_that_is_asked_for(lang: Lang, atlas: Atlas) -> None:
    """It names the service, how far it conforms, each fault with reason and way round, tests, dates and supervision."""
    article = statement_page(f"lang={lang}").article
    assert HEADING[lang] in article
    assert CONFORMANCE[lang] in article
    assert SUPERVISION in article
    told = [text.of(lang) for fault in atlas.statement.fault for text in (fault.text, fault.way, fault.plan)]
    told += [method.of(lang) for method in atlas.statement.method]
    told += [fault.criterion for fault in atlas.statement.fault if fault.criterion]
    told += [str(date) for date in (atlas.statement.assessed, atlas.statement.updated)]
    assert [text for text in told if str(escape(text)) not in article] == []


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_publisher_no_address_is_made_up(lang: Lang) -> None:
    """Where nobody has said whom to tell, the page says so plainly."""
    article = statement_page(f"lang={lang}").article
    assert NO_CONTACT[lang] in article
    assert "mailto:" not in article


def test_publishers_address_is_told(contact: str) -> None:
    """The address of whoever publishes the app stands as a link."""
    article = statement_page("lang=sv").article
    assert f'<a href="mailto:{contact}">{contact}</a>' in article
    assert NO_CONTACT["sv"] not in article


@pytest.mark.parametrize("given", ["x@y.example", "https://kommun.example/synpunkter?om=kartan"])
def test_address_of_a_publisher(given: str) -> None:
    """A publisher gives an e-mail address or a page."""
    assert environment.mail_or_page(given).endswith(given)


@pytest.mark.parametrize("given", ["x", "javascript:alert(1)", "x@y", "https://", "http://x.example", 'https://x"y'])
def test_no_address_of_a_publisher(given: str) -> None:
    """Anything else stops the start, rather than standing on the page as a link that leads nowhere."""
    with pytest.raises(ValueError, match="neither"):
        environment.mail_or_page(given)


def test_foot_leads_to_the_statement() -> None:
    """Every page leads there with what is chosen, and the address is a page of the app."""
    foot = next(body for body in Screen("lang=sv&kommun=flen").html if body.startswith("<footer"))
    assert f'<a href="/{STATEMENT_PAGE}?kommun=flen&amp;lang=sv">Tillgänglighetsredogörelse</a>' in foot
    assert STATEMENT_PAGE in PAGES


def test_what_the_tests_let_pass_is_told(atlas: Atlas) -> None:
    """Each criterion that axe finds broken, and that cannot be mended here, is among the faults."""
    allowed = tomllib.loads(ALLOWED.read_text("utf-8")).get("allowed", []) if ALLOWED.exists() else []
    told = {fault.criterion for fault in atlas.statement.fault}
    assert {entry["criterion"] for entry in allowed if entry["criterion"]} - told == set()


def test_dates_are_in_order(atlas: Atlas) -> None:
    """No fault is known before it could be, and the statement is no older than its assessment."""
    assert all(fault.since <= atlas.statement.updated for fault in atlas.statement.fault)
    assert atlas.statement.assessed <= atlas.statement.updated
