"""Render the answer to *which pilots suit us*: a sentence first, then a table of those that match, with links. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.index import Index
from pilotkartan.explore.own_place import own_type
from pilotkartan.explore.selection import Selection, links_to_pilots
from pilotkartan.geo.distance import Fit, ranked
from pilotkartan.geo.gazetteer import Place
from pilotkartan.render.html import render

# The id by which the answer is led to, also in assets/js/app/anchors.js.
FITS = "fits"
_MAX_NAMES = 4
_BOTH = 2


def matching(fits: Sequence[Fit], asked: int) -> tuple[Fit, ...]:
    """Return the pilots that share a question; where none is asked, the others of the visitor's own type."""
    return tuple(fit for fit in fits if (fit.themes if asked else fit.same_type and not fit.own))


def headline(fits: Sequence[Fit], asked: int, t: Translator) -> str:
    """Return the answer in one sentence, such as `Match your question: Flen and Vimmerby`."""
    found = matching(fits, asked)
    most = len(found[0].themes) if found else 0
    names = _names([fit.pilot.name for fit in found if len(fit.themes) == most], t)
    if not asked:
        return t("suits.of_type", names=names) if found else t("suits.none_of_type")
    if not found:
        return t("suits.none_of_one") if asked == 1 else t("suits.none_of_all")
    if most < asked:
        return t("suits.some", names=names, count=most, asked=asked)
    if asked <= _BOTH:
        return t("suits.one", names=names) if asked == 1 else t("suits.both", names=names)
    return t("suits.all", names=names, asked=asked)


def render_answer(
    index: Index, selection: Selection, place: Place | None, t: Translator, lang: Lang
) -> tuple[Markup, Markup]:
    """Return the line that answers the selection's questions, and the table; without a question the line asks for one.

    The table is empty where nothing is asked, not even by one's own type. It links to the selection with each pilot.
    """
    asked, kind = len(selection.questions), own_type(index.atlas, selection, place)
    point, code = ((place.lat, place.lon), place.municipality) if place else (None, None)
    fits = ranked(index.atlas, selection.questions, kind, point, code)
    line = Markup('<p class="fits-line">{}</p>')
    if not (asked or kind):
        return line.format(t("fit.none_yet")), Markup()
    # As in the list, the addresses leave out who is compared.
    link = links_to_pilots(replace(selection, compared=()))
    addresses = {pilot.id: link(pilot) for pilot in index.by_name}
    return line.format(headline(fits, asked, t)), render_fits(index.atlas, fits, asked, kind, addresses, t, lang)


def render_fits(
    atlas: Atlas,
    fits: Sequence[Fit],
    asked: int,
    own_type: str | None,
    addresses: Mapping[str, str],
    t: Translator,
    lang: Lang,
) -> Markup:
    """Return the table of the pilots that match, the best first, each a link to its own of the `addresses`."""
    found = matching(fits, asked)
    rest = len(fits) - len(found) - (not asked and any(fit.own for fit in fits))
    return Markup(
        render(
            "fits",
            atlas,
            t,
            lang,
            id=FITS,
            fits=[
                (fit, addresses[fit.pilot.id], [atlas.codebook.by_id[theme] for theme in fit.themes]) for fit in found
            ],
            with_questions=asked > 1,
            with_type=bool(asked and own_type) and any(fit.same_type for fit in found),
            with_distance=any(fit.near for fit in found),
            others=_others(asked, t) if found and rest else "",
        )
    )


def _others(asked: int, t: Translator) -> str:
    if not asked:
        return t("suits.others_type")
    return t("suits.others_one") if asked == 1 else t("suits.others_all")


def _names(names: Sequence[str], t: Translator) -> str:
    """Return names as a list, of which the last ones are only counted where there are many."""
    shown = list(names)
    if len(names) > _MAX_NAMES:
        kept = _MAX_NAMES - 1
        shown = [*names[:kept], t("suits.more", count=len(names) - kept)]
    return join_list(shown, t("summary.and"))
