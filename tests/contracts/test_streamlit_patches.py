import asyncio
import inspect
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent as Event

from pilotkartan.ui import streamlit_patches
from pilotkartan.ui.streamlit_patches import HANDLE, HOOKS, TAKE, Hook, batch_messages
from tests.asgi_client import run

TAKEN = AppSession._on_scriptrunner_event  # as Streamlit has it, before a test starts the app


class Loop:
    """Stands in for the event loop: does what it is asked to when the test lets time pass."""

    def __init__(self) -> None:
        self.soon: list[Callable[[], None]] = []
        self.later: list[Callable[[], None]] = []

    def call_soon_threadsafe(self, call: Callable[..., None], *args: Any) -> None:
        """Do it soon."""
        self.soon.append(lambda: call(*args))

    def call_later(self, _seconds: float, call: Callable[..., None], *args: Any) -> None:
        """Do it after some time."""
        self.later.append(lambda: call(*args))

    def pass_time(self) -> None:
        """Do all that was asked for."""
        for calls in (self.soon, self.later):
            while calls:
                calls.pop(0)()


class Session:
    """A session whose events are noted when Streamlit would be told of them."""

    def __init__(self) -> None:
        self.handed: list[object] = []

    def tell(self, event: Event, message: object = None) -> None:
        """Be told of an event by a run."""
        AppSession._on_scriptrunner_event(cast(Any, self), None, event, forward_msg=cast(Any, message))


@pytest.fixture
def _noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Streamlit note what it handles instead of sending it; undo the patch thereafter."""

    def note(self: Session, sender: object, event: Event, forward_msg: object = None) -> None:
        assert sender is None
        self.handed.append(forward_msg or event)

    for hook, function in ((TAKE, TAKEN), (HANDLE, note)):
        monkeypatch.setattr(AppSession, hook.path.split(".")[1], function)


@pytest.fixture
def loop(_noted: None) -> Loop:
    """The loop of an app that batches its messages."""
    loop = Loop()
    batch_messages(cast(Any, loop))
    return loop


def test_a_run_leaves_in_its_order_at_its_end(loop: Loop) -> None:
    """What a run draws is sent together, after its start and before its end, for two calls of the event loop."""
    session = Session()
    session.tell(Event.SCRIPT_STARTED)
    for message in "abc":
        session.tell(Event.ENQUEUE_FORWARD_MSG, message)
    assert session.handed == []
    session.tell(Event.SCRIPT_STOPPED_WITH_SUCCESS)
    assert len(loop.soon) == 2, "one call for the run's beginning, one for its end"
    loop.pass_time()
    assert session.handed == [Event.SCRIPT_STARTED, *"abc", Event.SCRIPT_STOPPED_WITH_SUCCESS]


def test_what_a_long_run_has_drawn_is_shown_meanwhile(loop: Loop) -> None:
    """A run that waits for something keeps nobody waiting for what it has drawn so far."""
    session = Session()
    session.tell(Event.SCRIPT_STARTED)
    session.tell(Event.ENQUEUE_FORWARD_MSG, "a")
    loop.pass_time()
    assert session.handed == [Event.SCRIPT_STARTED, "a"]
    session.tell(Event.ENQUEUE_FORWARD_MSG, "b")
    loop.pass_time()
    assert session.handed[2:] == ["b"]


@pytest.mark.usefixtures("_noted")
def test_what_the_loop_itself_says_comes_before_what_it_does_next() -> None:
    """A request that fails is told by the event loop: its error is not wiped out by a run told of later."""
    session = Session()

    async def fail() -> None:
        batch_messages(asyncio.get_running_loop())
        await asyncio.to_thread(session.tell, Event.ENQUEUE_FORWARD_MSG, "a")
        for event in (Event.SCRIPT_STARTED, Event.SCRIPT_STOPPED_WITH_SUCCESS):
            session.tell(event)
        session.handed.append("error")

    run(fail())
    assert session.handed == ["a", Event.SCRIPT_STARTED, Event.SCRIPT_STOPPED_WITH_SUCCESS, "error"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.path)
def test_the_pinned_streamlit_is_as_expected(hook: Hook) -> None:
    """A new version whose insides differ is noticed here and not by a visitor."""
    found = hook.find()
    assert found
    assert inspect.signature(found[1]) == inspect.signature(TAKEN), "one hands its arguments on to the other"
    assert {event.name for event in Event} > streamlit_patches._CAN_WAIT


@pytest.mark.parametrize(
    "elsewhere",
    [{"module": "streamlit.moved"}, {"path": "Moved._on_scriptrunner_event"}, {"path": "AppSession._moved"},
     {"path": "AppSession.id"}, {"parameters": ("self", "event")}],
    ids=str,
)  # fmt: skip
def test_what_is_not_as_expected_is_left_alone(elsewhere: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    """Where a private thing is not where it was, or takes other arguments, the log says what is switched off."""
    with caplog.at_level(logging.WARNING):
        assert replace(TAKE, **elsewhere).find() is None
    (record,) = caplog.records
    assert "the messages of a run are sent one by one" in record.getMessage()
