"""Visitors who come, act and leave, one after another, in fast motion: whether anything of them stays."""

import asyncio
import random
from statistics import linear_regression
from typing import Any

from bench.server import Server
from bench.visit import Session
from bench.visitors import Visitor

_AT_A_TIME = 10
_SAMPLES = 12
# Streamlit keeps up to 128 sessions that have gone, in case they come back, and the app 500 views: the slope is that
# of what comes after this part of all sessions.
_SETTLED = 0.4


async def turn_over(server: Server, kind: type[Visitor], sessions: int) -> dict[str, Any]:
    """Let so many sessions open, filter or choose twice, and close; return the memory along the way and its slope."""
    gate = asyncio.Semaphore(_AT_A_TIME)

    async def visit(seed: int) -> None:
        async with gate, await Session.open(f"{server.address}/") as session:
            visitor = kind(session, random.Random(seed))
            for _ in range(2):
                await visitor.act()

    samples = []
    for part in range(_SAMPLES):
        begin, end = (sessions * n // _SAMPLES for n in (part, part + 1))
        await asyncio.gather(*(visit(seed) for seed in range(begin, end)))
        samples.append((end, server.memory_mb(), *server.files_and_threads()))
    settled = [sample for sample in samples if sample[0] >= sessions * _SETTLED]
    slope = linear_regression([count for count, *_ in settled], [mb for _, mb, *_ in settled]).slope
    return {
        "sessions": sessions,
        "mb": [round(mb, 1) for _, mb, *_ in samples],
        "kb_per_session": round(1000 * slope, 2),
        "files": [files for *_, files, _ in samples][:: len(samples) - 1],
        "threads": [threads for *_, threads in samples][:: len(samples) - 1],
    }
