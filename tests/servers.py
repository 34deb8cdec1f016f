"""Servers for tests and measurements: each a process of its own, on a free port of this machine."""

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

_STARTS_WITHIN_S = 60


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nobody listens at."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def serving(command: Sequence[str | Path], address: str, **how: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start a server, the other arguments as for Popen; yield it once the address answers, and end it thereafter."""
    with subprocess.Popen(command, **how) as process:
        try:
            wait_until_up(address, process)
            yield process
        finally:
            process.terminate()


def wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the address answers; raise RuntimeError if the process ends before, or never answers."""
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended at its start with code {process.returncode}")
        try:
            # Once the port is open, the answer comes when the app is warm.
            with urlopen(address, timeout=_STARTS_WITHIN_S):
                return
        except OSError:
            # Not a guess at how long it takes: wait() returns at once if the process ends.
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.05)
    raise RuntimeError(f"{process.args!r} did not answer at {address}")
