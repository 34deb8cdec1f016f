"""Give the memory that a crowd of visitors needed back to the system once most of them have left.

What a visitor leaves behind are rings of objects, which only a full collection frees; and Python keeps what it has
freed, a megabyte at a time for one small object in it. With PYTHONMALLOC=malloc, as deploy/Dockerfile and `make run`
have it, the C library can give back what lies between. Otherwise it waits there for the next crowd.
"""

import asyncio
import ctypes
import gc
from contextlib import suppress

from starlette.types import ASGIApp, Receive, Scope, Send

_LOOKS_EVERY_S = 60
# A full collection stops all for a third of a second where six hundred are connected: it waits until half have left.
_FEW = 0.5


class Crowd:
    """How many visitors are connected, and the most since memory was last given back."""

    def __init__(self) -> None:
        self.connected = 0
        self.most = 0

    def come(self) -> None:
        """Count one more."""
        self.connected += 1
        self.most = max(self.most, self.connected)

    def leave(self) -> None:
        """Count one less."""
        self.connected -= 1

    def has_left(self) -> bool:
        """Return whether at most half of the most are still there; if so, count from those."""
        if not self.most or self.connected > _FEW * self.most:
            return False
        self.most = self.connected
        return True


crowd = Crowd()


class CountVisitors:
    """ASGI middleware: count the connected visitors, each of whom holds one websocket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, and count it as long as it lasts."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        crowd.come()
        try:
            await self.app(scope, receive, send)
        finally:
            crowd.leave()


async def give_back_after_crowds() -> None:
    """Look once a minute whether a crowd has left, for as long as the server runs."""
    while True:
        await asyncio.sleep(_LOOKS_EVERY_S)
        if crowd.has_left():
            give_back()


def give_back() -> None:
    """Free what nobody refers to any more, and give the system the pages on which nothing is left."""
    gc.collect()
    with suppress(AttributeError, OSError):  # only the GNU library can
        ctypes.CDLL(None).malloc_trim(0)
