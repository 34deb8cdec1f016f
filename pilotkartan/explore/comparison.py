"""Compare pilots: a row for each dimension, a cell for each pilot, the codes of all and of only one. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pilotkartan.content.model import Atlas, Code, Dimension, Lang, Pilot, Result
from pilotkartan.content.settings import PLANNED
from pilotkartan.content.texts import Translator
from pilotkartan.explore.compared_row import Row
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.geo.distance import by_distance

FEWEST_COMPARED = 2


def ways_to_choose(index: Index, selection: Selection, t: Translator, lang: Lang) -> dict[str, tuple[str, set[str]]]:
    """Return the ways to choose many pilots at once, by name: the words, and the pilots that would be compared."""
    every = {pilot.id for pilot in index.by_name}
    ways = {"all": (t("compare.all", count=len(every)), every)}
    if selection.filtered:
        left = set(index.view(selection, lang).ids)
        ways["filter"] = (t("compare.of_filter", count=len(left)), left)
    return ways | {"none": (t("compare.none"), set())}


def compare(index: Index, pilot_ids: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows for two or more pilots, in the order of their ids given."""
    atlas = index.atlas
    pilots = [atlas.by_id[pilot_id] for pilot_id in pilot_ids]
    dimensions = atlas.codebook.dimension
    return (
        _passages(atlas, pilots, "focus", "aim"),
        _passages(atlas, pilots, "activities", "activity"),
        *(_codings(atlas, pilots, dimension) for dimension in dimensions if dimension.kind == "coding"),
        *(_results(atlas, pilots, status) for status in atlas.codebook.codes("result_status") if status.id != PLANNED),
        _coming(atlas, pilots),
        _passages(atlas, pilots, "organisation", "organisation_note"),
        _materials(atlas, pilots),
        *(_attributes(atlas, pilots, dimension) for dimension in dimensions if dimension.kind == "attribute"),
        Row("seat", "seat", tuple((pilot.seat,) for pilot in pilots)),
        Row("distances", "distances", tuple(_distances(pilot, pilots) for pilot in pilots)),
    )


def _passages(atlas: Atlas, pilots: Sequence[Pilot], name: str, part: str) -> Row:
    return Row(name, "passage", tuple(atlas.passages_of(pilot, part) for pilot in pilots))


def _coming(atlas: Atlas, pilots: Sequence[Pilot]) -> Row:
    """Return what comes next: the planned results, then the passages; shared and only are the results' types."""
    cells = tuple((*pilot.planned, *atlas.passages_of(pilot, "next")) for pilot in pilots)
    shared, only = _told_apart(atlas, [[result.type for result in pilot.planned] for pilot in pilots])
    return Row("coming", "coming", cells, None, shared, only)


def _codings(atlas: Atlas, pilots: Sequence[Pilot], dimension: Dimension) -> Row:
    cells = []
    for pilot in pilots:
        by_code = {coding.code: coding for coding in pilot.coding}
        cells.append(tuple(by_code[code.id] for code in atlas.codes_of(pilot, dimension.id)))
    shared, only = _told_apart(atlas, [[coding.code for coding in cell] for cell in cells])
    return Row(dimension.id, "coding", tuple(cells), dimension, shared, only)


def _results(atlas: Atlas, pilots: Sequence[Pilot], status: Code) -> Row:
    """Return the results of one status; shared and only are their types."""

    def of(pilot: Pilot) -> tuple[Result, ...]:
        return tuple(result for result in pilot.result if result.status == status.id)

    cells = tuple(of(pilot) for pilot in pilots)
    shared, only = _told_apart(atlas, [[result.type for result in cell] for cell in cells])
    return Row(status.id, "result", cells, status, shared, only)


def _materials(atlas: Atlas, pilots: Sequence[Pilot]) -> Row:
    """Return the materials; shared and only are their kinds."""
    cells = tuple(atlas.materials_of(pilot) for pilot in pilots)
    shared, only = _told_apart(atlas, [[material.kind for material in cell] for cell in cells])
    return Row("materials", "material", cells, None, shared, only)


def _attributes(atlas: Atlas, pilots: Sequence[Pilot], dimension: Dimension) -> Row:
    cells = tuple(atlas.codes_of(pilot, dimension.id) for pilot in pilots)
    shared, only = _told_apart(atlas, [[code.id for code in cell] for cell in cells])
    return Row(dimension.id, "attribute", cells, dimension, shared, only)


def _distances(pilot: Pilot, pilots: Sequence[Pilot]) -> tuple[tuple[Pilot, float], ...]:
    others = (other for other in pilots if other.id != pilot.id)
    return tuple((near.pilot, near.distance_km) for near in by_distance(others, pilot.seat.lat, pilot.seat.lon))


def _told_apart(atlas: Atlas, cells: Iterable[Iterable[str]]) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """Return the codes that every cell holds and those that a single one holds, both in codebook order."""
    sets = [set(cell) for cell in cells]
    counts = Counter(code for cell in sets for code in cell)

    def had_by(many: int) -> tuple[Code, ...]:
        return tuple(code for code in atlas.codebook.code if counts[code.id] == many)

    return had_by(len(sets)), had_by(1)
