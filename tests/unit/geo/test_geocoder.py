"""The online geocoder asks only if it may, as seldom as it must, and fails in words that a page can show."""

import functools
import json
import logging
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Barrier, Event, Thread
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from pilotkartan.geo import geocoder
from pilotkartan.geo.geocoder import ATTRIBUTION, Fault, Found, OnlineGeocoder

CONTACT = "karta@example.org"
SECRET = "hemliga gatan 7"
LABEL = "Storgatan, Flen, Södermanlands län, Sverige"
FOUND = Found(LABEL, 59.0575, 16.5875)
INTERVAL = 0.05
LONG_S = 30  # longer than a busy machine takes
SOON_S = 0.3  # for what never comes
OPTED_IN = {"PILOTKARTAN_GEOCODER": "nominatim", "PILOTKARTAN_GEOCODER_CONTACT": CONTACT}


@dataclass(frozen=True)
class Reply:
    """What the service answers: `held` until released, `cut` in the middle of the body, or both: held there."""

    body: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    held: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Request:
    """A request as the service saw it."""

    at: float
    path: str
    asked: dict[str, list[str]]
    agent: str


def hits(**fields: object) -> str:
    """Return a list of one hit as Nominatim writes it, some fields changed."""
    hit = {"place_id": 1, "lat": "59.0575", "lon": "16.5875", "class": "highway", "display_name": LABEL}
    return json.dumps([{**hit, **fields}], ensure_ascii=False)


HIT = Reply(hits())
BUSY = Reply(f'{{"error": "{SECRET}"}}', status=429)
HELD = replace(HIT, held=True)
# What the service does | its reply | what the visitor is told
REPLIES: dict[str, tuple[Reply, Fault]] = {
    "holds the answer": (HELD, "timeout"),
    "holds half the answer": (replace(HELD, cut=True), "timeout"),
    "refuses for now": (BUSY, "busy"),
    "breaks": (Reply(f"Error: q={SECRET}", status=500), "failed"),
    "has no time": (Reply("", status=504), "timeout"),
    "blocks us": (Reply("<h1>Blocked</h1>", status=403), "failed"),
    "leads elsewhere": (Reply("", status=302, headers=(("Location", "/elsewhere?q=hemliga"),)), "failed"),
    "answers no JSON": (Reply(f"<p>{SECRET}</p>"), "failed"),
    "answers no text": (Reply(hits(), headers=(("Content-Type", "text/html; charset=ascii"),)), "failed"),
    "nests without end": (Reply("[" * 100_000), "failed"),
    "answers an error": (Reply(f'{{"error": "{SECRET}"}}'), "failed"),
    "answers a number": (Reply("7"), "failed"),
    "lists no hits but words": (Reply('["a"]'), "failed"),
    "breaks off": (replace(HIT, cut=True), "failed"),
    "gives no position": (Reply(hits(lat=None, lon=None)), "failed"),
    "gives words for numbers": (Reply(hits(lat="north")), "failed"),
    "gives a number that is none": (Reply(hits(lat="nan")), "failed"),
    "gives no name": (Reply(hits(display_name=None)), "failed"),
    "knows no such place": (Reply("[]"), "no_hit"),
    "finds it abroad": (Reply(hits(lat="48.85", lon="2.35")), "no_hit"),
    "finds it once round the globe": (Reply(hits(lon="376.5875")), "no_hit"),
}
each_reply = pytest.mark.parametrize(("reply", "fault"), REPLIES.values(), ids=REPLIES)


class Service(ThreadingHTTPServer):
    """A Nominatim of our own on the loopback, which plays what `reply` says."""

    daemon_threads = True
    request_queue_size = 50

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply = HIT
        self.requests: list[Request] = []
        self.arrived, self.release = Event(), Event()

    @property
    def domain(self) -> str:
        """Where the service is."""
        return f"127.0.0.1:{self.server_port}"

    @property
    def texts(self) -> list[str]:
        """The texts that were asked for, in order."""
        return [request.asked["q"][0] for request in self.requests]

    @property
    def gaps(self) -> list[float]:
        """The seconds between one request and the next."""
        return [after.at - before.at for before, after in pairwise(self.requests)]


