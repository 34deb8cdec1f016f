import inspect
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent as Event

from pilotkartan.ui import message_batching

HANDED_OVER = AppSession._on_scriptrunner_event  # as Streamlit has it, before a test starts the app


class Told:
    """Stands in for a session and its event loop: notes what it is handed, and when it would be."""

    def __init__(self) -> None:
        self.handed: list[object] = []
        self.soon: list[Any] = []
        self.later: list[Any] = []
        self.woken = 0
        self._scriptrunner = object()
        self._browser_queue = SimpleNamespace(enqueue=self.handed.append)
        self._event_loop = SimpleNamespace(call_later=lambda _s, call, *args: self.later.append(lambda: call(*args)))
        self._call_soon_on_event_loop = self.soon.append

    def _message_enqueued_callback(self) -> None:
        self.woken += 1

    def _handle_scriptrunner_event_on_event_loop(self, _sender: object, event: Event, **_told: object) -> None:
        self.handed.append(event)

    def tell(self, event: Event, message: object = None, sender: object = None) -> None:
        """Be told of an event by a run, the present one unless another is given."""
        told = {"forward_msg": message} if message else {}
        message_batching._collect(self, sender or self._scriptrunner, event, **told)  # type: ignore[arg-type]

    def pass_time(self) -> None:
        """Let the event loop do all that it has been asked to."""
        for calls in (self.soon, self.later):
            while calls:
                calls.pop(0)()


def test_a_run_leaves_in_its_order_at_its_end_and_wakes_the_sender_once() -> None:
    """What a run draws is sent together, after its start and before its end."""
    session = Told()
    session.tell(Event.SCRIPT_STARTED)
    for message in "abc":
        session.tell(Event.ENQUEUE_FORWARD_MSG, message)
    assert session.handed == []
    session.tell(Event.SCRIPT_STOPPED_WITH_SUCCESS)
    assert len(session.soon) == 2, "one call for the run's beginning, one for its end"
    session.pass_time()
    assert session.handed == [Event.SCRIPT_STARTED, "a", "b", "c", Event.SCRIPT_STOPPED_WITH_SUCCESS]
    assert session.woken == 1


def test_what_a_long_run_has_drawn_is_shown_meanwhile() -> None:
    """A run that waits for something keeps nobody waiting for what it has drawn so far."""
    session = Told()
    session.tell(Event.SCRIPT_STARTED)
    session.tell(Event.ENQUEUE_FORWARD_MSG, "a")
    session.pass_time()
    assert session.handed == [Event.SCRIPT_STARTED, "a"]
    session.tell(Event.ENQUEUE_FORWARD_MSG, "b")
    session.pass_time()
    assert session.handed[2:] == ["b"]


def test_what_an_overtaken_run_draws_is_not_shown() -> None:
    """A newer run's page is not mixed with an older one's."""
    session = Told()
    session.tell(Event.ENQUEUE_FORWARD_MSG, "old", sender=object())
    session.pass_time()
    assert session.handed == []


def test_the_pinned_streamlit_is_as_the_delivery_expects() -> None:
    """A new version whose insides differ is noticed here and not by a visitor."""
    told, handled = (
        list(inspect.signature(function).parameters)
        for function in (HANDED_OVER, AppSession._handle_scriptrunner_event_on_event_loop)
    )
    assert told == handled
    source = inspect.getsource(AppSession._handle_scriptrunner_event_on_event_loop)
    assert "self._enqueue_forward_msg(forward_msg)" in source
    assert "if sender is not self._scriptrunner" in source
    enqueue = inspect.getsource(AppSession._enqueue_forward_msg)
    assert "self._browser_queue.enqueue(msg)" in enqueue
    assert "self._message_enqueued_callback()" in enqueue


@pytest.mark.parametrize("options", [{"primaryColor": "#0b5394", "baseRadius": "0.5rem"}, {"primaryColor": None}])
def test_the_theme_is_the_same_when_read_once(options: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of the theme is what Streamlit would have sent, an empty section included."""
    monkeypatch.setattr(config, "get_options_for_section", lambda _section: options)
    plain, remembered = CustomThemeConfig(), CustomThemeConfig()
    populate = app_session._populate_theme_msg
    once = message_batching._once_a_section(populate)
    for message, fill_in in ((plain, populate), (remembered, once), (CustomThemeConfig(), once)):
        fill_in(message)
        fill_in(message.light, "theme.light")
    assert remembered == plain
    assert remembered.HasField("light") == plain.HasField("light")
