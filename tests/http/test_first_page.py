"""The served page says, before any script has run, what it is and all that its address asks for."""

import gzip
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import format_number, translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import MENU, PAGES, START_PAGE, page_title
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.explore.store import current_index
from pilotkartan.geo.distance import ranked
from pilotkartan.geo.lookup import gazetteer
from pilotkartan.render.fits import headline
from pilotkartan.render.outline import counties_path, land_path, municipality_paths, place_percent
from pilotkartan.web import current_data, first_page
from pilotkartan.web.first_map import map_address
from tests.asgi_client import ask
from tests.factories import with_pilots

BASE = "https://karta.example"
FOR_PROGRAMS = {"/api/v1", "/api/openapi.json", "/dcat.rdf"}
MAX_BYTES_GZIPPED = 25_000
HOSTILE = "</div></body></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} &amp;"
GARBAGE = (
    "kommun=%00", "kommun=flen&kommun=flen", "kommun=<script>", "tema=boende&tema=nej&lang=xx", "q=" + "å" * 5000,
    "sortering=x&steg=%F0%9F%92%A9", "%ff=%fe&q=%ff", "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "&&&==",
    "lang=sv&lang=en", "plats=%3Cb%3E", "jamfor=flen&jamfor=x&dimension=x&lik=x&bild=" + "&bild=".join("x" * 200),
)  # fmt: skip


