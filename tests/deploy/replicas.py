"""Three replicas of the app on this machine, and nginx before them, with the very files of deploy/."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.deploy.dockerfile import DEPLOY, command, environment, lay_out
from tests.servers import free_ports, wait_until_up

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
NUMBERS = (1, 2, 3)


class Replicas:
    """nginx at `address`, and the replicas 1, 2 and 3 behind it, each a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        *ports, self.port = free_ports(len(NUMBERS) + 1)
        self.ports = dict(zip(NUMBERS, ports, strict=True))
        self.address = f"http://127.0.0.1:{self.port}"
        self.running: dict[int, subprocess.Popen[bytes]] = {}
        for name in ("image", "home", "conf", "run"):
            (folder / name).mkdir()
        lay_out(folder / "image")
        self._configure(folder / "conf")

    def _configure(self, folder: Path) -> None:
        """Take nginx.conf as it is, and write into the other two files where everything is here."""
        shutil.copy(DEPLOY / "nginx/nginx.conf", folder)
        text = (DEPLOY / "nginx/replicas.conf").read_text("utf-8")
        for number, port in self.ports.items():
            text = re.sub(rf"172\\?\.30\\?\.77\\?\.1{number}:8501", f"127.0.0.1:{port}", text)
        (folder / "replicas.conf").write_text(text, "utf-8")
        (folder / "listen.conf").write_text(f"listen {self.port};\n", "utf-8")

    def start(self, *numbers: int) -> None:
        """Start replicas by the image's own command, and wait until they are ready."""
        for number in numbers:
            here = {"HOME": str(self.folder / "home"), "PATH": os.environ["PATH"]}
            here |= {"STREAMLIT_SERVER_ADDRESS": "127.0.0.1", "STREAMLIT_SERVER_PORT": str(self.ports[number])}
            self.running[number] = subprocess.Popen(
                [sys.executable, *command("app")[1:]],
                cwd=self.folder / "image",
                env=environment("app") | here,
                stdout=self._log(f"app-{number}"),
                stderr=subprocess.STDOUT,
            )
        for number in numbers:
            try:
                wait_until_up(f"http://127.0.0.1:{self.ports[number]}/_stcore/health", self.running[number])
            except RuntimeError as error:
                raise RuntimeError(f"replica {number}: {self.log(f'app-{number}')[-5:]}") from error

    def kill(self, number: int) -> None:
        """Let a replica die without a word."""
        self.running[number].kill()
        self.running[number].wait()

    def stop(self, number: int) -> None:
        """Ask a replica to end, as a rolling restart does, and wait until it has."""
        self.running[number].terminate()
        self.running[number].wait(timeout=30)

    def log(self, name: str = "nginx") -> list[str]:
        """Return the lines that nginx, or "app-1", has written."""
        return (self.folder / f"{name}.log").read_text("utf-8").splitlines()

    def _log(self, name: str) -> IO[bytes]:
        return open(self.folder / f"{name}.log", "ab")

    def start_nginx(self) -> subprocess.Popen[bytes]:
        """Start nginx as its image does: without any rights."""
        if NGINX is None:
            raise RuntimeError("there is no nginx")
        unprivileged = {}
        with self._log("nginx") as out, self._log("nginx-error") as err:
            if os.geteuid() == 0:
                unprivileged = {"user": 65534, "group": 65534, "extra_groups": []}
                for place in (out.fileno(), err.fileno(), self.folder / "run"):
                    os.chown(place, 65534, 65534)
            words = [NGINX, "-e", "stderr", "-p", str(self.folder / "run"), "-c", str(self.folder / "conf/nginx.conf")]
            return subprocess.Popen(words, stdout=out, stderr=err, **unprivileged)

    def files(self) -> set[str]:
        """Return every file and folder that the app could have written to."""
        places = (self.folder / "image", self.folder / "home")
        return {str(path) for place in places for path in place.rglob("*")}


@contextmanager
def running_replicas() -> Iterator[Replicas]:
    """Start three replicas with nginx before them."""
    with tempfile.TemporaryDirectory() as folder:
        # For nginx, which runs as somebody else.
        os.chmod(folder, 0o755)
        replicas = Replicas(Path(folder))
        nginx = replicas.start_nginx()
        try:
            replicas.start(*NUMBERS)
            if nginx.poll() is not None:
                raise RuntimeError(f"nginx ended at its start: {replicas.log('nginx-error')}")
            yield replicas
        finally:
            for process in replicas.running.values():
                process.kill()
            nginx.terminate()
            for process in (*replicas.running.values(), nginx):
                process.wait()
