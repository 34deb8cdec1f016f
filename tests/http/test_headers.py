"""Any request is answered safely: no file but those that are served, no fault, nothing of the inside told."""

import re
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.conftest import ROOT, running_app
from tests.deploy.session import answers

_PATIENCE_S = 60
# One at least of every kind of route, ours and Streamlit's.
ROUTES = (
    "/ /jamfor /karta /underlag/ /nope /assets/app.css /assets/leaflet/data/leaflet.js /geo/counties.geojson "
    "/panels/sv/flen.html /map.html /favicon.png /dcat.rdf /kontakter /api/v1/pilots /data/pilotkartan.json "
    "/static/index.html /_stcore/health "
    "/_stcore/stream /_stcore/host-config /_stcore/upload_file/a/b /media/x "
    "/component/streamlit_folium.st_folium/index.html"
).split()
ROOMS = "/assets /assets/leaflet /geo /data /api /api/v1/pilots /static /component /_stcore /media".split()
WAYS_OUT = (
    "/../app.py", "/../../app.py", "/%2e%2e/app.py", "/%2e%2e%2fapp.py", "/..%2fapp.py", "/..%5capp.py", "/..\\app.py",
    "/%252e%252e/app.py", "/....//app.py", "//etc/passwd", "/%2fetc%2fpasswd", "/app.css%00.txt", "/%00", "/C:\\app.py",
    "/C:%5capp.py", "/%5c%5chost%5cshare", "/%ff%fe", "/%", "/%zz", "/.", "/..", "/%ed%a0%80", "/a\x01b",
    "/" + "a" * 300, "/" + "../" * 300 + "etc/passwd", "/%0d%0aset-cookie:x=1",
)  # fmt: skip
METHODS = ("get", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "FOO", "X" * 5000)
HEADERS: tuple[tuple[bytes, ...], ...] = (
    (b"Range: bytes=-5",),
    (b"Range: bytes=0-99999999999999999999999",),
    (b"Range: bytes=5-2",),
    (b"Range: bytes=" + b",".join(b"%d-%d" % (n, n) for n in range(3000)),),
    (b"Range: bytes=" + b"9" * 5000 + b"-",),
    (b"Range: \xff=a-b", b"If-Range: \xff"),
    (b'If-None-Match: \xff""",,W/', b"If-Modified-Since: Wed, 99 Foo 99999 99:99:99 GMT"),
    (b'If-None-Match: "a",' + b'"a",' * 5000, b"If-Modified-Since: " + b"9" * 5000),
    (b"Accept-Language: \xff\xfe;;q=,,,sv;q=a", b"Accept-Encoding: \xff;q=x,gzip;q=,*;"),
    (b"Accept-Language: " + b"sv," * 9000,),
    (b"X-A: " + b"a" * 100_000,),
    tuple(b"X-%d: a" % n for n in range(2000)),
    (b"Content-Length: 5", b"Transfer-Encoding: chunked"),
    (b"Content-Length: -5",),
    (b"Content-Length: 5", b"Content-Length: 6"),
    (b"Transfer-Encoding: xchunked",),
    (b"Cookie: \xff=\xff; _streamlit_xsrf=1", b"Origin: http://evil.example", b"Expect: 100-continue"),
    (b"X-Forwarded-For: evil.example", b"X-Forwarded-Proto: javascript", b"X-Forwarded-Host: evil.example"),
    (b"X: a\x00b",),
    (b"Host: evil.example",),
)
HOSTS = (
    "",
    "evil.example",
    'evil.example/"><script>',
    "a b",
    "[::1]:99999",
    "a:b",
    "a@evil.example",
    "\xe5",
    "[",
    "a" * 3000,
)
QUERIES = (
    "q=" + "a" * 60_000, "kommun=" + "&kommun=".join(["x"] * 5000), "%ff=%fe&lang=%00&tema=%0d%0aX:1&q=%ed%a0%80",
    "&".join(f"a{n}=1" for n in range(5000)), "bild=" + "&bild=".join(f"{n}{'x' * 90}" for n in range(100)),
)  # fmt: skip
EVENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[,.]\d{3} (WARNING|ERROR) [\w.]+: .")
INSIDE = (b"Traceback", b"site-packages", str(ROOT).encode(), b'File "', b"root:x:", b"PRIVATE KEY", b"cookieSecret")
# What stands in the files that must not be had: the composition root, the pins, the settings.
NOT_SERVED = (b"The composition root", b"pydantic==", b"gatherUsageStats")


