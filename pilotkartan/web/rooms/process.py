"""Hold the rooms of this process, and let go of all who follow one when it ends."""

import asyncio
import signal
from contextlib import suppress
from types import FrameType

from pilotkartan.content.environment import REDIS
from pilotkartan.web.rooms.hub import Hub
from pilotkartan.web.rooms.rules import Rooms
from pilotkartan.web.rooms.store import MemoryStore, Store, StoreAwayError


def _store() -> Store:
    if not REDIS:
        return MemoryStore()
    from pilotkartan.web.rooms.redis_store import RedisStore  # Here, since most processes never need it.

    return RedisStore(REDIS)


hub = Hub(Rooms(_store()))


async def start() -> None:
    """Ask whether the store is there, so that the log says so if not; let go of all followers once the server ends."""
    if ping := getattr(hub.rooms.store, "ping", None):
        with suppress(StoreAwayError):
            await ping()
    with suppress(ValueError):  # A thread that is not the main one gets no signals.
        for number in (signal.SIGTERM, signal.SIGINT):
            _let_go_at(number, asyncio.get_running_loop())


def _let_go_at(number: int, loop: asyncio.AbstractEventLoop) -> None:
    """Let go of all followers at a signal: the server waits until every connection is closed, and theirs never were."""
    before = signal.getsignal(number)

    def let_go(received: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(hub.close)
        if callable(before):
            before(received, frame)

    signal.signal(number, let_go)
