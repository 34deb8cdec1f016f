"""A visitor's words stay in that visitor's session, though two are served by turns."""

from pilotkartan.ui import state
from tests.pages.screen import Screen


def test_notes_are_ones_own() -> None:
    """The notes to a step are shown to, and saved in the file of, the visitor who wrote them, and nobody else."""
    anna, bo = Screen("lang=sv"), Screen("lang=sv")
    for visitor in (anna, bo):
        visitor.to_page("present.py")
    step = anna.app.selectbox(key=state.NOTED_STEP).value
    key = state.note_key(step)
    for visitor, text in ((anna, "Bara Annas"), (bo, "Bara Bos")):
        visitor.app.text_area(key=key).set_value(text)
        visitor.run()
    for visitor, text in ((anna, "Bara Annas"), (bo, "Bara Bos")):
        visitor.run()
        assert visitor.app.text_area(key=key).value == text
        assert visitor.app.session_state[state.NOTES] == {step: text}


def test_place_as_it_is_written_is_ones_own() -> None:
    """What one writes in the field for a place, and what is found for it, is not another's."""
    anna, bo = Screen("lang=sv"), Screen("lang=sv")
    anna.app.text_input(key=state.PLACE_TEXT).set_value("Hofors")
    anna.run()
    bo.run()
    assert anna.buttons("place-")
    assert not bo.buttons("place-")
    assert bo.app.text_input(key=state.PLACE_TEXT).value == ""
