"""Another programme is shown by its data alone: the app says nothing of this one, in either language."""

import re
from datetime import date
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToJson

from pilotkartan.content.load import AtlasStore, load_atlas
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import APP_NAME
from pilotkartan.content.word_keys import PROGRAMME_BLANKS
from pilotkartan.explore import store
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import PAGES
from pilotkartan.exports.citation import citations
from pilotkartan.exports.formats import DOWNLOADS
from pilotkartan.render.charts import Chart, svg_file
from tests.asgi_client import ask
from tests.other_programme import PLACES, person, word, write_programme
from tests.pages.screen import Screen
from tests.programme_texts import Documents, not_said, own_texts, read, said_of_it, unpacked

BASE = "https://bygd.example"
# The handout and the slides have them, and what a visitor is asked on the map.
ELSEWHERE = ("handout.texts", "handout.old_numbers", "story.status_note", "fit.none_yet")
VIEWS = (
    ("map.py", ""), ("map.py", "kommun=mora&plats=2480"), ("compare.py", "jamfor=ale&jamfor=mora"), ("present.py", ""),
    ("present.py", "steg=programmet"), ("programme.py", ""), ("data.py", ""), ("accessibility.py", ""),
)  # fmt: skip


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Index:
    """The index of the invented programme, which the app shows meanwhile."""
    monkeypatch.setattr(store, "_store", AtlasStore(write_programme(tmp_path / "data")))
    monkeypatch.setattr(store, "_made", None)
    return store.current_index()


def pages(lang: Lang) -> Documents:
    """Return every page as Streamlit draws it."""
    found = {}
    for script, query in VIEWS:
        screen = Screen(f"lang={lang}&{query}")
        if script != "map.py":
            screen.to_page(script)
        protos = [element.proto for element in screen.app._tree if getattr(element, "proto", None)]
        found[f"{script}?{query}"] = read("\n".join(MessageToJson(proto, ensure_ascii=False) for proto in protos))
    return found


def answers(lang: Lang) -> Documents:
    """Return every page before any script has run, and what else the server has."""
    addresses = [f"/{page}?lang={lang}" for page in PAGES]
    addresses += [f"/?kommun=mora&lang={lang}", f"/nope?lang={lang}", f"/panels/{lang}.json", "/map.html"]
    addresses += [f"{row['address'].replace('{id}', 'mora')}?lang={lang}" for row in ask("/api/v1").json()["data"]]
    addresses += ["/api/openapi.json", "/api/v1/pilots/nope", "/dcat.rdf", "/sitemap.xml", "/robots.txt"]
    asking = (("host", "bygd.example"), ("accept-language", lang))
    return {address: read(ask(address, *asking).body) for address in addresses}


def files(lang: Lang) -> Documents:
    """Return every file of the data, the citations, and the charts."""
    index = store.current_index()
    made = {download.file_name: download.make(index, None, True, lang) for download in DOWNLOADS}
    found = {name: text for file_name, content in made.items() for name, text in unpacked(file_name, content)}
    found["citations"] = read(str(citations(index.atlas, f"{BASE}/?lang={lang}", None, lang, date(2013, 4, 5))))
    ids = tuple(index.atlas.by_id)
    charts = (Chart("matrix", ids, "theme"), Chart("matrix", ids, "county"), Chart("done", ids), Chart("alike", ids))
    return found | {str(chart): read(svg_file(index, chart, lang)) for chart in charts}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_other_programme_is_shown_by_its_data(lang: Lang, shown: Index, atlas: Atlas) -> None:
    """Where five projects of another programme are shown, its names, people and words stand there, and none of this."""
    said = [make(lang) for make in (pages, answers, files)]
    assert [said_of_it(documents, own_texts(atlas, shown.atlas), atlas) for documents in said] == [set()] * 3
    assert [not_said(documents) for documents in said] == [[]] * 3
    whole = "\n".join(document for documents in said for document in documents.values())
    assert [person(pilot) for pilot in PLACES if person(pilot) not in whole] == []
    whole = re.sub(r'<span lang="sv">(.*?)</span>', r"\1", whole)
    keys = [key for key in PROGRAMME_BLANKS if key not in (APP_NAME, *ELSEWHERE)]
    assert [key for key in keys if word(key, lang) not in whole] == []


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_said_of_this_programme_where_there_is_no_data(
    lang: Lang, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, atlas: Atlas
) -> None:
    """Without data the app tells what is wrong, and nobody takes it for a map of this programme."""
    monkeypatch.setattr(store, "_store", AtlasStore(tmp_path))
    with pytest.raises(DataError):
        store.current_index()
    documents = {path: read(ask(f"/{path}?lang={lang}").body) for path in ("", "jamfor", "nope")}
    screen = Screen(f"lang={lang}")
    documents["frame"] = read("\n".join((*screen.html, *(title.value for title in screen.app.title))))
    other = load_atlas(write_programme(tmp_path / "other"))
    named = {name: text.replace("Pilotkartan", "") for name, text in documents.items()}
    assert said_of_it(named, own_texts(atlas, other), atlas) == set()
    assert all("Pilotkartan" in document for document in documents.values())
