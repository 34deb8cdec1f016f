"""Make the offline edition: map, texts and story in both languages, as one HTML file."""

import base64
import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from markupsafe import Markup

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import Translator, translator
from pilotkartan.editions.file_words import file_words
from pilotkartan.editions.map_frame import map_document
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import PROGRAMME_PAGE
from pilotkartan.explore.param_kinds import MAX_TEXT
from pilotkartan.explore.script_grid import script_grid
from pilotkartan.explore.script_index import script_index, script_passages
from pilotkartan.explore.selection import (
    CELL_OF_FILE,
    COMPARE_PAGE,
    EVIDENCE_PAGE,
    PAGE_OF_FILE,
    Selection,
    Sort,
)
from pilotkartan.explore.story import default_story, own_story, with_notes
from pilotkartan.explore.talk import Talk
from pilotkartan.exports.vcard import MEDIA_TYPE, vcard
from pilotkartan.geo.lookup import gazetteer
from pilotkartan.render.article import render_card, render_pilot
from pilotkartan.render.assets import ASSETS, LOGO
from pilotkartan.render.comparison import render_comparable
from pilotkartan.render.csp import script_source
from pilotkartan.render.documents import render_programme
from pilotkartan.render.evidence import render_whole
from pilotkartan.render.filters import facet_values
from pilotkartan.render.folium_map import map_state
from pilotkartan.render.glyphs import icon_font
from pilotkartan.render.html import ContactLink, inert_json, render
from pilotkartan.render.page_head import print_footer
from pilotkartan.render.panel import MAX_CARDS
from pilotkartan.render.presentation import render_slides
from pilotkartan.render.scripts import script
from pilotkartan.render.still_map import render_still_map
from pilotkartan.render.stylesheets import one_file_styles, style_sheet

# Of the map's words those of what only the app does: without them the map does not offer it.
_NOT_OFFERED = ("use_place", "tiles")
# Nothing but what the file itself contains; its scripts are named by their hashes.
_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:{own_pictures}; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True)
class Place:
    """The file as a page of a website.

    `head` is its head, `icons` the links to its icons, `feet` are its footers by language, `pages` the links to each
    pilot's own page by language and pilot, `address` is the file's own full address where it is known.
    """

    head: Markup
    icons: Markup
    feet: Mapping[Lang, Markup]
    pages: Mapping[Lang, Mapping[str, str]]
    address: str | None


def one_file(index: Index, lang: Lang, place: Place | None = None, talk: Talk | None = None, app: str = "") -> bytes:
    """Return the file, which opens in `lang` and contains both languages; the same bytes for the same data.

    It has the contacts where the index has them. Without a `place` it links to no other file. Its presentation is the
    `talk`, with its notes and theme, or the whole story; its QR codes lead to the file where its own address is known,
    else to `app`, the address of the app's start page, if given.
    """
    atlas, t = index.atlas, translator(index.atlas.words, lang)
    editions = [_edition(index, name, place, talk, app) for name in LANGS]
    body = _body(index, t, lang, editions)
    late = {"editions": editions, "compare_page": COMPARE_PAGE, "still_map": Markup(render_still_map(atlas, t, lang))}
    parts = _without_indents(render("onefile_parts", atlas, t, lang, **late))
    icons = _data_url("font/woff2", icon_font(_icons(body + parts)))
    document = map_document(_map_state(index, lang), icons)
    own = script("offline.js")
    page = render(
        "onefile_frame",
        atlas,
        t,
        lang,
        body=Markup(body),
        policy=_POLICY.format(
            hashes=" ".join(map(script_source, [*_inline_scripts(document), own])),
            own_pictures=" 'self'" if place else "",
        ),
        head=place.head if place else Markup("<title>{}</title>").format(t("head.name")) + print_footer(t("head.name")),
        logo=place.icons if place else _logo(),
        icons=icons,
        styles=Markup(one_file_styles()),
        data=Markup(inert_json(_data(index, lang, place))),
        packed={
            "map": _packed(document),
            "passages": _packed(inert_json(script_passages(index))),
            "parts": _packed(parts),
        },
        script=Markup(own),
    )
    return page.encode()


