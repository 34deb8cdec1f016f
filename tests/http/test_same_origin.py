"""A visit is opened by a page of this host alone."""

import pytest
from starlette.types import Message, Receive, Scope, Send

from pilotkartan.web.routes import middleware
from pilotkartan.web.same_origin import SameOrigin
from tests.asgi_client import run

HOST = "karta.example:8501"


@pytest.mark.parametrize(
    ("origin", "passed"),
    [(None, True), (f"https://{HOST}", True), (f"http://{HOST}", True), ("https://karta.example", False),
     ("https://evil.example", False), (f"https://{HOST}.evil.example", False), ("null", False), ("", False),
     ("http://[", False)],
)  # fmt: skip
def test_only_the_own_pages_open_a_session(origin: str | None, passed: bool) -> None:
    """A page of another host, or of no host, is refused before Streamlit hears of it; a program names no origin."""
    assert _reaches_streamlit("websocket", origin) == (passed, [] if passed else ["websocket.close"])


def test_a_host_that_lets_every_page_in_is_obeyed() -> None:
    """Where the host in front changes the Host header and says so to Streamlit, as it must, sessions can be opened."""
    for own_pages_only in (True, False):
        names = [each.cls for each in middleware(own_pages_only=own_pages_only)]
        assert (SameOrigin in names) == own_pages_only


def test_a_request_is_not_asked_where_it_comes_from() -> None:
    """Files and the API are there for other sites' pages, too."""
    assert _reaches_streamlit("http", "https://evil.example") == (True, [])


def _reaches_streamlit(kind: str, origin: str | None) -> tuple[bool, list[str]]:
    sent: list[str] = []
    reached: list[str] = []

    async def streamlit(scope: Scope, _receive: Receive, _send: Send) -> None:
        reached.append(scope["type"])

    async def receive() -> Message:
        return {}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    headers = [(b"host", HOST.encode())] + ([(b"origin", origin.encode())] if origin is not None else [])
    run(SameOrigin(streamlit)({"type": kind, "headers": headers}, receive, send))
    return bool(reached), sent
