"""A Streamlit server on one core of its own, and what it uses: processor time and memory."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tests.servers import free_ports, serving

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
# As in the app's own settings: neither is of the app itself, and both would ask an outside host.
_SETTINGS = "--server.headless true --server.address 127.0.0.1 --browser.gatherUsageStats false".split()


class Server:
    """The server's address and process."""

    def __init__(self, address: str, pid: int) -> None:
        self.address = address
        self.pid = pid

    def cpu_seconds(self) -> float:
        """Return the processor time that it has used so far."""
        return cpu_seconds(self.pid)

    def memory_mb(self) -> float:
        """Return the memory that is its own alone, in MB of 1,000,000 bytes (USS: private pages, clean and dirty)."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        kib = (int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))
        return sum(kib) * 1024 / 1e6

    def files_and_threads(self) -> tuple[int, int]:
        """Return how many files it has open and how many threads it has."""
        return tuple(len(os.listdir(f"/proc/{self.pid}/{what}")) for what in ("fd", "task"))  # type: ignore[return-value]


def cpu_seconds(pid: int | str = "self") -> float:
    """Return the processor time that a process has used so far, with that of the kernel for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND


def machine_cpu_seconds() -> float:
    """Return the processor time that the whole machine has used so far, on all cores."""
    user, nice, system, _idle, _wait, *interrupts = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:8])
    return (user + nice + system + sum(interrupts)) / _TICKS_PER_SECOND


@contextmanager
def serve(script: Path, core: int | None, environment: dict[str, str]) -> Iterator[Server]:
    """Run a script's server on a core; its settings lie where the script lies, and in this part of its environment."""
    (port,) = free_ports(1)
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port), *_SETTINGS]
    how: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    if core is not None:
        how["preexec_fn"] = partial(os.sched_setaffinity, 0, {core})
    env = os.environ | environment
    with serving(command, f"{address}/_stcore/health", cwd=script.parent, env=env, **how) as process:
        yield Server(address, process.pid)