def _body(index: Index, t: Translator, lang: Lang, editions: list[dict[str, Any]]) -> str:
    atlas = index.atlas
    body = render(
        "onefile",
        atlas,
        t,
        lang,
        editions=editions,
        people=any(pilot.contact for pilot in atlas.pilots),
        facets=facet_values(index),
        sorts=get_args(Sort),
        max_text=MAX_TEXT,
        programme_page=PROGRAMME_PAGE,
        evidence_page=EVIDENCE_PAGE,
    )
    return _without_indents(body)


def _without_indents(html: str) -> str:
    return re.sub(r"\n\s+", "\n", html)


def _edition(index: Index, lang: Lang, place: Place | None, talk: Talk | None, app: str) -> dict[str, Any]:
    """Return the texts of the file in one language, made as those of the app's own pages."""
    atlas, t = index.atlas, translator(index.atlas.words, lang)
    steps = with_notes(own_story(atlas, talk.steps), talk.notes) if talk else default_story(atlas)
    base = (place and place.address) or app
    host = {"base": base} if base else {}
    host |= {"theme": talk.theme} if talk and talk.theme else {}
    return {
        "lang": lang,
        "t": t,
        "foot": place.feet[lang] if place else Markup(render("foot", atlas, t, lang, about=t("onefile.about"))),
        "programme": Markup(render_programme(atlas, t, lang, _saved(index))),
        "evidence": render_whole(
            atlas, first_grid(atlas, index.by_name), t, lang, lambda pilot: f"#{lang}-{pilot}", f"{lang}-"
        ),
        "comparison": render_comparable(index, t, lang),
        "story": Markup(render_slides(index, steps, steps[0].id, host, t, lang)),
        "pilots": [
            {
                "pilot": pilot,
                "card": Markup(render_card(atlas, pilot, (), t, lang)),
                "article": Markup(render_pilot(atlas, pilot, t, lang, _saved(index))),
                "nearest": index.nearest(pilot.id),
                "page": place and place.pages[lang][pilot.id],
            }
            for pilot in index.by_name
        ],
    }


def _saved(index: Index) -> ContactLink:
    """Return how the file links to a contact's vCard: it is in the link itself."""
    return lambda _file, reachable, lang: _data_url(MEDIA_TYPE, vcard(index.atlas, reachable, lang))


def _data(index: Index, lang: Lang, place: Place | None) -> dict[str, Any]:
    """Return the data for assets/js/offline/: the index, the map's states, words."""
    return {
        "lang": lang,
        # On a web server the view stands where the app has it, so that an address means the same in both.
        "mark": "?" if place else "#",
        "names": {"page": PAGE_OF_FILE, "cell": CELL_OF_FILE},
        # In the order in which assets/js/offline/ reads them.
        "pages": [EVIDENCE_PAGE, PROGRAMME_PAGE, COMPARE_PAGE],
        "most": MAX_CARDS,
        "index": script_index(index),
        "grid": script_grid(index.atlas, first_grid(index.atlas, index.by_name)),
        "pilots": {pilot.id: pilot.name for pilot in index.by_name},
        "places": {
            place.id: [place.name, place.lat, place.lon] for place in gazetteer().places if place.kind == "municipality"
        },
        "states": {name: _map_state(index, name) | {"geo": {}, "fonts": {}} for name in LANGS},
        "words": {name: file_words(index, translator(index.atlas.words, name), name) for name in LANGS},
    }


def _map_state(index: Index, lang: Lang) -> dict[str, Any]:
    t, nothing = translator(index.atlas.words, lang), Selection()
    state = map_state(index.atlas, nothing, index.view(nothing, lang), None, t, lang, False)
    return state | {"words": {key: text for key, text in state["words"].items() if key not in _NOT_OFFERED}}


def _icons(body: str) -> frozenset[str]:
    """Return the names of the icons in the page, and every word of the map's script and style that may be one."""
    written = script("map.js") + style_sheet("map.css")
    shown = set(re.findall(r'data-icon="(\w+)"', body))
    return frozenset(shown | set(re.findall(r'"([a-z_]{3,})"', written)))


def _inline_scripts(document: str) -> list[str]:
    return re.findall("<script>(.*?)</script>", document, re.S)


def _logo() -> Markup:
    address = _data_url("image/svg+xml", (ASSETS / LOGO).read_bytes())
    return Markup('<link rel="icon" href="{}">').format(address)


def _packed(text: str) -> str:
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


def _data_url(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
