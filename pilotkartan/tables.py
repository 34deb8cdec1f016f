"""The atlas as tidy tables: the same columns in every file and at every address for programs. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Literal

import pandas as pd

from pilotkartan.extract import Extract, Wanted, extract_from
from pilotkartan.model import LANGS, Contact, Lang, Material, Passage, Pilot, Text
from pilotkartan.query import Index
from pilotkartan.similarity import MAIN_THEME_WEIGHT, shared_codes, similarities
from pilotkartan.words import Speaker

Type = Literal["string", "number", "integer", "boolean"]
Row = dict[str, Any]

# What a table holds and what a column means stands in the app's words, under `table.` and `column.`.
_COLUMNS = {
    "pilots": "pilot municipality_code municipality_key name organisation county_code county_key county skr_group_code "
    "skr_group site seat lat lon main_theme summary source".split(),
    "texts": "pilot part n text source".split(),
    "results": "pilot n status type text source".split(),
    "codings": "pilot dimension code main reason source".split(),
    "codebook": "dimension code code_key dimension_label definition label counts counts_not pilots".split(),
    "materials": "material pilot title kind publisher size size_unit address source".split(),
    "distances": "from to distance_km".split(),
    "similarities": "from to similarity similarity_main_weighted shared_codes".split(),
    "paragraphs": "paragraph text".split(),
    "contacts": "pilot name role phone email source".split(),
}
# These come as two columns, one for each language.
_IN_BOTH = frozenset(
    "organisation county skr_group summary text reason dimension_label definition label counts "
    "counts_not title role".split()
)
# Column -> type and unit, where it is no text.
_TYPES: Mapping[str, tuple[Type, str]] = {
    "lat": ("number", "°"),
    "lon": ("number", "°"),
    "n": ("integer", ""),
    "main": ("boolean", ""),
    "pilots": ("integer", ""),
    "size": ("number", ""),
    "distance_km": ("number", "km"),
    "similarity": ("number", ""),
    "similarity_main_weighted": ("number", ""),
}
# Meaning -> the columns, as `table.column`, that have it in that table and not the one of their name.
_MEANINGS_OF_THEIR_OWN = {
    "pilot_or_programme": "texts.pilot materials.pilot contacts.pilot".split(),
    "n_of_results": ["results.n"],
    "text_of_paragraph": ["paragraphs.text"],
    "name_of_person": ["contacts.name"],
    "source_of_summary": ["pilots.source"],
}
_MEANING_OF = {column: meaning for meaning, columns in _MEANINGS_OF_THEIR_OWN.items() for column in columns}
# As many of a table's first columns as tell its rows apart.
KEYS = {
    "pilots": 1, "texts": 3, "results": 2, "codings": 3, "codebook": 2, "materials": 1, "distances": 2,
    "similarities": 2, "paragraphs": 1, "contacts": 2,
}  # fmt: skip
# The parts of a pilot's article that are plain passages.
PARTS = ("aim", "activity", "organisation_note", "next")


@dataclass(frozen=True)
class Column:
    """A column of a table: its subject, its language where it comes in both, its type, its unit where it has one."""

    table: str
    subject: str
    lang: Lang | None = None
    type: Type = "string"
    unit: str = ""

    @property
    def name(self) -> str:
        """Return the name that the column has in every format."""
        return f"{self.subject}_{self.lang}" if self.lang else self.subject

    def title(self, t: Speaker) -> str:
        """Return what to call the column, and in which language it is."""
        title = t(f"column_title.{self.subject}")
        return t(f"column_title.in_{self.lang}", title=title) if self.lang else title

    def meaning(self, t: Speaker) -> str:
        """Return what the column means in its table, and in which language it is."""
        meaning = t(f"column.{_MEANING_OF.get(f'{self.table}.{self.subject}', self.subject)}")
        return f"{meaning} {t(f'data.in_{self.lang}')}" if self.lang else meaning


def _columns(table: str) -> Iterator[Column]:
    for subject in _COLUMNS[table]:
        for lang in LANGS if subject in _IN_BOTH else (None,):
            yield Column(table, subject, lang, *_TYPES.get(subject, ()))


TABLES: Mapping[str, tuple[Column, ...]] = {table: tuple(_columns(table)) for table in _COLUMNS}


def content(table: str, t: Speaker) -> str:
    """Return what a table holds, in a sentence."""
    return t(f"table.{table}")


def tables(index: Index, wanted: Wanted = None, contacts: bool = False) -> dict[str, pd.DataFrame]:
    """Return every table, in the order of TABLES, with the columns named there; what is not reported is None.

    Of everything (`wanted` is None) come the programme's own rows first, their `pilot` is None; then those of the
    pilots, in the order of the list. `contacts` adds the people to call, where they are not hidden.
    """
    return {name: table(index, name, wanted) for name in TABLES if contacts or name != "contacts"}


def table(index: Index, name: str, wanted: Wanted = None) -> pd.DataFrame:
    """Return one table."""
    rows = _ROWS[name](index, extract_from(index, wanted))
    columns = [column.name for column in TABLES[name]]
    # Values stay Python's own: an integer column with a gap would else become one of decimals.
    return pd.DataFrame([[row[column] for column in columns] for row in rows], columns=columns, dtype=object)


def records(table: pd.DataFrame) -> list[Row]:
    """Return a table's rows as plain values that JSON knows: None where nothing is reported."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.astype(object).to_numpy().tolist()]


