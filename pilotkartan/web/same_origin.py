"""Refuse websockets that a page of another site opens."""

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_log = logging.getLogger(__name__)
_POLICY_VIOLATION = 1008


class SameOrigin:
    """Pass on only the websockets of this host's own pages, as ASGI middleware.

    Streamlit does so too, but first asks an outside host for this machine's address, and all visitors wait meanwhile.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything but a websocket whose origin is another host."""
        if scope["type"] == "websocket" and not is_own(Headers(scope=scope)):
            _log.warning("refused a websocket of another site's page")
            await WebSocketClose(_POLICY_VIOLATION)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def is_own(headers: Headers) -> bool:
    """Tell whether a request comes from a page of this host, or from a program, which names no origin."""
    origin = headers.get("Origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("Host")
    except ValueError:  # such as http://[
        return False
