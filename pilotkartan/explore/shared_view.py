"""Say what a link leads to, for the sites and programs that show a preview of it: in words, and which pilots."""

from dataclasses import dataclass, replace

from pilotkartan.content.model import Code, Lang, Pilot
from pilotkartan.content.plaintext import capitalised, cut_short
from pilotkartan.content.settings import SHARE_PICTURE
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.comparison import FEWEST_COMPARED
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import MENU, START_PAGE, page_description
from pilotkartan.explore.selection import (
    COMPARE_PAGE,
    EVIDENCE_PAGE,
    FIRST_SORT,
    PRESENT_PAGE,
    STATEMENT_PAGE,
    Selection,
)
from pilotkartan.explore.story import shown_step, step_title, steps_by_id
from pilotkartan.explore.summary import sentence

# As many characters as other sites take.
_MAX_ALTERNATIVE = 420


@dataclass(frozen=True)
class SharedView:
    """What a view shows: its title, one more text, its theme if it has one, and the ids of its pilots on the map."""

    title: str
    detail: str
    matching: tuple[str, ...]
    chosen: str | None = None
    theme: Code | None = None


def shown_part(index: Index, page: str, selection: Selection, lang: Lang) -> Selection:
    """Return only what a preview of the page depends on, so that views that look alike have one preview.

    A filter that no pilot matches is left out: a search may hold any words, and only those that are found are shown.
    """
    part = Selection()
    if page == PRESENT_PAGE:
        part = Selection(step=shown_step(index, selection))
    elif page == COMPARE_PAGE and len(selection.compared) >= FEWEST_COMPARED:
        part = Selection(compared=selection.compared)
    elif page == START_PAGE and selection.pilot:
        part = Selection(pilot=selection.pilot)
    elif page in (START_PAGE, EVIDENCE_PAGE) and selection.filtered and index.view(selection, lang).ids:
        part = replace(selection.filters, sort=FIRST_SORT)
    return replace(part, lang=lang)


def shared_view(index: Index, page: str, part: Selection, t: Translator, lang: Lang) -> SharedView:
    """Return what a page shows with a selection of `shown_part`."""
    atlas = index.atlas
    if part.pilot:
        return _of_pilot(index, atlas.by_id[part.pilot], lang)
    if part.step:
        step = steps_by_id(atlas)[part.step]
        if step.kind == "pilot" and step.about:
            return _of_pilot(index, atlas.by_id[step.about], lang)
        ids = tuple(index.view(step.selection(), lang).ids)
        return SharedView(step_title(atlas, step, t, lang), _names(index, ids, t), ids)
    if part.compared:
        title = capitalised(t("summary.compared", names=_names(index, part.compared, t)))
        return SharedView(title, "", part.compared)
    if part.filtered:
        view = index.view(part, lang)
        said, ids = sentence(atlas, view, part, t, lang), tuple(view.ids)
        if page == START_PAGE:
            return SharedView(said, _names(index, ids, t), ids)
        return SharedView(_page_name(page, t), said, ids)
    return SharedView(_page_name(page, t), page_description(atlas, page, part, t, lang), tuple(atlas.by_id))


def picture_address(page: str, part: Selection) -> str:
    """Return the address of the picture of a view, from the start page on."""
    return part.address(f"{page}/{SHARE_PICTURE}".lstrip("/"))


def alternative_text(index: Index, view: SharedView, t: Translator, lang: Lang) -> str:
    """Return what the picture of a view shows, for those who do not see it."""
    shown = (index.atlas.by_id[pilot] for pilot in view.matching)
    pilots = ", ".join(f"{pilot.name} ({index.atlas.main_theme(pilot).label.of(lang)})" for pilot in shown)
    return cut_short(f"{view.title}. {t('picture.description')} {pilots}.", _MAX_ALTERNATIVE)


def _of_pilot(index: Index, pilot: Pilot, lang: Lang) -> SharedView:
    """Return the view of a pilot: its first result that is not merely planned, else what the project is."""
    told = next(iter(pilot.reached), pilot.summary)
    return SharedView(pilot.name, told.of(lang), (pilot.id,), pilot.id, index.atlas.main_theme(pilot))


def _names(index: Index, pilots: tuple[str, ...], t: Translator) -> str:
    return join_list([index.atlas.by_id[pilot].name for pilot in pilots], t("summary.and"))


def _page_name(page: str, t: Translator) -> str:
    if page == START_PAGE:
        return t("map.title")
    return t("statement.page") if page == STATEMENT_PAGE else t(f"head.{MENU[page]}")
