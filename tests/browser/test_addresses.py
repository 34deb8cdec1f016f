"""The addresses for programs on the running server, asked by a tool that reads their description."""

import subprocess
import sys
from pathlib import Path

import pytest

# Every case on every GET; HEAD and OPTIONS, which share its code, by examples and at random.
RUNS = {
    "get": ["--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--include-method", "GET"],
    "others": ["--phases", "examples,fuzzing", "--max-examples", "5", "--exclude-method", "GET"],
}
# Without it, each small answer on a kept connection waits 40 ms for the client's acknowledgement.
NO_WAITING = ["--header", "Connection: close"]


@pytest.mark.parametrize("run", RUNS)
def test_addresses_are_as_described(app: str, tmp_path: Path, run: str) -> None:
    """Whatever is asked, the server answers with a status, type, headers and body that the description names.

    It never fails, takes what the description allows, refuses what it does not, and any other method.
    """
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{app}/api/openapi.json", "--checks", "all"]
    options = ["--generation-deterministic", "--no-color", "--warnings", "off", *NO_WAITING, *RUNS[run]]
    told = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "No issues found" in told.stdout
