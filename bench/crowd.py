"""Many visitors at a time: they come, act by the clock, stay or leave."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from bench.server import Server, cpu_seconds, machine_cpu_seconds
from bench.visit import Session
from bench.visitors import Visitor

# Each visitor filters or chooses once in so many seconds.
EVERY_S = 6.0
_ARRIVING_AT_A_TIME = 4
# What is not answered so long after the end counts as never answered.
_PATIENCE_S = 5.0


@dataclass
class Level:
    """What was measured with so many sessions; times in milliseconds, as from when an action was due."""

    sessions: int
    due: int
    latencies_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    server_cpu_s: float = 0.0
    client_cpu_s: float = 0.0
    others_cpu_s: float = 0.0
    seconds: float = 0.0

    def percentile_ms(self, percent: int) -> float:
        """Return the time within which so many in a hundred were answered; what was not took for ever."""
        unanswered = max(self.due - len(self.latencies_ms), 0)
        ordered = sorted(self.latencies_ms) + [float("inf")] * unanswered
        return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]

    def row(self) -> dict[str, float | int | None]:
        """Return the figures to be shown and written; None where most were not answered at all."""
        percentiles = {f"p{percent}_ms": self.percentile_ms(percent) for percent in (50, 95, 99)}
        return {
            "sessions": self.sessions,
            "due": self.due,
            "answered": len(self.latencies_ms),
            "errors": len(self.errors),
            **{name: round(ms) if ms < float("inf") else None for name, ms in percentiles.items()},
            "server_cores": round(self.server_cpu_s / self.seconds, 2),
            "cpu_ms_per_action": round(1000 * self.server_cpu_s / max(len(self.latencies_ms), 1), 1),
            "client_cores": round(self.client_cpu_s / self.seconds, 2),
            "other_cores": round(self.others_cpu_s / self.seconds, 2),
        }


@asynccontextmanager
async def crowd(server: Server, kind: type[Visitor], size: int) -> AsyncIterator[list[Visitor]]:
    """Have so many visitors connected, a few of them arriving at a time."""
    gate = asyncio.Semaphore(_ARRIVING_AT_A_TIME)
    async with AsyncExitStack() as stack:

        async def arrive(seed: int) -> Visitor:
            async with gate:
                session = await stack.enter_async_context(await Session.open(f"{server.address}/"))
                visitor = kind(session, random.Random(seed))
                await visitor.settle()
            return visitor

        yield list(await asyncio.gather(*(arrive(seed) for seed in range(size))))


async def measure(server: Server, visitors: list[Visitor], rounds: int) -> Level:
    """Let each act once in every round, at a random moment of it, however slow the server is.

    A round lasts `EVERY_S`; a first one is not measured.
    """
    begin = time.perf_counter()
    start, seconds = begin + EVERY_S, EVERY_S * rounds
    level = Level(len(visitors), len(visitors) * rounds, seconds=seconds)
    acting = [asyncio.create_task(_act_by_the_clock(visitor, begin, rounds, level)) for visitor in visitors]
    await asyncio.sleep(start - time.perf_counter())
    before = server.cpu_seconds(), cpu_seconds(), machine_cpu_seconds()
    _, late = await asyncio.wait(acting, timeout=start + seconds + _PATIENCE_S - time.perf_counter())
    level.seconds = time.perf_counter() - start
    after = server.cpu_seconds(), cpu_seconds(), machine_cpu_seconds()
    level.server_cpu_s, level.client_cpu_s, all_cpu_s = (now - then for now, then in zip(after, before, strict=True))
    # Where anything else runs, times are longer than the app's own.
    level.others_cpu_s = max(all_cpu_s - level.server_cpu_s - level.client_cpu_s, 0.0)
    for task in late:
        task.cancel()
    await asyncio.gather(*acting, return_exceptions=True)
    return level


async def _act_by_the_clock(visitor: Visitor, begin: float, rounds: int, level: Level) -> None:
    """Act whenever it is due; who still waits then acts as soon as the answer is there, and is that much late."""
    for turn in range(rounds + 1):
        due = begin + EVERY_S * (turn + visitor.chance.random())
        await asyncio.sleep(due - time.perf_counter())
        try:
            finished = await visitor.act()
        except Exception as error:  # whatever it is, it is no answer, and this visitor has gone
            level.errors.append(f"{type(error).__name__}: {error}"[:200])
            return
        if turn:
            level.latencies_ms.append(1000 * (finished - due))
