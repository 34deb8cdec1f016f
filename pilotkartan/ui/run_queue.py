"""Queue the runs of all sessions: one at a time, whoever it is for.

Python lets one thread work at a time. Many runs that have all begun make each other late, and the event loop, which
sends what they have drawn, gets no turn at all: a crowd that asks for more than there is would see nothing. One after
another, each is answered as soon as it can be.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, get_ident

# Some ten times what a run takes; one that takes longer waits for something else than the processor.
_MAX_S = 0.25


class RunQueue:
    """One turn at a time, though who takes longer than `max_s` keeps nobody waiting."""

    def __init__(self, max_s: float) -> None:
        self.max_s = max_s
        self._next = Lock()
        self._free = Event()
        self._free.set()
        self._holder: int | None = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and have it; part of a run that has its turn already begins at once."""
        mine = get_ident()
        if self._holder == mine:
            yield
            return
        with self._next:
            self._free.wait(self.max_s)
            self._free.clear()
            self._holder = mine
        try:
            yield
        finally:
            # Otherwise somebody else has taken it meanwhile.
            if self._holder == mine:
                self._holder = None
                self._free.set()


RUNS = RunQueue(_MAX_S)
