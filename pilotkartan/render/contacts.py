"""Render the contacts of some pilots as a list to call and write to: a light page of its own, or part of one. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot
from pilotkartan.content.texts import Translator
from pilotkartan.explore.contact_page import contacts_about, contacts_address
from pilotkartan.explore.selection import Selection
from pilotkartan.render.html import ContactLink, render, served_contact
from pilotkartan.render.light_page import light_head


def contacts_html(atlas: Atlas, pilots: Sequence[Pilot], t: Translator, lang: Lang) -> str:
    """Return the page: it needs no script, so that a phone has it at once on a bad network too."""
    start = Selection(lang=lang).address()
    return render(
        "contacts",
        atlas,
        t,
        lang,
        start=start,
        other=next(contacts_address(atlas, pilots, other) for other in LANGS if other != lang),
        **light_head(),
        body=Markup(contact_list(atlas, pilots, t, lang, start)),
    )


def contact_list(
    atlas: Atlas, pilots: Sequence[Pilot], t: Translator, lang: Lang, start: str, link: ContactLink = served_contact
) -> str:
    """Return the list; `start` is the link to the start page, `link` says where a contact can be saved from."""
    people = contacts_about(atlas, pilots)
    return render("contact_list", atlas, t, lang, people=people, start=start, contact_link=link)
