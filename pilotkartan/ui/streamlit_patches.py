"""Change Streamlit where it offers no setting: the only module that names private things of Streamlit.

Each is looked at when the app starts. Where one is not as it is expected, the app works without what leans on it, and
one line of the log says what is switched off.
"""

import asyncio
import inspect
import logging
from asyncio import AbstractEventLoop
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any

_log = logging.getLogger(__name__)
# A run that takes longer shows what it has drawn so far.
_MAX_WAIT_S = 0.05
_CAN_WAIT = {"SCRIPT_STARTED", "ENQUEUE_FORWARD_MSG"}


@dataclass(frozen=True)
class Hook:
    """A private function of Streamlit: where it is, its first parameters, and what the app does without it."""

    module: str
    path: str
    parameters: tuple[str, ...]
    without: str

    def find(self) -> tuple[Any, Callable[..., Any]] | None:
        """Return the function and what holds it; None, and a line in the log, where it is not as expected."""
        *holders, name = self.path.split(".")
        try:
            holder = import_module(self.module)
            for part in holders:
                holder = getattr(holder, part)
            function = getattr(holder, name)
            found = tuple(inspect.signature(function).parameters)
        except (ImportError, AttributeError, TypeError, ValueError):
            found = ()
        if found[: len(self.parameters)] == self.parameters:
            return holder, function
        _log.warning("Streamlit %s has no %s as expected: %s", version("streamlit"), self.path, self.without)
        return None


_ARGUMENTS = tuple("self sender event".split())
_WITHOUT = "the messages of a run are sent one by one"
# Is called with each event of a run, on the run's own thread, and asks the event loop to call the next.
TAKE = Hook("streamlit.runtime.app_session", "AppSession._on_scriptrunner_event", _ARGUMENTS, _WITHOUT)
HANDLE = Hook(TAKE.module, "AppSession._handle_scriptrunner_event_on_event_loop", _ARGUMENTS, _WITHOUT)
HOOKS = (TAKE, HANDLE)


def batch_messages(loop: AbstractEventLoop) -> None:
    """Let what a run draws wait for the run's end, though never long, and leave the server together.

    Streamlit wakes its event loop, which is to be given, up to three times for each element; on a page with a hundred
    of them that is a third of all work.
    """
    found = [hook.find() for hook in HOOKS]
    if None in found:
        return
    (session_class, take), (_, handle) = (pair for pair in found if pair)

    def deliver(waiting: deque[Callable[[], None]]) -> None:
        while waiting:
            waiting.popleft()()

    def collect(session: Any, sender: object, event: Any, *told: Any, **named: Any) -> None:
        waiting: deque[Callable[[], None]] = session.__dict__.setdefault("waiting", deque())
        waiting.append(lambda: handle(session, sender, event, *told, **named))
        if _is_running(loop):
            # What the loop itself says next must not come before this.
            deliver(waiting)
        elif event.name not in _CAN_WAIT:
            loop.call_soon_threadsafe(deliver, waiting)
        elif len(waiting) == 1:
            loop.call_soon_threadsafe(loop.call_later, _MAX_WAIT_S, deliver, waiting)

    setattr(session_class, take.__name__, collect)


def _is_running(loop: AbstractEventLoop) -> bool:
    """Return whether this is the event loop's own thread."""
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
