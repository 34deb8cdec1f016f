"""Make the rows of each table from the atlas. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import permutations, product

from pilotkartan.content.model import PARTS, Judgement, Material, Passage, Pilot, Text
from pilotkartan.explore.contacts import contacts_of
from pilotkartan.explore.extract import Extract
from pilotkartan.explore.index import Index
from pilotkartan.explore.similarity import MAIN_THEME_WEIGHT, shared_codes
from pilotkartan.exports.columns import Row


def _text(name: str, text: Text | None) -> Row:
    return {f"{name}_sv": text.sv if text else None, f"{name}_en": text.en if text else None}


def _source(refs: Iterable[str]) -> Row:
    return {"source": " ".join(refs) or None}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _key(code: str) -> str:
    """Return a code in a form that no program reads as a number: `0482` as `SE_0482`, others unchanged.

    This is how Eurostat's GISCO writes municipalities: the country, then the national code.
    """
    return f"SE_{code}" if code.isdecimal() else code


def _passage(passage: Passage) -> Row:
    return {**_text("text", passage), "part_of_pilots": None, **_source(passage.source)}


def _kept(index: Index, extract: Extract) -> Iterator[Pilot]:
    return (index.atlas.by_id[pilot] for pilot in extract.pilots)


def _pilots(index: Index, extract: Extract) -> Iterator[Row]:
    codes = index.atlas.codebook.by_id
    for pilot in _kept(index, extract):
        yield {
            "pilot": pilot.id,
            "municipality_code": pilot.code,
            "municipality_key": _key(pilot.code),
            "name": pilot.name,
            **_text("organisation", pilot.organisation),
            "county_code": pilot.county,
            "county_key": _key(pilot.county),
            **_text("county", codes[pilot.county].label),
            "skr_group_code": pilot.skr_group,
            **_text("skr_group", codes[pilot.skr_group].label),
            "site": pilot.site,
            "site_verified": _day(pilot.site_verified),
            "seat": pilot.seat.name,
            "lat": pilot.seat.lat,
            "lon": pilot.seat.lon,
            "main_theme": index.atlas.main_theme(pilot).id,
            **_text("summary", pilot.summary),
            **_source(pilot.summary.source),
        }


def _texts(index: Index, extract: Extract) -> Iterator[Row]:
    programme = index.atlas.programme
    if extract.everything:
        yield {"pilot": None, "part": "lead", "n": 1, **_passage(programme.lead)}
    for section in programme.section:
        for n, passage in enumerate(section.passage, 1):
            if extract.everything or (passage.part_of_pilots and extract.pilots):
                row = {"pilot": None, "part": section.id, "n": n, **_passage(passage)}
                yield row | {"part_of_pilots": passage.part_of_pilots}
    for pilot in _kept(index, extract):
        for part in PARTS:
            for n, passage in enumerate(getattr(pilot, part), 1):
                yield {"pilot": pilot.id, "part": part, "n": n, **_passage(passage)}


def _results(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield the results of the extract, each numbered among all results of its pilot."""
    for pilot in _kept(index, extract):
        for n, result in enumerate(pilot.result, 1):
            if extract.has_result(result, index.atlas.codebook):
                coded = {"status": result.status, "type": result.type, "themes": " ".join(result.themes)}
                yield {"pilot": pilot.id, "n": n, **coded, **_passage(result)}


