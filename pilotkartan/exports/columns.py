"""Declare the columns of the tables: the same in every file and in the API. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import Translator

Row = dict[str, Any]
Type = Literal["string", "number", "integer", "boolean"]

# The meaning of tables and columns is in the app's texts, under `table.` and `column.`.
_COLUMNS = {
    "pilots": "pilot municipality_code municipality_key name organisation county_code county_key county skr_group_code "
    "skr_group site site_verified seat lat lon main_theme summary source".split(),
    "texts": "pilot part n text part_of_pilots source".split(),
    "results": "pilot n status type themes text source".split(),
    "evidence": "pilot n theme method main status type".split(),
    "codings": "pilot dimension code main reason source".split(),
    "agreement": "level dimension code cells differing percent kappa alpha alpha_low alpha_high".split(),
    "double_codings": "pilot dimension code first first_main first_source first_note second second_main second_source "
    "second_note now now_main now_reason".split(),
    "codebook": "dimension code code_key dimension_label definition label counts counts_not pilots".split(),
    "materials": "material pilot concerns title kind publisher size size_unit address found_author found_series "
    "found_publisher found_address found verified source".split(),
    "distances": "from to distance_km".split(),
    "similarities": "from to similarity similarity_main_weighted shared_codes".split(),
    "paragraphs": "paragraph text".split(),
    "contacts": "pilot name role phone email found_email found verified source".split(),
}
# These are two columns each, one for each language.
_IN_BOTH = frozenset(
    "organisation county skr_group summary text reason dimension_label definition label counts "
    "counts_not title role first_note now_reason found".split()
)
# Column -> type and unit, where it holds no text.
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
    **dict.fromkeys(("cells", "differing"), ("integer", "")),
    "percent": ("number", "%"),
    **dict.fromkeys(("kappa", "alpha", "alpha_low", "alpha_high"), ("number", "")),
    **dict.fromkeys("first first_main second second_main now now_main".split(), ("boolean", "")),
}
# Meaning -> the columns, as `table.column`, that have it instead of the meaning of their name.
_MEANINGS_OF_THEIR_OWN = {
    "pilot_or_programme": "texts.pilot materials.pilot contacts.pilot".split(),
    "n_of_results": ["results.n", "evidence.n"],
    "theme_of_result": ["evidence.theme"],
    "main_of_result": ["evidence.main"],
    "text_of_paragraph": ["paragraphs.text"],
    "name_of_person": ["contacts.name"],
    "source_of_summary": ["pilots.source"],
    "code_or_all": ["agreement.code"],
    "source_of_material": ["materials.source"],
}
_MEANING_OF = {column: meaning for meaning, columns in _MEANINGS_OF_THEIR_OWN.items() for column in columns}
# Column -> the dimension whose codes it holds.
CODES_OF = dict(
    pair.split(":")
    for pair in "main_theme:theme theme:theme method:method county_code:county skr_group_code:skr_group "
    "status:result_status type:result_type kind:material_kind".split()
)
# Table -> the number of its first columns that together identify a row.
KEYS = {
    "pilots": 1, "texts": 3, "results": 2, "evidence": 4, "codings": 3, "agreement": 3, "double_codings": 3,
    "codebook": 2, "materials": 1, "distances": 2, "similarities": 2, "paragraphs": 1, "contacts": 2,
}  # fmt: skip
# Tables with rows that have no pilot, no code or no method: these columns may be empty, so they are no primary key.
_WITHOUT_KEY = {"texts", "contacts", "agreement", "evidence"}
# Tables that come whole, whatever pilots are asked for.
WHOLE_TABLES = frozenset({"codebook", "agreement"})
# The file of the pilots as GeoJSON, beside the tables.
GEOJSON_FILE = "pilotkartan.geojson"
# Its property that says whether a feature is a municipality's area or its seat.
FEATURE, AREA, SEAT = "feature", "area", "seat"
# The tables whose rows of one pilot are in the API's answer about that pilot.
WITHIN_A_PILOT = ("texts", "results", "codings", "materials")


@dataclass(frozen=True)
class Column:
    """Describe a column of a table: its subject, its language where there are two, its type, its unit if any."""

    table: str
    subject: str
    lang: Lang | None = None
    type: Type = "string"
    unit: str = ""

    @property
    def name(self) -> str:
        """Return the name that the column has in every format."""
        return f"{self.subject}_{self.lang}" if self.lang else self.subject

    def title(self, t: Translator) -> str:
        """Return the title of the column, with its language."""
        title = t(f"column_title.{self.subject}")
        return t(f"column_title.in_{self.lang}", title=title) if self.lang else title

    def meaning(self, t: Translator) -> str:
        """Return the meaning of the column in its table, with its language."""
        meaning = t(f"column.{_MEANING_OF.get(f'{self.table}.{self.subject}', self.subject)}")
        return f"{meaning} {t(f'data.in_{self.lang}')}" if self.lang else meaning


def _columns(table: str) -> Iterator[Column]:
    for subject in _COLUMNS[table]:
        for lang in LANGS if subject in _IN_BOTH else (None,):
            yield Column(table, subject, lang, *_TYPES.get(subject, ()))


TABLES: Mapping[str, tuple[Column, ...]] = {table: tuple(_columns(table)) for table in _COLUMNS}
# In no file unless asked for, and never in the API.
CONTACTS = "contacts"
OPEN_TABLES = tuple(table for table in TABLES if table != CONTACTS)


def content(table: str, t: Translator) -> str:
    """Return what a table holds, in a sentence."""
    return t(f"table.{table}")


def primary_key(table: str) -> list[str]:
    """Return the names of the columns that identify a table's rows; none where they may be empty."""
    return [] if table in _WITHOUT_KEY else [column.name for column in TABLES[table][: KEYS[table]]]
