"""A visit to one app with a fresh browser: it loads cold and warm, filters, chooses; all that is measured of it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

from bench.facts import told
from bench.line import Line
from bench.servers import Server

HERE = Path(__file__).parent
_REST_MS = 300
_DESK = {"viewport": {"width": 1440, "height": 900}, "locale": "sv-SE", "color_scheme": "light"}
Figures = dict[str, float]


class Traffic:
    """What a page has fetched: requests, and bytes towards the browser, those of websockets among them."""

    def __init__(self, session: CDPSession) -> None:
        self.requests, self.http_bytes, self.socket_bytes = 0, 0.0, 0.0
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._answered)
        session.on("Network.webSocketFrameReceived", self._told)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        self.requests += event["request"]["url"].startswith("http")

    def _answered(self, event: dict[str, Any]) -> None:
        self.http_bytes += event["encodedDataLength"]

    def _told(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        # A binary frame is given in base64.
        self.socket_bytes += len(frame["payloadData"]) * (3 / 4 if frame["opcode"] == 2 else 1)

    @property
    def bytes(self) -> float:
        """All of them."""
        return self.http_bytes + self.socket_bytes


def visit(browser: Browser, server: Server, line: Line | None, facts: dict[str, Any]) -> Figures:
    """Visit a server, over a line if given, and return the figures: milliseconds, bytes, counts."""
    port = line.port if line else server.port
    context = browser.new_context(**_DESK)
    names = [pilot["name"] for pilot in facts["pilots"]]
    start = {"content": names, "map": names, "controls": ""}
    context.add_init_script("\n".join([
        (HERE / "probe.js").read_text("utf-8"),
        (HERE / "drivers.js").read_text("utf-8"),
        f"if (window === top) {{ bench.app = benchApps.{server.name}; bench.arm({json.dumps(start)}); }}",
    ]))  # fmt: skip
    figures: Figures = {}
    with _page(context) as (page, traffic):
        before, passed = server.cpu_s(), line.down.bytes if line else 0
        figures |= {f"{name}_cold_ms": time for name, time in _load(page, port).items()}
        figures |= {"load_requests": traffic.requests, "load_bytes": traffic.bytes}
        figures["load_cpu_ms"] = 1000 * (server.cpu_s() - before)
        if line:
            figures["load_wire_bytes"] = line.down.bytes - passed
    with _page(context) as (page, traffic):
        figures |= {f"{name}_warm_ms": time for name, time in _load(page, port).items()}
        figures |= _filter(page, traffic, server, facts)
        figures |= _choose(page, traffic, server, facts)
    context.close()
    return figures


@contextmanager
def _page(context: BrowserContext) -> Iterator[tuple[Page, Traffic]]:
    page = context.new_page()
    yield page, Traffic(context.new_cdp_session(page))
    page.close()


def _load(page: Page, port: int) -> Figures:
    page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
    times = _times(page, page.url)
    page.evaluate("ms => bench.rest(ms)", _REST_MS)
    return times


def _times(page: Page, act: str) -> Figures:
    """Return when each of what is waited for was there; raise RuntimeError with the `act` if it never comes."""
    try:
        times: Figures = page.evaluate("bench.done")
    except Error as error:
        raise RuntimeError(f"{act}: {error.message}") from error
    return times


def _filter(page: Page, traffic: Traffic, server: Server, facts: dict[str, Any]) -> Figures:
    """Tick a theme, lift it, tick another, lift it."""
    names = [pilot["name"] for pilot in facts["pilots"]]
    steps = []
    for theme, matching in facts["filters"].items():
        steps += [("option", theme, {"filtered": matching}), ("ticked", theme, {"filtered": names})]
    return _act("filter", page, traffic, server, steps)


def _choose(page: Page, traffic: Traffic, server: Server, facts: dict[str, Any]) -> Figures:
    """Click on one marker after the other."""
    pilots = {pilot["name"]: pilot for pilot in facts["pilots"]}
    steps = [("marker", name, {"marked": name, "panel": told(pilots[name])}) for name in facts["clicks"]]
    return _act("choose", page, traffic, server, steps)


def _act(
    action: str, page: Page, traffic: Traffic, server: Server, steps: list[tuple[str, str, dict[str, Any]]]
) -> Figures:
    """Do the steps (what to click, its name, what is to come of it); return the medians and the costs of one."""
    times = defaultdict(list)
    cpu, received, http = server.cpu_s(), traffic.bytes, traffic.http_bytes
    for kind, name, wanted in steps:
        if kind == "option" and page.evaluate("Boolean(bench.app.opener)"):
            _open(page, name)
        page.evaluate("wanted => bench.arm(wanted, true)", wanted)
        _click(page, kind, name)
        for held, time in _times(page, f"{server.name}: {kind} {name}").items():
            times[held].append(time)
        page.evaluate("ms => bench.rest(ms)", _REST_MS)
    costs = {
        "cpu_ms": 1000 * (server.cpu_s() - cpu),
        "bytes": traffic.bytes - received,
        "socket_bytes": traffic.bytes - received - (traffic.http_bytes - http),
    }
    return {f"{held}_ms": median(each) for held, each in times.items()} | {
        f"{action}_{name}": cost / len(steps) for name, cost in costs.items()
    }


def _open(page: Page, theme: str) -> None:
    """Open the list with the themes; where it was open, the first click closes it."""
    while not page.evaluate("theme => Boolean(bench.app.option(theme))", theme):
        _click(page, "opener", "")
        page.evaluate("ms => bench.rest(ms)", _REST_MS)


def _click(page: Page, kind: str, name: str) -> None:
    """Click with the mouse in the middle of what the app's driver names."""
    target = page.evaluate_handle("([kind, name]) => bench.app[kind](name)", [kind, name]).as_element()
    assert target, f"no {kind} {name}"
    target.evaluate("element => element.scrollIntoView({block: 'nearest'})")
    box = target.bounding_box()
    assert box, f"{kind} {name} is not seen"
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
