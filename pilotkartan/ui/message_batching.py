"""Batch the messages of a run: they leave the server together, and what is the same for every run is made once.

Streamlit wakes its event loop up to three times for each element; on a page with a hundred of them that is more work
than the page. This leans on the insides of the pinned version, which tests/contracts/test_message_batching.py watches.
"""

from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

# A run that takes longer shows what it has drawn so far.
_MAX_WAIT_S = 0.05
_CAN_WAIT = {ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG}
_Told = tuple[object, ScriptRunnerEvent, dict[str, Any]]


def batch_messages() -> None:
    """Let what a run draws wait for the run's end, though never long, and read the theme's settings once."""
    AppSession._on_scriptrunner_event = _collect  # type: ignore[method-assign,assignment]
    app_session._populate_theme_msg = _once_a_section(app_session._populate_theme_msg)


def _collect(session: AppSession, sender: object, event: ScriptRunnerEvent, **told: Any) -> None:
    """Take what a run tells, on the run's own thread."""
    waiting: deque[_Told] = session.__dict__.setdefault("waiting", deque())
    waiting.append((sender, event, told))
    if event not in _CAN_WAIT:
        session._call_soon_on_event_loop(lambda: _deliver(session))
    elif len(waiting) == 1:
        session._call_soon_on_event_loop(lambda: _deliver_soon(session))


def _deliver_soon(session: AppSession) -> None:
    session._event_loop.call_later(_MAX_WAIT_S, _deliver, session)


def _deliver(session: AppSession) -> None:
    """Hand over, in its order, whatever has been told so far; on the event loop."""
    waiting: deque[_Told] = session.__dict__["waiting"]
    drawn = False
    while waiting:
        sender, event, told = waiting.popleft()
        if event is not ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            session._handle_scriptrunner_event_on_event_loop(sender, event, **told)  # type: ignore[arg-type]
        elif sender is session._scriptrunner:
            session._browser_queue.enqueue(told["forward_msg"])
            drawn = True
    if drawn and session._message_enqueued_callback:
        session._message_enqueued_callback()


def _once_a_section(populate: Callable[..., None]) -> Callable[..., None]:
    """Return a function that fills in a section of the theme's settings, which it reads once."""

    @cache
    def read(section: str) -> CustomThemeConfig:
        message = CustomThemeConfig()
        populate(message, section)
        return message

    def fill_in(message: CustomThemeConfig, section: str = "theme") -> None:
        # A section that is empty must stay absent.
        if (settings := read(section)).ByteSize():
            message.MergeFrom(settings)

    return fill_in