def _evidence(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield a row for each result, theme that it serves and method of its pilot; without a method, one for each theme.

    A result is in several rows, so results are counted by pilot and number.
    """
    for pilot in _kept(index, extract):
        main = index.atlas.main_theme(pilot).id
        methods = [code.id for code in index.atlas.codes_of(pilot, "method")]
        for n, result in enumerate(pilot.result, 1):
            if extract.has_result(result, index.atlas.codebook):
                for theme, method in product(result.themes, methods or (None,)):
                    coded = {"theme": theme, "method": method, "main": theme == main}
                    yield {"pilot": pilot.id, "n": n, **coded, "status": result.status, "type": result.type}


def _codings(index: Index, extract: Extract) -> Iterator[Row]:
    codebook = index.atlas.codebook
    for pilot in _kept(index, extract):
        for coding in pilot.coding:
            if extract.has_code(coding.code, codebook):
                yield {
                    "pilot": pilot.id,
                    "dimension": codebook.by_id[coding.code].dimension,
                    "code": coding.code,
                    "main": coding.main,
                    **_text("reason", coding.reason),
                    **_source(coding.source),
                }


def _agreement(index: Index, _extract: Extract) -> Iterator[Row]:
    """Yield the figures, those of all pilots whatever is asked for, with four decimals."""
    for row in index.double_coding.rows:
        found = row.figures
        low, high = found.interval or (None, None)
        yield {
            "level": row.level,
            "dimension": row.dimension.id,
            "code": row.code.id if row.code else None,
            "cells": found.cells,
            "differing": found.differing,
            "percent": round(found.percent, 2),
            **{
                name: None if value is None else round(value, 4)
                for name, value in zip(
                    ("kappa", "alpha", "alpha_low", "alpha_high"), (found.kappa, found.alpha, low, high), strict=True
                )
            },
        }


def _double_codings(index: Index, extract: Extract) -> Iterator[Row]:
    place = {pilot: n for n, pilot in enumerate(extract.pilots)}
    kept = (cell for cell in index.double_coding.cells if cell.pilot.id in place)
    for cell in sorted(kept, key=lambda cell: place[cell.pilot.id]):
        if extract.has_code(cell.code.id, index.atlas.codebook):
            yield {
                "pilot": cell.pilot.id,
                "dimension": cell.code.dimension,
                "code": cell.code.id,
                **_judged("first", cell.first),
                "first_note_sv": cell.first.note_sv or None,
                "first_note_en": cell.first.note or None,
                **_judged("second", cell.second),
                "second_note": cell.second.note or None,
                "now": cell.now.value,
                "now_main": cell.now.main,
                **_text("now_reason", cell.why),
            }


def _judged(name: str, judgement: Judgement) -> Row:
    source = " ".join(judgement.source) or None
    return {name: judgement.value, f"{name}_main": judgement.main, f"{name}_source": source}


def _codebook(index: Index, _extract: Extract) -> Iterator[Row]:
    codebook = index.atlas.codebook
    for code in codebook.code:
        dimension = codebook.dimension_by_id[code.dimension]
        yield {
            "dimension": dimension.id,
            "code": code.id,
            "code_key": _key(code.id),
            **_text("dimension_label", dimension.label),
            **_text("definition", dimension.definition),
            **_text("label", code.label),
            **_text("counts", code.counts),
            **_text("counts_not", code.counts_not),
            "pilots": sum(code in index.atlas.codes_of(pilot, dimension.id) for pilot in index.atlas.pilots),
        }


def _material(material: Material, pilot: str | None = None, concerns: Iterable[str] = ()) -> Row:
    found = material.found
    return {
        "material": material.id,
        "pilot": pilot,
        "concerns": " ".join(concerns) or None,
        **_text("title", material.title),
        "kind": material.kind,
        "publisher": material.publisher,
        "size": material.size.value if material.size else None,
        "size_unit": material.size.unit if material.size else None,
        "address": material.address,
        "found_author": found and found.author,
        "found_series": found and found.series,
        "found_publisher": found and found.publisher,
        "found_address": found and found.address,
        **_text("found", found),
        "verified": _day(material.verified),
        **_source(material.source),
    }


def _materials(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield the programme's own materials, in part those that are about one of the pilots, then the pilots'."""
    for material in index.atlas.programme.material:
        if extract.everything or set(material.pilots) & set(extract.pilots):
            yield _material(material, concerns=material.pilots)
    yield from (_material(material, pilot.id) for pilot in _kept(index, extract) for material in pilot.material)


def _distances(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield a row for each ordered pair: geodesic, WGS 84, seat to seat, in km with one decimal."""
    km = index.distances_km(extract.pilots).to_dict()
    for start, end in permutations(extract.pilots, 2):
        yield {"from": start, "to": end, "distance_km": round(km[start][end], 1)}


def _similarities(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield a row for each ordered pair: Jaccard, 0 to 1, with four decimals."""
    plain, weighted = (index.similarities[weight].round(4).to_dict() for weight in (1, MAIN_THEME_WEIGHT))
    for one, other in permutations(extract.pilots, 2):
        shared = shared_codes(index.atlas, index.atlas.by_id[one], index.atlas.by_id[other])
        yield {
            "from": one,
            "to": other,
            "similarity": plain[one][other],
            "similarity_main_weighted": weighted[one][other],
            "shared_codes": " ".join(code.id for code in shared) or None,
        }


def _paragraphs(index: Index, extract: Extract) -> Iterator[Row]:
    place = {pilot: n for n, pilot in enumerate(extract.pilots)}
    found = []
    for paragraph in index.atlas.source.paragraph:
        about = paragraph.ref.partition(":")[0]
        if about in place or (extract.everything and about not in index.atlas.by_id):
            found.append((place.get(about, -1), {"paragraph": paragraph.ref, **_text("text", paragraph)}))
    return (row for _, row in sorted(found, key=lambda item: item[0]))


def _contacts(index: Index, extract: Extract) -> Iterator[Row]:
    people = {each.pilot.id: each for each in contacts_of(index.atlas) if each.pilot}
    own = [each for each in contacts_of(index.atlas) if extract.everything and not each.pilot]
    for each in (*own, *(people[pilot] for pilot in extract.pilots if pilot in people)):
        person = each.person
        yield {
            "pilot": each.pilot and each.pilot.id,
            "name": person.name,
            **_text("role", person.role),
            "phone": person.phone,
            "email": person.email,
            "found_email": person.found and person.found.email,
            **_text("found", person.found),
            "verified": _day(person.verified),
            **_source(person.source),
        }


# Table -> the function that makes its rows, with at least the columns declared in columns.py.
ROWS: Mapping[str, Callable[[Index, Extract], Iterable[Row]]] = {
    "pilots": _pilots,
    "texts": _texts,
    "results": _results,
    "evidence": _evidence,
    "codings": _codings,
    "agreement": _agreement,
    "double_codings": _double_codings,
    "codebook": _codebook,
    "materials": _materials,
    "distances": _distances,
    "similarities": _similarities,
    "paragraphs": _paragraphs,
    "contacts": _contacts,
}
