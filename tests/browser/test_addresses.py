"""The API answers as it is described, on the running server, asked by a tool that reads the description."""

import http.client
import subprocess
import sys
import time
from pathlib import Path

import pytest

# Every case of every parameter on one GET of each kind: the tables take the same filters, and differ in what they hold.
# Every address and method, as HEAD and OPTIONS share the code of GET, by examples and at random.
EACH_KIND = r"^GET /api/(v1|openapi\.json|v1/(codebook|pilots(\.csv|\.geojson|/\{id\})?|results|codings\.csv))$"
RUNS = {
    "every case": ["--phases", "coverage", "--include-name-regex", EACH_KIND],
    "at random": ["--phases", "examples,fuzzing", "--max-examples", "3"],
}


@pytest.mark.parametrize("run", RUNS)
def test_addresses_are_as_described(app: str, tmp_path: Path, run: str) -> None:
    """Whatever is asked, the server answers with a status, type, headers and body that the description names.

    It never fails, takes what the description allows, refuses what it does not, and any other method.
    """
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{app}/api/openapi.json", "--checks", "all"]
    options = ["--generation-deterministic", "--no-color", "--warnings", "off", *RUNS[run]]
    told = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "No issues found" in told.stdout


def test_small_answers_leave_at_once(app: str) -> None:
    """On a kept connection no answer waits for the asker's acknowledgement: the server's socket sends without delay."""
    host, _, port = app.removeprefix("http://").partition(":")
    kept = http.client.HTTPConnection(host, int(port))

    def takes_s(connection: http.client.HTTPConnection) -> float:
        begun = time.perf_counter()
        connection.request("GET", "/api/v1/codebook")
        connection.getresponse().read()
        return time.perf_counter() - begun

    takes_s(kept)
    quickest_s = min(takes_s(kept) for _ in range(100))
    # The first answer on a connection never waits. The others take as long, and twenty times as long if they wait.
    first_s = min(takes_s(http.client.HTTPConnection(host, int(port))) for _ in range(20))
    assert quickest_s < 2 * first_s
