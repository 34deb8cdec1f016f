"""Put load on nginx and three replicas, kill one, renew all, and report what visitors notice."""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.window import Window
from tests.deploy.replicas import NUMBERS, Replicas, running_replicas

_EVERY_S = 6.0
_BACK_WITHIN_S = 5.0
_DOOMED = NUMBERS[0]
# So long after a replica's death the others are looked at.
_AFTER_S = 10.0
_ARRIVING_AT_A_TIME = 4


async def load(replicas: Replicas, size: int, seconds: float) -> bool:
    """Let so many visitors come, let things happen to the replicas, print it; return whether the goals are met."""
    windows, ended = [Window(replicas.port, number) for number in range(size)], asyncio.Event()
    gate = asyncio.Semaphore(_ARRIVING_AT_A_TIME)

    async def arrive(window: Window) -> None:
        async with gate:
            await window.open()

    await asyncio.gather(*(arrive(window) for window in windows))
    where = Counter(window.replica for window in windows)
    spread = ", ".join(str(where[str(number)]) for number in NUMBERS)
    print(f"{size} visitors, {spread} at the three replicas; each acts every {_EVERY_S:.0f} s")
    theirs = [window for window in windows if window.replica == str(_DOOMED)]
    visits = asyncio.gather(*(window.stay(_EVERY_S, ended) for window in windows))
    moments = await _happen(replicas, seconds)
    ended.set()
    await visits
    return _report(windows, theirs, *moments)


async def _happen(replicas: Replicas, seconds: float) -> tuple[float, float, float, float]:
    """Kill a replica, later start it, and renew the others; return when all was calm, killed, renewed and over."""
    await asyncio.sleep(_EVERY_S)
    calm = time.monotonic()
    await asyncio.sleep(seconds)
    killed = time.monotonic()
    await asyncio.to_thread(replicas.kill, _DOOMED)
    await asyncio.sleep(_AFTER_S)
    renewed = time.monotonic()
    await asyncio.to_thread(replicas.start, _DOOMED)
    for number in NUMBERS:
        if number != _DOOMED:
            await asyncio.to_thread(replicas.stop, number)
            await asyncio.to_thread(replicas.start, number)
    await asyncio.sleep(_EVERY_S)
    return calm, killed, renewed, time.monotonic()


def _report(
    windows: list[Window], theirs: list[Window], calm: float, killed: float, renewed: float, over: float
) -> bool:
    others = [window for window in windows if window not in theirs]
    cut = _cuts(others, killed, renewed)
    back = _cuts(theirs, killed, renewed)
    faults = [fault for window in windows for fault in window.faults]
    print(f"all is well                {_times(windows, calm, killed)}")
    print(f"one is killed: the others  {_times(others, killed, renewed)}, {len(cut)} cut off")
    print(f"               its own     {_back(back)}")
    print(f"the others are renewed     {_times(windows, renewed, over)}")
    print(f"                           {_back(_cuts(windows, renewed, over))}")
    print(f"views that were lost or wrong: {len(faults)} {faults[:3] or ''}")
    met = max(back, default=0.0) <= _BACK_WITHIN_S and not cut and not faults
    print("Every goal is met." if met else "A goal is missed.")
    return met


def _times(windows: Iterable[Window], start: float, end: float) -> str:
    """Return the times of the answers to what was due between two moments."""
    found = [1000 * seconds for window in windows for due, seconds in window.answers if start <= due < end]
    p = quantiles(found, n=100, method="inclusive")
    return f"{len(found):5} answers  p50 {p[49]:5.0f} ms  p95 {p[94]:5.0f} ms  p99 {p[98]:5.0f} ms"


def _cuts(windows: Iterable[Window], start: float, end: float) -> list[float]:
    """Return how long it took to be back, of all who were cut off between two moments."""
    return [seconds for window in windows for cut, seconds in window.cuts if start <= cut < end]


def _back(cuts: list[float]) -> str:
    if not cuts:
        return "none cut off"
    return f"{len(cuts):5} cut off, the same view again after {median(cuts):.2f} s (median), {max(cuts):.2f} s (last)"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=90)
    parser.add_argument("--seconds", type=float, default=20, help="of steady load before the first replica is killed")
    told = parser.parse_args()
    with running_replicas() as started:
        sys.exit(not asyncio.run(load(started, told.visitors, told.seconds)))