@dataclass(frozen=True)
class Server:
    """The running app: where it listens, and the file that its log goes to."""

    address: str
    log: Path

    def ask(
        self, path: str, method: str = "GET", headers: Sequence[bytes] = (), body: bytes = b"", host: str = "localhost"
    ) -> bytes:
        """Return the whole answer to a request that is sent as it is written."""
        own = () if any(header.startswith(b"Host:") for header in headers) else (f"Host: {host}".encode("latin-1"),)
        line = f"{method} {path} HTTP/1.1".encode("latin-1")
        return self.send(b"\r\n".join((line, *own, b"Connection: close", *headers)) + b"\r\n\r\n" + body)

    def send(self, data: bytes, end: bool = False) -> bytes:
        """Return what comes back until the server closes; `end` closes our side once all is sent."""
        with self.open() as client:
            answer = b""
            try:
                client.sendall(data)
                if end:
                    client.shutdown(socket.SHUT_WR)
                while part := client.recv(65_536):
                    answer += part
            except ConnectionError:  # cut while we were still sending
                pass
            return answer

    def open(self) -> socket.socket:
        """Return a connection to the server."""
        where = urlsplit(self.address)
        return socket.create_connection((where.hostname, where.port), timeout=_PATIENCE_S)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started once."""
    log = tmp_path_factory.mktemp("log") / "log"
    with running_app(log=log) as address:
        yield Server(address, log)


def is_harmless(answer: bytes) -> bool:
    """Tell whether an answer is no fault of the server and tells nothing of its inside."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status = re.match(rb"HTTP/1\.[01] ([1-4])\d\d ", head)
    told = any(sign in answer for sign in INSIDE) or any(sign in body for sign in NOT_SERVED)
    return bool(status) and not told


@pytest.mark.parametrize("room", ROOMS)
def test_no_path_leads_out(server: Server, room: str) -> None:
    """No way of writing a path gives a file outside the folders that are served."""
    wrong = [way for way in WAYS_OUT if not is_harmless(server.ask(room + way))]
    assert wrong == []


@pytest.mark.parametrize("path", ROUTES)
def test_odd_requests_are_no_fault(server: Server, path: str) -> None:
    """Whatever method, headers, host or query a route is asked with, it answers or refuses, and tells nothing."""
    asked = [
        *((method, ()) for method in METHODS),
        *(("GET", headers) for headers in HEADERS),
    ]
    wrong = [(method, headers) for method, headers in asked if not is_harmless(server.ask(path, method, headers))]
    wrong += [host for host in HOSTS if not is_harmless(server.ask(path, host=host))]
    wrong += [query for query in QUERIES if not is_harmless(server.ask(f"{path}?{query}"))]
    assert wrong == []


