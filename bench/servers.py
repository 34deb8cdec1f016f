"""The four apps as processes of this machine, and what each costs of its processor."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.deploy.dockerfile import environment
from tests.servers import free_ports, serving

HERE = Path(__file__).parent
ROOT = HERE.parent
APPS = ("app", "naive", "static", "dash")
_STREAMLIT = "-m streamlit run {} --server.address 127.0.0.1 --server.headless true --browser.gatherUsageStats false"


@dataclass(frozen=True)
class Server:
    """A running app: its name, its port on 127.0.0.1, its process."""

    name: str
    port: int
    pid: int

    def cpu_s(self) -> float:
        """Return the processor time that the process has used, in seconds, to the nanosecond."""
        # The kernel's name for the clock of another process, as clock_getcpuclockid(3) makes it.
        return time.clock_gettime((~self.pid << 3) | 2)


def bench_python() -> str:
    """Return the interpreter that has what only the benchmark needs."""
    return os.environ.get("BENCH_PYTHON", str(ROOT / ".venv-bench" / "bin" / "python"))


@contextmanager
def running(facts: dict[str, Any], folder: Path) -> Iterator[list[Server]]:
    """Start all apps, with an empty folder for what they read; yield them once they answer."""
    libraries = folder / "libraries"
    libraries.mkdir()
    subprocess.run([bench_python(), HERE / "libraries.py", libraries], check=True)
    facts_file = folder / "facts.json"
    facts_file.write_text(json.dumps(facts), "utf-8")
    env = {**os.environ, "BENCH_LIBRARIES": str(libraries)}
    naive = _STREAMLIT.format(HERE / "naive_server.py")
    own = [sys.executable, *_STREAMLIT.format("app.py").split()]
    with ExitStack() as stack:
        yield [
            # The naive app runs where there is no configuration of ours.
            stack.enter_context(_server("app", own, ROOT, env | environment("app"))),
            stack.enter_context(_server("naive", [sys.executable, *naive.split()], folder, env)),
            stack.enter_context(_server("static", [sys.executable, HERE / "static_app.py", facts_file], folder, env)),
            stack.enter_context(_server("dash", [bench_python(), HERE / "dash_app.py", facts_file], folder, env)),
        ]


@contextmanager
def _server(name: str, command: list[Any], folder: Path, env: dict[str, str]) -> Iterator[Server]:
    (port,) = free_ports(1)
    at = ["--server.port", str(port)] if name in ("app", "naive") else [str(port)]
    address = f"http://127.0.0.1:{port}/"
    with serving([*command, *at], address, cwd=folder, env=env, stdout=subprocess.DEVNULL) as process:
        yield Server(name, port, process.pid)
