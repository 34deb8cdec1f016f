"""Tell everyone who follows a room in this process what changes in it, as server-sent events."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Coroutine
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import Any

from pilotkartan.web.rooms import limits
from pilotkartan.web.rooms.limits import RefusedError
from pilotkartan.web.rooms.rules import Rooms, State
from pilotkartan.web.rooms.store import BEAT_S, StoreAwayError

# A phone comes back as soon as that; scripts that read the events themselves keep to it too.
_RETRY_MS = 500
_LOOKS_AGAIN_S = 1.0
_STILL_HERE = b": still here\n\n"


@dataclass(frozen=True)
class _Event:
    text: bytes
    is_last: bool = False


AWAY = _Event(b"event: away\ndata: {}\n\n")
ENDED = _Event(b"event: ended\ndata: {}\n\n", is_last=True)


@dataclass
class _Watch:
    """What the followers of one room in this process wait for."""

    task: asyncio.Task[None] | None = None
    followers: int = 0
    is_counting: bool = False
    latest: _Event | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, event: _Event) -> None:
        """Tell all followers, unless it is what they know."""
        if event != self.latest:
            self.latest = event
            before, self.changed = self.changed, asyncio.Event()
            before.set()


class Hub:
    """Watch each room that somebody follows in this process, once for all of them."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self._process = secrets.token_hex(8)
        self._watched: dict[str, _Watch] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = asyncio.Event()

    async def join(self, code: str) -> AsyncIterator[bytes]:
        """Return the events of a room; raise RefusedError where there is none, or it is full."""
        with suppress(StoreAwayError):  # Whoever comes meanwhile is told so, and gets the step once it is back.
            if await self.rooms.state(code) is None:
                raise RefusedError("unknown")
            if await self.rooms.store.followers(code) >= limits.MAX_FOLLOWERS:
                raise RefusedError("full")
        return self._events(code)

    def close(self) -> None:
        """Let go of all followers, who then come to another process: the server ends."""
        self._is_closing.set()
        for watch in self._watched.values():
            watch.changed.set()

    async def _events(self, code: str) -> AsyncIterator[bytes]:
        """Yield what is shown at once, each change, and a comment at each beat, until the room ends."""
        watch = self._enter(code)
        told: _Event | None = None
        try:
            yield f"retry: {_RETRY_MS}\n\n".encode()
            while not self._is_closing.is_set():
                changed, event = watch.changed, watch.latest
                if event and event is not told:
                    told = event
                    yield event.text
                    if event.is_last:
                        return
                    continue
                try:
                    await asyncio.wait_for(changed.wait(), BEAT_S)
                except TimeoutError:
                    yield _STILL_HERE
        finally:
            self._leave(code, watch)

    def _enter(self, code: str) -> _Watch:
        watch = self._watched.setdefault(code, _Watch())
        watch.followers += 1
        if watch.task is None:
            watch.task = self._start(self._watch(code, watch))
        self._count(code, watch)
        return watch

    def _leave(self, code: str, watch: _Watch) -> None:
        watch.followers -= 1
        self._count(code, watch)
        if not watch.followers and watch.task:
            watch.task.cancel()
            self._watched.pop(code, None)

    async def _watch(self, code: str, watch: _Watch) -> None:
        """Read the room at each change and each beat, for as long as somebody follows it."""
        while True:
            try:
                async with aclosing(self.rooms.store.changes(code)) as changes:
                    async for _ in changes:
                        state = await self.rooms.state(code)
                        watch.tell(_event(state) if state else ENDED)
                        # The client of Redis may swallow that the task is cancelled.
                        if not (state and watch.followers):
                            return
                        await self.rooms.store.set_present(code, self._process, watch.followers)
            except StoreAwayError:
                watch.tell(AWAY)
                await asyncio.sleep(_LOOKS_AGAIN_S)

    def _count(self, code: str, watch: _Watch) -> None:
        """Tell the store how many follow, once for all who come or go at the same time."""
        if not watch.is_counting:
            watch.is_counting = True
            self._start(self._tell_count(code, watch))

    async def _tell_count(self, code: str, watch: _Watch) -> None:
        watch.is_counting = False
        with suppress(StoreAwayError):
            await self.rooms.store.set_present(code, self._process, watch.followers)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start a task, and hold on to it: nobody else does."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _event(state: State) -> _Event:
    return _Event(f"id: {state.version}\nevent: shown\ndata: {state.shown.model_dump_json()}\n\n".encode())