def test_bodies_are_no_fault(server: Server) -> None:
    """A body where none is expected, shorter or longer than told, or no HTTP at all, is answered or cut off."""
    for path, body in product(("/", "/api/v1/pilots", "/assets/app.css"), (b"abc", b"a" * 100_000)):
        for length in (0, 3, 50_000):
            told = (b"Content-Length: %d" % length,)
            assert is_harmless(server.ask(path, headers=told, body=body))
            assert is_harmless(server.ask(path, "POST", told, body))
    for data in (b"\r\n\r\n", b"GET /\r\n\r\n", b"\x16\x03\x01\x02\x00" * 50, b"GET / HTTP/9.9\r\n\r\n", b"a" * 200_000,
                 b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                 b"OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                 b"GET http://evil.example/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"):  # fmt: skip
        answer = server.send(data, end=True)
        assert answer == b"" or is_harmless(answer)


def test_forged_host_changes_nothing_that_is_kept(server: Server) -> None:
    """A page for another host may not be kept by anyone in between, and no redirect leads there."""
    for path in ("/karta?kommun=flen", "/underlag/", "//evil.example/jamfor/", "/jamfor//"):
        answer = server.ask(path, host="evil.example")
        assert b"location: http" not in answer.lower()
        assert b"location: //" not in answer.lower()
    for path in ("/", "/dcat.rdf", "/kontakter"):
        assert b"cache-control: no-cache" in server.ask(path, host="evil.example")
    for host in ('"><script>alert(1)</script>', "evil.example/<x>", "evil.example <x>"):
        assert host.encode() not in server.ask("/", host=host)


def test_slow_clients_hold_up_nobody(server: Server) -> None:
    """While many send a request byte by byte, and never end it, others are answered."""
    slow = [server.open() for _ in range(60)]
    try:
        for byte in b"GET / HTTP/1.1\r\nHost: a\r\nX:":
            for client in slow:
                client.sendall(bytes([byte]))
        assert server.ask("/_stcore/health").endswith(b"ok")
        slow[0].sendall(b" a\r\nConnection: close\r\n\r\n")
        assert slow[0].recv(100).startswith(b"HTTP/1.1 200")
    finally:
        for client in slow:
            client.close()


def view(server: Server, query: str) -> bytes:
    """Return all that a visitor's session is sent for one address."""
    with connect(f"{server.address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], max_size=None,
                 open_timeout=_PATIENCE_S) as line:  # fmt: skip
        return b"".join(told.SerializeToString() for told in answers(line, query))


def test_sessions_do_not_see_each_other(server: Server) -> None:
    """What one visitor searches for, filters by and compares, and where they live, is sent to nobody else, also where
    many are drawn for at once, nor served at any address afterwards.
    """
    visitors = {f"sv{number}": f"q=hemlig{number}%C3%A5&plats=59.{number}12%2C17.{number}43&kommun={pilot}&lang=sv"
                for number, pilot in enumerate(("flen", "gotland", "haninge", "vimmerby"), start=21)}  # fmt: skip
    secrets = {
        who: (f"hemlig{who[2:]}å".encode(), f"59.{who[2:]}12".encode(), f"17.{who[2:]}43".encode()) for who in visitors
    }
    with ThreadPoolExecutor(len(visitors)) as at_once:
        seen = list(at_once.map(lambda who: (who, view(server, visitors[who])), [*visitors] * 3))
    for who, sent in seen:
        assert all(secret in sent for secret in secrets[who])
        assert not any(secret in sent for other in visitors if other != who for secret in secrets[other])
    after = view(server, "lang=sv") + b"".join(server.ask(path) for path in ("/", "/api/v1/pilots", "/_stcore/metrics"))
    assert not any(secret in after for own in secrets.values() for secret in own)


def test_another_site_gets_no_session(server: Server) -> None:
    """A page of another site cannot open a session with a visitor's browser, nor make the server ask around."""
    with pytest.raises(InvalidStatus):
        connect(f"{server.address.replace('http', 'ws')}/_stcore/stream", origin="http://evil.example")  # type: ignore[arg-type]
    assert b"external IP" not in server.log.read_bytes()


@pytest.mark.parametrize("size_bytes", [4_000, 9_000, 15_000])
def test_session_takes_the_headers_that_a_page_takes(server: Server, size_bytes: int) -> None:
    """Whatever cookies of the domain a page comes with, its session is opened with, too."""
    cookie = f"c={'x' * size_bytes}"
    assert server.ask("/", headers=(f"Cookie: {cookie}".encode(),)).startswith(b"HTTP/1.1 200")
    with connect(f"{server.address.replace('http', 'ws')}/_stcore/stream", additional_headers={"Cookie": cookie},
                 open_timeout=_PATIENCE_S) as line:  # fmt: skip
        assert line.protocol.state.name == "OPEN"


def test_log_is_one_line_an_event_and_names_no_visitor(server: Server) -> None:
    """After all of this the log has lines of one form, without addresses of visitors, queries or searches."""
    view(server, "q=hemligfr%C3%A5ga&bild=x&kommun=%0a")
    server.send(b"no HTTP\r\n\r\n")
    events = server.log.read_text("utf-8").partition(server.address)[2]
    lines = [line for line in events.splitlines() if line.strip()]
    assert lines
    assert [line for line in lines if not EVENT.match(line)] == []
    assert not re.search(r"hemlig|\?|\bq=|Traceback|\d - ", "\n".join(lines))
