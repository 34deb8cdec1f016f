"""Measure this app beside three others: `python -m bench`; `python -m bench table` writes down what was found.

Each round visits every app with a fresh browser context, directly and over a visitor's line, in another order.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from datetime import date
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.browsing import Figures, visit
from bench.facts import facts
from bench.line import Line
from bench.report import LINE, LOOPBACK, Result, caption, summed_up, table
from bench.servers import Server, bench_python, running
from bench.tables import show
from pilotkartan.content.load import load_atlas

RESULT = Path(__file__).with_name("bench.json")
_ROUNDS = 7
_MBIT_PER_S, _ROUND_TRIP_MS = 10, 50
_SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_VERSIONS = ("streamlit", "folium", "streamlit-folium")
_BENCH_VERSIONS = ("dash", "dash-leaflet")


def measure(rounds: int) -> Result:
    """Return the result of so many rounds."""
    told, load = facts(load_atlas()), [os.getloadavg()[0]]
    visits: dict[str, dict[str, list[Figures]]] = {name: defaultdict(list) for name in (LOOPBACK, LINE)}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = stack.enter_context(running(told, folder))
        lines = {server.name: stack.enter_context(Line(server.port, _MBIT_PER_S, _ROUND_TRIP_MS)) for server in servers}
        program = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=program, args=_SWITCHES)
        for server in servers:  # the first visitor of a server is not everyone
            visit(browser, server, None, told)
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            for server in _turned(servers, number):
                visits[LOOPBACK][server.name].append(visit(browser, server, None, told))
                visits[LINE][server.name].append(visit(browser, server, lines[server.name], told))
        about = _about(browser)
        browser.close()
    load.append(os.getloadavg()[0])
    return {"date": date.today().isoformat(), **about, "load": load, "rounds": rounds, "figures": summed_up(visits)}


def _turned(servers: list[Server], number: int) -> list[Server]:
    first = number % len(servers)
    return servers[first:] + servers[:first]


def _about(browser: Browser) -> Result:
    """Return the machine and the versions."""
    asked = f"from importlib.metadata import version; print(*map(version, {_BENCH_VERSIONS}))"
    said = subprocess.run([bench_python(), "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    processor = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "machine": f"{os.cpu_count()} cores of {processor[1] if processor else platform.machine()}, {memory:.0f} GiB, "
        f"{platform.freedesktop_os_release()['PRETTY_NAME']}",
        "versions": {
            "Chromium": browser.version,
            "Python": platform.python_version(),
            **{name: version(name) for name in _VERSIONS},
            **dict(zip(_BENCH_VERSIONS, said, strict=True)),
        },
    }


def write_table() -> None:
    """Put the table of the last measurement into docs/performance.md, with date and machine."""
    result = json.loads(RESULT.read_text("utf-8"))
    show("bench", f"{caption(result)}\n\n{table(result)}\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["table"]:
        write_table()
    else:
        found = measure(int(sys.argv[1]) if sys.argv[1:] else _ROUNDS)
        RESULT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"{caption(found)}\n\n{table(found)}")
