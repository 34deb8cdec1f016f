"""Many visitors at a time: they come, act by the clock, stay or leave."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from statistics import quantiles

from .server import Server, cpu_seconds
from .visit import Session
from .visitors import Visitor

# Each visitor filters or chooses once in so many seconds.
EVERY_S = 6.0
_CONNECTED_AT_A_TIME = 4


@dataclass
class Level:
    """What was measured with so many sessions; times in milliseconds, as from when an action was due."""

    sessions: int
    latencies_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    runs: int = 0
    server_cpu_s: float = 0.0
    client_cpu_s: float = 0.0
    seconds: float = 0.0

    def percentile_ms(self, percent: int) -> float:
        """Return the time within which so many in a hundred were answered; what was never answered took for ever."""
        all_ms = self.latencies_ms + [float("inf")] * len(self.errors)
        return quantiles(all_ms, n=100, method="inclusive")[percent - 1] if len(all_ms) > 1 else all_ms[0]

    def row(self) -> dict[str, float | int]:
        """Return the figures to be shown and written."""
        runs = max(len(self.latencies_ms), 1)
        return {
            "sessions": self.sessions,
            "actions": runs,
            "errors": len(self.errors),
            **{f"p{percent}_ms": round(self.percentile_ms(percent), 1) for percent in (50, 95, 99)},
            "cpu_ms_per_action": round(1000 * self.server_cpu_s / runs, 1),
            "server_core": round(self.server_cpu_s / self.seconds, 2),
            "client_core": round(self.client_cpu_s / self.seconds, 2),
        }


async def arrive(server: Server, kind: type[Visitor], seed: int) -> Visitor:
    """Open the app's start page as a new visitor."""
    visitor = kind(await Session.open(f"{server.address}/"), random.Random(seed))
    await visitor.settle()
    return visitor


@asynccontextmanager
async def crowd(server: Server, kind: type[Visitor], size: int) -> AsyncIterator[list[Visitor]]:
    """Have so many visitors connected, a few of them arriving at a time."""
    gate = asyncio.Semaphore(_CONNECTED_AT_A_TIME)
    async with AsyncExitStack() as stack:

        async def come(seed: int) -> Visitor:
            async with gate:
                visitor = await arrive(server, kind, seed)
            await stack.enter_async_context(visitor.session)
            return visitor

        yield list(await asyncio.gather(*(come(seed) for seed in range(size))))


async def measure(server: Server, visitors: list[Visitor], warm_s: float, seconds: float) -> Level:
    """Let all act by the clock, evenly spread, however slow the server is; measure after `warm_s`."""
    level = Level(len(visitors), seconds=seconds)
    start = time.perf_counter() + warm_s
    first = [start - warm_s + EVERY_S * place / len(visitors) for place in range(len(visitors))]
    acting = asyncio.gather(
        *(
            _act_by_the_clock(visitor, due, start, start + seconds, level)
            for visitor, due in zip(visitors, first, strict=True)
        )
    )
    await asyncio.sleep(warm_s)
    server_before, client_before = server.cpu_seconds(), cpu_seconds()
    await asyncio.sleep(start + seconds - time.perf_counter())
    level.server_cpu_s, level.client_cpu_s = server.cpu_seconds() - server_before, cpu_seconds() - client_before
    await acting
    return level


async def _act_by_the_clock(visitor: Visitor, due: float, start: float, end: float, level: Level) -> None:
    """Act whenever it is due; who is still waiting then acts as soon as the answer is there, and is that much late."""
    while due < end:
        await asyncio.sleep(due - time.perf_counter())
        try:
            finished = await visitor.act()
        except Exception as error:  # whatever it is, it is no answer; the session is over
            level.errors.append(f"{type(error).__name__}: {error}"[:200])
            return
        if due >= start:
            level.latencies_ms.append(1000 * (finished - due))
        due += EVERY_S
