"""The one file for a room without a network."""

import base64
import gzip
import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fontTools.ttLib import TTFont

from pilotkartan.__main__ import main
from pilotkartan.cli import offline
from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot, Text
from pilotkartan.content.settings import OFFLINE_EDITION
from pilotkartan.content.texts import translator
from pilotkartan.editions.one_file import one_file
from pilotkartan.explore.contacts import contact_file, contacts_of
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import default_story
from pilotkartan.explore.talk import Talk, write_talk
from pilotkartan.exports.vcard import vcard
from pilotkartan.render.evidence import render_grid, render_whole
from pilotkartan.web import current_data
from tests.asgi_client import ask as ask_app
from tests.http.test_downloads import ask

APP = "https://pilotkartan.example/"
MAX_BYTES, MAX_BYTES_OF_ICONS = 1_200_000, 20_000
HOSTILE = (
    '</script></template></noscript></style><!-- <script>window.hacked=1</script><img src=x onerror="x"> '
    "{{ 7*7 }} {% raw %} &amp; $& ${x} \\"
)
# What makes a browser fetch: every attribute that may, but the links that a person follows.
FETCHING = {"src", "srcset", "data", "poster", "background", "manifest", "action", "formaction"}


class Elements(HTMLParser):
    """Every element of a page with its attributes, what stands in <noscript> and <template> among them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def saved(saved_file: bytes) -> str:
    """The file that opens in Swedish."""
    return saved_file.decode()


@pytest.fixture(scope="module")
def spoilt(atlas: Atlas) -> str:
    """The file of data with hostile texts in one pilot, a theme and the programme."""
    return one_file(Index(hostile_atlas(atlas)), "sv").decode()


def hostile_atlas(atlas: Atlas) -> Atlas:
    """Return an atlas with hostile texts."""
    text = {"sv": HOSTILE, "en": HOSTILE}
    first, *others = atlas.pilots
    changed = first.model_copy(
        update={
            "name": HOSTILE,
            "summary": first.summary.model_copy(update=text),
            "result": (first.result[0].model_copy(update=text),),
        }
    )
    codes = tuple(
        code.model_copy(update={"label": Text(**text)}) if code.id == atlas.main_theme(first).id else code
        for code in atlas.codebook.code
    )
    codebook = atlas.codebook.model_copy(update={"code": codes})
    programme = atlas.programme.model_copy(update={"name": Text(**text)})
    return atlas.model_copy(update={"pilots": (changed, *others), "codebook": codebook, "programme": programme})


def unpacked(page: str, name: str) -> str:
    """Return what the file holds packed: its `map`, or its `parts`, which are the presentation and the comparison."""
    (packed,) = re.findall(rf'id="{name}-packed">([^<]*)<', page)
    return gzip.decompress(base64.b64decode(packed)).decode()


def shown(page: str, start: str, end: str) -> str:
    """Return the text between two marks of a page, as a person reads it."""
    part = page[page.index(start) :]
    return unescape(re.sub(r"<[^>]*>", "", part[: part.index(end)]))


def texts_of(pilot: Pilot, lang: Lang) -> list[str]:
    """Return every sentence that is told of a pilot."""
    passages = (*pilot.aim, *pilot.activity, *pilot.organisation_note, *pilot.result, *pilot.next)
    reasons = (coding.reason for coding in pilot.coding)
    return [pilot.name, *(text.of(lang) for text in (*passages, *reasons))]


def test_weight(saved: str) -> None:
    """The file goes by mail and on any stick: at most 1,200 kB."""
    assert len(saved.encode()) <= MAX_BYTES


def test_nothing_is_fetched(saved: str) -> None:
    """Neither the page nor what is packed in it names a file that a browser would fetch; only people follow links."""
    for document in (saved, unpacked(saved, "map"), unpacked(saved, "parts")):
        styles = "".join(re.findall(r"<style>(.*?)</style>", document, re.S))
        assert [
            url for url in re.findall(r"url\(([^)]*)\)", styles) if not url.strip("\"'").startswith(("data:", "#"))
        ] == []
        assert "@import" not in styles
        for tag, attributes in Elements(document).found:
            fetched = [value for name, value in attributes.items() if name in FETCHING and value]
            if tag == "link":
                fetched.append(attributes["href"])
            assert [address for address in fetched if not str(address).startswith("data:")] == [], tag


def test_policy_allows_only_the_file_itself(saved: str) -> None:
    """The file forbids its browser every other source, and names each of its scripts by the script's hash."""
    (policy,) = [
        str(attributes["content"])
        for tag, attributes in Elements(saved).found
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    (allowed,) = re.findall(r"script-src ([^;]*);", policy)
    scripts = [
        script
        for document in (saved, unpacked(saved, "map"))
        for script in re.findall("<script>(.*?)</script>", document, re.S)
    ]
    digests = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert set(allowed.split()) == {f"'sha256-{digest}'" for digest in digests}


@pytest.mark.parametrize("lang", LANGS)
def test_texts_are_readable_without_scripts(saved: str, atlas: Atlas, lang: Lang) -> None:
    """All that is told of every pilot stands in both languages where a browser without scripts shows it."""
    for pilot in atlas.pilots:
        text = shown(saved, f'<div id="{lang}-{pilot.id}">', '<div class="nearest">')
        assert [sentence for sentence in texts_of(pilot, lang) if sentence not in text] == []


@pytest.mark.parametrize("lang", LANGS)
def test_story_is_whole(saved: str, atlas: Atlas, lang: Lang) -> None:
    """The story has all steps of the presentation page, in both languages."""
    (slides,) = re.findall(rf'<template id="story-{lang}">(.*?)</template>', unpacked(saved, "parts"), re.S)
    assert re.findall(r'<section class="slide[^>]*? data-step="([^"]*)"', slides) == [
        step.id for step in default_story(atlas)
    ]


def slides_of(page: str, lang: Lang) -> list[tuple[str, str]]:
    """Return the id of each step of the presentation in the file with its notes; those beside it are left out."""
    (slides,) = re.findall(rf'<template id="story-{lang}">(.*?)</template>', unpacked(page, "parts"), re.S)
    sections = re.findall(r'<section (class="slide[^>]*)>(.*?)</section>', slides, re.S)
    return [
        (re.findall(r' data-step="([^"]*)"', tag)[0], shown(body, '<aside class="notes"', "</aside>").strip())
        for tag, body in sections
        if "data-beside" not in tag
    ]


def test_talk_is_in_the_file(saved: str, index: Index, tmp_path: Path) -> None:
    """The file of a talk has its four steps in order with the notes, in both languages, and its theme.

    It opens in the talk's language, and has codes that lead to the app where its address is known. The command makes
    the same file of the saved talk.
    """
    notes = {"flen": "Fråga om <filmen>", "karta": "", "tema-boende": "Kort"}
    talk = Talk(("flen", "karta", "tema-boende", "gotland"), notes, "en", "contrast")
    content = one_file(index, "en", talk=talk)
    page = content.decode()
    assert page != saved
    for lang in LANGS:
        steps = slides_of(page, lang)
        assert [step for step, _ in steps] == list(talk.steps)
        told = dict(steps)
        assert (told["flen"], told["karta"], told["tema-boende"]) == ("Fråga om <filmen>", "", "Kort")
    parts = unpacked(page, "parts")
    assert parts.count('data-theme="contrast"') == len(LANGS)
    (tmp_path / "talk.json").write_bytes(write_talk(talk))
    assert main(["story", str(tmp_path / "talk.html"), "--talk", str(tmp_path / "talk.json")]) == 0
    assert (tmp_path / "talk.html").read_bytes() == content
    with_codes = unpacked(one_file(index, "en", talk=talk, app="https://x.example/a/").decode(), "parts")
    assert with_codes.count('data-base="https://x.example/a/"') == len(LANGS)
    coded = re.compile('data-address="[^"]*" data-code=')
    assert (bool(coded.search(parts)), bool(coded.search(with_codes))) == (False, True)


def test_command_tells_what_is_wrong_with_a_talk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A talk that is missing or wrong ends with 2 and one line that names it and the field; no file is made."""
    wrong, there = tmp_path / "talk.json", tmp_path / "x.html"
    for content, said in ((None, f"cannot read {wrong}"), (b'{"pilotkartan_story": 2, "lang": "xx"}', "lang")):
        if content:
            wrong.write_bytes(content)
        assert main(["story", str(there), "--talk", str(wrong), "--lang", "en"]) == 2
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert said in error
        assert str(wrong) in error
    assert not there.exists()


@pytest.mark.parametrize("lang", LANGS)
def test_grid_has_the_numbers_of_the_app(saved: str, index: Index, lang: Lang) -> None:
    """The grid of all results is that of the app, in its presentation too, and each cell has its results below."""
    grid, t = first_grid(index.atlas, index.by_name), translator(index.atlas.words, lang)
    on_slide = render_grid(index.atlas, grid, t, lang, prefix="slide-")
    whole = render_whole(index.atlas, grid, t, lang, lambda pilot: f"#{lang}-{pilot}", f"{lang}-")
    for part, page in ((on_slide, unpacked(saved, "parts")), (whole, saved)):
        assert re.sub(r"\n\s+", "\n", part) in page


def test_articles_and_slides_are_written_once(saved: str, atlas: Atlas) -> None:
    """Each article stands once for each language: the panel takes it from there."""
    assert saved.count('<article class="pilot"') == len(LANGS) * len(atlas.pilots)


def test_icons_are_drawn(saved: str) -> None:
    """Every icon that the page and the map show is drawn by the font that the file holds, and few others."""
    (packed,) = re.findall(r'url\("data:font/woff2;base64,([^"]*)"\)', saved)
    drawn = ligatures(TTFont(BytesIO(base64.b64decode(packed))))
    icons = set(re.findall(r'class="icon"[^>]* data-icon="(\w+)"', saved + unpacked(saved, "parts")))
    icons |= {"add", "remove", "fit_screen"}
    assert icons - drawn == set()
    assert len(packed) < MAX_BYTES_OF_ICONS


def ligatures(font: TTFont) -> set[str]:
    """Return the words that a font draws as one sign."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    plain = [getattr(table, "ExtSubTable", table) for table in tables]
    return {
        "".join(letters[glyph] for glyph in (first, *ligature.Component))
        for table in plain
        for first, found in table.ligatures.items()
        for ligature in found
    }


def test_hidden_contacts_are_nowhere(atlas: Atlas) -> None:
    """Where the people are hidden, the file holds no name and no number of theirs."""
    page = one_file(Index(atlas.without_contacts()), "sv").decode()
    page += unpacked(page, "parts")
    people = [*(pilot.contact for pilot in atlas.pilots if pilot.contact), *atlas.programme.contact]
    assert people
    assert [person.name for person in people if person.name in page or person.phone in page] == []
    assert "tel:" not in page
    assert "vcard" not in page


def test_contacts_can_be_saved_from_the_file(saved: str, atlas: Atlas) -> None:
    """Each contact's vCard is in its link, under the name of its file: nothing is fetched."""
    links = [attributes for tag, attributes in Elements(saved).found if tag == "a" and "download" in attributes]
    cards = {link["download"]: link["href"] for link in links}
    for each in contacts_of(atlas):
        for lang in LANGS:
            start, _, data = (cards[contact_file(atlas, each, lang)] or "").partition(",")
            assert start == "data:text/vcard;base64"
            assert base64.b64decode(data) == vcard(atlas, each, lang)


def test_hostile_data_is_inert(spoilt: str, saved: str) -> None:
    """Whatever the data holds is text: no element more, no script more, nothing left of a template."""
    spoilt, saved = (page + unpacked(page, "parts") for page in (spoilt, saved))
    scripts = [re.findall(r"<script[ >]", document) for document in (spoilt, saved)]
    assert len(scripts[0]) == len(scripts[1])
    assert [
        tag
        for tag, attributes in Elements(spoilt).found
        if "onerror" in attributes or (tag == "img" and attributes.get("class") != "chart")
    ] == []
    for mark in ("</noscript>", "</template>"):
        assert spoilt.count(mark) == saved.count(mark)
    assert "window.hacked=1</script>" not in unpacked(spoilt, "map")
    assert "49" not in shown(spoilt, '<div class="list in" lang="sv">', "</li>")
    assert HOSTILE in shown(spoilt, '<div class="list in" lang="sv">', "</li>")


def test_served_to_be_saved(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address gives the file in the asker's language to save, not to pages of other sites, and not twice.

    Its QR codes lead to the app.
    """
    monkeypatch.setattr(current_data, "current_index", lambda: index)
    answer = ask(OFFLINE_EDITION)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["content-disposition"] == 'attachment; filename="pilotkartan.html"'
    assert "access-control-allow-origin" not in answer.headers
    assert answer.body == one_file(index, "sv", app=APP)
    assert ask(OFFLINE_EDITION, if_none_match=answer.headers["etag"]).status == 304
    assert ask(OFFLINE_EDITION, accept_language="en").body == one_file(index, "en", app=APP)


@pytest.mark.parametrize("lang", LANGS)
def test_language_in_its_address_wins(lang: Lang, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file opens in the language that its address names, whatever the asker's browser would like."""
    monkeypatch.setattr(current_data, "current_index", lambda: index)
    other = next(name for name in LANGS if name != lang)
    answer = ask_app(f"{OFFLINE_EDITION}?lang={lang}", ("host", urlsplit(APP).netloc), ("accept-language", other))
    assert answer.body == one_file(index, lang, app=APP.replace("https", "http"))


def test_command_writes_the_file(
    index: Index, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command writes the same file as the address gives, with QR codes to the app whose address is set.

    It says its size, which is within the limit with the codes too, and version.
    """
    path = tmp_path / "karta.html"
    monkeypatch.setattr(environment, "CONFIGURED", APP.rstrip("/"))
    assert main(["story", str(path), "--lang", "en"]) == 0
    assert path.read_bytes() == one_file(index, "en", app=APP)
    assert path.stat().st_size <= MAX_BYTES
    assert index.atlas.version in capsys.readouterr().out


def test_command_hides_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the app decides: hidden people are in no file."""
    monkeypatch.setattr(offline, "CONTACTS_SHOWN", False)
    assert main(["story", str(tmp_path / "x.html")]) == 0
    assert "tel:" not in (tmp_path / "x.html").read_text("utf-8")


def test_command_told_where_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be written ends with 2 and one line that names it."""
    assert main(["story", str(tmp_path), "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert f"cannot write to {tmp_path}" in error


def test_command_tells_bad_data(data_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Data with problems makes no file: they are told as the check tells them."""
    (data_copy / "codebook.toml").unlink()
    assert main(["story", str(tmp_path / "x.html"), "--data", str(data_copy), "--lang", "sv"]) == 1
    assert "data/codebook.toml: filen finns inte" in capsys.readouterr().out
    assert not (tmp_path / "x.html").exists()