def _text(name: str, text: Text | None) -> Row:
    return {f"{name}_sv": text.sv if text else None, f"{name}_en": text.en if text else None}


def _source(refs: Iterable[str]) -> Row:
    return {"source": " ".join(refs)}


def _key(code: str) -> str:
    """Return a code as no program can take it for a number: `0482` as `SE_0482`, others as they are.

    Eurostat's GISCO writes municipalities so: the country, then the national code.
    """
    return f"SE_{code}" if code.isdecimal() else code


def _passage(passage: Passage) -> Row:
    return {**_text("text", passage), **_source(passage.source)}


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
            "seat": pilot.seat.name,
            "lat": pilot.seat.lat,
            "lon": pilot.seat.lon,
            "main_theme": index.atlas.main_theme(pilot).id,
            **_text("summary", pilot.summary),
            **_source(pilot.summary.source),
        }


def _texts(index: Index, extract: Extract) -> Iterator[Row]:
    if extract.everything:
        programme = index.atlas.programme
        yield {"pilot": None, "part": "lead", "n": 1, **_passage(programme.lead)}
        for section in programme.section:
            for n, passage in enumerate(section.passage, 1):
                yield {"pilot": None, "part": section.id, "n": n, **_passage(passage)}
    for pilot in _kept(index, extract):
        for part in PARTS:
            for n, passage in enumerate(getattr(pilot, part), 1):
                yield {"pilot": pilot.id, "part": part, "n": n, **_passage(passage)}


def _results(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield the results wanted, each with its number among all of its pilot."""
    for pilot in _kept(index, extract):
        for n, result in enumerate(pilot.result, 1):
            if extract.has_result(result, index.atlas.codebook):
                yield {"pilot": pilot.id, "n": n, "status": result.status, "type": result.type, **_passage(result)}


def _codings(index: Index, extract: Extract) -> Iterator[Row]:
    codebook = index.atlas.codebook
    for pilot in _kept(index, extract):
        for coding in pilot.coding:
            if extract.has_coding(coding, codebook):
                yield {
                    "pilot": pilot.id,
                    "dimension": codebook.by_id[coding.code].dimension,
                    "code": coding.code,
                    "main": coding.main,
                    **_text("reason", coding.reason),
                    **_source(coding.source),
                }


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


def _material(material: Material, pilot: str | None) -> Row:
    return {
        "material": material.id,
        "pilot": pilot,
        **_text("title", material.title),
        "kind": material.kind,
        "publisher": material.publisher,
        "size": material.size.value if material.size else None,
        "size_unit": material.size.unit if material.size else None,
        "address": material.address,
        **_source(material.source),
    }


def _materials(index: Index, extract: Extract) -> Iterator[Row]:
    if extract.everything:
        yield from (_material(material, None) for material in index.atlas.programme.material)
    yield from (_material(material, pilot.id) for pilot in _kept(index, extract) for material in pilot.material)


def _distances(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield a row for each ordered pair: geodesic, WGS 84, seat to seat, in km with one decimal."""
    km = index.distances_km.to_dict()
    for start, end in permutations(extract.pilots, 2):
        yield {"from": start, "to": end, "distance_km": round(km[start][end], 1)}


def _similarities(index: Index, extract: Extract) -> Iterator[Row]:
    """Yield a row for each ordered pair: Jaccard, 0 to 1, with four decimals."""
    plain, weighted = (similarities(index, weight).round(4).to_dict() for weight in (1, MAIN_THEME_WEIGHT))
    for one, other in permutations(extract.pilots, 2):
        shared = shared_codes(index, index.atlas.by_id[one], index.atlas.by_id[other])
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
    people: list[tuple[str | None, Contact]] = [
        *((None, person) for person in index.atlas.programme.contact if extract.everything),
        *((pilot.id, pilot.contact) for pilot in _kept(index, extract) if pilot.contact),
    ]
    for pilot, person in people:
        yield {
            "pilot": pilot,
            "name": person.name,
            **_text("role", person.role),
            "phone": person.phone,
            "email": person.email,
            **_source(person.source),
        }


_ROWS: Mapping[str, Callable[[Index, Extract], Iterable[Row]]] = {
    "pilots": _pilots,
    "texts": _texts,
    "results": _results,
    "codings": _codings,
    "codebook": _codebook,
    "materials": _materials,
    "distances": _distances,
    "similarities": _similarities,
    "paragraphs": _paragraphs,
    "contacts": _contacts,
}
