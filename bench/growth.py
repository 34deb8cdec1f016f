"""Measure what a visit costs the server with 10, 100, 290 and 1,000 pilots, each in processor time of its process.

`make growth` writes the table into docs/performance.md; a busy machine disturbs it little. The files that
are the same for any number of pilots (scripts, styles, fonts, borders) are not asked for.
"""

import asyncio
import gzip
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from urllib.request import Request, urlopen

from bench.servers import ROOT, Server
from bench.tables import show
from bench.visit import Session
from bench.visitors import PILOTS, OwnVisitor
from tests.deploy.dockerfile import environment
from tests.servers import free_ports, serving

SIZES = (10, 100, 290, 1000)
# Where there are no more pilots than this the page fetches all panels ahead (assets/js/app/panels.js).
_FEW = 20
_TIMES = 12
_ROWS = {
    "start": "server CPU of the start, s",
    "visit": "server CPU of the first visit, ms",
    "filter": "server CPU of a filter, ms",
    "choice": "server CPU of a choice, ms",
    "bytes": "first page, compressed, kB",
    "cards": "cards in its list",
    "names": "names below them, folded",
}
_COSTS = ("visit", "filter", "choice")
_MOST = 2  # times those of ten are the costs to be of 290
Figures = dict[str, float]


def measure(count: int) -> Figures:
    """Return the figures with so many pilots."""
    (port,) = free_ports(1)
    where = ["--server.address", "127.0.0.1", "--server.port", str(port)]
    command = [sys.executable, "-m", "bench.many_app", str(count), *where]
    address = f"http://127.0.0.1:{port}"
    env = environment("app")
    with serving(command, f"{address}/_stcore/health", cwd=ROOT, env=env, stdout=subprocess.DEVNULL) as process:
        server = Server("app", port, process.pid)
        return {"start": server.cpu_s(), **asyncio.run(_visit(server, address, count))}


async def _visit(server: Server, address: str, count: int) -> Figures:
    """Return what the first visit, then filters and choices, cost; all panels or that of each choice are asked for."""
    spent = _stopwatch(server)
    page = _get(f"{address}/")
    text = gzip.decompress(page).decode()
    async with await Session.open(f"{address}/") as session:
        panels = _panels(session)
        for pilot in PILOTS if count <= _FEW else ():
            _get(address + panels.replace("*", pilot))
        figures = {"visit": 1000 * spent(), "bytes": len(page) / 1000}
        visitor = OwnVisitor(session, random.Random(1))
        for _ in range(_TIMES):
            await visitor.filter()
        figures["filter"] = 1000 * spent() / _TIMES
        for _ in range(_TIMES):
            await visitor.choose()
            if count > _FEW and visitor.pilot:
                _get(address + panels.replace("*", visitor.pilot))
        figures["choice"] = 1000 * spent() / _TIMES
    cards, _, names = text.partition('<ul class="cards">')[2].partition("</ul>")
    return figures | {"cards": cards.count("<li data-pilot"), "names": names.count("<li data-pilot")}


def _panels(session: Session) -> str:
    """Return the address of the panels, as the page has it."""
    state = next(html.body for html in session.of_kind("html") if 'id="page-state"' in html.body)
    return str(state.partition('data-panels="')[2].partition('"')[0])


def _stopwatch(server: Server) -> Callable[[], float]:
    """Return a function that returns the processor time since it was called last."""
    before = server.cpu_s()

    def spent() -> float:
        nonlocal before
        time.sleep(0.3)  # what the server does once it has answered counts too
        last, before = before, server.cpu_s()
        return before - last

    return spent


def _get(address: str) -> bytes:
    with urlopen(Request(address, headers={"accept-encoding": "gzip", "accept-language": "sv"})) as answer:
        body: bytes = answer.read()
    return body


def table(found: Sequence[Figures]) -> str:
    """Return the table as Markdown: a row for each figure, and how many times those of ten pilots it is."""
    heads = [*(f"{size:,}" for size in SIZES), *(f"{size:,} ÷ {SIZES[0]}" for size in SIZES[1:]), "goal for 290"]
    lines = [f"| {' | '.join(['', *heads])} |", f"|---|{'--:|' * (len(heads) - 1)}---|"]
    for name, label in _ROWS.items():
        values = [figures[name] for figures in found]
        ratios = [f"{value / values[0]:.1f}" if values[0] else "" for value in values[1:]]
        goal = ""
        if name in _COSTS:
            met = values[SIZES.index(290)] <= _MOST * values[0]
            goal = f"≤ {_MOST} × ten: {'met' if met else '**missed**'}"
        lines.append(f"| {' | '.join([label, *(f'{value:,.3g}' for value in values), *ratios, goal])} |")
    return "\n".join(lines)


if __name__ == "__main__":
    rows = table([measure(size) for size in SIZES])
    day = date.today()
    show("growth", f"Measured in one go, {day.day} {day:%B %Y}.\n\n{rows}\n")
    print(rows)
