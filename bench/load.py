"""Measure how many visitors at a time one process serves, this app and the tutorial's, and what each visitor costs.

`python -m bench.load [LEVELS ...]` prints a table; with --write it keeps the figures in load.json.
"""

import argparse
import asyncio
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.crowd import Level, crowd, measure
from bench.load_report import report
from bench.server import Server, serve
from bench.tables import show
from bench.turnover import turn_over
from bench.visitors import ROOT, NaiveVisitor, OwnVisitor, Visitor

FILE = Path(__file__).with_name("load.json")
LEVELS = (1, 50, 200, 400, 1000)
# An answer within so long feels like one's own doing still.
GOOD_P95_MS = 500
# Beyond this a still larger crowd tells nothing more.
_HOPELESS_P95_MS = 5000
_NEAR_ENOUGH = 1.12
# The memory of fewer sessions cannot be distinguished from what else a process does.
_ENOUGH_TO_WEIGH = 200
# Streamlit keeps those who have left for two minutes, and lets go of them when the next visitor comes.
_KEPT_S = 125
# The app looks once a minute whether a crowd has left.
_LOOKED_S = 65
# Where the server runs and where the visitors do.
CORES = sorted(os.sched_getaffinity(0))


async def measure_levels(kind: type[Visitor], levels: tuple[int, ...], rounds: int) -> dict[str, Any]:
    """Measure each level, then look for the largest crowd that is still served well."""
    result: dict[str, Any] = {"levels": []}
    with served(kind) as server:
        memory_before = await _memory_at_rest_mb(server, kind)

        async def try_level(size: int) -> float:
            async with crowd(server, kind, size) as visitors:
                grown_mb = server.memory_mb() - memory_before
                level = await measure(server, visitors, rounds)
            # A smaller crowd sits in what a larger one has left.
            weighed = size >= max([_ENOUGH_TO_WEIGH, *(other["sessions"] for other in result["levels"])])
            tell(kind, result, level, round(1000 * grown_mb / size) if weighed else None)
            await asyncio.sleep(1)
            return level.percentile_ms(95)

        p95 = {}
        for size in levels:
            p95[size] = await try_level(size)
            if p95[size] > _HOPELESS_P95_MS and size != levels[-1]:
                break
        while size := _next_guess(p95):
            p95[size] = await try_level(size)
        result["served_well"] = max((size for size, ms in p95.items() if ms < GOOD_P95_MS), default=0)
        await asyncio.sleep(_KEPT_S)
        after = await _memory_at_rest_mb(server, kind)
        result["memory_mb"] = {"before": round(memory_before), "after_all_left": round(after)}
    return result


async def _memory_at_rest_mb(server: Server, kind: type[Visitor]) -> float:
    """Return what the process holds after a few have come and gone, and what they needed was given back."""
    async with crowd(server, kind, 5):
        pass
    await asyncio.sleep(_LOOKED_S)
    return server.memory_mb()


def _next_guess(p95: dict[int, float]) -> int | None:
    """Return the crowd to try next between the largest that is served well and the smallest that is not."""
    well = max((size for size, ms in p95.items() if ms < GOOD_P95_MS), default=0)
    badly = min((size for size, ms in p95.items() if ms >= GOOD_P95_MS and size > well), default=None)
    guess = 2 * well if badly is None else round((well + badly) / 2)
    return guess if badly is None or (badly > _NEAR_ENOUGH * well and well < guess < badly) else None


@contextmanager
def served(kind: type[Visitor]) -> Iterator[Server]:
    """Run the app of a kind of visitor on the first core, where there are two."""
    with serve(ROOT / kind.script, CORES[0] if len(CORES) > 1 else None, kind.environment) as server:
        yield server


def tell(kind: type[Visitor], result: dict[str, Any], level: Level, memory_kb: int | None) -> None:
    """Keep a level's figures and print them."""
    row = {**level.row(), "memory_kb_per_session": memory_kb}
    result["levels"].append(row)
    if len(result["levels"]) == 1:
        print(f"\n{kind.title}\n" + " ".join(f"{name:>9}" for name in _HEADINGS))
    print(" ".join(f"{'–' if value is None else value:>9}" for value in row.values()), flush=True)
    for error in dict.fromkeys(level.errors[:3]):
        print(f"  {error}")


_HEADINGS = "sessions due answered errors p50 p95 p99 cores CPU/act. client others kB/sess.".split()


def machine() -> dict[str, Any]:
    """Return what the figures were measured with."""
    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = int(_lines("/proc/meminfo")[0].split()[1])
    versions = {name: version(name) for name in ("streamlit", "folium", "streamlit-folium", "pandas", "uvicorn")}
    return {
        "date": date.today().isoformat(),
        "cpu": cpu,
        "cores": len(CORES),
        "memory_gb": round(memory * 1024 / 1e9),
        "python": platform.python_version(),
        **versions,
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines()


async def main() -> None:
    """Measure both apps and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("levels", nargs="*", type=int, default=LEVELS, help="how many sessions at a time")
    parser.add_argument("--rounds", type=int, default=3, help="how often each visitor acts while measured")
    # Two hours of 300 at a time, each of whom stays for six minutes.
    parser.add_argument("--turnover", type=int, default=6000, help="how many sessions come and go in fast motion")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {FILE.name}")
    asked = parser.parse_args()
    if len(CORES) > 1:
        os.sched_setaffinity(0, CORES[1:])
    print("Times in ms from when an action was due; an action is a filter or a choice, one in 6 s for each session.")
    own = await measure_levels(OwnVisitor, tuple(asked.levels), asked.rounds)
    naive = await measure_levels(NaiveVisitor, tuple(size for size in asked.levels if size <= 50), asked.rounds)
    ratio = round(own["served_well"] / naive["served_well"], 1) if naive["served_well"] else None
    print(f"\nServed well (p95 < {GOOD_P95_MS} ms): {own['served_well']} and {naive['served_well']}, ratio {ratio}")
    with served(OwnVisitor) as server:
        leak = await turn_over(server, OwnVisitor, asked.turnover)
    print(f"\nComing and going: {json.dumps(leak)}")
    figures = {"machine": machine(), "own": own, "naive": naive, "ratio": ratio, "turnover": leak}
    if asked.write:
        FILE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        show("load", report(figures))


if __name__ == "__main__":
    asyncio.run(main())
