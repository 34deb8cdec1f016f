"""Make what takes long and many tests read once, by the first process of a run that asks for it."""

import fcntl
from collections.abc import Callable

import pytest


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, made by this process or by another of the same run."""
    base = folders.getbasetemp()
    # The processes of one run have their folders side by side; a run in one process shares with nobody.
    path = (base.parent if base.name.startswith("popen-") else base) / name
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_bytes(make())
    return path.read_bytes()
