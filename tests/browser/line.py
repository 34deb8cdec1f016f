"""A line between browser and server that may go dead without a word, as a laptop's does when its network goes."""

import socket
from contextlib import suppress
from threading import Event, Thread
from urllib.parse import urlsplit

_CHUNK_BYTES = 65_536


class Line:
    """Carries what is sent to the server at `to`, an address that may change, until it is cut.

    While it `refuses_sessions` it hangs up on whoever asks for a websocket, as some networks do.
    """

    def __init__(self, to: str) -> None:
        self.to = to
        self._whole = Event()
        self._whole.set()
        self.refuses_sessions = False
        self._door = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Lose all that is sent from now on, for ever on what is connected; nobody is told."""
        self._whole.clear()

    def mend(self) -> None:
        """Carry again what is connected from now on, and what has waited for it."""
        self._whole.set()

    def _serve(self) -> None:
        while True:
            client, _ = self._door.accept()
            Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        self._whole.wait()
        where = urlsplit(self.to)
        try:
            server = socket.create_connection((where.hostname, where.port))
        except OSError:
            client.close()
            return
        for ends in ((client, server), (server, client)):
            Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, sender: socket.socket, receiver: socket.socket) -> None:
        lost = False
        with suppress(OSError):
            while data := sender.recv(_CHUNK_BYTES):
                if self.refuses_sessions and b"\r\nupgrade: websocket" in data.lower():
                    break
                lost = lost or not self._whole.is_set()
                if not lost:
                    receiver.sendall(data)
        if not lost:
            for end in (sender, receiver):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
