"""Make the static edition: a folder that any web server or CDN can serve. Pure but for reading the assets.

The same data gives the same bytes. What only a server can do is not in it: places other than municipalities, other
grids, the files of a comparison, the addresses for programs.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from pilotkartan.content.load import DATA_DIR
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.settings import CONTACT_FILES, FEED
from pilotkartan.content.texts import translator
from pilotkartan.content.versions import read_package
from pilotkartan.editions.one_file import Place, one_file
from pilotkartan.editions.site_compare import compare_body
from pilotkartan.editions.site_evidence import evidence_body
from pilotkartan.editions.site_files import Files, server_files
from pilotkartan.editions.site_page import (
    COMPARE,
    CONTACTS,
    DATA,
    EVIDENCE,
    HEIGHT,
    MENU,
    PROGRAMME,
    START,
    STATEMENT,
    Page,
    describe_pilot,
    in_lang,
    pilot_path,
    render_page,
    site_head,
)
from pilotkartan.editions.site_sheets import sheet_link, sheets
from pilotkartan.explore.contact_page import contacts_about
from pilotkartan.explore.contacts import Reachable, contact_file, contacts_of
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import page_description, page_title
from pilotkartan.explore.published import package_address
from pilotkartan.explore.selection import PILOT, Selection
from pilotkartan.explore.shared_view import alternative_text, shared_view
from pilotkartan.exports.columns import OPEN_TABLES, content
from pilotkartan.exports.csv_format import DIALECTS
from pilotkartan.exports.datacite import doi
from pilotkartan.exports.formats import DESCRIPTIONS, DOWNLOADS, EVERY_FILE
from pilotkartan.exports.package import csv_folder
from pilotkartan.exports.readme import citation
from pilotkartan.exports.schema_org import STATIC, credit, schema_org
from pilotkartan.exports.vcard import vcard
from pilotkartan.render.article import render_pilot
from pilotkartan.render.assets import ASSETS, FAVICON, LOGO, TOUCH_ICON
from pilotkartan.render.contacts import contact_list
from pilotkartan.render.documents import (
    render_method,
    render_programme,
    render_sources,
    render_statement,
    render_versions,
)
from pilotkartan.render.html import ContactLink, render
from pilotkartan.render.joined_files import joined_text
from pilotkartan.render.scripts import HEIGHT_MODULE, HEIGHT_SCRIPT

_SCRIPT, _GRID_SCRIPT = "site.js", "site_grid.js"
_ASSETS, _JOINED = (LOGO, FAVICON, TOUCH_ICON), ("app.css", "site.css", _SCRIPT, _GRID_SCRIPT, HEIGHT)


def site_files(index: Index, base: str | None, data_dir: Path = DATA_DIR) -> Files:
    """Return the content of every file by its path in the folder.

    `base` is the address that the folder will have, without the slash at its end. Without it every link is relative,
    what needs full addresses is left out (canonical addresses, the sitemap, the catalogue for data portals, pictures
    beside links, the sheets of the pilots), and the page for what is not there leads to the root of the server. The
    contacts are on the pages where the index has them, and in no data file. `data_dir` has the packages of the
    published versions.
    """
    files = {f"assets/{name}": joined_text(name).encode() for name in _JOINED}
    files |= {f"assets/{name}": (ASSETS / name).read_bytes() for name in _ASSETS} | dict(_data_files(index))
    files |= dict(_packages(index, data_dir))
    files[HEIGHT_SCRIPT] = HEIGHT_MODULE.read_bytes()  # where the app has it too
    files |= dict(sheets(index, base)) if base else {}
    files[FAVICON] = files[f"assets/{FAVICON}"]  # where browsers look for it of themselves
    for lang in LANGS:
        files |= {path: vcard(index.atlas, each, lang) for path, each in _contacts(index, lang)}
        t = translator(index.atlas.words, lang)
        start = _page(index, START, lang, "WebSite")
        files[f"{start.folder}index.html"] = one_file(index, lang, _place(index, start, base))
        for page, body in (*_texts(index, base, lang, files), *_pilots(index, base, lang)):
            files[f"{page.folder}index.html"] = render_page(index.atlas, page, body, base, t).encode()
        if contacts_about(index.atlas, index.atlas.pilots):
            page, body = _contact_page(index, lang)
            # No page for searchers: it is what the code on a presentation's last step opens.
            files[f"{page.folder}index.html"] = render_page(index.atlas, page, body, None, t).encode()
    return files | server_files(index, base, {f"/{path}": len(content) for path, content in files.items()})


def _packages(index: Index, data_dir: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the package of each published version."""
    for version in index.atlas.published:
        if package := read_package(data_dir, version):
            yield package_address(version).removeprefix("/"), package


def _page(index: Index, path: str, lang: Lang, *described: Any) -> Page:
    """Return a page that the app has too, with its description there, and with its title unless it is the first."""
    atlas, t, name = index.atlas, translator(index.atlas.words, lang), path.rstrip("/")
    title = page_title(atlas, Selection(), name, t) if path else atlas.dataset.title.of(lang)
    shows = alternative_text(index, shared_view(index, name, Selection(), t, lang), t, lang)
    return Page(path, lang, title, page_description(index.atlas, name, Selection(), t, lang), shows, *described)


def _contacts(index: Index, lang: Lang) -> Iterator[tuple[str, Reachable]]:
    """Yield the path of each contact's file."""
    for each in contacts_of(index.atlas):
        yield f"{CONTACT_FILES}/{contact_file(index.atlas, each, lang)}", each


