"""Refuse a visit that a page of another site opens."""

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_log = logging.getLogger(__name__)
_POLICY_VIOLATION = 1008


class SameOrigin:
    """ASGI middleware: pass on the websockets of this host's own pages alone.

    Streamlit does so too, but first asks an outside host for this machine's address, and everybody waits meanwhile.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whatever is no websocket, and a websocket that names its host as its origin, or no origin."""
        if scope["type"] == "websocket" and not _is_own(Headers(scope=scope)):
            _log.warning("refused a websocket of another site's page")
            await WebSocketClose(_POLICY_VIOLATION)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_own(headers: Headers) -> bool:
    origin = headers.get("Origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("Host")
    except ValueError:  # such as http://[
        return False
