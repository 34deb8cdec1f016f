"""A client that asks the app's own routes and middleware over ASGI: no server, no Streamlit, every byte as written."""

import asyncio
import json
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import Message

from pilotkartan.web import routes

T = TypeVar("T")
_APP = Starlette(routes=routes.routes(), middleware=routes.middleware())


@dataclass(frozen=True)
class Answer:
    """An answer as it was sent."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def run(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, in a thread of its own: a browser of another test has a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def ask(address: str, *headers: tuple[str, str], method: str = "GET", body: bytes = b"") -> Answer:
    """The answer to a request; the query goes out as it is written, the path decoded, as a server hands it on.

    An address from a page may be relative to the start page.
    """
    path, _, query = address.removeprefix(".").partition("?")
    sent = run(_sent(method, unquote(path), query.encode(), headers, body))
    start, *parts = sent
    answered = b"".join(part.get("body", b"") for part in parts)
    return Answer(start["status"], Headers(raw=start["headers"]), answered)


async def _sent(method: str, path: str, query: bytes, headers: Iterable[tuple[str, str]], body: bytes) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    requests: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        # After its request the client stays and says nothing more.
        return requests.pop() if requests else await asyncio.Future()

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": raw,
        "root_path": "",
        "client": ("192.0.2.7", 50000),
    }
    await _APP(scope, receive, send)
    return sent
