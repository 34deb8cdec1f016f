"""Make a page of the static edition: its address, its head for browsers and search engines, its frame.

Pure. Links between files are relative, so that the folder may be anywhere; only what others read needs the address
of the site.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot
from pilotkartan.content.settings import CONTACTS_PAGE, FEED, RDF_FILE, SHARE_PICTURE
from pilotkartan.content.texts import Translator
from pilotkartan.explore.pages import DATA_PAGE, PROGRAMME_PAGE
from pilotkartan.explore.selection import COMPARE_PAGE, EVIDENCE_PAGE, PILOT, STATEMENT_PAGE
from pilotkartan.exports.schema_org import STATIC
from pilotkartan.render.assets import asset_url
from pilotkartan.render.html import render
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.page_head import Head, Picture, icon_links, page_head

START, EVIDENCE, COMPARE, PROGRAMME = "", f"{EVIDENCE_PAGE}/", f"{COMPARE_PAGE}/", f"{PROGRAMME_PAGE}/"
CONTACTS, DATA, STATEMENT = f"{CONTACTS_PAGE}/", f"{DATA_PAGE}/", f"{STATEMENT_PAGE}/"
MENU = {"map": START, "evidence": EVIDENCE, "compare": COMPARE, "programme": PROGRAMME, "data": DATA}
# The page with the map has scripts and a policy of its own; the page for what is not there has no script.
POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'"
_SCRIPT_POLICY = f"{POLICY}; script-src 'self'"
# The script by which a page tells the one that shows it in a frame how high it is.
HEIGHT = "embedded.js"
_SCHEMA = "https://schema.org/"


@dataclass(frozen=True)
class Page:
    """A page in one language.

    `path` is its path in the first language: "" or a folder with a slash at its end. `picture_shows` is what is on the
    picture that other sites show beside a link to it. `described` are its properties as schema.org's CreativeWork,
    besides those of all pages; `kind` is its class. `script` is the name of a script that only it has.
    """

    path: str
    lang: Lang
    title: str
    description: str
    picture_shows: str
    kind: str = "WebPage"
    described: Mapping[str, Any] = field(default_factory=dict)
    script: str | None = None

    @property
    def folder(self) -> str:
        """The folder of the page's file."""
        return in_lang(self.path, self.lang)

    def link(self, path: str, lang: Lang | None = None) -> str:
        """Return the link from this page to a page, in its own language or another."""
        return self.file_link(in_lang(path, lang or self.lang))

    def file_link(self, path: str) -> str:
        """Return the link from this page to a file or a folder."""
        return f"{'../' * self.folder.count('/')}{path}" or "./"

    @property
    def open_graph_type(self) -> str:
        """The type of the page in Open Graph."""
        return "article" if self.kind == "Article" else "website"

    @property
    def icons(self) -> Markup:
        """The links to the page's icons."""
        return icon_links(self.asset_link)

    def asset_link(self, name: str) -> str:
        """Return the link to a file of assets/, which changes with its content."""
        return self.file_link(asset_url(name).removeprefix("/"))

    def joined_link(self, name: str) -> str:
        """Return the link to a style sheet or script, which changes with its content."""
        return self.file_link(joined_url(name).removeprefix("/"))


def in_lang(path: str, lang: Lang) -> str:
    """Return the path of a page or file in a language: the first has the folder itself, the others one below."""
    return STATIC.in_lang(f"/{path}", lang).removeprefix("/")


def pilot_path(pilot: Pilot) -> str:
    """Return the path of the page about a pilot."""
    return f"{PILOT}/{pilot.id}/"


def picture_path(path: str, lang: Lang) -> str:
    """Return the path of the picture that other sites show beside a link to the page with a path."""
    return in_lang(f"{path}{SHARE_PICTURE}", lang)


def site_head(atlas: Atlas, page: Page, base: str | None, t: Translator) -> Markup:
    """Return the head of a page; `base` is the address of the site, where it is known."""
    described = _described(atlas, page, base, t)
    head = Head(page.title, page.description, page.lang, t("head.name"), page.open_graph_type, described=described)
    if base:
        by_lang = {lang: f"{base}/{in_lang(page.path, lang)}" for lang in LANGS}
        head = replace(
            head,
            addresses=by_lang,
            any_language=by_lang[LANGS[0]],
            picture=Picture(f"{base}/{picture_path(page.path, page.lang)}", page.picture_shows),
            catalogue=f"{base}{RDF_FILE}",
            feed=(f"{base}{STATIC.in_lang(FEED, page.lang)}", t("versions.feed_title")),
        )
    return page_head(head)


def render_page(atlas: Atlas, page: Page, body: str, base: str | None, t: Translator) -> str:
    """Return the whole page around its body."""
    return render(
        "site",
        atlas,
        t,
        page.lang,
        page=page,
        head=site_head(atlas, page, base, t),
        policy=_SCRIPT_POLICY,
        scripts=[page.joined_link(name) for name in (HEIGHT, page.script) if name],
        body=Markup(body),
        menu=MENU,
        statement=page.link(STATEMENT),
        others=[lang for lang in LANGS if lang != page.lang],
    )


def describe_pilot(atlas: Atlas, pilot: Pilot, lang: Lang) -> dict[str, Any]:
    """Return a pilot's page as schema.org's Article: its subject, and the location of that."""
    seat = pilot.seat
    return {
        "headline": pilot.name,
        "keywords": [theme.label.of(lang) for theme in atlas.codes_of(pilot, "theme")],
        "about": {
            "@type": "AdministrativeArea",
            "name": pilot.name,
            "alternateName": pilot.organisation.of(lang),
            "identifier": pilot.code,
            "url": f"https://{pilot.site}",
            "containedInPlace": {
                "@type": "AdministrativeArea",
                "name": atlas.codebook.by_id[pilot.county].label.of(lang),
            },
            "containsPlace": {
                "@type": "City",
                "name": seat.name,
                "geo": {"@type": "GeoCoordinates", "latitude": seat.lat, "longitude": seat.lon},
            },
        },
    }


def _described(atlas: Atlas, page: Page, base: str | None, t: Translator) -> dict[str, Any]:
    """Return the page as schema.org's CreativeWork, ready for JSON."""
    dataset = atlas.dataset
    agent = {"@type": "Organization", "name": dataset.creator}
    return {
        "@context": _SCHEMA,
        "@type": page.kind,
        **({"@id": f"{base}/{page.folder}", "url": f"{base}/{page.folder}"} if base else {}),
        "name": page.title,
        "description": page.description,
        "inLanguage": page.lang,
        "datePublished": dataset.issued.isoformat(),
        "dateModified": dataset.date.isoformat(),
        "license": dataset.licence[0].address,
        "author": agent,
        "publisher": agent,
        **page.described,
        **({"isPartOf": _whole(page.lang, base, t)} if base and page.path else {}),
    }


def _whole(lang: Lang, base: str, t: Translator) -> dict[str, str]:
    address = f"{base}/{in_lang(START, lang)}"
    return {"@type": "WebSite", "@id": address, "url": address, "name": t("head.name")}
