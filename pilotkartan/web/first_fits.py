"""Give the values of *which pilots suit us* on a first page: the questions as links, and the answer. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.own_place import located, own_type, place_type, type_to_keep, usable
from pilotkartan.explore.selection import Selection
from pilotkartan.geo.gazetteer import Place
from pilotkartan.geo.lookup import gazetteer
from pilotkartan.render.fits import render_answer


def fits_values(index: Index, here: Selection, t: Translator, lang: Lang) -> Mapping[str, object] | None:
    """Return the questions, the types of municipality and the answer, or None where nothing is asked."""
    if not (here.questions or here.own_type):
        return None
    place = usable(located(here))
    line, table = render_answer(index, here, place, t, lang)
    chosen = own_type(index.atlas, here, place) or ""
    codes = {"": t("fit.any_type")} | {code.id: code.label.of(lang) for code in index.atlas.codebook.codes("skr_group")}
    types = [
        (label, code == chosen, replace(here, own_type=type_to_keep(index.atlas, code or None, place)).address())
        for code, label in codes.items()
    ]
    return {
        "questions": list(_questions(index, here, lang)),
        "types": types,
        "note": _note(index, here, place, t),
        "line": line,
        "table": table,
    }


def _questions(index: Index, here: Selection, lang: Lang) -> Iterator[tuple[str, bool, str]]:
    """Yield each question, whether it is asked, and the address that asks it too, or no longer."""
    for theme in index.options("theme"):
        wanted = {*here.questions} ^ {theme.id}
        address = replace(here, questions=tuple(wanted)).known(index.atlas).address()
        yield (theme.question or theme.label).of(lang), theme.id in here.questions, address


def _note(index: Index, here: Selection, place: Place | None, t: Translator) -> str:
    """Return why the type is filled in from the place, or why it is not; empty where there is nothing to say."""
    code = place.municipality if place else None
    if not code or here.own_type:
        return ""
    name = gazetteer().municipality(code).name
    return t("suits.type_filled" if place_type(index.atlas, place) else "suits.type_unknown", name=name)
