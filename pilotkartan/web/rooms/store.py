"""Keep the rooms in the memory of this process; redis_store.py keeps them where all replicas reach them."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

# At least so often whoever listens looks anew: what ends by the clock is not told.
BEAT_S = 10.0


class StoreAwayError(Exception):
    """Report that the store cannot be reached just now."""


class Store(Protocol):
    """Hold what is known of each room by its code, until it is removed or its time is over."""

    async def add(self, code: str, fields: Mapping[str, str], ends: float) -> bool:
        """Add a room that is over at `ends`, in seconds since 1970; return False where the code is taken."""

    async def read(self, code: str) -> Mapping[str, str]:
        """Return the fields of a room; none where there is no such room."""

    async def write(self, code: str, fields: Mapping[str, str]) -> None:
        """Change fields of a room, and tell all who listen."""

    async def remove(self, code: str) -> None:
        """Forget a room, and tell all who listen."""

    async def count(self) -> int:
        """Return how many rooms there are."""

    async def vote(self, code: str, question: str, voter: str, option: int) -> None:
        """Keep the one vote of a voter."""

    async def votes(self, code: str, question: str) -> Mapping[str, int]:
        """Return the votes by voter."""

    async def set_present(self, code: str, process: str, followers: int) -> None:
        """Keep how many follow a room in a process."""

    async def followers(self, code: str) -> int:
        """Return how many follow a room in all processes."""

    def changes(self, code: str) -> AsyncGenerator[None]:
        """Yield once one listens, at each change, and at each beat."""


@dataclass
class _Kept:
    fields: dict[str, str]
    ends: float
    votes: dict[str, dict[str, int]] = field(default_factory=dict)
    present: dict[str, int] = field(default_factory=dict)


class MemoryStore:
    """Hold the rooms of this process alone; `now` returns the time in seconds since 1970."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._rooms: dict[str, _Kept] = {}
        self._listening: dict[str, set[asyncio.Event]] = {}

    async def add(self, code: str, fields: Mapping[str, str], ends: float) -> bool:
        """Add a room, as Store has it."""
        if self._room(code):
            return False
        self._rooms[code] = _Kept(dict(fields), ends)
        return True

    async def read(self, code: str) -> Mapping[str, str]:
        """Return the fields of a room."""
        room = self._room(code)
        return dict(room.fields) if room else {}

    async def write(self, code: str, fields: Mapping[str, str]) -> None:
        """Change fields of a room, and tell all who listen."""
        if room := self._room(code):
            room.fields.update(fields)
            # Of a question that is no longer asked nothing is kept.
            room.votes = {asked: votes for asked, votes in room.votes.items() if asked == room.fields.get("asked")}
            self._tell(code)

    async def remove(self, code: str) -> None:
        """Forget a room, and tell all who listen."""
        self._rooms.pop(code, None)
        self._tell(code)

    async def count(self) -> int:
        """Return how many rooms there are."""
        self.forget_ended()
        return len(self._rooms)

    async def vote(self, code: str, question: str, voter: str, option: int) -> None:
        """Keep the one vote of a voter."""
        if room := self._room(code):
            room.votes.setdefault(question, {})[voter] = option

    async def votes(self, code: str, question: str) -> Mapping[str, int]:
        """Return the votes by voter."""
        room = self._room(code)
        return dict(room.votes.get(question, {})) if room else {}

    async def set_present(self, code: str, process: str, followers: int) -> None:
        """Keep how many follow a room."""
        if room := self._room(code):
            room.present[process] = followers

    async def followers(self, code: str) -> int:
        """Return how many follow a room."""
        room = self._room(code)
        return sum(room.present.values()) if room else 0

    async def changes(self, code: str) -> AsyncGenerator[None]:
        """Yield once one listens, at each change, and at each beat."""
        changed = asyncio.Event()
        self._listening.setdefault(code, set()).add(changed)
        try:
            while True:
                yield
                try:
                    await asyncio.wait_for(changed.wait(), BEAT_S)
                except TimeoutError:
                    continue
                changed.clear()
        finally:
            self._listening[code].discard(changed)
            if not self._listening[code]:
                del self._listening[code]

    def forget_ended(self) -> None:
        """Forget every room whose time is over."""
        for code in [code for code, room in self._rooms.items() if room.ends <= self._now()]:
            del self._rooms[code]

    def _room(self, code: str) -> _Kept | None:
        self.forget_ended()
        return self._rooms.get(code)

    def _tell(self, code: str) -> None:
        for changed in self._listening.get(code, ()):
            changed.set()
