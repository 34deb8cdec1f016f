"""Return memory to the system once most of a crowd of visitors have left.

A visitor leaves reference cycles behind, which only a full collection frees; and Python keeps each freed megabyte that
still has one small object in it. With PYTHONMALLOC=malloc, as deploy/Dockerfile and `make run` set it, the C library
can return the free pages between. Otherwise the process keeps them for the next crowd.
"""

import asyncio
import ctypes
import gc
from contextlib import suppress

from starlette.types import ASGIApp, Receive, Scope, Send

_CHECK_INTERVAL_S = 60
# A full collection stops the server for a third of a second with 600 visitors: it waits until half have left.
_SHARE_LEFT = 0.5


class Crowd:
    """Count the connected visitors, and the most since memory was last given back."""

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
        """Tell whether at most half of the most are still connected; if so, restart the maximum from them."""
        if not self.most or self.connected > _SHARE_LEFT * self.most:
            return False
        self.most = self.connected
        return True


crowd = Crowd()


class CountVisitors:
    """Count the connected visitors, each of whom holds one websocket, as ASGI middleware."""

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
    """Check once a minute whether a crowd has left, for as long as the server runs."""
    while True:
        await asyncio.sleep(_CHECK_INTERVAL_S)
        if crowd.has_left():
            give_back()


def give_back() -> None:
    """Free unreachable objects, and return empty memory pages to the system."""
    gc.collect()
    with suppress(AttributeError, OSError):  # only the GNU library can
        ctypes.CDLL(None).malloc_trim(0)
