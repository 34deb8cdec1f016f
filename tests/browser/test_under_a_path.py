"""The whole app under a path of its host, behind nginx with the very lines of deploy/README.md."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from pilotkartan.explore.embed_views import EMBED_PAGE
from pilotkartan.explore.pages import DATA_PAGE, PAGES, PROGRAMME_PAGE
from pilotkartan.explore.selection import COMPARE_PAGE, EVIDENCE_PAGE, PRESENT_PAGE, STATEMENT_PAGE
from tests.browser.conftest import ROOT, running_app
from tests.browser.visitor import Visitor
from tests.deploy.replicas import NGINX
from tests.servers import free_ports, serving

if NGINX is None:
    pytest.skip("there is no nginx here", allow_module_level=True)

PATH = "/pilotkartan"
CONTACT = "webb@kommun.example"
_LOCATIONS = re.findall(r"```nginx\n(.*?)```", (ROOT / "deploy/README.md").read_text("utf-8"), re.DOTALL)
_NGINX_CONF = """
daemon off; pid nginx.pid; error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path body; proxy_temp_path proxied; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
    server {{ listen 127.0.0.1:{port}; {locations} }}
}}
"""
# At the root too, while a page is left.
_STREAMLITS_OWN = "Cannot send app heartbeat: disconnected from server"
# All that a page names, as the browser resolves it, but its own whole address, which the operator has to tell.
_LINKS = ":is([href], [src], [action]):not([rel=canonical], link[hreflang], link[type*=oembed])"
_NAMED = """(links) => [...document.querySelectorAll(links)].flatMap((each) => [each.href, each.src, each.action])
    .filter((address) => typeof address === "string" && address.startsWith(location.origin))"""
# nginx's lines for an app, and the app's own address.
Behind = tuple[str, str]


@contextmanager
def behind_nginx(locations: str, app: str, folder: Path) -> Iterator[str]:
    """Put nginx before an app; yield the address of the start page without the slash at its end."""
    (port,) = free_ports(1)
    to = locations.replace("127.0.0.1:8501", urlsplit(app).netloc)
    (folder / "nginx.conf").write_text(_NGINX_CONF.format(port=port, locations=to), "utf-8")
    command = [str(NGINX), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    address = f"http://127.0.0.1:{port}{PATH}"
    with serving(command, f"{address}/_stcore/health"):
        yield address


@pytest.fixture(scope="module", params=["the app is not told", "the app is told"])
def behind(request: pytest.FixtureRequest, app: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """An app whose path nginx takes off, or one that Streamlit is told of; then it is started from elsewhere, and has
    its settings from Streamlit's file of secrets there.
    """
    told, folder = request.param == "the app is told", tmp_path_factory.mktemp("elsewhere")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit/secrets.toml").write_text(f'PILOTKARTAN_ACCESSIBILITY_CONTACT = "{CONTACT}"\n', "utf-8")
    with ExitStack() as stack:
        yield _LOCATIONS[told], stack.enter_context(running_app(base=PATH, folder=folder)) if told else app


@pytest.fixture(scope="module")
def address(behind: Behind, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app under a path of its host."""
    with behind_nginx(*behind, tmp_path_factory.mktemp("nginx")) as address:
        yield address


