"""A running app, a browser, and what every browser test watches for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, ViewportSize, expect

from tests.browser.firefox import Firefox, find_firefox, running_firefox
from tests.browser.visitor import Visitor
from tests.browser.webkit import Webkit, has_webkit, running_webkit
from tests.servers import free_ports, serving

ROOT = Path(__file__).resolve().parents[2]
_BROWSER_SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PHONE = ViewportSize(width=390, height=844)
# On a busy machine a run may take seconds, the first charts of a process many; what is never true fails all the same.
expect.set_options(timeout=30_000)
_WAITS_MS = 60_000


@contextmanager
def running_app(
    data: Path | int | None = None, log: Path | None = None, base: str = "", folder: Path = ROOT
) -> Iterator[str]:
    """Start the app on a free port of this machine; yield its address.

    If given, `data` is another data folder or a number of pilots to be made, what the app writes to its log goes to
    the file `log`, `base` is the path that Streamlit is told of, such as `/a`, and `folder`
    the one that it is started from.
    """
    (port,) = free_ports(1)
    address = f"http://127.0.0.1:{port}{base}"
    program = ["bench.many_app", str(data)] if isinstance(data, int) else ["streamlit", "run", str(ROOT / "app.py")]
    where = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.baseUrlPath", base]
    command = [sys.executable, "-m", *program, *where]
    env = {**os.environ, **({"PILOTKARTAN_DATA": str(data)} if isinstance(data, Path) else {})}
    with (
        open(log or os.devnull, "wb") as out,
        serving(command, f"{address}/_stcore/health", cwd=folder, env=env, stdout=out, stderr=subprocess.STDOUT),
    ):
        yield address


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """Return the address of the app with the repository's own data."""
    with running_app() as address:
        yield address


@pytest.fixture
def start_app() -> Iterator[Callable[[Path | int], str]]:
    """Return a function that starts the app with another data folder, or many pilots, and returns its address."""
    with ExitStack() as stack:
        yield lambda data: stack.enter_context(running_app(data))


@pytest.fixture(scope="session", autouse=True)
def _app_has_taken_over() -> Iterator[None]:
    """Look at every page once the app stands in the place of what was served; who looks before says when."""

    def patient(go: Callable[..., Any]) -> Callable[..., Any]:
        def gone(page: Page, *args: Any, **options: Any) -> Any:
            answer = go(page, *args, **options)
            if "wait_until" not in options:
                page.wait_for_selector("#first-paint", state="detached")
            return answer

        return gone

    with pytest.MonkeyPatch.context() as patch:
        for name in ("goto", "reload"):
            patch.setattr(Page, name, patient(getattr(Page, name)))
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the Chromium of the machine: the one without windows is a quarter faster."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": _BROWSER_SWITCHES}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], app: str) -> dict[str, Any]:
    """Be a Swedish visitor at a desk, unless the test says otherwise."""
    desk = {"viewport": {"width": 1440, "height": 900}, "locale": "sv-SE", "color_scheme": "light"}
    return {**browser_context_args, "base_url": app, **desk}


@pytest.fixture(scope="session")
def desk(browser: Browser, browser_context_args: dict[str, Any]) -> BrowserContext:
    """Return the browser window of the visitor at a desk, which keeps the files of the app from test to test."""
    return browser.new_context(**browser_context_args)


@contextmanager
def lent(context: BrowserContext, app: str) -> Iterator[BrowserContext]:
    """Lend a window for one test, and take all from it afterwards but the files that it keeps."""
    context.set_default_timeout(_WAITS_MS)
    yield context
    context.unroute_all()
    context.set_offline(False)
    context.clear_cookies()
    context.clear_permissions()
    last = context.new_page()
    stored = {"origin": app, "storageTypes": "local_storage,indexeddb"}
    context.new_cdp_session(last).send("Storage.clearDataForOrigin", stored)
    for page in context.pages:
        page.close()


@pytest.fixture
def context(
    desk: BrowserContext, app: str, request: pytest.FixtureRequest, output_path: str
) -> Iterator[BrowserContext]:
    """Keep the trace of a test that fails: what was done, asked and said. Film and page copies cost half the time."""
    with lent(desk, app) as context:
        context.tracing.start()
        yield context
        called = getattr(request.node, "rep_call", None)
        failed = called is None or called.failed or getattr(request.node, "faults", [])
        context.tracing.stop(path=Path(output_path, "trace.zip") if failed else None)
        for number, page in enumerate(context.pages if failed else [], 1):
            page.screenshot(path=Path(output_path, f"page-{number}.png"))


@pytest.fixture
def faults(page: Page, request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Collect requests to other hosts, policy violations and script errors, and fail on any at the end.

    A test that provokes a fault on purpose empties the list.
    """
    found: list[str] = []
    request.node.faults = found

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            found.append(f"policy: {message.text}")

    def on_error(error: Error) -> None:
        found.append(f"script: {error.message}")

    def on_request(asked: Request) -> None:
        if not asked.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            found.append(asked.url)

    page.context.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", on_error)
    yield found
    page.context.remove_listener("request", on_request)
    assert found == []


@pytest.fixture
def visitor(page: Page, faults: list[str]) -> Visitor:
    """Return a visitor, watched for faults."""
    return Visitor(page, faults)


@pytest.fixture(scope="session")
def phone_window(browser: Browser, browser_context_args: dict[str, Any]) -> BrowserContext:
    """Return the browser window of the visitor with a phone."""
    touch = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
    return browser.new_context(**{**browser_context_args, **touch})


@pytest.fixture
def phone(phone_window: BrowserContext, app: str) -> Iterator[Visitor]:
    """Return a Swedish visitor with a phone."""
    with lent(phone_window, app) as context:
        yield Visitor(context.new_page(), [])


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Return a Firefox, where the machine has one."""
    program = find_firefox()
    if program is None:
        pytest.skip("There is no Firefox: `make browsers` installs it on Debian, FIREFOX names it elsewhere.")
    with running_firefox(program, tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def webkit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Webkit]:
    """Return a WebKit, where the machine has Debian's."""
    if not has_webkit():
        pytest.skip("There is no WebKitGTK: `make browsers` installs it on Debian.")
    with running_webkit(tmp_path_factory.mktemp("webkit")) as webkit:
        yield webkit
