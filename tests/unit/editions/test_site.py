"""The static edition: a folder for any web server."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from rdflib import Graph, URIRef

from pilotkartan.__main__ import main
from pilotkartan.cli import site
from pilotkartan.cli.site import MANIFEST
from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot
from pilotkartan.content.texts import translator
from pilotkartan.editions import site as edition
from pilotkartan.editions import site_sheets
from pilotkartan.editions.site import site_files
from pilotkartan.editions.site_files import Files
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_text import breakdown
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, LANG, PILOT
from pilotkartan.exports.csvw import SUFFIX
from pilotkartan.exports.dcat import DCAT
from pilotkartan.exports.sheet import sheet_pdf
from pilotkartan.render.evidence import results_id
from pilotkartan.render.scripts import HEIGHT_SCRIPT
from tests.conftest import PICTURE, SHEET, without_pictures
from tests.conftest import SITE_ADDRESS as BASE
from tests.http.test_first_page import forbidden
from tests.unit.editions.test_one_file import HOSTILE, Elements, hostile_atlas, texts_of

ROOT = Path(__file__).parents[3]
# What the code on the last step of a presentation opens.
BY_CODE = {"kontakter/index.html", "en/kontakter/index.html"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module", autouse=True)
def _quick_pictures() -> Iterator[None]:
    """Do not draw the pictures again and again."""
    with pytest.MonkeyPatch.context() as patch:
        without_pictures(patch)
        yield


@pytest.fixture
def files(site: Files) -> Files:
    """The site that knows its address."""
    return site


@lru_cache(2)
def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """The elements of a page; the first one is big."""
    return Elements(page).found


class Words(HTMLParser):
    """What a person can read on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def pages(files: Files) -> dict[str, str]:
    """The HTML files by their paths."""
    return {name: content.decode() for name, content in files.items() if name.endswith(".html")}


def pilot_page(files: Files, pilot: Pilot, lang: Lang) -> str:
    """The page of a pilot."""
    return files[f"{'' if lang == 'sv' else 'en/'}kommun/{pilot.id}/index.html"].decode()


def heads(page: str, tag: str, **wanted: str) -> list[dict[str, str | None]]:
    """The elements of a page that have these attributes."""
    found = (attributes for name, attributes in elements(page) if name == tag)
    return [attributes for attributes in found if wanted.items() <= attributes.items()]


def told(page: str) -> dict[str, Any]:
    """What a page tells search engines."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    found: dict[str, Any] = json.loads(text)
    return found


def own_addresses(value: object) -> Iterator[str]:
    """Every full address of the site that stands anywhere in JSON."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from own_addresses(item)
    elif isinstance(value, str) and value.startswith(BASE):
        yield value


def links(name: str, page: str) -> Iterator[str]:
    """Every address that a page leads to or fetches from, as a browser resolves it; None of others' pages."""
    for _, attributes in elements(page):
        for key in ("href", "src"):
            link = attributes.get(key)
            if link is None or link.startswith(("data:", "mailto:", "tel:")):
                continue
            if not link.startswith(("https:", "http:")):
                root = "" if link.startswith("/") else f"{urlsplit(BASE).path}/{name}"
                before, _, fragment = link.partition("#")
                path, _, query = before.partition("?")
                place = normpath(join(root.rpartition("/")[0], path)) if path else root
                view = fragment or ("" if query.startswith("v=") else query)
                link = f"https://news.example{place}{'/' if path.endswith('/') else ''}#{view}"
            yield link


def file_at(address: str, files: Files) -> str | None:
    """The file that a web server answers an address of the site with; None where there is none."""
    path = urlsplit(address).path.removeprefix(f"{urlsplit(BASE).path}/")
    name = f"{path}index.html" if path.endswith("/") or not path else path
    return name if name in files else None


def holds(files: Files, name: str, fragment: str, atlas: Atlas) -> bool:
    """Tell whether a part of a page is there: an element, or a view of the map."""
    if not fragment:
        return True
    if "=" in fragment and name.removeprefix("en/") == "index.html":
        known = {LANG: LANGS, PILOT: atlas.by_id, FACETS["theme"]: atlas.codebook.by_id}
        return all(value in known[key] for key, values in parse_qs(fragment).items() for value in values)
    return fragment in ids(files[name])


