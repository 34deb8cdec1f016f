"""Measure a room: how soon a step is on two hundred phones, what a cut costs, and what a dead replica."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.request import Request, urlopen

from tests.deploy.redis import REDIS, running_redis
from tests.servers import free_ports, wait_until_up

ROOT = Path(__file__).resolve().parents[1]
FOLLOWERS, STEPS, CUT_S = 200, 50, 30.0
_EVERY_S = 0.3
_STEP_MS, _BACK_S = 300, 1.0
_PATIENCE_S = 30.0


@dataclass
class App:
    """A process of the app, and where it listens."""

    port: int
    process: subprocess.Popen[bytes]

    def ask(self, method: str, path: str, content: object = None, secret: str = "") -> Any:
        headers = {"authorization": f"Bearer {secret}"}
        body = json.dumps(content).encode()
        with urlopen(Request(f"http://127.0.0.1:{self.port}{path}", body, headers, method=method)) as answer:
            return json.loads(answer.read() or b"null")


@dataclass
class Phone:
    """A follower, who notes when each step came."""

    port: int
    code: str
    seen: dict[str, float] = field(default_factory=dict)
    cuts: int = 0

    async def follow(self) -> None:
        """Follow until the line ends."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(f"GET /f/{self.code}/events HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
            while line := await reader.readline():
                if line.startswith(b'data: {"step"'):
                    self.seen.setdefault(json.loads(line[6:])["step"], time.perf_counter())
        except OSError:
            pass
        finally:
            self.cuts += 1
            writer.close()

    async def wait_for(self, step: str) -> float:
        """Return when a step came."""
        async with asyncio.timeout(_PATIENCE_S):
            while step not in self.seen:
                await asyncio.sleep(0.002)
        return self.seen[step]


@contextmanager
def apps(count: int, redis: str = "") -> Iterator[list[App]]:
    """Start so many processes of the app."""
    env = {**os.environ, "PYTHONMALLOC": "malloc", "PILOTKARTAN_REDIS": redis}
    started = []
    for port in free_ports(count):
        where = ["--server.address", "127.0.0.1", "--server.port", str(port)]
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *where]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(App(port, subprocess.Popen(command, cwd=ROOT, env=env, **quiet)))
    try:
        for app in started:
            wait_until_up(f"http://127.0.0.1:{app.port}/_stcore/health", app.process)
        yield started
    finally:
        for app in started:
            app.process.kill()
            app.process.wait()


async def talk(app: App, phones: list[Phone], secret: str, name: str, steps: int) -> list[float]:
    """Show so many steps; return how many milliseconds each took to each phone, from before it is sent."""
    took = []
    for number in range(steps):
        step, start = f"{name}-{number}", time.perf_counter()
        await asyncio.to_thread(app.ask, "PUT", f"/f/{phones[0].code}", {"step": step}, secret)
        took += [1000 * (came - start) for came in await asyncio.gather(*(phone.wait_for(step) for phone in phones))]
        await asyncio.sleep(_EVERY_S)
    return took


def row(what: str, took: list[float], unit: str, goal: float) -> bool:
    """Print one line; return whether the goal is met."""
    p95 = quantiles(took, n=100, method="inclusive")[94]
    print(
        "|",
        " | ".join([what, f"{len(took):,}", *(f"{time:.3g} {unit}" for time in (median(took), p95, max(took)))]),
        "|",
    )
    return p95 <= goal


async def one_process() -> bool:
    """Measure one process: steps, then a cut of all phones while the talk goes on."""
    with apps(1) as (app,):
        room = await asyncio.to_thread(app.ask, "POST", "/f", {"step": "begin"})
        phones = [Phone(app.port, room["code"]) for _ in range(FOLLOWERS)]
        lines = [asyncio.create_task(phone.follow()) for phone in phones]
        await asyncio.gather(*(phone.wait_for("begin") for phone in phones))
        met = row("one process: step to phone", await talk(app, phones, room["secret"], "s", STEPS), "ms", _STEP_MS)
        for line in lines:
            line.cancel()
        await asyncio.to_thread(app.ask, "PUT", f"/f/{room['code']}", {"step": "meanwhile"}, room["secret"])
        await asyncio.sleep(CUT_S)
        back = time.perf_counter()
        lines = [asyncio.create_task(phone.follow()) for phone in phones]
        took = [came - back for came in await asyncio.gather(*(phone.wait_for("meanwhile") for phone in phones))]
        met &= row(f"cut for {CUT_S:.0f} s: back at the right step", took, "s", _BACK_S)
        for line in lines:
            line.cancel()
    return met


async def two_processes() -> bool:
    """Measure two processes that share rooms through Redis, one of which is killed in the middle."""
    with running_redis() as redis, apps(2, redis.url) as (speaking, doomed):
        room = await asyncio.to_thread(speaking.ask, "POST", "/f", {"step": "begin"})
        phones = [Phone(app.port, room["code"]) for app in (speaking, doomed) for _ in range(FOLLOWERS // 2)]
        lines = [asyncio.create_task(phone.follow()) for phone in phones]
        await asyncio.gather(*(phone.wait_for("begin") for phone in phones))
        took = await talk(speaking, phones, room["secret"], "s", STEPS)
        met = row("two processes with Redis: step to phone", took, "ms", _STEP_MS)
        doomed.process.kill()
        others, theirs = phones[: FOLLOWERS // 2], phones[FOLLOWERS // 2 :]
        took = await talk(speaking, others, room["secret"], "k", STEPS // 5)
        met &= row("one killed: step to the phones of the other", took, "ms", _STEP_MS)
        for phone in theirs:
            phone.port = speaking.port
        back = time.perf_counter()
        lines += [asyncio.create_task(phone.follow()) for phone in theirs]
        last = f"k-{STEPS // 5 - 1}"
        took = [came - back for came in await asyncio.gather(*(phone.wait_for(last) for phone in theirs))]
        met &= row("its own phones, back at the other one", took, "s", _BACK_S)
        cut = sum(phone.cuts for phone in others)
        print(f"\nPhones of the other process that were cut off: {cut}.")
        for line in lines:
            line.cancel()
    return met and not cut


async def measure() -> bool:
    """Measure both, and print a table."""
    if Path("/proc/loadavg").exists():
        print(f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n")
    print(f"| {FOLLOWERS} followers on loopback | measured | median | p95 | longest |\n|---|--:|--:|--:|--:|")
    met = await one_process()
    if REDIS is None:
        print("\nThere is no Redis here: two processes are not measured.")
        return met
    return await two_processes() and met


if __name__ == "__main__":
    met = asyncio.run(measure())
    print("Every goal is met." if met else "A goal is missed.")
    sys.exit(not met)
