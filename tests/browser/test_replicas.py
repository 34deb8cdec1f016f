"""Three replicas behind the nginx of deploy/: a visitor stays with one, and keeps the view when it dies.

One test asks them all, one thing after the other, since four servers take long to start.
"""

import gzip
import re
import socket
from http.client import HTTPConnection

import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.visitor import Visitor
from tests.deploy.replicas import NGINX, NUMBERS, Replicas, running_replicas
from tests.deploy.session import Session

if NGINX is None:
    pytest.skip("there is no nginx here", allow_module_level=True)

_EVENT = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:]{8}\+00:00 [1-5]\d\d (GET|HEAD|POST|PUT|DELETE|OPTIONS|other) (/[\w/-]*|other) [\d.]+s \d+B "
    r"replica=[\w.:, -]+ answered=[\d, -]+ cache=(HIT|MISS|EXPIRED|STALE|UPDATING|REVALIDATED|BYPASS|-)"
)
# No replica's address: whoever comes from here is known by it.
_ELSEWHERE = "127.0.9.9"


def test_what_visitors_notice_of_replicas(visitor: Visitor) -> None:
    """A visitor has a fair share of what is there, none of what others did, and the same view whatever replica dies."""
    with running_replicas() as replicas:
        _see_a_replica_die_and_all_be_renewed(visitor, replicas)
        _see_that_a_client_has_its_share_and_no_more(replicas)
        _see_what_nginx_shuts_out(replicas)
        _see_that_the_log_tells_nothing_of_visitors(replicas)


def _see_a_replica_die_and_all_be_renewed(visitor: Visitor, replicas: Replicas) -> None:
    """A dead replica's visitors are with another, and nobody else notices; a rolling restart loses no view.

    The page is not loaded anew, the map keeps its place, and the first click counts.
    """
    page, files = visitor.page, replicas.files()
    visitor.open(f"{replicas.address}/?tema=boende&kommun=vimmerby")
    own = _replica(page)
    # All that one visitor asks for comes from one replica; one that is too busy to answer leaves them to the next.
    asked = {line.split("replica=")[1].split(" answered=")[0].split(", ")[-1] for line in replicas.log()}
    assert asked == {f"127.0.0.1:{replicas.ports[own]}"}
    visitor.in_map("() => { window.stays = true; map.setZoom(7, { animate: false }); }")
    page.evaluate("window.stays = true")
    place = visitor.zoom_and_center()
    others = [Session(replicas.port, replica=str(number)) for number in NUMBERS if number != own]
    lines = [other.line for other in others]
    seen = [other.view("tema=dialog&kommun=flen&lang=sv") for other in others]

    with page.expect_event("websocket"):
        replicas.kill(own)
    _wait_until_back(page)
    assert _replica(page) != own
    visitor.expect_chosen("vimmerby", "Vimmerby")
    assert [other.view("tema=dialog&kommun=flen&lang=sv") for other in others] == seen
    assert [other.line for other in others] == lines
    visitor.tick("Besöksnäring")
    visitor.expect_params(tema=["boende", "besok"], kommun="vimmerby")

    summary = visitor.summary.inner_text()
    for renewed in (own, _replica(page)):
        replicas.start(renewed)
        # Each time the one that the visitor is with: the other two of three, one after the other.
        with page.expect_event("websocket"):
            replicas.stop(_replica(page))
        _wait_until_back(page)
        visitor.expect_chosen("vimmerby", "Vimmerby")
        expect(visitor.summary).to_have_text(summary)
    assert page.evaluate("window.stays")
    assert visitor.in_map("() => window.stays")
    assert visitor.zoom_and_center() == place
    # The image's file system cannot be written to.
    assert replicas.files() == files


def _see_that_a_client_has_its_share_and_no_more(replicas: Replicas) -> None:
    """Who asks for more than any visitor needs is told to wait; others are served; files come from what nginx keeps."""
    asset = re.search(r"/assets/app\.css\?v=\w+", _ask(replicas, "/")[1])
    assert asset
    assert _ask(replicas, asset[0])[0] == 200
    # At once, since who waits for each answer is slow enough on a busy machine.
    answers = [status for _ in range(2) for status in _at_once(replicas, asset[0], 800)]
    assert set(answers) == {200, 429}
    assert answers.index(429) > 900
    assert _ask(replicas, asset[0])[0] == 200
    assert sum("HEAD /assets" in line and "cache=HIT" in line for line in replicas.log()) > 900


def _at_once(replicas: Replicas, path: str, times: int) -> list[int]:
    """Return the status of each answer to a request that is made many times without waiting, on one connection."""
    with socket.create_connection(("127.0.0.1", replicas.port), source_address=(_ELSEWHERE, 0)) as client:
        one = f"HEAD {path} HTTP/1.1\r\nHost: 127.0.0.1:{replicas.port}\r\n"
        client.sendall(f"{one}\r\n".encode() * (times - 1) + f"{one}Connection: close\r\n\r\n".encode())
        answers = b"".join(iter(lambda: client.recv(65_536), b""))
    return [int(status) for status in re.findall(rb"^HTTP/1.1 (\d+)", answers, re.M)]


def _see_what_nginx_shuts_out(replicas: Replicas) -> None:
    """Another site gets no session through nginx either, nobody the number of sessions; no answer tells versions."""
    with pytest.raises(InvalidStatus):
        connect(f"ws://127.0.0.1:{replicas.port}/_stcore/stream", origin="http://evil.example")  # type: ignore[arg-type]
    assert _ask(replicas, "/_stcore/metrics")[0] == 404
    _, _, headers = _ask(replicas, "/")
    assert headers["server"] == "nginx"
    assert headers["content-encoding"] == "gzip"
    assert "default-src 'none'" in headers["content-security-policy"]


def _see_that_the_log_tells_nothing_of_visitors(replicas: Replicas) -> None:
    """The log is one line an event, without the visitor's address, what they searched for, or what they wrote."""
    session = Session(replicas.port, _ELSEWHERE)
    session.view("q=hemligt&lang=sv")
    session.close()
    for path in ("/?q=hemligt", "/hemligt?q=hemligt", "/media/hemligt", "/assets/hemligt", "/api/v1/pilots?q=hemligt"):
        _ask(replicas, path, _ELSEWHERE)
    lines = replicas.log()
    assert [line for line in lines if not _EVENT.fullmatch(line)] == []
    told = "\n".join([*lines, *replicas.log("nginx-error")])
    assert not re.search(rf"hemligt|\?|{re.escape(_ELSEWHERE)}", told)


def _replica(page: Page) -> int:
    return next(int(cookie["value"]) for cookie in page.context.cookies() if cookie["name"] == "replica")


def _wait_until_back(page: Page) -> None:
    """Wait until the page has a session, and has been drawn by it."""
    back = '.stApp[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
    page.wait_for_selector(back, state="attached")


def _ask(replicas: Replicas, path: str, source: str = "127.0.0.1") -> tuple[int, str, dict[str, str]]:
    asked = HTTPConnection("127.0.0.1", replicas.port, source_address=(source, 0))
    asked.request("GET", path, headers={"Accept-Encoding": "gzip"} if path == "/" else {})
    answer = asked.getresponse()
    body = answer.read()
    asked.close()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    text = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    return answer.status, text.decode(), headers