@cache
def ids(content: bytes) -> set[str | None]:
    """The ids of the elements of a page."""
    return {attributes.get("id") for _, attributes in elements(content.decode())}


def broken(files: Files, atlas: Atlas) -> list[tuple[str, str]]:
    """The links of the pages that lead to nothing in the folder, with the page where each stands."""
    found = []
    for name, page in pages(files).items():
        for link in links(name, page):
            if link.startswith("https://news.example"):
                there = link.startswith(f"{BASE}/") and file_at(link, files)
                if not there or not holds(files, there, urlsplit(link).fragment, atlas):
                    found.append((name, link))
    return found


def test_every_link_holds(files: Files, atlas: Atlas) -> None:
    """Whatever a page leads to or fetches is there, parts of pages and views of the map too."""
    assert broken(files, atlas) == []
    dead = {"../nowhere/", "/", "./#nobody", "index.html#kommun=nobody", "../?kommun=nobody", "../index.htm"}
    spoilt = {"x/index.html": "".join(f'<a href="{link}"></a>' for link in dead).encode()}
    assert len(broken(files | spoilt, atlas)) == len(dead)
    ways = {name for page in pages(files).items() for link in links(*page) if (name := file_at(link, files))}
    unlinked = files.keys() - ways - {"404.html", "robots.txt", "sitemap.xml", "dcat.rdf"}
    # What stands beside CSV files is found there, by people and by programs.
    unlinked -= {name for name in unlinked if re.fullmatch(rf"data/csv[^/]*/(README\.md|\w+\.csv{SUFFIX})", name)}
    # What other sites show beside a link to a page stands beside the page.
    shown_elsewhere = {name.replace("index.html", "og.png") for name in pages(files).keys() - {"404.html", *BY_CODE}}
    # Pages of other sites include it.
    assert unlinked == {"favicon.ico", HEIGHT_SCRIPT, *shown_elsewhere}


def test_every_address_told_to_programs_holds(files: Files) -> None:
    """Search engines and data portals are told of no page and no file that is not there."""
    catalogue = Graph().parse(data=files["dcat.rdf"], format="xml")
    named = {str(node) for triple in catalogue for node in triple if isinstance(node, URIRef)}
    told_of = {address for page in pages(files).values() if "ld+json" in page for address in own_addresses(told(page))}
    shown = {
        str(item["content"]) for page in pages(files).values() for item in heads(page, "meta", property="og:image")
    }
    listed = {str(node.text) for node in ElementTree.fromstring(files["sitemap.xml"]).iterfind("s:url/s:loc", SITEMAP)}
    addresses = [address for address in named | told_of | shown | listed if address.startswith(BASE)]
    assert len(addresses) > len(listed)
    assert [address for address in addresses if not file_at(address, files)] == []
    sizes = {catalogue.value(node, DCAT.downloadURL): int(str(size)) for node, size in catalogue[: DCAT.byteSize]}
    assert len(sizes) > 1
    assert sizes == {URIRef(address): len(files[address.removeprefix(f"{BASE}/")]) for address in map(str, sizes)}
    assert f"Sitemap: {BASE}/sitemap.xml" in files["robots.txt"].decode()


def test_feeds_lead_into_the_folder(files: Files, atlas: Atlas) -> None:
    """The feed of each language is there, and what it links to: itself, the page about the data, every version."""
    for path in ("feed.atom", "en/feed.atom"):
        found = re.findall(rb'<link [^>]*href="([^"]+)"', files[path])
        places = [address.decode().removeprefix(f"{BASE}/").partition("#")[0] for address in found]
        assert {f"data/versions/{version.id}.zip" for version in atlas.published} <= set(places)
        assert [place for place in places if place not in files and f"{place}index.html" not in files] == []


