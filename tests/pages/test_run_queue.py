from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from pilotkartan.ui.run_queue import RUNS, RunQueue

FOR_EVER_S = 60.0


def test_runs_go_one_at_a_time_and_all_of_them_go() -> None:
    """However many ask at once, no run begins before the one before it has ended, and none is forgotten."""
    turns, asked, going, most, ended = RunQueue(FOR_EVER_S), [], [], [], []
    all_have_asked = Event()

    def run(number: int) -> None:
        asked.append(number)
        if len(asked) == 40:
            all_have_asked.set()
        with turns.turn():
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
        with turns.turn():
            hanging.set()
            assert end.wait(FOR_EVER_S)

    with ThreadPoolExecutor(1) as other:
        hung = other.submit(hang)
        assert hanging.wait(FOR_EVER_S)
        with turns.turn():
            turns.max_s = FOR_EVER_S
            end.set()
            hung.result()
            assert not turns._free.is_set(), "the turn is that of the one who took it over"
        assert turns._free.is_set()


def test_a_run_that_fails_gives_its_turn_back() -> None:
    """A fault in one visitor's run stops nobody else's."""
    turns = RunQueue(FOR_EVER_S)
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    assert turns._free.is_set()


def test_a_part_of_a_run_needs_no_turn_of_its_own() -> None:
    """A fragment is drawn within the turn of its page, and by itself only after waiting for one."""
    turns, drawn = RunQueue(FOR_EVER_S), []
    fragment = turns.turn()(lambda: drawn.append(turns._free.is_set()))
    with turns.turn():
        fragment()
        assert not turns._free.is_set(), "the turn lasts as long as the page's run"
    fragment()
    assert drawn == [False, False]
    assert turns._free.is_set()


@pytest.mark.parametrize(
    "script",
    ["st.write('a')", "st.stop()", "raise ZeroDivisionError",
     "if 'again' not in st.session_state:\n        st.session_state.again = True\n        st.rerun()"],
)  # fmt: skip
def test_every_end_of_a_run_gives_its_turn_back(script: str) -> None:
    """However Streamlit ends a run of the frame, the next visitor need not wait."""
    page = AppTest.from_string(
        f"import streamlit as st\nfrom pilotkartan.ui.run_queue import RUNS\nwith RUNS.turn():\n    {script}"
    )
    page.run()
    assert RUNS._free.is_set()
    assert RUNS._holder is None
