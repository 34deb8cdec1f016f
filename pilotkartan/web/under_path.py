"""Serve the app under a path of its host, where Streamlit's `server.baseUrlPath` names one.

Streamlit's own addresses begin with it; the app's never do: it is taken off before they are looked at.
"""

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

# The folders that Streamlit serves.
STREAMLIT_FOLDERS = ("_stcore", "media", "component", "static")
# Where a request's scope holds the path of the start page, without the slash at its end.
BASE_PATH = "pilotkartan.base_path"


class TakeOff:
    """Take the path of the start page off every address, and refuse what is beside it; ASGI middleware."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app = app
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is under the path."""
        path = scope.get("path", "")
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif path.startswith(f"{self._base}/"):
            within = {"path": path.removeprefix(self._base), BASE_PATH: self._base}
            await self.app({**scope, **within}, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        elif path == self._base:
            # Relative, since a server in front may have taken off more.
            query = scope["query_string"].decode("latin-1")
            start = f"./{path.rpartition('/')[2]}/"
            await RedirectResponse(f"{start}?{query}" if query else start, 308)(scope, receive, send)
        else:
            await PlainTextResponse("404", 404)(scope, receive, send)


class PutBack:
    """Put the path back before the addresses that Streamlit serves; ASGI middleware, the last before its own."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app = app
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, what is Streamlit's with the path."""
        if scope.get("path", "").startswith(tuple(f"/{folder}/" for folder in STREAMLIT_FOLDERS)):
            scope = {**scope, "path": self._base + scope["path"]}
        await self.app(scope, receive, send)
