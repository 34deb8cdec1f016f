"""nginx, with the very nginx.conf of deploy/, hands on what it should: seen by a server in the app's place."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from streamlit.web.server.starlette.starlette_routes import XSRF_COOKIE_NAME

from tests.deploy.replicas import NGINX, Replicas
from tests.servers import wait_until_up

if NGINX is None:
    pytest.skip("there is no nginx here", allow_module_level=True)

PATHS = (
    "/",
    "/jamfor?lang=sv",
    "/_stcore/stream",
    "/_stcore/upload_file/a/b",
    "/media/a",
    "/assets/a",
    "/api/v1/pilots",
)
OTHERS = "; ".join(f"c{n}={'x' * 3000}" for n in range(4))


class Echo(BaseHTTPRequestHandler):
    """Answers with the cookies that it was sent."""

    def do_GET(self) -> None:
        """Answer."""
        body = "; ".join(self.headers.get_all("Cookie") or []).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def echoing(port: int) -> Iterator[None]:
    """Run the stand-in for a replica."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Echo)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of nginx with a stand-in behind it."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        replicas = Replicas(Path(folder))
        with echoing(replicas.ports[1]):
            nginx = replicas.start_nginx()
            try:
                wait_until_up(f"{replicas.address}/_stcore/health", nginx)
                yield replicas.port
            finally:
                nginx.terminate()
                nginx.wait()


def ask(port: int, path: str, cookie: str) -> tuple[int, str]:
    """Return status and text of what comes back."""
    asked = HTTPConnection("127.0.0.1", port)
    asked.request("GET", path, headers={"Cookie": cookie})
    answer = asked.getresponse()
    text = answer.read().decode()
    asked.close()
    return answer.status, text


@pytest.mark.parametrize("path", PATHS)
def test_app_gets_its_own_cookie_alone(port: int, path: str) -> None:
    """Cookies of other sites of the domain, however many, do not reach the app; that which guards uploads does."""
    assert ask(port, path, f"{OTHERS}; {XSRF_COOKIE_NAME}=2|a|b|1; replica=1; z=1") == (
        200,
        f"{XSRF_COOKIE_NAME}=2|a|b|1",
    )
    assert ask(port, f"{path}{'&' if '?' in path else '?'}again", OTHERS) == (200, "")


def test_more_cookies_than_nginx_takes_are_told(port: int) -> None:
    """Whoever sends more than a server can take reads, in both languages, that it is the cookies, and what to do."""
    status, text = ask(port, "/", f"c={'x' * 40_000}")
    assert status == 431
    assert 'lang="sv"' in text
    assert "kakor" in text
    assert "cookies" in text


@pytest.mark.parametrize(
    "path", ["/operator", "/operator?lang=sv", "//operator", "/./operator", "/%6fperator", "/a/../operator"]
)
def test_page_of_the_operator_is_closed(port: int, path: str) -> None:
    """Nobody reaches the page of whoever runs the app through nginx, however the address is written."""
    assert ask(port, path, "")[0] == 404
