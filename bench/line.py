"""A visitor's line between browser and server, on loopback: so many bit/s each way, so late, websockets too.

All connections of the visitor share it, in the order in which they send; opening one costs a round trip. It counts what
goes through. Not modelled: loss, and TCP's slow start.
"""

import asyncio
from asyncio import StreamReader, StreamWriter
from threading import Thread
from typing import Self, cast

_CHUNK_BYTES = 4096


class _Way:
    """One direction: when it is free again (seconds on the loop's clock), and the bytes that went."""

    def __init__(self) -> None:
        self.free_at = 0.0
        self.bytes = 0


class Line:
    """A line to a port of this machine, open as long as it is entered as a context."""

    def __init__(self, target: int, mbit_per_s: float, round_trip_ms: float) -> None:
        self._target = target
        self._bytes_per_s = mbit_per_s * 1e6 / 8
        self._one_way_s = round_trip_ms / 2000
        self.up, self.down = _Way(), _Way()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        """Open the line."""
        self._thread.start()
        listening = asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, and what still goes over it."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _close(self) -> None:
        self._server.close()
        rest = asyncio.all_tasks() - {cast("asyncio.Task[None]", asyncio.current_task())}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _serve(self, browser_in: StreamReader, browser_out: StreamWriter) -> None:
        await asyncio.sleep(2 * self._one_way_s)
        server_in, server_out = await asyncio.open_connection("127.0.0.1", self._target)
        await asyncio.gather(
            self._pass_on(browser_in, server_out, self.up), self._pass_on(server_in, browser_out, self.down)
        )

    async def _pass_on(self, source: StreamReader, sink: StreamWriter, way: _Way) -> None:
        """Send each piece when its turn has come and let it arrive later; read on meanwhile."""
        try:
            while piece := await source.read(_CHUNK_BYTES):
                way.bytes += len(piece)
                way.free_at = max(self._loop.time(), way.free_at) + len(piece) / self._bytes_per_s
                self._loop.call_at(way.free_at + self._one_way_s, _deliver, sink, piece)
                await asyncio.sleep(way.free_at - self._loop.time())
        except ConnectionError:
            pass
        self._loop.call_at(way.free_at + 2 * self._one_way_s, sink.close)


def _deliver(sink: StreamWriter, piece: bytes) -> None:
    if not sink.is_closing():  # by who hung up meanwhile
        sink.write(piece)
