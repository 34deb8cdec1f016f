"""A visitor without a browser: a session that speaks Streamlit's protocol through nginx."""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

_PATIENCE_S = 60
_COOKIE = re.compile(r"replica=(\d)")
_VIEW = re.compile(r'data-chosen="(\w*)"|(\d+) av 10 pilotkommuner')


@dataclass
class Session:
    """A visitor at a port, who comes from an address of this machine and keeps the cookie `replica`."""

    port: int
    source: str = "127.0.0.1"
    replica: str = ""
    line: ClientConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connect()

    def connect(self) -> None:
        """Ask whether the server is there and open a line to it, as Streamlit's page does at first and when cut."""
        asked = HTTPConnection("127.0.0.1", self.port, _PATIENCE_S, (self.source, 0))
        asked.request("GET", "/_stcore/health", headers=self._headers())
        answer = asked.getresponse()
        body = answer.read()
        asked.close()
        if answer.status != 200 or body != b"ok":
            raise ConnectionError(f"the server answers {answer.status}")
        self._keep(answer.getheader("Set-Cookie"))
        opened = socket.create_connection(("127.0.0.1", self.port), _PATIENCE_S, (self.source, 0))
        origin = f"http://127.0.0.1:{self.port}"
        self.line = connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream", sock=opened, origin=origin, subprotocols=["streamlit"],
            additional_headers=self._headers(), max_size=None, legacy=True,
        )  # type: ignore[call-overload, arg-type]  # fmt: skip
        self._keep(self.line.response.headers.get("Set-Cookie") if self.line.response else None)

    def _headers(self) -> dict[str, str]:
        return {"Cookie": f"replica={self.replica}"} if self.replica else {}

    def _keep(self, cookie: str | None) -> None:
        if found := _COOKIE.match(cookie or ""):
            self.replica = found[1]

    def view(self, query: str) -> dict[str, str]:
        """Return what the page shows for an address: the chosen pilot, and how many pilots match."""
        shown: dict[str, str] = {}
        for told in answers(self.line, query):
            for chosen, count in _VIEW.findall(told.delta.new_element.html.body):
                shown |= {"count": count} if count else {"chosen": chosen}
        return shown

    def close(self) -> None:
        """Leave."""
        self.line.close()


def answers(line: ClientConnection, query: str) -> Iterator[ForwardMsg]:
    """Ask for the view of an address; yield all that the server sends, to the end of its run."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    line.send(asked.SerializeToString())
    finished = False
    while not finished:
        told = ForwardMsg.FromString(line.recv(timeout=_PATIENCE_S, decode=False))
        finished = told.WhichOneof("type") == "script_finished"
        yield told
