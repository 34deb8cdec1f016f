"""The comparison is served as files at addresses of its own, by the query of its page."""

import pytest

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.index import Index
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from tests.asgi_client import ask

HOST = ("host", "pilotkartan.example")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMPARISON_FILES)
def test_file_is_what_the_page_gives(index: Index, kind: str, lang: Lang) -> None:
    """Each address gives the file of the pilots named, by a dated name in its language, and knows who has it."""
    file = COMPARISON_FILES[kind]
    address = f"{file.path}?jamfor=gotland&jamfor=flen&tema=boende&lang={lang}"
    answer = ask(address, HOST)
    assert answer.body == file.make(index, ("flen", "gotland"), "http://pilotkartan.example", lang)
    assert answer.headers["content-type"].startswith(file.media_type)
    name = {"sv": "jamforelse", "en": "comparison"}[lang]
    saved = f"pilotkartan-{name}-{index.atlas.dataset.date}-{lang}{file.ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{saved}"'
    assert ask(address, HOST, ("if-none-match", answer.headers["etag"])).status == 304


@pytest.mark.parametrize("query", ["", "jamfor=flen", "jamfor=flen&jamfor=nowhere"])
def test_too_few_to_compare(query: str) -> None:
    """With fewer than two pilots there is nothing to compare, and the answer says so."""
    answer = ask(f"/data/comparison.csv?lang=en&{query}", HOST)
    assert (answer.status, answer.text) == (400, "Choose at least two")
