"""The addresses for programs, and what each answers with. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from pilotkartan.csvfile import DIALECTS, PLAIN, Dialect, to_csv
from pilotkartan.csvw import MEDIA_TYPE, SUFFIX, csv_metadata
from pilotkartan.describe import facts
from pilotkartan.filters import V1
from pilotkartan.geojson import feature_collection
from pilotkartan.model import Atlas
from pilotkartan.parameters import OPENAPI
from pilotkartan.query import Index
from pilotkartan.tables import TABLES, Row, content, records, tables
from pilotkartan.words import speaker

JSON, CSV, GEOJSON, CSV_METADATA = "application/json", "text/csv", "application/geo+json", MEDIA_TYPE
ONE_PILOT = f"{V1}/pilots/{{id}}"
# The people to call are at no address for programs, not even by choice.
OPEN_TABLES = tuple(name for name in TABLES if name != "contacts")
# The tables whose rows of one pilot stand in that pilot's answer.
WITHIN_A_PILOT = ("texts", "results", "codings", "materials")


@dataclass(frozen=True)
class Address:
    """A path (ONE_PILOT stands for every pilot's), the kind of its answer, and the table told of, if any."""

    path: str
    media_type: str = JSON
    table: str | None = None
    dialect: Dialect = PLAIN

    @property
    def filtered(self) -> bool:
        """Tell whether filters choose among the rows; the codebook always comes whole."""
        return self.table not in {None, "codebook"} and self.path != ONE_PILOT and self.media_type != CSV_METADATA

    @property
    def ending(self) -> str:
        """Return the ending of a file with the answer, where it would be kept as a file."""
        return {CSV: self.dialect.ending, GEOJSON: ".geojson"}.get(self.media_type, "")

    @property
    def file_name(self) -> str:
        """Return the last part of the path, which is the address relative to those beside it."""
        return self.path.rpartition("/")[2]

    def meaning(self, atlas: Atlas) -> str:
        """Return what stands there, in English."""
        if self.path == ONE_PILOT:
            return f"One pilot: its row of the table of pilots, and its rows of {', '.join(WITHIN_A_PILOT)}."
        if self.media_type == GEOJSON:
            return "The pilots as features: each municipality's schematic borders and its seat as a point."
        if self.media_type == CSV_METADATA:
            return f"What the columns of {self.file_name.removesuffix(SUFFIX)} mean, as W3C's CSV on the Web says it."
        if self.table:
            told = content(self.table, speaker(atlas.words, "en"))
            return told if self.dialect == PLAIN else f"{told} As CSV that Excel with Swedish settings opens right."
        return "This list of addresses." if self.path == V1 else "The description of all addresses, as OpenAPI 3.1."


ADDRESSES: Mapping[str, Address] = {
    address.path: address
    for address in (
        Address(V1),
        *(Address(f"{V1}/{table}", JSON, table) for table in OPEN_TABLES),
        *(Address(f"{V1}/{table}{way.ending}", CSV, table, way) for table in OPEN_TABLES for way in DIALECTS),
        *(
            Address(f"{V1}/{table}{way.ending}{SUFFIX}", CSV_METADATA, table, way)
            for table in OPEN_TABLES
            for way in DIALECTS
        ),
        Address(f"{V1}/pilots.geojson", GEOJSON, "pilots"),
        Address(ONE_PILOT, JSON, "pilots"),
        Address(OPENAPI),
    )
}


class Choice(NamedTuple):
    """The ids of the pilots to tell of, in order; `everything` keeps the programme's own rows beside theirs."""

    pilots: tuple[str, ...]
    everything: bool


def answer(index: Index, address: Address, choice: Choice) -> bytes:
    """Return what stands at an address, for the pilots chosen."""
    if address.media_type == GEOJSON:
        return as_json(feature_collection(index, choice.pilots))
    if address.table and address.media_type == CSV_METADATA:
        return csv_metadata(index, None, address.table, address.file_name.removesuffix(SUFFIX), address.dialect)
    if address.table is None:
        return as_json(_enveloped(index, choice, _list_of_addresses(index.atlas)))
    rows = rows_of(index, address.table, choice)
    if address.media_type == CSV:
        columns = [column.name for column in TABLES[address.table]]
        table = pd.DataFrame(([row[name] for name in columns] for row in rows), columns=columns, dtype=object)
        return to_csv(table, address.dialect)
    if address.path == ONE_PILOT:
        parts = {table: rows_of(index, table, choice) for table in WITHIN_A_PILOT}
        return as_json(_enveloped(index, choice, {**rows[0], **parts}))
    return as_json(_enveloped(index, choice, rows))


def as_json(value: Any) -> bytes:
    """Return a value as JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def rows_of(index: Index, table: str, choice: Choice) -> list[Row]:
    """Return a table's rows in the order of the pilots chosen, the programme's own first."""
    place = {pilot: n for n, pilot in enumerate(choice.pilots)}
    rows = records(tables(index, None if choice.everything else choice.pilots)[table])
    by = [name for name in ("pilot", "from", "to") if rows and name in rows[0]]
    return sorted(rows, key=lambda row: [place.get(row[name], -1) for name in by])


def _enveloped(index: Index, choice: Choice, data: list[Row] | Row) -> Row:
    return {
        **facts(index, None if choice.everything else choice.pilots),
        "count": len(data) if isinstance(data, list) else 1,
        "data": data,
    }


def _list_of_addresses(atlas: Atlas) -> list[Row]:
    return [
        {"address": address.path, "media_type": address.media_type, "content": address.meaning(atlas)}
        for address in ADDRESSES.values()
    ]
