"""A Redis of this machine that keeps all in memory, for tests and measurements of rooms that replicas share."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from redis import Redis
from redis.backoff import ConstantBackoff
from redis.exceptions import ConnectionError as NotYetError
from redis.retry import Retry

from tests.servers import free_ports

REDIS = shutil.which("redis-server") or shutil.which("valkey-server")
_STARTS_WITHIN = 300


class RedisServer:
    """A Redis on a port of its own, which can be ended and started again."""

    def __init__(self, folder: str) -> None:
        (port,) = free_ports(1)
        self.url = f"redis://127.0.0.1:{port}/0"
        assert REDIS
        self._command = [REDIS, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        self.client = Redis.from_url(
            self.url, retry=Retry(ConstantBackoff(0.05), _STARTS_WITHIN, (NotYetError,)), decode_responses=True
        )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        self.client.ping()

    def stop(self) -> None:
        """End it: what it held is gone."""
        self.client.close()
        self._process.kill()
        self._process.wait()


@contextmanager
def running_redis() -> Iterator[RedisServer]:
    """Start a Redis."""
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(folder)
        server.start()
        yield server
        server.stop()
