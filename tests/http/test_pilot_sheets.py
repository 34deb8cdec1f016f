"""Each pilot has one page to bring to a meeting, at an address of its own."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.settings import PILOT_SHEETS
from pilotkartan.content.texts import phone
from pilotkartan.explore.index import Index
from pilotkartan.web import current_data
from tests.asgi_client import Answer, ask


def sheet(pilot: str, lang: Lang = "sv", *headers: tuple[str, str]) -> Answer:
    """The answer to who asks for a pilot's sheet."""
    return ask(f"{PILOT_SHEETS}/{pilot}.pdf?lang={lang}", ("host", "pilotkartan.example"), *headers)


def text_of(answer: Answer) -> str:
    """The text of the only page of an answer, squeezed."""
    (page,) = PdfReader(BytesIO(answer.body)).pages
    return squeezed(page.extract_text())


def squeezed(text: str) -> str:
    """A text without spaces and line breaks, which a PDF sets as it needs them."""
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
def test_sheet_is_one_page_about_the_pilot(atlas: Atlas, lang: Lang) -> None:
    """The sheet has every result and the contact, an address that leads to the pilot, and nobody else's page."""
    for pilot in atlas.pilots[:3]:
        answer = sheet(pilot.id, lang)
        assert answer.headers["content-type"] == "application/pdf"
        name = f"pilotkartan-{pilot.id}-{atlas.dataset.date}-{lang}.pdf"
        assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
        text = text_of(answer)
        assert [result.of(lang) for result in pilot.result if squeezed(result.of(lang)) not in text] == []
        assert pilot.contact
        assert squeezed(phone(pilot.contact.phone, lang)) in text
        assert squeezed(f"://pilotkartan.example/?kommun={pilot.id}&lang={lang}") in text


def test_sheet_is_not_sent_twice() -> None:
    """A client that has the sheet is told so."""
    first = sheet("flen")
    again = sheet("flen", "sv", ("if-none-match", first.headers["etag"]))
    assert (first.status, again.status, again.body) == (200, 304, b"")


def test_no_such_pilot() -> None:
    """An id that no pilot has leads nowhere."""
    assert sheet("nowhere").status == 404


def test_sheet_without_contacts(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where contacts are hidden the sheet names nobody."""
    hidden = Index(atlas.without_contacts())
    monkeypatch.setattr(current_data, "current_index", lambda: hidden)
    contact = atlas.by_id["flen"].contact
    assert contact
    assert squeezed(contact.name) not in text_of(sheet("flen"))
