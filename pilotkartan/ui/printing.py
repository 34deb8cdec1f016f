"""Draw the head of a printed page: what is shown, the address of the view and the day; never seen on a screen."""

from dataclasses import replace

from markupsafe import Markup

from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.pages import START_PAGE
from pilotkartan.explore.selection import COMPARE_PAGE, EVIDENCE_PAGE
from pilotkartan.explore.summary import sentence, view_title
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html


def draw_print_head(shown: str, t: Translator) -> None:
    """Draw the head; assets/js/app/sharing.js fills in the address and the visitor's own day for printing."""
    draw_html(
        Markup(
            '<div class="print-head"><p>{}</p><dl><dt>{}</dt><dd class="print-address"></dd>'
            '<dt>{}</dt><dd class="print-day"></dd></dl></div>'
        ).format(shown, t("print.address"), t("print.day"))
    )


def shown_on(view: View, page: str, title: str) -> str:
    """Return a title for the printed page with the path `page`: what is chosen on it, else its own `title`."""
    selection, t, lang = view.selection, view.t, view.lang
    if page == START_PAGE:
        alone = replace(selection, compared=())
        return view_title(view.index, alone, t, lang) or sentence(view.atlas, view.matches, selection, t, lang)
    if page == COMPARE_PAGE and len(selection.compared) > 1:
        names = [view.atlas.by_id[pilot].name for pilot in selection.compared]
        return t("compare.caption", names=join_list(names, t("summary.and")))
    if page == EVIDENCE_PAGE and selection.filtered:
        return f"{title}: {sentence(view.atlas, view.matches, selection, t, lang)}"
    return title
