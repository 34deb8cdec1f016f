"""Render a pilot as HTML: the article of the side panel and the card of the list. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.texts import Translator
from pilotkartan.explore.search import Hit
from pilotkartan.render.html import ContactLink, render, served_contact

_NOTHING = Markup("")


def render_pilot(
    atlas: Atlas,
    pilot: Pilot,
    t: Translator,
    lang: Lang,
    contact_link: ContactLink = served_contact,
    take_away: Markup = _NOTHING,
) -> str:
    """Return the article with everything about a pilot; `contact_link` says where the contact can be saved from.

    `take_away` is a row with the ways to bring the pilot along, where the edition has any.
    """
    dimensions = (atlas.codebook.dimension_by_id[name] for name in ("method", "target_group"))
    return render(
        "pilot",
        atlas,
        t,
        lang,
        pilot=pilot,
        contact_link=contact_link,
        take_away=take_away,
        materials=atlas.materials_of(pilot),
        county=atlas.codebook.by_id[pilot.county],
        skr=atlas.codebook.by_id[pilot.skr_group],
        themes=atlas.codes_of(pilot, "theme"),
        codings={coding.code: coding for coding in pilot.coding},
        statuses=atlas.codebook.codes("result_status"),
        facts=[(dimension.label.of(lang), atlas.codes_of(pilot, dimension.id)) for dimension in dimensions],
    )


def render_card(atlas: Atlas, pilot: Pilot, hits: Sequence[Hit], t: Translator, lang: Lang) -> str:
    """Return the card below a pilot's name in the list, with the `hits` of the search."""
    county, main = atlas.codebook.by_id[pilot.county], atlas.main_theme(pilot)
    return render("card", atlas, t, lang, pilot=pilot, county=county, main=main, hits=hits)
