"""Whoever runs the app may hide the contacts, everywhere."""

from dataclasses import replace

import pytest
from markupsafe import escape

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.explore import store
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from tests.pages.screen import Screen


@pytest.fixture
def hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app as it is started with PILOTKARTAN_CONTACTS=off."""
    monkeypatch.setattr(store, "CONTACTS_SHOWN", False)
    monkeypatch.setattr(store, "_made", None)


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("lang", LANGS)
def test_no_person_is_named(lang: Lang, atlas: Atlas) -> None:
    """No page tells a contact's name, telephone or e-mail, and the rest of the article is as before."""
    people = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
    shown = []
    for pilot in atlas.pilots:
        screen = Screen(f"kommun={pilot.id}&lang={lang}")
        shown += screen.html
        assert str(escape(pilot.aim[0].of(lang))) in screen.article
    screen.to_page("programme.py")
    shown += screen.html
    text = "".join(shown)
    assert [person.phone for person in people if person.phone in text] == []
    assert [person.any_email for person in people if person.any_email and person.any_email in text] == []
    assert "tel:" not in text
    assert ".vcf" not in text


def test_hidden_name_is_not_found(index: Index, atlas: Atlas) -> None:
    """The search does not give away who the contact of a pilot is."""
    contact = atlas.by_id["flen"].contact
    assert contact is not None
    search = replace(Selection(), search=contact.name)
    assert index.view(search, "sv").ids == ("flen",)
    assert Index(atlas.without_contacts()).view(search, "sv").ids == ()
