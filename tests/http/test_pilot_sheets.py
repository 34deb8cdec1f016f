"""Each pilot has one page to bring to a meeting, at an address of its own."""

from io import BytesIO
from typing import TypeVar

import pytest
from pypdf import PdfReader

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.settings import PILOT_SHEETS
from pilotkartan.content.texts import phone, translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.theme_results import results_by_status
from pilotkartan.web import current_data
from tests.asgi_client import Answer, ask

Passages = TypeVar("Passages", bound=Text)


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
    """Every pilot's sheet has one page: focus, three results with status and source, contact, address of its view."""
    for pilot in atlas.pilots:
        answer = sheet(pilot.id, lang)
        assert answer.headers["content-type"] == "application/pdf"
        name = f"pilotkartan-{pilot.id}-{atlas.dataset.date}-{lang}.pdf"
        assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
        text, results = text_of(answer), results_by_status(atlas, pilot)
        told = [passage.of(lang) for passage in pilot.aim]
        for result in results[:3]:
            told.append(f"{atlas.codebook.by_id[result.status].label.of(lang)}{result.of(lang)}")
            told += [f"{ref}{atlas.paragraphs[ref].of(lang)}" for ref in result.source]
        assert [each for each in told if squeezed(each) not in text] == []
        assert [result for result in results[3:] if squeezed(result.of(lang)) in text] == []
        more = squeezed(translator(atlas.words, lang)("handout.more_results", count=len(results)))
        assert (more in text) == (len(results) > 3)
        assert pilot.contact
        assert squeezed(phone(pilot.contact.phone, lang)) in text
        assert squeezed(f"://pilotkartan.example/?kommun={pilot.id}&lang={lang}") in text


@pytest.mark.parametrize("times", [5, 60])
def test_long_texts_have_one_page_too(atlas: Atlas, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """However long the texts are, the sheet stays one page, with the whole number and address to call and write to."""
    flen, email = atlas.by_id["flen"], f"anna-margareta.{'x' * 30}@kommunalforbundet.example.se"
    assert flen.contact

    def long(text: Passages) -> Passages:
        return text.model_copy(update={"sv": f"{text.sv} " * times, "en": f"{text.en} " * times})

    contact = flen.contact.model_copy(update={"name": f"{flen.contact.name} " * times, "email": email})
    longer = flen.model_copy(
        update={
            "name": "Upplands Väsby-Kristinehamn " * times,
            "organisation": long(flen.organisation),
            "aim": tuple(map(long, flen.aim * times)),
            "result": tuple(map(long, flen.result)),
            "contact": contact,
        }
    )
    pilots = tuple(longer if pilot.id == "flen" else pilot for pilot in atlas.pilots)
    index = Index(atlas.model_copy(update={"pilots": pilots}))
    monkeypatch.setattr(current_data, "current_index", lambda: index)
    text = text_of(sheet("flen"))
    assert squeezed(phone(flen.contact.phone, "sv")) in text
    assert email in text.replace("\u200b", "")
    assert "…" in text


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
