import inspect
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from pilotkartan.ui.run_queue import RunQueue

FOR_EVER_S = 60.0
RUN = ScriptRunner._run_script  # as Streamlit has it, before a test starts the app


def test_runs_go_one_at_a_time_and_all_of_them_go() -> None:
    """However many ask at once, no run begins before the one before it has ended, and none is forgotten."""
    turns, asked, going, most, ended = RunQueue(FOR_EVER_S), [], [], [], []
    all_have_asked = Event()

    def run(number: int) -> None:
        asked.append(number)
        if len(asked) == 40:
            all_have_asked.set()
        with turns.one():
            going.append(number)
            # Whoever could go would have gone.
            assert all_have_asked.wait(FOR_EVER_S)
            most.append(len(going))
            going.remove(number)
        ended.append(number)

    with ThreadPoolExecutor(40) as crowd:
        list(crowd.map(run, range(40)))
    assert max(most) == 1
    assert sorted(ended) == list(range(40))


def test_a_run_that_hangs_keeps_nobody_waiting_for_long() -> None:
    """Who waits for an online search that hangs keeps his turn only so long, and takes nobody's when it ends."""
    turns, hanging, end = RunQueue(0.01), Event(), Event()

    def hang() -> None:
        with turns.one():
            hanging.set()
            assert end.wait(FOR_EVER_S)

    with ThreadPoolExecutor(1) as other:
        hung = other.submit(hang)
        assert hanging.wait(FOR_EVER_S)
        with turns.one():
            turns.max_s = FOR_EVER_S
            end.set()
            hung.result()
            assert not turns._free.is_set(), "the turn is that of the one who took it over"
        assert turns._free.is_set()


def test_a_run_that_fails_gives_its_turn_back() -> None:
    """A fault in one visitor's run stops nobody else's."""
    turns = RunQueue(FOR_EVER_S)
    with pytest.raises(ZeroDivisionError), turns.one():
        raise ZeroDivisionError
    assert turns._free.is_set()


def test_the_pinned_streamlit_is_as_the_turns_expect() -> None:
    """A new version whose insides differ is noticed here and not by a visitor."""
    assert list(inspect.signature(RUN).parameters) == ["self", "rerun_data"]
    thread = inspect.getsource(ScriptRunner._run_script_thread)
    assert thread.count("self._run_script(request.rerun_data)") == 1
