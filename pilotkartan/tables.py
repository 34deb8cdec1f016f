"""The atlas as tidy tables: the same columns in every file and at every address for programs. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from pilotkartan.model import LANGS, Lang, Material, Passage, Pilot, Text
from pilotkartan.query import Index
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
    "paragraphs": 1, "contacts": 2,
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


def tables(index: Index, pilots: Collection[str] | None = None, contacts: bool = False) -> dict[str, pd.DataFrame]:
    """Return every table, in the order of TABLES, with the columns named there; what is not reported is None.

    `pilots` are the ids to keep; None keeps all of them and the programme's own rows, whose `pilot` is None.
    `contacts` adds the people to call, where they are not hidden.
    """
    atlas = index.atlas
    kept = [pilot for pilot in atlas.pilots if pilots is None or pilot.id in pilots]
    rows: dict[str, Iterable[Row]] = {
        "pilots": (_pilot(index, pilot) for pilot in kept),
        "texts": [
            *(_section_texts(index) if pilots is None else ()),
            *(row for pilot in kept for row in _texts(pilot)),
        ],
        "results": (
            {"pilot": pilot.id, "n": n, "status": result.status, "type": result.type, **_passage(result)}
            for pilot in kept
            for n, result in enumerate(pilot.result, 1)
        ),
        "codings": (row for pilot in kept for row in _codings(index, pilot)),
        "codebook": _codebook(index),
        "materials": [
            *(_material(material, None) for material in atlas.programme.material if pilots is None),
            *(_material(material, pilot.id) for pilot in kept for material in pilot.material),
        ],
        "distances": _distances(index, [pilot.id for pilot in kept]),
        "paragraphs": (
            {"paragraph": paragraph.ref, **_text("text", paragraph)}
            for paragraph in atlas.source.paragraph
            if pilots is None or paragraph.ref.partition(":")[0] in {pilot.id for pilot in kept}
        ),
    }
    if contacts:
        rows["contacts"] = _contacts(index, kept, pilots is None)
    return {name: _frame(name, found) for name, found in rows.items()}


def records(table: pd.DataFrame) -> list[Row]:
    """Return a table's rows as plain values that JSON knows: None where nothing is reported."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.astype(object).to_numpy().tolist()]


def _frame(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    columns = [column.name for column in TABLES[name]]
    # Values stay Python's own: an integer column with a gap would else become one of decimals.
    return pd.DataFrame([[row[column] for column in columns] for row in rows], columns=columns, dtype=object)


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


def _pilot(index: Index, pilot: Pilot) -> Row:
    codes = index.atlas.codebook.by_id
    return {
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


def _texts(pilot: Pilot) -> Iterable[Row]:
    for part in PARTS:
        for n, passage in enumerate(getattr(pilot, part), 1):
            yield {"pilot": pilot.id, "part": part, "n": n, **_passage(passage)}


def _section_texts(index: Index) -> Iterable[Row]:
    programme = index.atlas.programme
    yield {"pilot": None, "part": "lead", "n": 1, **_passage(programme.lead)}
    for section in programme.section:
        for n, passage in enumerate(section.passage, 1):
            yield {"pilot": None, "part": section.id, "n": n, **_passage(passage)}


def _codings(index: Index, pilot: Pilot) -> Iterable[Row]:
    for coding in pilot.coding:
        yield {
            "pilot": pilot.id,
            "dimension": index.atlas.codebook.by_id[coding.code].dimension,
            "code": coding.code,
            "main": coding.main,
            **_text("reason", coding.reason),
            **_source(coding.source),
        }


def _codebook(index: Index) -> Iterable[Row]:
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


def _distances(index: Index, ids: Collection[str]) -> Iterable[Row]:
    """Yield a row for each ordered pair: geodesic, WGS 84, seat to seat, in km with one decimal."""
    km = index.distances_km.to_dict()
    for start in ids:
        for end in ids:
            if start != end:
                yield {"from": start, "to": end, "distance_km": round(km[start][end], 1)}


def _contacts(index: Index, pilots: Iterable[Pilot], programme: bool) -> Iterable[Row]:
    people = [(None, person) for person in index.atlas.programme.contact if programme]
    for pilot, person in [*people, *((pilot.id, pilot.contact) for pilot in pilots if pilot.contact)]:
        yield {
            "pilot": pilot,
            "name": person.name,
            **_text("role", person.role),
            "phone": person.phone,
            "email": person.email,
            **_source(person.source),
        }