def test_sitemap_names_every_page(files: Files) -> None:
    """The sitemap has every page but that for what is missing and those opened by a code, each in both languages."""
    entries = ElementTree.fromstring(files["sitemap.xml"]).findall("s:url", SITEMAP)
    listed = [str(entry.findtext("s:loc", namespaces=SITEMAP)) for entry in entries]
    searched = pages(files).keys() - {"404.html", *BY_CODE}
    assert sorted(str(file_at(address, files)) for address in listed) == sorted(searched)
    for entry in entries:
        assert {link.get("hreflang") for link in entry.findall("x:link", SITEMAP)} == set(LANGS)


def test_nothing_of_other_hosts_is_needed(files: Files) -> None:
    """No page fetches from another host, and every page's own policy forbids it."""
    for name, page in pages(files).items():
        for tag, attributes in elements(page):
            fetched = [attributes.get("src"), attributes.get("href") if tag == "link" else None]
            own = (
                (BASE, "/") if attributes.get("rel") in {"canonical", "alternate"} else ("data:", "../", "assets/", "/")
            )
            assert [link for link in fetched if link and not link.startswith(own)] == [], (name, tag)
        (policy,) = heads(page, "meta", **{"http-equiv": "Content-Security-Policy"})
        assert str(policy["content"]).startswith("default-src 'none';")
        assert "http" not in str(policy["content"])
        assert forbidden(elements(page), str(policy["content"])) == [], name
    styles = files["assets/app.css"] + files["assets/site.css"]
    assert b"url(" not in styles
    assert b"@import" not in styles


@pytest.mark.parametrize("lang", LANGS)
def test_each_pilot_has_a_page_of_its_own(files: Files, atlas: Atlas, lang: Lang) -> None:
    """A pilot's page names it in title, description and JSON-LD, and tells all of it in the page's language."""
    told_first = set()
    for pilot in atlas.pilots:
        page = pilot_page(files, pilot, lang)
        folder = f"{BASE}/{'' if lang == 'sv' else 'en/'}kommun/{pilot.id}/"
        (title,) = re.findall("<title>(.*?)</title>", page)
        (description,) = heads(page, "meta", name="description")
        described = told(page)
        assert f'<html lang="{lang}" ' in page
        assert pilot.name in title
        assert description["content"] == described["description"] == pilot.summary.of(lang)
        assert heads(page, "link", rel="canonical") == [{"rel": "canonical", "href": folder}]
        assert heads(page, "meta", property="og:url")[0]["content"] == folder
        assert (described["url"], described["inLanguage"]) == (folder, lang)
        assert (described["about"]["name"], described["about"]["identifier"]) == (pilot.name, pilot.code)
        alternates = [link for link in heads(page, "link", rel="alternate") if "hreflang" in link]
        other = {link["hreflang"]: link["href"] for link in alternates}
        assert other == {
            **{
                name: folder.replace(BASE + "/en/", BASE + "/") if name == "sv" else f"{BASE}/en/kommun/{pilot.id}/"
                for name in LANGS
            },
            "x-default": f"{BASE}/kommun/{pilot.id}/",
        }
        text = Words(page).text
        assert [sentence for sentence in texts_of(pilot, lang) if sentence not in text] == []
        told_first.add((title, description["content"]))
    assert len(told_first) == len(atlas.pilots)


