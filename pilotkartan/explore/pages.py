"""List the pages by the path of their address, with the titles and descriptions of their views. Pure."""

from dataclasses import replace

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.selection import COMPARE_PAGE, EVIDENCE_PAGE, PRESENT_PAGE, STATEMENT_PAGE, Selection

START_PAGE = ""
PROGRAMME_PAGE = "programmet"
DATA_PAGE = "underlag"
_PATHS = (START_PAGE, EVIDENCE_PAGE, COMPARE_PAGE, PRESENT_PAGE, PROGRAMME_PAGE, DATA_PAGE)
# In the order of the menu: the path, and the name that the page's script and its texts have.
MENU = dict(zip(_PATHS, ("map", "evidence", "compare", "present", "programme", "data"), strict=True))
# All pages; one that is not in the menu is linked from the footer.
PAGES = {**MENU, STATEMENT_PAGE: "statement"}


def menu_links(selection: Selection) -> list[tuple[str, str]]:
    """Return each page of the menu by its name, with the address at which it keeps the selection."""
    here = replace(selection, step="")
    return [(name, here.address(path)) for path, name in MENU.items()]


def page_title(atlas: Atlas, selection: Selection, page: str, t: Translator) -> str:
    """Return the title of the browser's tab: the pilot on the start page, or the page, then the app's name."""
    pilot = selection.pilot if page == START_PAGE else None
    name = t("statement.page") if page == STATEMENT_PAGE else t(f"head.{MENU[page]}")
    return f"{atlas.by_id[pilot].name if pilot else name} · {t('head.name')}"


def page_description(atlas: Atlas, page: str, selection: Selection, t: Translator, lang: Lang) -> str:
    """Return the description of a page for search engines: the pilot's summary, or what the page is for."""
    programme = atlas.programme
    pilots = len(atlas.pilots)
    match PAGES[page]:
        case "evidence":
            return t("served.about_evidence", pilots=pilots)
        case "compare":
            return t("served.about_compare")
        case "present":
            return t("served.about_present")
        case "data":
            return t("served.about_data", pilots=pilots)
        case "statement":
            return t("served.about_statement")
        case "programme":
            return programme.lead.of(lang)
    if selection.pilot:
        return atlas.by_id[selection.pilot].summary.of(lang)
    return t("served.about_map", pilots=pilots, first=programme.first_year, last=programme.last_year)