def _contact_page(index: Index, lang: Lang) -> tuple[Page, str]:
    """Return the page with all contacts, and its body."""
    t = translator(index.atlas.words, lang)
    title = t("story.contacts_heading")
    page = Page(CONTACTS, lang, f"{title} · {t('head.name')}", title, "")
    return page, contact_list(index.atlas, index.atlas.pilots, t, lang, page.link(START), _saved(page))


def _saved(page: Page) -> ContactLink:
    """Return how a page links to a contact's file."""
    return lambda file, _reachable, _lang: page.file_link(f"{CONTACT_FILES}/{file}")


def _texts(index: Index, base: str | None, lang: Lang, files: Files) -> Iterator[tuple[Page, str]]:
    """Yield the pages to be read from top to bottom with their bodies."""
    atlas, t = index.atlas, translator(index.atlas.words, lang)
    grid = replace(_page(index, EVIDENCE, lang), script=_GRID_SCRIPT)
    yield grid, evidence_body(index, grid, t, lang)
    yield replace(_page(index, COMPARE, lang), script=_SCRIPT), compare_body(index, t, lang)
    programme = _page(index, PROGRAMME, lang)
    yield programme, render_programme(atlas, t, lang, _saved(programme))
    yield _page(index, STATEMENT, lang), render_statement(atlas, t, lang)
    dataset = ("Dataset", schema_org(atlas, base, lang, STATIC)) if base else ()
    page = _page(index, DATA, lang, *dataset)
    yield (
        page,
        render(
            "site_data",
            atlas,
            t,
            lang,
            page=page,
            catalogue=base is not None,
            method=Markup(render_method(index, t, lang, served=False)),
            versions=Markup(_versions(index, page, base, lang)),
            sources=Markup(render_sources(index, t, lang)),
            files={item.id: _path_in(f"data/{item.file_name}", lang, files) for item in DOWNLOADS},
            doi=doi(atlas),
            descriptions={item.id: f"data/{item.file_name}" for item in DESCRIPTIONS},
            tables=[
                (content(name, t), *(f"data/{dialect.folder}/{name}.csv" for dialect in DIALECTS))
                for name in OPEN_TABLES
            ],
            citation=credit(atlas, f"{base}/{page.folder}", t, lang) if base else citation(atlas, lang),
        ),
    )


def _versions(index: Index, page: Page, base: str | None, lang: Lang) -> str:
    """Return the list of the published versions, with the feed where the address of the site is known."""
    t, feed = translator(index.atlas.words, lang), page.link(FEED.removeprefix("/")) if base else ""
    return render_versions(
        index.atlas, t, lang, feed, lambda version: page.file_link(package_address(version).removeprefix("/"))
    )


def _path_in(path: str, lang: Lang, files: Files) -> str:
    """Return the path of a data file in a language; most are the same in all."""
    return in_lang(path, lang) if in_lang(path, lang) in files else path


def _pilots(index: Index, base: str | None, lang: Lang) -> Iterator[tuple[Page, str]]:
    """Yield the page of each pilot with its body: the article, and the links to the others and to the map."""
    atlas, t, total = index.atlas, translator(index.atlas.words, lang), len(index.by_name)
    for place, pilot in enumerate(index.by_name):
        view = Selection(pilot=pilot.id)
        title, about = page_title(atlas, view, START, t), pilot.summary.of(lang)
        shows = alternative_text(index, shared_view(index, START, view, t, lang), t, lang)
        page = Page(pilot_path(pilot), lang, title, about, shows, "Article", describe_pilot(atlas, pilot, lang))
        sheet = sheet_link(index, page, pilot, t) if base else Markup()
        yield (
            page,
            render(
                "site_pilot",
                atlas,
                t,
                lang,
                page=page,
                pilot=pilot,
                article=Markup(render_pilot(atlas, pilot, t, lang, _saved(page), sheet)),
                map=f"{page.link(START)}?{urlencode({PILOT: pilot.id})}",
                beside={
                    "previous": index.by_name[place - 1] if place else None,
                    "next": index.by_name[place + 1] if place + 1 < total else None,
                },
                place=place,
                total=total,
                nearest=index.nearest(pilot.id),
                path=pilot_path,
            ),
        )


def _place(index: Index, start: Page, base: str | None) -> Place:
    """Return the head, icons, footers and links of the page with the map, in both languages."""
    pages = {lang: {pilot.id: start.link(pilot_path(pilot), lang) for pilot in index.by_name} for lang in LANGS}
    feet = {}
    for lang in LANGS:
        t = translator(index.atlas.words, lang)
        feet[lang] = Markup(
            render(
                "site_foot",
                index.atlas,
                t,
                lang,
                pilots=[(pilot, pages[lang][pilot.id]) for pilot in index.by_name],
                menu={name: start.link(path, lang) for name, path in MENU.items() if path != START},
                statement=start.link(STATEMENT, lang),
                about=t("site.about"),
            )
        )
    head = site_head(index.atlas, start, base, translator(index.atlas.words, start.lang))
    return Place(head, start.icons, feet, pages, f"{base}/{start.folder}" if base else None)


def _data_files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield every data file; one with texts for people in each language."""
    for dialect in DIALECTS:
        for name, data in csv_folder(index, None, False, dialect).items():
            yield f"data/{dialect.folder}/{name}", data
    for download in EVERY_FILE:
        made = {lang: download.make(index, None, False, lang) for lang in LANGS}
        for lang, data in made.items():
            if lang == LANGS[0] or data != made[LANGS[0]]:
                yield in_lang(f"data/{download.file_name}", lang), data
