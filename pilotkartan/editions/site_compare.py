"""Make the static site's page with the comparison: all pilots, of which its script shows the chosen ones. Pure."""

from typing import Any

from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.comparison import FEWEST_COMPARED, compare, ways_to_choose
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.render.comparison import WORDS
from pilotkartan.render.html import inert_json, render

# What the script puts together anew for the pilots chosen.
_WORDS = (
    *("compare.caption", "compare.note", "compare.all_have", "compare.nothing_shared", "compare.only"),
    *("compare.shared", "comparison.both", "comparison.both_have", "comparison.note_of_two", "summary.and"),
)


def compare_body(index: Index, t: Translator, lang: Lang) -> str:
    """Return the body of the page."""
    names = join_list([pilot.name for pilot in index.by_name], t("summary.and"))
    rows = compare(index, [pilot.id for pilot in index.by_name])
    values = {"pilots": index.by_name, "rows": rows, "names": names, "scripted": True, **WORDS}
    return render(
        "site_compare",
        index.atlas,
        t,
        lang,
        pilots=index.by_name,
        ways=[(label, sorted(ids)) for label, ids in ways_to_choose(index, Selection(), t, lang).values()],
        table=Markup(render("compare", index.atlas, t, lang, **values)),
        data=Markup(inert_json(_data(index, lang))),
    )


def _data(index: Index, lang: Lang) -> dict[str, Any]:
    """Return the data for assets/js/site/main.js."""
    return {
        "pilots": [{"id": pilot.id, "name": pilot.name} for pilot in index.by_name],
        "codes": [(code.id, code.label.of(lang)) for code in index.atlas.codebook.code],
        "fewest": FEWEST_COMPARED,
        "words": {key.partition(".")[2]: index.atlas.words[key].of(lang) for key in _WORDS},
    }
