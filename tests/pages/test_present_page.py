"""The preparing page: the address holds the steps, a saved talk brings all of itself back, the stage loses nothing."""

import re

from pilotkartan.explore.talk import Talk, write_talk
from pilotkartan.ui import state
from tests.pages.screen import Screen


def preparing(query: str) -> Screen:
    """Go to the preparing page by way of the start page."""
    screen = Screen(query)
    screen.to_page("present.py")
    return screen


def steps(screen: Screen) -> list[str]:
    """Return the steps in the list, in order, and see that just these are ticked."""
    (body,) = (body for body in screen.html if 'id="talk"' in body)
    shown: list[str] = re.findall(r'<li data-step="([^"]+)" data-title="[^"]*">', body)
    ticked = re.findall(r'data-steps="([^" ]+)" checked', body)
    assert sorted(ticked) == sorted(shown)
    return shown


def test_address_holds_the_steps() -> None:
    """The list has the steps of the address in their order; its arrows lead to that of the order that follows."""
    screen = preparing("lang=en&bild=flen&bild=karta&bild=tema-boende")
    assert steps(screen) == ["flen", "karta", "tema-boende"]
    (body,) = (body for body in screen.html if 'id="talk"' in body)
    (up,) = re.findall(r'aria-label="Move The map up"[^>]* href="([^"]*)"', body)
    assert up == "/presentera?bild=karta&amp;bild=flen&amp;bild=tema-boende&amp;lang=en"
    assert re.search(r'aria-label="Move Flen up"[^>]* aria-disabled="true"', body)
    assert re.search(r'aria-label="Move Theme: Housing down"[^>]* aria-disabled="true"', body)


def test_no_step_cannot_be_started() -> None:
    """Where all steps are taken out nothing can be started, saved or downloaded; a saved talk can be opened."""
    screen = preparing("lang=sv&bild=inga")
    assert steps(screen) == []
    assert screen.app.button(key="start-story").disabled
    assert screen.app.get("download_button") == []
    assert not any('class="notice"' in body for body in screen.html)


def test_story_of_the_filter_takes_the_place_of_own_steps() -> None:
    """With steps of one's own none of the stories offered is marked; one that is picked comes with all its steps."""
    screen = preparing("lang=sv&tema=boende&bild=flen")
    story = screen.app.radio(key=state.STORY)
    assert story.value is None
    story.set_value("urval")
    screen.run()
    assert screen.params == {"tema": ["boende"], "berattelse": ["urval"], "lang": ["sv"]}
    assert "vimmerby" not in steps(screen)
    assert "evidens" in steps(screen)


def test_saved_talk_brings_all_back() -> None:
    """Opening a saved talk sets steps, order, notes, language and theme; also where the steps are the whole story."""
    screen = preparing("lang=sv&tema=boende")
    talk = Talk(("gotland", "flen"), {"flen": "Filmen", "karta": "Inte nu"}, "en", "dark")
    screen.app.file_uploader(key=state.STORY_FILE).set_value(("talk.json", write_talk(talk), "application/json"))
    screen.run()
    assert screen.params == {"tema": ["boende"], "bild": ["gotland", "flen"], "scen": ["dark"], "lang": ["en"]}
    assert screen.app.session_state[state.NOTES] == talk.notes
    assert screen.app.radio(key=state.STAGE_THEME).value == "dark"


def test_stage_and_language_lose_nothing() -> None:
    """Back from the stage, and in the other language, the notes and the step that they are to are as they were."""
    screen = preparing("lang=sv&bild=flen&bild=karta")
    screen.app.selectbox(key=state.NOTED_STEP).set_value("karta")
    screen.run()
    screen.app.text_area(key=state.note_key("karta")).set_value("Peka")
    screen.run()
    screen.app.checkbox(key=state.PROGRAMME_PAGES).uncheck()
    screen.run()
    for key in ("switch-language", "start-story", "leave-story"):
        screen.press(key)
    assert screen.params == {"bild": ["flen", "karta"], "lang": ["en"]}
    assert screen.app.selectbox(key=state.NOTED_STEP).value == "karta"
    assert screen.app.text_area(key=state.note_key("karta")).value == "Peka"
    assert not screen.app.checkbox(key=state.PROGRAMME_PAGES).value