@pytest.mark.parametrize("lang", LANGS)
def test_pilot_has_its_sheet(files: Files, atlas: Atlas, lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot's page links to its sheet for a meeting, whose address is that of the map in the folder."""
    folder = "" if lang == LANGS[0] else f"{lang}/"
    for pilot in atlas.pilots:
        assert f'/{folder}en-sida/{pilot.id}.pdf"' in pilot_page(files, pilot, lang)
        assert f"{folder}en-sida/{pilot.id}.pdf" in files
    monkeypatch.setattr(site_sheets, "sheet_pdf", sheet_pdf)
    flen = Index(atlas.model_copy(update={"pilots": (atlas.by_id["flen"],)}))
    made = dict(site_sheets.sheets(flen, BASE))
    (page,) = PdfReader(BytesIO(made[f"{folder}en-sida/flen.pdf"])).pages
    assert f"{BASE}/{folder}?kommun=flen&lang={lang}" in "".join(page.extract_text().split())


@pytest.mark.parametrize("lang", LANGS)
def test_pilots_are_a_chain(files: Files, index: Index, lang: Lang) -> None:
    """From the first pilot the next ones lead to the last, and each has a way to the map that shows it."""
    order = [pilot.id for pilot in index.by_name]
    for place, pilot in enumerate(index.by_name):
        page = pilot_page(files, pilot, lang)
        follows = [str(link["href"]) for link in heads(page, "a", rel="next")]
        precedes = [str(link["href"]) for link in heads(page, "a", rel="prev")]
        assert [link.split("/")[-2] for link in follows] == order[place + 1 : place + 2]
        assert [link.split("/")[-2] for link in precedes] == order[max(0, place - 1) : place]
        assert f"?kommun={pilot.id}" in page


def test_first_page_is_the_one_file(files: Files, atlas: Atlas) -> None:
    """The map, all texts and the presentation stand on the first page, which says what it is to who links to it."""
    for lang in LANGS:
        page = files["index.html" if lang == "sv" else "en/index.html"].decode()
        assert re.findall('<html lang="(.*?)">', page) == [lang]
        assert 'id="map-packed"' in page
        assert atlas.dataset.title.of(lang) in page[: page.index("</title>")]
        assert (told(page)["@type"], told(page)["inLanguage"]) == ("WebSite", lang)
        assert "own_page" not in page
        assert atlas.words["onefile.about"].of(lang) not in page


@pytest.mark.parametrize("lang", LANGS)
def test_grid_opens_the_results_of_its_cells(files: Files, index: Index, lang: Lang) -> None:
    """The page with the grid has the app's numbers; each cell leads to its results, and these to their pilots."""
    grid, t = first_grid(index.atlas, index.by_name), translator(index.atlas.words, lang)
    page = files[f"{'' if lang == 'sv' else 'en/'}evidens/index.html"].decode()
    table, *opened = page.split('<section class="evidence-cell"')
    by_id = {re.findall(r'id="([^"]+)"', part)[0]: part for part in opened}
    assert len(by_id) == sum(bool(cell.found) for cell in grid.cells.values())
    for (row, column), cell in grid.cells.items():
        name = results_id(row, column)
        assert (f'href="#{name}"' in table) == bool(cell.found) == (name in by_id)
        if cell.found:
            assert breakdown(index.atlas, cell, t, lang) in by_id[name]
            assert by_id[name].count('<li class="status-') == len(cell.found)
            assert all(f'kommun/{one.pilot.id}/"' in by_id[name] for one in cell.found)
    for kind in {cell.empty for cell in grid.cells.values() if cell.empty}:
        found = sum(cell.empty == kind for cell in grid.cells.values())
        assert table.count(f'<td class="empty {kind}"') == found


def test_data_files_hold_no_people(files: Files, atlas: Atlas) -> None:
    """The contacts are on the pages, and in the files to save them in, alone."""
    person = atlas.pilots[0].contact
    assert person
    assert person.name.encode() in files[f"kommun/{atlas.pilots[0].id}/index.html"]
    data = [content for name, content in files.items() if "data/" in name]
    assert data
    assert [content for content in data if person.name.encode() in content] == []
    assert [name for name in files if "contacts" in name and not name.endswith(".vcf")] == []


def test_missing_page_speaks_both_languages(files: Files, atlas: Atlas) -> None:
    """Who follows a dead link is told so in either language, wherever in the folder that link pointed."""
    page = files["404.html"].decode()
    assert all(atlas.words["site.missing"].of(lang) in page for lang in LANGS)
    found = [str(value) for _, item in elements(page) for key in ("href", "src") if (value := item.get(key))]
    assert len(found) > len(LANGS) * len(atlas.pilots)
    assert [link for link in found if not link.startswith("/a/karta/")] == []


def test_hostile_data_is_inert(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the data holds is text: no element more and nothing left of a template, on any page."""
    monkeypatch.setattr(edition, "_data_files", lambda _index: ())
    spoilt = pages(site_files(Index(hostile_atlas(atlas)), BASE))
    assert HOSTILE in Words(spoilt[f"kommun/{atlas.pilots[0].id}/index.html"]).text
    for name, page in spoilt.items():
        found = elements(page)
        assert [
            tag
            for tag, attributes in found
            if "onerror" in attributes or (tag == "img" and attributes.get("class") != "chart")
        ] == [], name
        if not name.endswith("index.html") or name.count("/") == 0 or name == "en/index.html":
            continue
        own_script = {"jamfor": "site.js", "evidens": "site_grid.js"}.get(name.split("/")[-2])
        scripts = {str(item.get("type") or item["src"]).partition("?")[0] for tag, item in found if tag == "script"}
        assets = f"{'../' * name.count('/')}assets"
        own = {f"{assets}/{own_script}", "application/json"} if own_script else set()
        assert scripts == {"application/ld+json", f"{assets}/embedded.js", *own}, name
        assert told(page)["description"]


def test_without_an_address_nothing_full_is_said(files: Files, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an address of its own the site has relative links only, and every one holds at the root of a server."""
    # They do not depend on the address.
    data = {name: content for name, content in files.items() if name.removeprefix("en/").startswith("data/")}
    monkeypatch.setattr(edition, "_data_files", lambda _index: data.items())
    files = site_files(Index(index.atlas.without_contacts()), None)
    assert {"sitemap.xml", "dcat.rdf", "feed.atom", "og.png"} & files.keys() == set()
    assert "Sitemap" not in files["robots.txt"].decode()
    assert "tel:" not in "".join(pages(files).values())
    assert [name for name in files if name.endswith(".vcf")] == []
    for page in pages(files).values():
        assert "None/" not in page
        assert heads(page, "link", rel="canonical") == []
        assert heads(page, "link", rel="alternate") == []
        assert "url" not in (told(page) if "ld+json" in page else {})
    # As it stands below a folder, but for the page that can only know the root.
    assert broken({name: content for name, content in files.items() if name != "404.html"}, index.atlas) == []
    root = [str(item["href"]) for tag, item in elements(files["404.html"].decode()) if item.get("href")]
    assert all(link.startswith("/") and file_at(BASE + link, files) for link in root)


def written(folder: Path) -> dict[str, str]:
    """The digests of the files of a folder, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_same_bytes_for_the_same_data(files: Files, tmp_path: Path) -> None:
    """Another process, in a terminal of another language, writes the same bytes from the same data, and a list of them.

    Among them is the one file, in both languages.
    """
    code = (
        "import sys; from pilotkartan.editions import site_files, site_sheets; from pilotkartan.__main__ import main;"
        f"site_files.share_png = lambda *_: {PICTURE!r}; site_sheets.sheet_pdf = lambda *_: {SHEET!r};"
        "sys.exit(main(sys.argv[1:]))"
    )
    arguments = ["site", str(tmp_path / "out"), "--url", f"{BASE}/"]
    subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "1", "LANG": "sv_SE.UTF-8"},
    )
    wanted = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    found = written(tmp_path / "out")
    assert found.pop(MANIFEST)
    assert found == wanted
    lines = (tmp_path / "out" / MANIFEST).read_text("utf-8").splitlines()
    assert dict(reversed(line.split("  ", 1)) for line in lines) == wanted
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o777 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Files:
    """A site of two files: how it is written does not depend on what it holds."""
    made = {"index.html": b"first", "a/b.txt": b"second"}
    monkeypatch.setattr(site, "site_files", lambda _index, _base, _data: dict(made))
    return made


def test_second_run_leaves_nothing_of_the_first(small: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the command wrote is replaced as a whole, an empty one filled; nothing is left beside it."""
    out = tmp_path / "out"
    out.mkdir()
    assert main(["site", str(out)]) == 0
    assert written(out).keys() == {*small, MANIFEST}
    monkeypatch.setattr(site, "site_files", lambda _index, _base, _data: {"index.html": b"new"})
    assert main(["site", str(out)]) == 0
    assert written(out).keys() == {"index.html", MANIFEST}
    assert (out / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_failed_run_leaves_the_first(
    small: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the new folder cannot take its place, the old one is there as it was, and one line says why."""
    out = tmp_path / "out"
    assert main(["site", str(out)]) == 0
    before = written(out)
    capsys.readouterr()
    rename = Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", full)
    assert main(["site", str(out), "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"cannot write to {out}: No space left on device\n"
    assert written(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert small


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["FILE"], "is a file, not a folder"),
        (["FILE/below"], "cannot write to"),
        (["."], "neither empty nor written by this command"),
        (["MIXED"], "would be lost: {CNAME}"),
        (["MIXED IN A FOLDER"], "would be lost: own/notes.txt"),
        (["OUT", "--url", "pilot.example"], "--url: not of the form http(s)://host[:port][/path]: 'pilot.example'"),
        (["OUT", "--url", "https://pilot.example/?a=b"], "--url: not of the form"),
        (["OUT", "--lang", "de"], "de"),
        (["OUT", "--fast"], "--fast"),
        ([], "DIR"),
    ],
)
def test_wrong_argument(
    arguments: list[str], named: str, small: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong argument, or a folder with anything of others in it, ends with 2 and one line; nothing is touched."""
    (tmp_path / "FILE").write_text("text")
    assert main(["site", str(tmp_path / "MIXED")]) == 0
    (tmp_path / "MIXED" / "{CNAME}").write_text("pilot.example")
    assert main(["site", str(tmp_path / "MIXED IN A FOLDER")]) == 0
    (tmp_path / "MIXED IN A FOLDER" / "own").mkdir()
    (tmp_path / "MIXED IN A FOLDER" / "own" / "notes.txt").write_text("mine")
    capsys.readouterr()
    before = written(tmp_path)
    places = [str(tmp_path / item) if item[:1] in "FMO." else item for item in arguments]
    try:
        code = main(["site", *places, *([] if "--lang" in places else ["--lang", "en"])])
    except SystemExit as stopped:
        code = stopped.code
    shown = capsys.readouterr()
    assert (code, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert named in shown.err
    assert written(tmp_path) == before
    assert small


def test_address_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """PILOTKARTAN_URL says the address unless the option does; without both the command says what is left out."""
    asked: list[str | None] = []
    monkeypatch.setattr(site, "site_files", lambda _index, base, _data: asked.append(base) or {})
    for configured, more in (("https://a.example", []), ("https://a.example", ["--url", BASE]), (None, [])):
        monkeypatch.setattr(site, "CONFIGURED", configured)
        assert main(["site", str(tmp_path / "out"), "--lang", "en", *more]) == 0
        assert ("sitemap.xml" in capsys.readouterr().out) == (not configured)
    assert asked == ["https://a.example", BASE, None]


def test_hidden_people_are_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who publishes the site decides: hidden people reach no file of it."""
    monkeypatch.setattr(site, "CONTACTS_SHOWN", False)

    def people(index: Index, _base: str | None, _data: Path) -> dict[str, bytes]:
        return {pilot.id: b"" for pilot in index.atlas.pilots if pilot.contact}

    monkeypatch.setattr(site, "site_files", people)
    assert main(["site", str(tmp_path / "out")]) == 0
    assert written(tmp_path / "out").keys() == {MANIFEST}


def test_bad_data_makes_no_site(data_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Data with problems makes no folder: they are told as the check tells them."""
    (data_copy / "codebook.toml").unlink()
    assert main(["site", str(tmp_path / "out"), "--data", str(data_copy), "--lang", "sv"]) == 1
    assert "data/codebook.toml: filen finns inte" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_bad_setting_is_told_in_a_line(tmp_path: Path) -> None:
    """A wrong address in the environment ends with 2 and one line, as a wrong argument does."""
    run = subprocess.run(
        [sys.executable, "-m", "pilotkartan", "site", str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PILOTKARTAN_URL": "pilot.example"},
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "not of the form http(s)://host[:port][/path]: 'pilot.example'\n"


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The help tells what is written, what happens to what is there, and how to try it."""
    with pytest.raises(SystemExit) as stopped:
        main(["site", "--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert [part for part in ("DIR", "--url", "--lang", "--data", "404.html", "http.server") if part not in shown] == []
