"""Text of the data is shown letter by letter, and none of it is ever read as HTML or as a template."""

import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from markupsafe import escape
from pydantic import BaseModel

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot
from pilotkartan.content.texts import phone, translator
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.index import Index
from pilotkartan.explore.search import Hit
from pilotkartan.render.article import render_pilot
from pilotkartan.render.comparison import WORDS
from pilotkartan.render.html import marked, render
from pilotkartan.render.materials import all_materials

HARMLESS = "harmless"
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script></style></article><svg onload=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "{{ 7*7 }} {% raw %} {# note #}",
    "`code` **bold** [link](https://example.com) ![image](https://example.com/x.png)",
    "Tom & Jerry &lt;b&gt; &amp;amp;",
]
TEMPLATES = ("card", "pilot", "programme", "compare", "foot", "accessibility")
FREE_FIELDS = frozenset({"sv", "en", "name", "publisher", "title", "author", "series"})
# Their form is checked when the data is read; a template must not rely on it.
LINK_FIELDS = frozenset({"address", "email", "phone", "site"})


class Reader(HTMLParser):
    """Reads HTML as a browser does: the tags with the names of their attributes, and the text shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        self.text += data


def saying(value: Any, text: str, fields: frozenset[str]) -> Any:
    """Return a copy of data in which each of the fields, however deep, says `text`."""
    if isinstance(value, BaseModel):
        values = {name: getattr(value, name) for name in type(value).model_fields}
        changed: dict[str, Any] = {
            name: text if name in fields and isinstance(item, str) else saying(item, text, fields)
            for name, item in values.items()
        }
        return type(value).model_construct(**changed)
    if isinstance(value, tuple):
        return tuple(saying(item, text, fields) for item in value)
    return value


def drawn(template: str, atlas: Atlas, lang: Lang, word: str, pilot_id: str = "flen") -> Reader:
    """Draw a template with all that the pages give it; every word of the app's own says `word`."""
    pilot, codes = atlas.by_id[pilot_id], atlas.codebook.by_id
    values: Mapping[str, Mapping[str, Any]] = {
        "card": {
            "pilot": pilot,
            "county": codes[pilot.county],
            "main": atlas.main_theme(pilot),
            "hits": [Hit(pilot.aim[0].of(lang), ((0, 2),)), Hit(pilot.summary.of(lang), ((1, 3),))],
        },
        "pilot": {
            "pilot": pilot,
            "take_away": "",
            "materials": atlas.materials_of(pilot),
            "county": codes[pilot.county],
            "skr": codes[pilot.skr_group],
            "themes": atlas.codes_of(pilot, "theme"),
            "codings": {coding.code: coding for coding in pilot.coding},
            "statuses": atlas.codebook.codes("result_status"),
            "facts": [
                (atlas.codebook.dimension_by_id[name].label.of(lang), atlas.codes_of(pilot, name))
                for name in ("method", "target_group")
            ],
        },
        "programme": {"programme": atlas.programme, "materials": all_materials(atlas)},
        "compare": {
            "pilots": [pilot, atlas.by_id["gotland"]],
            "rows": compare(Index(atlas), (pilot.id, "gotland")) if template == "compare" else (),
            "names": pilot.name,
            **WORDS,
        },
        "foot": {},
        "accessibility": {"statement": atlas.statement, "contact": ""},
    }
    return Reader(render(template, atlas, lambda _key, **_blanks: word, lang, **values[template]))


@cache
def atlas_saying(text: str, fields: frozenset[str]) -> Atlas:
    """Return the atlas with this text in each of the fields."""
    changed: Atlas = saying(load_atlas(), text, fields)
    return changed