class Reader(HTMLParser):
    """What a program that runs no scripts finds in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element, with its addresses as they are for a browser at the root of a host."""
        self.tags.append((tag, {name: re.sub(r"^\./", "/", value) if value else value for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data

    def links(self) -> Iterator[str]:
        """The addresses of this app that the page leads to."""
        yield from (
            found["href"] or "" for tag, found in self.tags if tag == "a" and (found["href"] or "").startswith("/")
        )

    def head(self, tag: str, **wanted: str) -> list[str | None]:
        """The addresses or contents of the head's elements of a kind."""
        found = [given for name, given in self.tags if name == tag and wanted.items() <= given.items()]
        return [given.get("href") or given.get("content") for given in found]


def read(path: str, lang: Lang = "sv") -> Reader:
    """A page in a language of the browser's, from a host of its own."""
    return Reader(ask(path, ("host", "karta.example"), ("accept-language", lang)).text)


def title_of(page: str) -> str:
    return unescape("".join(re.findall("<title>(.*?)</title>", page, re.S)))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("query", ["", "?tema=boende", "?q=ingenting+passar+detta"])
def test_start_page_leads_to_the_ten(query: str, lang: Lang, atlas: Atlas) -> None:
    """Whatever the filter, each pilot is there by name and link, in the language of the page."""
    page = read(f"/{query}", lang)
    led = {tuple(parse_qs(urlsplit(link).query).get("kommun", ())) for link in page.links() if f"lang={lang}" in link}
    assert led >= {(pilot.id,) for pilot in atlas.pilots}
    assert all(pilot.name in page.text for pilot in atlas.pilots)
    assert translator(atlas.words, lang)("head.tagline") in page.text


@pytest.mark.parametrize("lang", LANGS)
def test_list_tells_themes_and_summaries(lang: Lang, atlas: Atlas) -> None:
    """Nothing chosen, each pilot has its main theme and its summary."""
    text = read("/", lang).text
    for pilot in atlas.pilots:
        assert pilot.summary.of(lang) in text
        assert atlas.main_theme(pilot).label.of(lang) in text


def test_filter_in_the_address_applies(index: Index) -> None:
    """Those whom the filter leaves come first, in the order of the app's own list; the others have no text."""
    text = read("/?tema=besok&sortering=nord").text
    view = index.view(Selection(facets={"theme": ("besok",)}, sort="nord"), "sv")
    assert 0 < len(view.pilots) < len(index.by_name)
    places = [text.index(pilot.summary.sv) for pilot in view.pilots]
    assert places == sorted(places)
    assert not [pilot.id for pilot in index.by_name if pilot not in view.pilots and pilot.summary.sv in text]


@pytest.mark.parametrize("lang", LANGS)
def test_chosen_pilot_is_told_whole(lang: Lang, atlas: Atlas) -> None:
    """A link to a pilot holds its focus, results and contact, and its name and summary for a search engine."""
    for pilot in atlas.pilots:
        page = read(f"/?kommun={pilot.id}", lang)
        said = [*pilot.aim, *pilot.activity, *pilot.result, *pilot.next, pilot.summary]
        assert [passage for passage in said[:-1] if passage.of(lang) not in page.text] == []
        assert pilot.contact is not None
        assert pilot.contact.name in page.text
        assert page.head("meta", name="description") == [pilot.summary.of(lang)]
        assert page.head("meta", property="og:title") == [f"{pilot.name} · Pilotkartan"]


@pytest.mark.parametrize("lang", LANGS)
def test_link_that_asks_who_suits_one_holds_the_answer(lang: Lang, atlas: Atlas) -> None:
    """The line, the table with the distance from one's own place, and the rule are there before the app is."""
    t = translator(atlas.words, lang)
    text = read("/?fraga=boende&fraga=dialog&plats=2380", lang).text
    place = gazetteer().by_id["2380"]
    fits = ranked(atlas, ("boende", "dialog"), None, (place.lat, place.lon), place.municipality)
    assert headline(fits, 2, t) in text
    assert fits[0].near is not None
    assert t("suits.km", km=format_number(round(fits[0].near.distance_km), lang)) in text
    assert t("suits.type_unknown", name=place.name) in text
    assert t("fit.rule") in text


def test_contacts_can_be_hidden(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    """Where the contacts are hidden, they are in no served page either."""
    hidden = Index(atlas.without_contacts())
    monkeypatch.setattr(current_data, "current_index", lambda: hidden)
    for path in ("/?kommun=flen", "/programmet"):
        assert "tel:" not in ask(path).text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_page_has_its_own_head(page: str, lang: Lang, atlas: Atlas) -> None:
    """Title as in the tab, a description, one address of its own and one for each language, at the app's own host."""
    answer = ask(f"/{page}?lang={lang}&tema=boende", ("host", "karta.example"))
    found = Reader(answer.text)
    wanted = page_title(atlas, Selection(), page, translator(atlas.words, lang))
    assert title_of(answer.text) == wanted
    own = f"http://karta.example/{page}"
    assert found.head("link", rel="canonical") == [f"{own}?lang={lang}"]
    for name, address_there in {"sv": f"{own}?lang=sv", "en": f"{own}?lang=en", "x-default": own}.items():
        assert found.head("link", rel="alternate", hreflang=name) == [address_there]
    (description,) = found.head("meta", name="description")
    others = [Reader(ask(f"/{other}?lang={lang}").text).head("meta", name="description") for other in PAGES]
    assert others.count([description]) == 1


def test_titles_agree_with_the_tab(atlas: Atlas) -> None:
    """The chosen pilot names the start page, and no other page."""
    t = translator(atlas.words, "sv")
    assert page_title(atlas, Selection(pilot="flen"), "", t) == "Flen · Pilotkartan"
    assert page_title(atlas, Selection(pilot="flen"), "jamfor", t) == "Jämför · Pilotkartan"
    assert title_of(ask("/jamfor?kommun=flen&lang=sv").text) == "Jämför · Pilotkartan"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    """No link of a page without scripts leads nowhere, and each keeps the language, where there is one."""
    for lang in LANGS:
        for path in (f"/{page}?lang={lang}", f"/{page}?lang={lang}&kommun=flen&jamfor=flen&jamfor=gotland&q=x"):
            for link in set(Reader(ask(path).text).links()):
                assert ask(link.partition("#")[0], ("host", "karta.example")).status == 200, link
                assert "lang=" in link or link.endswith((".csv", ".zip", f"-{lang}.vcf")) or link in FOR_PROGRAMS, link


def test_comparison_needs_no_scripts(atlas: Atlas) -> None:
    """Two pilots in the address are set side by side; each name adds its pilot or takes it away."""
    page = read("/jamfor?jamfor=gotland&jamfor=flen")
    assert all(passage.sv in page.text for pilot in ("flen", "gotland") for passage in atlas.by_id[pilot].aim)
    assert "/jamfor?jamfor=gotland&lang=sv" in page.links()
    assert "/jamfor?jamfor=flen&jamfor=gotland&jamfor=vimmerby&lang=sv" in page.links()


@pytest.mark.parametrize("lang", LANGS)
def test_file_for_a_room_without_a_network_is_in_the_pages_language(lang: Lang) -> None:
    """The link to the offline file names the page's language: whoever passes it on gives away the same file."""
    other = next(name for name in LANGS if name != lang)
    for path, browser in (("/presentera", lang), (f"/presentera?lang={lang}", other)):
        assert [link for link in read(path, browser).links() if ".html" in link] == [f"/pilotkartan.html?lang={lang}"]


def test_presentation_does_not_flash_the_list(atlas: Atlas) -> None:
    """A link into the presentation shows its name only, until the step comes."""
    page = read("/presentera?steg=flen")
    assert page.text.count("Pilotkartan") > 0
    assert atlas.by_id["flen"].summary.sv not in page.text
    assert atlas.by_id["flen"].summary.sv in read("/presentera").text


def test_step_that_is_not_there_is_told_at_once(atlas: Atlas) -> None:
    """A link to a step that there is not shows the page of the presentation, with the notice, before any script."""
    page = read("/presentera?steg=2")
    assert "steg=2" in page.text
    assert atlas.by_id["flen"].summary.sv in page.text


@pytest.mark.parametrize("query", GARBAGE)
@pytest.mark.parametrize("page", PAGES)
def test_garbage_leaves_the_page_standing(page: str, query: str) -> None:
    """Whatever an address holds, the page comes, and nothing of it works as markup."""
    answer = ask(f"/{page}?{query}")
    assert answer.status == 200
    assert "<script>alert" not in answer.text
    assert [given for _, given in Reader(answer.text).tags if any(name.startswith("on") for name in given)] == []


@pytest.mark.parametrize("host", ["x/y", "x?y", "[", "x#y"])
def test_hostile_host_gets_a_page_without_addresses(host: str) -> None:
    """A Host header that is no host neither changes the page nor is told as its address."""
    answer = ask("/jamfor", ("host", host), ("accept-language", "sv"))
    assert (answer.status, title_of(answer.text)) == (200, "Jämför · Pilotkartan")
    assert Reader(answer.text).head("link", rel="canonical") in ([], ["http://x/jamfor?lang=sv"])


def test_configured_address_is_the_canonical_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the app's own address is set, search engines are told that one."""
    monkeypatch.setattr(environment, "CONFIGURED", f"{BASE}/app")
    assert read("/?kommun=flen").head("link", rel="canonical") == [f"{BASE}/app/?kommun=flen&lang=sv"]


@pytest.mark.parametrize("page", MENU)
def test_data_stands_there_letter_by_letter(page: str, monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    """No text of the data works as markup in the head, the list, the article or the comparison."""
    hostile = Text(sv=HOSTILE, en=HOSTILE)
    first = atlas.by_id["flen"]
    spoilt = first.model_copy(
        update={"name": HOSTILE, "summary": first.summary.model_copy(update=hostile.model_dump())}
    )
    codes = tuple(code.model_copy(update={"label": hostile}) for code in atlas.codebook.code)
    lead = atlas.programme.lead.model_copy(update=hostile.model_dump())
    changed = with_pilots(atlas, (spoilt, *(pilot for pilot in atlas.pilots if pilot.id != "flen"))).model_copy(
        update={
            "codebook": atlas.codebook.model_copy(update={"code": codes}),
            "programme": atlas.programme.model_copy(update={"lead": lead}),
        }
    )
    index = Index(changed)
    monkeypatch.setattr(current_data, "current_index", lambda: index)
    for query in ("", "?kommun=flen&tema=besok", "?jamfor=flen&jamfor=gotland&tema=boende&metod=enkat"):
        text = ask(f"/{page}{query}").text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert text.count("</body>") == text.count("</title>") == 1
    assert HOSTILE in Reader(text).text


def test_broken_data_leaves_the_page_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data cannot be read, each page comes with title and description, for the app to tell the rest."""

    def broken() -> Index:
        raise DataError(())

    monkeypatch.setattr(current_data, "current_index", broken)
    for page in PAGES:
        answer = ask(f"/{page}?kommun=flen&lang=sv")
        assert (answer.status, title_of(answer.text)) == (200, "Pilotkartan")
        assert 'id="root"' in answer.text
        assert "first-paint" not in answer.text
        assert "behöver JavaScript" in answer.text


def test_new_data_is_in_the_next_page(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    """What is kept made belongs to its data."""
    assert "Nyköping" not in read("/").text
    renamed = atlas.by_id["flen"].model_copy(update={"name": "Nyköping"})
    index = Index(with_pilots(atlas, (renamed, *atlas.pilots[1:])))
    monkeypatch.setattr(current_data, "current_index", lambda: index)
    assert "Nyköping" in read("/").text


def test_each_pin_leads_to_its_pilot(atlas: Atlas) -> None:
    """Before the map's own script has come, a pin opens the pilot whose name it bears, and keeps the filters."""
    page = ask("/?tema=boende&lang=sv").text
    pins = re.findall(r'<a class="pin [^"]*" href="([^"]*)"[^>]*><span[^>]*>([^<]*)</span>', page)
    assert {name for _, name in pins} == {pilot.name for pilot in atlas.pilots}
    for address, name in pins:
        params = parse_qs(urlsplit(unescape(address)).query)
        assert (params["tema"], atlas.by_id[params["kommun"][0]].name) == (["boende"], name)


@pytest.mark.parametrize("path", ["/", "/?tema=boende", "/?kommun=flen", "/?q=dialog"])
def test_start_page_is_light(path: str) -> None:
    """The first text comes in few packets, also on a slow network."""
    assert len(gzip.compress(ask(path).body)) <= MAX_BYTES_GZIPPED


def test_kept_pages_are_bounded() -> None:
    """Visitors who ask for ever new views cannot fill the memory."""
    for n in range(100):
        ask(f"/?q=ord{n}")
    kept = first_page._made.cache_info()
    assert kept.currsize <= (kept.maxsize or 0) < 100


def test_page_runs_no_script_of_its_own() -> None:
    """The page's policy forbids inline scripts, so there is data only."""
    for page in PAGES:
        inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", ask(f"/{page}", ("host", "karta.example")).text)
        assert len(inline) == (3 if page == START_PAGE else 2), "the map's state, Streamlit's words, the data set"
        assert all(re.match(r' type="application/(ld\+)?json"', attributes) for attributes in inline)


def test_outline_holds_the_ten(atlas: Atlas) -> None:
    """Each pilot lies on the canvas, its municipality has a shape, and north is up."""
    places = {pilot.id: place_percent(pilot.seat.lat, pilot.seat.lon) for pilot in atlas.pilots}
    assert all(0 < left < 100 and 0 < top < 100 for left, top in places.values())
    assert min(places, key=lambda pilot: places[pilot][1]) == "overkalix"
    assert min(places, key=lambda pilot: places[pilot][0]) == "munkedal"
    assert all(municipality_paths()[pilot.code].startswith("M") for pilot in atlas.pilots)
    for path in (land_path(), counties_path()):
        assert re.fullmatch(r"(?:M-?\d+ ?-?\d+l[-\d ]+z)+", path)


def test_every_facet_narrows_the_served_list() -> None:
    """A filter of any kind in the address narrows the list as in the app."""
    index = current_index()
    for dimension, name in FACETS.items():
        code = index.options(dimension)[0].id
        left = index.view(Selection(facets={dimension: (code,)}), "sv").pilots
        text = read(f"/?{name}={code}").text
        assert [pilot for pilot in index.by_name if pilot.summary.sv in text] == sorted(left, key=index.by_name.index)


# What a browser asks for where a link has this relation, as the policy calls it; the others fetch nothing.
FETCHED_BY = {
    "stylesheet": "style-src",
    "icon": "img-src",
    "apple-touch-icon": "img-src",
    "modulepreload": "script-src",
    "manifest": "manifest-src",
}
PRELOADED = {
    "font": "font-src",
    "script": "script-src",
    "style": "style-src",
    "image": "img-src",
    "fetch": "connect-src",
}
FETCH_NOTHING = {"canonical", "alternate", "describedby", "service-desc", "service-doc"}


def forbidden(tags: list[tuple[str, dict[str, str | None]]], policy_text: str) -> list[str | None]:
    """The addresses of a page's links that its policy does not let the browser fetch.

    What the policy does not name, such as `prefetch`, Firefox measures by `default-src`.
    """
    policy = dict(part.split(maxsplit=1) for part in policy_text.split("; "))
    found = []
    for given in (given for tag, given in tags if tag == "link"):
        source = "data:" if str(given["href"]).startswith("data:") else "'self'"
        for relation in set(str(given["rel"]).split()) - FETCH_NOTHING:
            directive = PRELOADED[str(given["as"])] if relation == "preload" else FETCHED_BY.get(relation, "")
            if source not in policy.get(directive, policy["default-src"]).split():
                found.append(given["href"])
    return found


@pytest.mark.parametrize("path", [f"/{page}" for page in PAGES] + ["/nope", map_address()])
def test_no_link_asks_for_what_the_policy_forbids(path: str) -> None:
    """Whatever a page tells the browser to fetch, its own policy allows, in every browser: nothing is asked in vain."""
    answer = ask(path)
    assert forbidden(Reader(answer.text).tags, answer.headers["content-security-policy"]) == []
    spoilt = Reader('<link rel="prefetch" href="/a"><link rel="preload" as="image" href="https://evil.example/b">')
    assert forbidden(spoilt.tags, "default-src 'none'; img-src data:") == ["/a", "https://evil.example/b"]


@pytest.mark.parametrize("path", [f"/{page}" for page in PAGES])
def test_page_names_what_is_there_for_programs(path: str) -> None:
    """Programs find the addresses for them, their description, and that of the data, from any page."""
    page = Reader(ask(path, ("host", "karta.example")).text)
    described = {
        ("service-desc", "application/vnd.oai.openapi+json;version=3.1"): "/api/openapi.json",
        ("service-doc", "text/html"): "/underlag",
        ("alternate", "application/rdf+xml"): "/dcat.rdf",
        ("describedby", "application/rdf+xml"): "/dcat.rdf",
    }
    for (relation, kind), there in described.items():
        assert page.head("link", rel=relation, type=kind) == [there]
        assert ask(there, ("host", "karta.example")).status == 200


@pytest.mark.parametrize("lang", LANGS)
def test_data_page_shows_what_is_there_for_programs(lang: Lang) -> None:
    """API, OpenAPI and DCAT are links that a reader sees, each with a line in the page's language."""
    page = read("/underlag", lang)
    assert set(page.links()) >= FOR_PROGRAMS
    for name in ("API", "OpenAPI", "DCAT"):
        assert re.search(rf"^{name}: \w", page.text, re.MULTILINE)


def test_contents_of_the_data_page_lead_somewhere_before_any_script() -> None:
    """Each entry of the page's own contents names a part that is served, so that a link to it leads there at once."""
    page = Reader(ask("/underlag").text)
    named = {given["href"] for tag, given in page.tags if tag == "a" and str(given.get("href")).startswith("#data-")}
    assert len(named) > 5
    assert named <= {f"#{given.get('id')}" for _, given in page.tags}


def test_crawlers_are_not_led_through_all_filters() -> None:
    """The many views of filters, orders and comparisons are links for people; those to pages and pilots for all."""
    page = Reader(ask("/?lang=sv&tema=boende", ("host", "karta.example")).text)
    links = [(str(given["href"]), given.get("rel")) for tag, given in page.tags if tag == "a" and "href" in given]
    assert {rel for link, rel in links if "sortering=" in link or link.count("tema=") == 2} == {"nofollow"}
    assert None in {rel for link, rel in links if "kommun=flen" in link}
    assert {rel for link, rel in links if link.startswith("/underlag?")} == {None}
