"""Put a selection into words: the sentence above the list, and the active filters one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.facet_groups import result_facets
from pilotkartan.explore.index import Index, Loosening, View
from pilotkartan.explore.selection import SEARCH, Selection


def sentence(atlas: Atlas, view: View, selection: Selection, t: Translator, lang: Lang) -> str:
    """Return the sentence, such as `4 of 10 pilot municipalities: Housing or Tourism, and method Survey`.

    The comma parts the conditions only where one of them holds an `or` or `and` itself.
    """
    total = len(atlas.pilots)
    if not selection.filtered:
        return t("summary.all", total=total)
    shown = t("summary.some", shown=len(view.pilots), total=total)
    several = any(len(codes) > 1 for codes in selection.facets.values())
    joint = t("summary.and_between") if several else f" {t('summary.and')} "
    return f"{shown}: {joint.join(_conditions(atlas, selection, t, lang))}"


def view_title(
    index: Index, selection: Selection, t: Translator, lang: Lang, searched_in: Lang | None = None
) -> str | None:
    """Return in words what a view shows: the chosen pilot, the result of the filters; None where nothing is chosen.

    The words are in `lang`; the search text is read in `searched_in` where that is another language.
    """
    parts = [index.atlas.by_id[selection.pilot].name] if selection.pilot else []
    if len(selection.compared) > 1:
        names = [index.atlas.by_id[pilot].name for pilot in selection.compared]
        parts.append(t("summary.compared", names=join_list(names, t("summary.and"))))
    if selection.filtered:
        view = index.view(selection, searched_in or lang)
        parts.append(sentence(index.atlas, view, selection, t, lang))
    return "; ".join(parts) or None


def active_filters(
    atlas: Atlas, selection: Selection, t: Translator, lang: Lang
) -> Iterator[tuple[str, str, Selection]]:
    """Yield (key, label, the selection without it) for every active filter."""
    if selection.search:
        yield SEARCH, t("summary.search", words=selection.search), replace(selection, search="")
    for dimension, codes in selection.facets.items():
        for code in codes:
            label = atlas.codebook.by_id[code].label.of(lang)
            yield f"{dimension}-{code}", label, selection.without(dimension, code)


def filter_name(atlas: Atlas, dimension: str | None, t: Translator, lang: Lang) -> str:
    """Return the name of a facet, or of the search where `dimension` is None."""
    if dimension is None:
        return t("filter.search_name")
    return atlas.codebook.dimension_by_id[dimension].label.of(lang)


def way_out(atlas: Atlas, way: Loosening, t: Translator, lang: Lang) -> str:
    """Return in words what to take away where nothing matches, and how many pilots that brings back."""
    if way.any_theme:
        return t("way_out.any_theme", name=t("filter.all_themes"), count=way.count)
    return t("list.loosen", name=filter_name(atlas, way.dimension, t, lang), count=way.count)


def _conditions(atlas: Atlas, selection: Selection, t: Translator, lang: Lang) -> Iterator[str]:
    """Yield the condition of each filter; those of results form one, since the same result must meet them all."""
    of_results = result_facets(atlas.codebook, selection.facets)
    together = of_results if len(of_results) > 1 else ()
    for dimension in selection.facets:
        if dimension not in together:
            yield t(f"summary.in_{dimension}", codes=_codes(atlas, dimension, selection, t, lang))
        elif dimension == together[0]:
            yield _of_one_result(atlas, together, selection, t, lang)
    if selection.search:
        yield t("summary.search", words=selection.search)


def _of_one_result(atlas: Atlas, dimensions: Sequence[str], selection: Selection, t: Translator, lang: Lang) -> str:
    """Return one condition, such as `with a result that is of the type Decision and has the status Done`."""
    parts = [t(f"summary.of_{name}", codes=_codes(atlas, name, selection, t, lang)) for name in dimensions]
    return t("summary.in_one_result", conditions=join_list(parts, t("summary.and")))


def _codes(atlas: Atlas, dimension: str, selection: Selection, t: Translator, lang: Lang) -> str:
    """Return the labels of the codes chosen in a facet, joined by `and` where all must match, else by `or`."""
    joint = t("summary.and") if dimension == "theme" and selection.all_themes else t("summary.or")
    return join_list([atlas.codebook.by_id[code].label.of(lang) for code in selection.chosen(dimension)], joint)