@cache
def drawn_harmless(template: str, fields: frozenset[str], lang: Lang) -> Reader:
    """Draw a template where each of the fields is harmless."""
    return drawn(template, atlas_saying(HARMLESS, fields), lang, HARMLESS)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_hostile_text_is_shown_as_it_stands(template: str, lang: Lang, text: str) -> None:
    """Whatever a text says, the page is built the same, and the text is shown as often and letter by letter."""
    harmless = drawn_harmless(template, FREE_FIELDS, lang)
    hostile = drawn(template, atlas_saying(text, FREE_FIELDS), lang, text)
    assert hostile.tags == harmless.tags
    assert hostile.text.count(text) == harmless.text.count(HARMLESS) > 0


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("template", TEMPLATES)
def test_hostile_link_stays_inside_its_attribute(template: str, text: str) -> None:
    """An address, number or site adds no tag and no attribute to the page, whatever it holds."""
    harmless = drawn_harmless(template, LINK_FIELDS, "sv")
    assert drawn(template, atlas_saying(text, LINK_FIELDS), "sv", HARMLESS).tags == harmless.tags


def texts_of(pilot: Pilot, lang: Lang) -> list[str]:
    """Every text of a pilot that its article owes the reader."""
    passages = (*pilot.aim, *pilot.activity, *pilot.organisation_note, *pilot.result, *pilot.next)
    return [
        pilot.name,
        pilot.organisation.of(lang),
        pilot.site,
        pilot.contact.name,
        phone(pilot.contact.phone, lang),
        *(passage.of(lang) for passage in passages),
        *(coding.reason.of(lang) for coding in pilot.coding),
        *(material.title.of(lang) for material in pilot.material),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_article_shows_every_text_of_the_pilot(lang: Lang, atlas: Atlas) -> None:
    """Every passage, result, reason, material and contact of a pilot stands in its article."""
    missing = []
    for pilot in atlas.pilots:
        shown = drawn("pilot", atlas, lang, HARMLESS, pilot.id).text
        missing += [(pilot.id, text) for text in texts_of(pilot, lang) if text not in shown]
    assert missing == []


def test_numbers_lead_to_the_sources_of_a_passage_and_back(atlas: Atlas) -> None:
    """Each number leads to the entry of a paragraph that the text cites, and back; a source has one entry in a text.

    On a page with all articles in both languages no id stands twice.
    """
    ids: list[str] = []
    for lang in LANGS:
        for pilot in atlas.pilots:
            html = render_pilot(atlas, pilot, translator(atlas.words, lang), lang)
            here = [name for name in re.findall(r'id="([^"]*)"', html) if name != "pilot-name"]
            assert set(re.findall(r'href="#([^"]*)"', html)) <= set(here)
            ids += here
            entries = dict(re.findall(r'<li id="([^"]*)"><b>(.*?)</b>', html))
            assert sorted(set(entries.values())) == sorted(entries.values())
            passages = (*pilot.aim, *pilot.activity, *pilot.result, *pilot.next, *pilot.organisation_note)
            cited = [(passage.of(lang), passage.source) for passage in passages]
            for text, refs in (*cited, *((coding.reason.of(lang), coding.source) for coding in pilot.coding)):
                marks = html.split(f"{escape(text)}<sup", 1)[1].partition("</sup>")[0]
                assert {entries[link] for link in re.findall('href="#(.*?)"', marks)} == set(refs)
            told = [f"<b>{ref}</b> {escape(atlas.paragraphs[ref].of(lang))}" for ref in entries.values()]
            assert [text for text in told if text not in html] == []
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("text", "spans", "html"), [
    ("ingen träff", (), "ingen träff"),
    ("en enkät till", ((3, 8),), "en <mark>enkät</mark> till"),
    ("enkät, enkäter", ((0, 5), (7, 14)), "<mark>enkät</mark>, <mark>enkäter</mark>"),
    ("<b>enkät</b> & co", ((3, 8),), "&lt;b&gt;<mark>enkät</mark>&lt;/b&gt; &amp; co"),
    ("<i>x", ((0, 4),), "<mark>&lt;i&gt;x</mark>"),
    ("{} {0}", ((0, 2),), "<mark>{}</mark> {0}"),
])  # fmt: skip
def test_marks_are_the_only_markup_of_a_hit(text: str, spans: tuple[tuple[int, int], ...], html: str) -> None:
    """In a hit only the marks are markup: the text before, between, inside and after them is escaped."""
    assert marked(Hit(text, spans)) == html