class Handler(BaseHTTPRequestHandler):
    """Answers a search."""

    server: Service

    def do_GET(self) -> None:  # the name that http.server asks for
        """Note the request and play the reply."""
        url = urlsplit(self.path)
        request = Request(time.monotonic(), url.path, parse_qs(url.query), self.headers["User-Agent"])
        reply = self.server.reply
        self.server.requests.append(request)
        self.server.arrived.set()
        if reply.held and not reply.cut:
            self.server.release.wait(30)
        body = reply.body.encode()
        self.send_response(reply.status)
        for name, value in dict([("Content-Type", "application/json; charset=utf-8"), *reply.headers]).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if reply.cut else body)
        if reply.held and reply.cut:
            self.server.release.wait(30)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """Answer, and do not mind a visitor who has left."""
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A running service on a free port; what it holds is released in the end."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Service() as server:
        thread = Thread(target=functools.partial(server.serve_forever, poll_interval=0.01))
        thread.start()
        yield server
        server.release.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def online(service: Service) -> OnlineGeocoder:
    """A geocoder that asks the service, and gives a busy machine time to answer."""
    return OnlineGeocoder(CONTACT, service.domain, "http", interval=INTERVAL, timeout=LONG_S)


@dataclass
class Visitors:
    """Sessions that all ask at the same moment, and their `answers`."""

    answers: dict[int, Found | Fault] = field(default_factory=dict)

    def ask(self, geocoder: OnlineGeocoder, texts: list[str]) -> None:
        """Ask for each text in a thread of its own, and wait for all answers."""
        start = Barrier(len(texts))

        def visit(number: int, text: str) -> None:
            start.wait()
            self.answers[number] = geocoder.find(text, "sv")

        threads = [Thread(target=visit, args=item) for item in enumerate(texts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def test_hit_is_a_point_with_a_name(online: OnlineGeocoder, service: Service) -> None:
    """A hit comes with its name and degrees; the service learns who asks, and is asked in Sweden, in a language."""
    assert online.find("Storgatan, Flen", "sv") == FOUND
    assert online.find("Storgatan, Flen", "en") == FOUND
    assert [request.asked["accept-language"] for request in service.requests] == [["sv"], ["en"]]
    for request in service.requests:
        assert request.path == "/search"
        assert request.agent == f"Pilotkartan ({CONTACT})"
        assert request.asked["countrycodes"] == ["se"]
        assert request.asked["limit"] == ["1"]
    assert ATTRIBUTION == "© OpenStreetMap"


@each_reply
def test_every_fault_has_a_name(online: OnlineGeocoder, service: Service, reply: Reply, fault: Fault) -> None:
    """Whatever the service does, the visitor is told a fault after one request, and what may pass is not kept."""
    service.reply = reply
    online.timeout = SOON_S if reply.held else LONG_S
    assert online.find(SECRET, "sv") == fault
    assert len(service.requests) == 1
    service.reply = HIT
    online.timeout = LONG_S
    service.release.set()
    assert online.find(SECRET, "sv") == ("no_hit" if fault == "no_hit" else FOUND)


def test_no_service(caplog: pytest.LogCaptureFixture) -> None:
    """A service that is not there is a fault like the others."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        nowhere = OnlineGeocoder(CONTACT, f"127.0.0.1:{taken.getsockname()[1]}", "http")
        assert nowhere.find(SECRET, "sv") == "failed"
    assert "failed" in caplog.text


@pytest.mark.parametrize("domain", ["", "no such place", "[::1", "127.0.0.1:port", "\n"])
def test_no_domain(domain: str) -> None:
    """A service's address that makes no sense is a fault like the others."""
    assert OnlineGeocoder(CONTACT, domain, "http").find(SECRET, "sv") == "failed"


@pytest.mark.parametrize(("text", "answer"), [("", "no_hit"), (" \n", "no_hit"), ("a" * 201, "no_hit")])
def test_no_address_is_not_asked_for(online: OnlineGeocoder, service: Service, text: str, answer: Fault) -> None:
    """A text that can be no address never leaves the server."""
    assert online.find(text, "sv") == answer
    assert service.requests == []


@pytest.mark.parametrize("text", ["\ud800", "\0", "a&limit=50&q=b", "'; --", "Ångermanland #2"])
def test_strange_text(online: OnlineGeocoder, service: Service, text: str) -> None:
    """A strange text is asked for as it is, letter case apart, or is a fault; it changes nothing else."""
    assert online.find(text, "sv") in (FOUND, "failed")
    assert service.texts in ([], [text.casefold()])
    assert all(request.asked["limit"] == ["1"] for request in service.requests)


@each_reply
def test_log_never_holds_the_text(
    online: OnlineGeocoder, service: Service, reply: Reply, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    """The log names a fault and never what the visitor wrote, not even at its most talkative."""
    caplog.set_level(logging.DEBUG)
    service.reply = reply
    online.timeout = SOON_S if reply.held else LONG_S
    online.find(SECRET, "sv")
    assert SECRET.split()[0] not in caplog.text.lower()
    assert CONTACT not in caplog.text
    assert (fault in caplog.text) == (fault != "no_hit")


@pytest.mark.parametrize("reply", [HIT, Reply("[]")], ids=["hit", "no hit"])
def test_the_same_is_asked_once(online: OnlineGeocoder, service: Service, reply: Reply) -> None:
    """What is known is not asked again: hits and no hits, whatever the spaces and the letters' case."""
    service.reply = reply
    answers = {online.find(text, "sv") for text in ("Storgatan 1, Flen", " storgatan  1, FLEN\n", "Storgatan 1, Flen")}
    assert len(answers) == 1
    assert service.texts == ["storgatan 1, flen"]


def test_least_recently_used_is_forgotten(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache holds so many answers and no more; what was used last stays."""
    assert geocoder.CACHE_SIZE == 512
    monkeypatch.setattr(geocoder, "CACHE_SIZE", 2)
    online = OnlineGeocoder(CONTACT, service.domain, "http", interval=0)
    for text in ("a", "b", "a", "c", "a", "b"):
        online.find(text, "sv")
    assert service.texts == ["a", "b", "c", "b"]


def test_many_sessions_few_texts(online: OnlineGeocoder, service: Service) -> None:
    """Twenty sessions at once that ask for four texts make four requests, one at a time, and all get an answer."""
    visitors = Visitors()
    visitors.ask(online, [f"storgatan {number % 4}" for number in range(20)])
    assert list(visitors.answers.values()) == [FOUND] * 20
    assert sorted(service.texts) == [f"storgatan {number}" for number in range(4)]
    assert min(service.gaps) >= 0.95 * INTERVAL


def test_many_sessions_many_texts(service: Service) -> None:
    """Twenty sessions at once with a text each: some are served in turn, the others told busy, none waits for ever."""
    online = OnlineGeocoder(CONTACT, service.domain, "http", interval=0.1, patience=0.35, timeout=LONG_S)
    visitors = Visitors()
    visitors.ask(online, [f"storgatan {number}" for number in range(20)])
    answers = list(visitors.answers.values())
    assert len(answers) == 20
    assert set(answers) == {FOUND, "busy"}
    assert answers.count(FOUND) == len(service.requests) == len(set(service.texts))
    assert min(service.gaps, default=1) >= 0.95 * 0.1


def test_never_two_requests_in_a_second(service: Service) -> None:
    """As the operator gets it, there is a whole second between requests, also after a fault."""
    settings = {"PILOTKARTAN_GEOCODER_DOMAIN": service.domain, "PILOTKARTAN_GEOCODER_SCHEME": "http"}
    online = OnlineGeocoder.from_environment(OPTED_IN | settings)
    assert online
    assert online is OnlineGeocoder.from_environment(OPTED_IN | settings)
    service.reply = Reply("", status=500)
    assert online.find("storgatan 0", "sv") == "failed"
    service.reply = HIT
    visitors = Visitors()
    visitors.ask(online, ["storgatan 1", "storgatan 2"])
    assert list(visitors.answers.values()) == [FOUND] * 2
    assert len(service.gaps) == 2
    assert min(service.gaps) >= 0.95


def test_busy_is_told_at_once(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    """A visitor who would wait for too long is told so at once, not after the wait, and is not asked for."""
    caplog.set_level(logging.INFO)
    online = OnlineGeocoder(CONTACT, service.domain, "http", interval=10, patience=5, timeout=30)
    service.reply = HELD
    first: list[Found | Fault] = []
    thread = Thread(target=lambda: first.append(online.find("storgatan 1", "sv")))
    thread.start()
    assert service.arrived.wait(10)
    assert online.find(SECRET, "sv") == "busy"  # while the first is still being answered
    service.release.set()
    thread.join()
    assert first == [FOUND]
    assert online.find(SECRET, "sv") == "busy"  # and while the service is left in peace
    assert online.find("storgatan 1", "en") == "busy"
    assert online.find("storgatan 1", "sv") == FOUND
    assert service.texts == ["storgatan 1"]
    assert "busy" in caplog.text
    assert SECRET not in caplog.text


def test_slow_line_ends_in_busy(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor whose turn comes later than was foreseen is told busy, and the service is not asked."""
    now, second_asks = [0.0], Event()

    def monotonic() -> float:
        """Tell the time, which jumps once the second visitor has asked."""
        told = now[0]
        if service.arrived.is_set():
            now[0] = 6.0
            second_asks.set()
        return told

    monkeypatch.setattr(geocoder, "time", SimpleNamespace(monotonic=monotonic, sleep=time.sleep))
    online = OnlineGeocoder(CONTACT, service.domain, "http", interval=0, patience=5, timeout=LONG_S)
    service.reply = HELD
    with ThreadPoolExecutor(2) as visitors:
        first = visitors.submit(online.find, "storgatan 1", "sv")
        assert service.arrived.wait(LONG_S)
        second = visitors.submit(online.find, "storgatan 2", "sv")
        assert second_asks.wait(LONG_S)
        service.release.set()
    assert (first.result(), second.result()) == (FOUND, "busy")
    assert service.texts == ["storgatan 1"]


def test_service_that_asks_for_a_pause_gets_it(service: Service) -> None:
    """A service that refuses for a minute is left in peace for a minute, whatever is asked for."""
    online = OnlineGeocoder(CONTACT, service.domain, "http", interval=INTERVAL)
    service.reply = replace(BUSY, headers=(("Retry-After", "60"),))
    assert online.find("storgatan 1", "sv") == "busy"
    service.reply = HIT
    assert [online.find(text, "sv") for text in ("storgatan 1", "storgatan 2")] == ["busy", "busy"]
    assert len(service.requests) == 1


def test_visitor_waits_no_longer_than_the_limit(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that hangs where no socket's time limit reaches, as a name's look-up may, holds no visitor."""
    online = OnlineGeocoder(CONTACT, service.domain, "http", patience=0.1, timeout=0.1)
    hung = Event()

    def hang(*_: object, **__: object) -> bool:
        let_go = service.release.wait(60)
        hung.set()
        return let_go

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    assert online.find("storgatan 1", "sv") == "timeout"
    assert not hung.is_set(), "the visitor waited until the network let go"
    service.release.set()


@pytest.mark.parametrize(
    "environ",
    [{}, {"PILOTKARTAN_GEOCODER": ""}, {"PILOTKARTAN_GEOCODER": " "}, {"PILOTKARTAN_GEOCODER_CONTACT": CONTACT}],
)
def test_not_opted_in(environ: dict[str, str], service: Service, caplog: pytest.LogCaptureFixture) -> None:
    """Without the operator's word there is no geocoder, no request and no complaint."""
    settings = {"PILOTKARTAN_GEOCODER_DOMAIN": service.domain, "PILOTKARTAN_GEOCODER_SCHEME": "http"}
    assert OnlineGeocoder.from_environment(environ | settings) is None
    assert service.requests == []
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("end", "value"),
    [("", "google"), ("_CONTACT", ""), ("_CONTACT", "karta@\nexample.org"), ("_CONTACT", "Åsa"), ("_SCHEME", "ftp")],
)
def test_wrong_settings(end: str, value: str, service: Service, caplog: pytest.LogCaptureFixture) -> None:
    """Settings that will not do are told in one clear line, once, and there is no geocoder and no request."""
    environ = OPTED_IN | {"PILOTKARTAN_GEOCODER_DOMAIN": service.domain} | {f"PILOTKARTAN_GEOCODER{end}": value}
    assert [OnlineGeocoder.from_environment(environ) for _ in range(3)] == [None] * 3
    assert len(caplog.messages) == 1
    assert "PILOTKARTAN_GEOCODER" in caplog.text
    assert "_CONTACT" in caplog.text
    assert service.requests == []