class Watch:
    """What goes wrong, and what is asked for beside the path."""

    def __init__(self, page: Page, address: str) -> None:
        self.found: list[str] = []
        self._address = address
        page.context.on("request", self._on_request)
        page.context.on("response", self._on_response)
        page.context.on("console", self._on_console)
        page.on("websocket", lambda socket: self._expect(socket.url.replace("ws:", "http:", 1)))

    def _expect(self, address: str) -> None:
        if not address.startswith((f"{self._address}/", f"{self._address}?", "data:", "blob:")):
            self.found.append(f"beside the path: {address}")

    def _on_request(self, request: Request) -> None:
        self._expect(request.url)

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.found.append(f"{response.status} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.text != _STREAMLITS_OWN:
            self.found.append(f"console: {message.text}")


def test_a_visit_under_a_path(visitor: Visitor, address: str) -> None:
    """Everything works as at the root: the map, choices, filters, search, language, Back, copying, comparing, showing.

    Nothing is asked for beside the path, nothing is missing, and no script complains.
    """
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watch = Watch(page, address)
    page.goto(f"{address}?lang=sv")  # without the slash
    visitor.wait_for_map()
    expect(visitor.map.locator("body.icons-ready")).to_be_attached()
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")
    visitor.expect_params(lang="sv", kommun="flen")
    page.locator(".st-key-head .copy-link").click()
    page.wait_for_function("() => navigator.clipboard.readText().then((text) => text === location.href)")
    page.locator(".st-key-panel .embed").click()
    dialog = page.locator("dialog.embed-dialog")
    code = re.compile(f'src="{address}/inbaddad.*src="{address}/embed.js"', re.DOTALL)
    expect(dialog.locator("textarea")).to_have_value(code)
    expect(dialog.locator("iframe").content_frame.locator("article.pilot")).to_be_visible()
    page.keyboard.press("Escape")
    page.go_back()
    visitor.expect_chosen(None)
    visitor.tick("Boende")
    visitor.expect_params(lang="sv", tema="boende")
    field = page.get_by_label("Sök i texterna")
    field.fill("turism")
    field.press("Enter")
    visitor.expect_params(lang="sv", tema="boende", q="turism")
    page.get_by_role("button", name="In English").click()
    visitor.expect_params(lang="en", tema="boende", q="turism")

    page.goto(f"{address}/{COMPARE_PAGE}?lang=sv&jamfor=flen&jamfor=gotland")
    expect(page.get_by_role("table", name="Flen och Gotland sida vid sida")).to_be_visible()
    for path in (EVIDENCE_PAGE, PROGRAMME_PAGE, DATA_PAGE):
        page.locator(f'#root .st-key-menu a[href*="/{path}?"]').click()
        page.wait_for_url(f"{address}/{path}?*")
        visitor.wait_for_rest()
    expect(page.get_by_text(f"{address}/{COMPARE_PAGE}?jamfor=flen").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_test_id("stDownloadButton").first.get_by_role("button").click()
    assert waiting.value.path().stat().st_size > 1000

    page.goto(f"{address}/{PRESENT_PAGE}?lang=sv&steg=program")
    visitor.wait_for_map()
    page.keyboard.press("q")
    expect(page.locator(".overlay.qr svg")).to_have_accessible_name(re.compile(f"^{address}/\\?"))
    assert watch.found == []


def test_all_that_pages_name_is_there(page: Page, address: str) -> None:
    """Every page is there at its own address, and whatever it names: pages, files, data, API, feed, icons, sheets."""
    watch = Watch(page, address)
    named: dict[str, str] = {}
    for path in (*PAGES, EMBED_PAGE):
        # Only the app takes the place of what is served first.
        page.goto(f"{address}/{path}?lang=sv", **({"wait_until": "load"} if path == EMBED_PAGE else {}))
        for link in page.evaluate(_NAMED, _LINKS):
            # One of each kind: pilots' files differ in their names alone.
            named.setdefault(re.sub(r"(en-sida|contacts|csv)/[^.?]+", r"\1/*", link.partition("?")[0]), link)
    assert watch.found == []
    assert [link for link in named.values() if not link.startswith(f"{address}/")] == []
    unnamed = (
        "embed.js",
        "robots.txt",
        "sitemap.xml",
        "favicon.ico",
        "kontakter",
        "api/v1/pilots",
        "geo/counties.geojson",
    )
    named |= {path: f"{address}/{path}" for path in unnamed}
    statuses = {link: page.request.get(link).status for link in named.values()}
    assert {link: status for link, status in statuses.items() if status != 200} == {}
    assert len(statuses) > 40
    missing = page.request.get(f"{address}/nope/nope")
    assert (missing.status, 'href="../?lang=' in missing.text()) == (404, True)
    assert page.request.get(f"{address}/underlag/").url == f"{address}/underlag"


def test_secrets_of_streamlit_are_settings(page: Page, behind: Behind, address: str) -> None:
    """Streamlit Community Cloud has no other way to set a variable of the environment."""
    told = behind[0] == _LOCATIONS[True]
    statement = page.request.get(f"{address}/{STATEMENT_PAGE}?lang=sv").text()
    assert (CONTACT in statement) == told


def test_offline_edition_is_kept_under_the_path(browser: Browser, behind: Behind, tmp_path: Path) -> None:
    """Without the server each page opens the kept edition, on that page; nothing beside the path is touched."""
    with browser.new_context(locale="sv-SE") as context:
        page = context.new_page()
        with behind_nginx(*behind, tmp_path) as address:
            page.goto(f"{address}/{DATA_PAGE}")
            page.locator(".keep-edition").click()
            expect(page.locator(".keep [role=status]")).to_contain_text("version")
            page.evaluate("navigator.serviceWorker.ready.then(() => null)")
            scopes = "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope))"
            assert page.evaluate(scopes) == [f"{address}/"]
        page.goto(f"{address}/{PROGRAMME_PAGE}", wait_until="load")
        expect(page.locator(".kept-line")).to_be_visible()
        expect(page.locator("#article .programme")).to_be_visible()
