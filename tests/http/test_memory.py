import os
import subprocess
import sys

import pytest
from starlette.types import Message, Receive, Scope, Send

from pilotkartan.web import memory
from pilotkartan.web.memory import CountVisitors, Crowd
from tests.asgi_client import run

# Rings of small objects, among which some are kept: what visitors leave between the entries of a cache.
_A_CROWD = """
import gc
from pathlib import Path
from pilotkartan.web.memory import give_back

def pages_mb():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024

gc.disable()
before = pages_mb()
kept, left = [], []
for number in range(400_000):
    ring = [str(number)]
    ring.append(ring)
    left.append(ring)
    if number % 1000 == 0:
        kept.append(str(-number))
full = pages_mb()
del left, ring
give_back()
print((pages_mb() - before) / (full - before))
"""


def test_memory_goes_back_though_a_little_is_kept() -> None:
    """Of the memory of a crowd that has left, most goes back to the system, rings and all."""
    if not sys.platform.startswith("linux"):
        pytest.skip("what a process holds is told by Linux only")
    environment = {**os.environ, "PYTHONMALLOC": "malloc"}
    told = subprocess.run([sys.executable, "-c", _A_CROWD], env=environment, capture_output=True, text=True, check=True)
    assert float(told.stdout) < 0.25


def test_a_crowd_has_left_once_when_half_are_gone() -> None:
    """Memory is given back when half of the most have left, once, and again when half of the rest have."""
    crowd = Crowd()
    assert not crowd.has_left(), "nobody has come yet"
    for _ in range(8):
        crowd.come()
    assert not crowd.has_left()
    told = []
    for _ in range(8):
        crowd.leave()
        told.append(crowd.has_left())
    assert told == [False, False, False, True, False, True, True, True]
    crowd.come()
    assert not crowd.has_left()
    crowd.leave()
    assert crowd.has_left()


@pytest.mark.parametrize(("kind", "counted"), [("websocket", 1), ("http", 0)])
def test_a_visitor_is_a_websocket(kind: str, counted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor counts as long as the websocket lasts, and no longer, however it ends; a file is no visitor."""
    monkeypatch.setattr(memory, "crowd", Crowd())
    there: list[int] = []

    async def breaks(_scope: Scope, _receive: Receive, _send: Send) -> None:
        there.append(memory.crowd.connected)
        raise ConnectionResetError

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        pass

    with pytest.raises(ConnectionResetError):
        run(CountVisitors(breaks)({"type": kind}, receive, send))
    assert there == [counted]
    assert memory.crowd.connected == 0


def test_the_server_looks_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is given back when a crowd has left, and at no other look, for as long as the server runs."""
    looks = iter([False, True, False, True])
    given: list[bool] = []
    monkeypatch.setattr(memory, "_CHECK_INTERVAL_S", 0)
    monkeypatch.setattr(memory.crowd, "has_left", looks.__next__)
    monkeypatch.setattr(memory, "give_back", lambda: given.append(True))
    # What the looks end with here is the end of what they are told.
    with pytest.raises(RuntimeError, match="StopIteration"):
        run(memory.give_back_after_crowds())
    assert len(given) == 2
