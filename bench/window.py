"""A visitor's window behind nginx: it stays with one replica, and looks for another by itself when the line is cut."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bench.visit import Session
from bench.visitors import OwnVisitor

# Streamlit's page waits so long before it looks for the server again: at first, and at most.
_LOOKS_AGAIN_AFTER_S = (0.25, 0.5)
_AT_MAX_S = 4.0
_PATIENCE_S = 30


@dataclass
class Window:
    """One visitor, from an address of their own; `cuts` holds when the line was cut, and for how many seconds."""

    port: int
    number: int
    replica: str = ""
    visitor: OwnVisitor = field(init=False)
    line: ClientConnection = field(init=False)
    answers: list[tuple[float, float]] = field(default_factory=list)
    cuts: list[tuple[float, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The address of this machine that the visitor comes from."""
        return f"127.0.{1 + self.number // 250}.{1 + self.number % 250}"

    async def open(self) -> None:
        """Open the app for the first time."""
        self.visitor = OwnVisitor(await self._connect(""), random.Random(self.number))

    async def stay(self, every_s: float, ended: asyncio.Event) -> None:
        """Filter or choose by the clock, until all is ended."""
        due = time.monotonic() + random.Random(self.number).uniform(0, every_s)
        while not ended.is_set():
            closed = asyncio.create_task(self.line.wait_closed())
            await asyncio.wait({closed, asyncio.create_task(ended.wait())}, timeout=max(due - time.monotonic(), 0),
                               return_when=asyncio.FIRST_COMPLETED)  # fmt: skip
            if closed.done():
                await self._come_back()
            elif not ended.is_set():
                await self._act(due)
                due += every_s
            closed.cancel()

    async def _act(self, due: float) -> None:
        try:
            await self.visitor.act()
            self.answers.append((due, time.monotonic() - due))
        except (WebSocketException, OSError):
            await self._come_back()
        except Exception as error:  # whatever it is, it is no answer
            self.faults.append(f"{type(error).__name__}: {error}"[:200])

    async def _come_back(self) -> None:
        """Open the same address anew, as often as it takes, and see whether it shows the same."""
        cut, wait = time.monotonic(), _LOOKS_AGAIN_AFTER_S
        codes = [("lang", "sv"), *(("tema", theme) for theme in sorted(self.visitor.themes))]
        query = urlencode([*codes, *([("kommun", self.visitor.pilot)] if self.visitor.pilot else [])])
        while True:
            await asyncio.sleep(self.visitor.chance.uniform(*wait))
            try:
                self.visitor.session = await self._connect(query)
                break
            except (WebSocketException, OSError, asyncio.IncompleteReadError):
                wait = (min(wait[1], _AT_MAX_S / 2), min(2 * wait[1], _AT_MAX_S))
        self.cuts.append((cut, time.monotonic() - cut))
        if self.visitor.shown() != (self.visitor.matching, self.visitor.article):
            self.faults.append(f"came back to another view: {self.visitor.shown()}")

    async def _connect(self, query: str) -> Session:
        """Ask whether the server is there, open a line, and look at the first run."""
        self._keep(await self._health())
        self.line = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream", origin=f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            subprotocols=["streamlit"], additional_headers=self._cookie(), local_addr=(self.source, 0),  # type: ignore[list-item]
            compression=None, max_size=None, max_queue=None, ping_interval=None, open_timeout=_PATIENCE_S,
        )  # fmt: skip
        if self.line.response:
            self._keep(self.line.response.headers.get("set-cookie", ""))
        session = Session(self.line, f"http://127.0.0.1:{self.port}/?{query}", "sv-SE")
        await session.run()
        return session

    async def _health(self) -> str:
        """Return the cookie that comes with the answer, if any; raise ConnectionError where there is no good answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.source, 0))
        cookie = "".join(f"{name}: {value}\r\n" for name, value in self._cookie().items())
        writer.write(f"GET /_stcore/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{cookie}\r\n".encode())
        answer = (await reader.read()).decode()
        writer.close()
        if not answer.startswith("HTTP/1.1 200"):
            raise ConnectionError(answer[:30])
        return next((line[12:] for line in answer.split("\r\n") if line.startswith("Set-Cookie: ")), "")

    def _cookie(self) -> dict[str, str]:
        return {"cookie": f"replica={self.replica}"} if self.replica else {}

    def _keep(self, cookie: str) -> None:
        if cookie:
            self.replica = cookie.removeprefix("replica=")[0]
