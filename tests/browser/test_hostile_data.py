"""Whatever stands in data/ is shown letter by letter: no markup, script, formula, icon or template in it ever works."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, expect

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Atlas, Lang, Material, Pilot
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.explore.summary import active_filters, sentence
from tests.browser.visitor import Visitor

# In lower case, because the app puts some labels into the middle of a sentence.
HOSTILE = (
    '<script>window.hacked=1</script> <img src=x onerror="window.hacked=1"> </script> <!-- x --> &amp; \\ '
    "![x](http://example.com/x.png) [x](http://example.com/) http://example.com www.example.com x@example.com "
    "`x` **x** _x_ ~~x~~ {{ 7*7 }} {% raw %} {x} {0} :material/home: :red[x] :smile: $x^2$ $$x$$ "
    "<- -> <-> -- <= >= ~= | x"
)
# What Markdown reads as a heading, a list or a quotation at the start of a text only.
STARTS = ("# ", "1. ", "- ", "> ", "+ ", "2) ", "* ", "")
TEXT = re.compile(r'\b(sv|en|name|title|publisher|author|series) = "((?:[^"\\]|\\.)*)"')
SPOILT = ("pilots/flen.toml", "codebook.toml", "programme.toml", "source.toml")
WORD_JOINER = "\u2060"  # cannot be seen


@pytest.fixture
def spoilt(data_copy: Path) -> Path:
    """Return a copy of data/ with hostile signs in every text of one pilot, the codebook, programme and source.

    All but the pilot's own name: data with a name that no municipality has is refused.
    """
    starts = cycle(STARTS)
    for file in SPOILT:
        path = data_copy / file
        texts = path.read_text("utf-8")
        path.write_text(TEXT.sub(lambda match: _spoil(match, next(starts)), texts), "utf-8")
    flen = data_copy / "pilots" / "flen.toml"
    flen.write_text(re.sub("^name = .*", 'name = "Flen"', flen.read_text("utf-8"), count=1, flags=re.M), "utf-8")
    return data_copy


def test_shown_letter_by_letter(visitor: Visitor, spoilt: Path, start_app: Callable[[Path], str]) -> None:
    """List, facets, chips, map, panel, comparison and programme show every text as it is, and nothing in it works."""
    visitor.page.on("dialog", lambda dialog: _refuse(visitor, dialog))
    index = Index(load_atlas(spoilt))
    assert HOSTILE in index.atlas.by_id["flen"].organisation.sv
    filters = "tema=besok&tema=dialog&metod=enkat"
    visitor.open(f"{start_app(spoilt)}/?{filters}&lang=en")
    for lang in reversed(LANGS):
        visitor.go(f"/?{filters}&lang={lang}")
        expect(visitor.page.locator("html")).to_have_attribute("lang", lang)
        expect(visitor.chips).to_have_count(3)
        visitor.wait_for_map()
        _see_start_page(visitor, index, lang)
    # The other pages are drawn alike in both languages.
    _see_other_views(visitor, index, lang)


def _see_start_page(visitor: Visitor, index: Index, lang: Lang) -> None:
    flen = index.atlas.by_id["flen"]
    filtered = Selection(lang=lang, facets={"theme": ("besok", "dialog"), "method": ("enkat",)})
    _see_filters(visitor, index, filtered, lang)
    _see_card(visitor, index.atlas, flen, lang)
    _see_map(visitor, index.atlas, flen, lang)
    _see_harmless(visitor)


def _see_other_views(visitor: Visitor, index: Index, lang: Lang) -> None:
    flen = index.atlas.by_id["flen"]
    visitor.go(f"/?lang={lang}&q=hacked")
    _see_hits(visitor, index, Selection(lang=lang, search="hacked"), flen, lang)

    visitor.cards().and_(visitor.page.locator('[data-choose="flen"]')).click()
    expect(visitor.panel.locator("article.pilot")).to_be_visible()
    expect(visitor.page).to_have_title(f"{flen.name} · Pilotkartan")
    visitor.wait_for_rest()
    _see_all(visitor.panel.locator("article.pilot"), _texts_of_pilot(index.atlas, flen, lang))
    _see_harmless(visitor)
    visitor.panel.locator('.nearest [data-choose="surahammar"]').click()
    near = visitor.panel.locator('.nearest [data-choose="flen"]')
    expect(near).to_be_visible()
    visitor.wait_for_rest()
    _see_all(near, [flen.name])

    _see_comparison(visitor, index.atlas, flen, lang)
    visitor.page.locator('.st-key-menu a[href*="programmet"]').click()
    article = visitor.page.locator("article.programme")
    expect(article).to_be_visible()
    visitor.wait_for_rest()
    _see_all(article, _texts_of_programme(index.atlas, flen, lang))
    _see_all(visitor.page.locator(".foot"), [index.atlas.source.title, index.atlas.source.publisher])
    _see_harmless(visitor)


def test_broken_value_shown_letter_by_letter(
    visitor: Visitor, data_copy: Path, start_app: Callable[[Path], str]
) -> None:
    """A hostile value that makes the data unusable is shown to its editor as it is, and nothing in it works."""
    flen = data_copy / "pilots" / "flen.toml"
    values = ["<img src=x onerror='window.hacked=1'>", "{{ 7*7 }} {0} {x} **x** :material/home: $x^2$"]
    text = flen.read_text("utf-8").replace('county = "04"', f'county = "{values[0]}"', 1)
    flen.write_text(text.replace('site = "flen.se"', f'site = "{values[1]}"', 1), "utf-8")
    visitor.page.goto(start_app(data_copy))
    expect(visitor.page.locator(".problem").first).to_be_visible()
    visitor.wait_for_rest()
    assert "window.hacked" not in (visitor.page.locator("h1").first.text_content() or "")
    _see_all(visitor.page.locator('[data-testid="stMain"]'), values[1:])
    flen.write_text(flen.read_text("utf-8").replace(f'site = "{values[1]}"', 'site = "flen.se"', 1), "utf-8")
    visitor.page.reload()
    expect(visitor.page.locator(".problem").first).to_contain_text("data/pilots/flen.toml")
    visitor.wait_for_rest()
    _see_all(visitor.page.locator('[data-testid="stMain"]'), values[:1])
    _see_harmless(visitor)


def _refuse(visitor: Visitor, dialog: Dialog) -> None:
    visitor.faults.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _spoil(match: re.Match[str], start: str) -> str:
    key, text = match.groups()
    return f"{key} = {json.dumps(f'{start}{json.loads(chr(34) + text + chr(34))} {HOSTILE}', ensure_ascii=False)}"


def _see_all(place: Locator, texts: list[str]) -> None:
    """See every one of the texts in a place, letter by letter but for the sign that cannot be seen."""
    shown = _shown(place)
    for text in texts:
        assert text in shown


def _shown(place: Locator) -> str:
    return (place.text_content() or "").replace(WORD_JOINER, "")


def _see_harmless(visitor: Visitor) -> None:
    """See that nothing of what the texts hold has worked, in the page and in every frame."""
    for frame in visitor.page.frames:
        assert frame.evaluate("() => window.hacked === undefined")
        assert frame.locator('[href*="example.com"], [src*="example.com"], img[src="x"]').count() == 0
        assert frame.locator(".katex").count() == 0


def _see_filters(visitor: Visitor, index: Index, selection: Selection, lang: Lang) -> None:
    atlas, view = index.atlas, index.view(selection, lang)
    t = translator(atlas.words, lang)
    assert _shown(visitor.summary) == sentence(atlas, view, selection, t, lang)
    for dimension in ("theme", "method", "county"):
        facet = visitor.page.locator(f".facet:has([data-facet={FACETS[dimension]}])")
        _see_all(facet.locator("summary"), [atlas.codebook.dimension_by_id[dimension].label.of(lang)])
        for code in index.options(dimension) if dimension != "county" else ():
            option = facet.locator(f"label:has([value={code.id}])")
            assert " ".join(_shown(option).split()) == f"{code.label.of(lang)} ({view.counts[dimension][code.id]})"
    labels = [label for _, label, _ in active_filters(atlas, selection, t, lang)]
    assert [_shown(chip).partition(f", {t('filter.takes_away')}")[0] for chip in visitor.chips.all()] == labels


def _see_card(visitor: Visitor, atlas: Atlas, pilot: Pilot, lang: Lang) -> None:
    name = visitor.panel.locator(f'.cards [data-choose="{pilot.id}"]')
    assert _shown(name) == pilot.name
    card = visitor.panel.locator(f'.cards [data-pilot="{pilot.id}"] .card')
    county = atlas.codebook.by_id[pilot.county].label.of(lang)
    _see_all(card, [pilot.summary.of(lang), county, atlas.main_theme(pilot).label.of(lang)])


def _see_map(visitor: Visitor, atlas: Atlas, pilot: Pilot, lang: Lang) -> None:
    theme, county = atlas.main_theme(pilot).label.of(lang), atlas.codebook.by_id[pilot.county].label.of(lang)
    pin = visitor.pin(pilot.id)
    assert _shown(pin.locator(".name")) == pilot.name
    t = translator(atlas.words, lang)
    expect(pin).to_have_attribute("aria-label", f"{pilot.name}, {county}, {t('map.main_theme')} {theme}")
    assert theme in [
        text.replace(WORD_JOINER, "") for text in visitor.map.locator(".legend li > span").all_text_contents()
    ]


def _see_comparison(visitor: Visitor, atlas: Atlas, pilot: Pilot, lang: Lang) -> None:
    """See the pilot being put beside another from its panel, and both side by side."""
    near = visitor.panel.locator(".compare-box")
    near.click()
    hint = visitor.panel.locator(".compare-hint")
    expect(hint).to_be_visible()
    visitor.panel.locator('.nearest [data-choose="flen"]').click()
    box = visitor.panel.locator('.compare-box:has([data-compare="flen"])')
    expect(box).to_be_visible()
    visitor.wait_for_rest()
    _see_all(box, [pilot.name])
    box.click()
    visitor.panel.locator(".compare-way").click()
    table = visitor.page.locator(".compare table")
    expect(table).to_be_visible()
    visitor.wait_for_rest()
    texts = [
        text
        for text in _texts_of_pilot(atlas, pilot, lang)
        if text not in (pilot.contact.name, pilot.organisation.of(lang))
    ]
    _see_all(table, texts)
    _see_all(visitor.page.locator(".st-key-compared"), [pilot.name])
    _see_harmless(visitor)


def _see_hits(visitor: Visitor, index: Index, selection: Selection, pilot: Pilot, lang: Lang) -> None:
    texts = [hit.text for hit in index.view(selection, lang).hits[pilot.id]]
    card = visitor.panel.locator(f'.cards [data-pilot="{pilot.id}"] .card')
    expect(card.locator("mark").first).to_have_text("hacked")
    visitor.wait_for_rest()
    assert texts
    _see_all(card, texts)


def _texts_of_pilot(atlas: Atlas, pilot: Pilot, lang: Lang) -> list[str]:
    passages = (*pilot.aim, *pilot.activity, *pilot.organisation_note, *pilot.result, *pilot.next)
    labels = (code for name in ("theme", "method", "result_type", "county") for code in atlas.codes_of(pilot, name))
    return [
        pilot.name,
        pilot.contact.name,
        pilot.organisation.of(lang),
        *(passage.of(lang) for passage in passages),
        *(coding.reason.of(lang) for coding in pilot.coding),
        *(code.label.of(lang) for code in labels),
        *_texts_of_materials(atlas, atlas.materials_of(pilot), lang),
    ]


def _texts_of_programme(atlas: Atlas, pilot: Pilot, lang: Lang) -> list[str]:
    programme = atlas.programme
    passages = (passage for section in programme.section for passage in section.passage)
    return [
        programme.name.of(lang),
        programme.agency.of(lang),
        programme.lead.of(lang),
        *(section.heading.of(lang) for section in programme.section),
        *(passage.of(lang) for passage in passages),
        *(person.name for person in programme.contact),
        *_texts_of_materials(atlas, programme.material, lang),
        *_texts_of_materials(atlas, pilot.material, lang),
        pilot.name,
    ]


def _texts_of_materials(atlas: Atlas, materials: tuple[Material, ...], lang: Lang) -> Iterator[str]:
    for material in materials:
        yield from (material.title.of(lang), atlas.codebook.by_id[material.kind].label.of(lang))
        yield from [material.publisher] if material.publisher else []
        if found := material.found:
            yield from (text for text in (found.author, found.series, found.publisher, found.of(lang)) if text)
