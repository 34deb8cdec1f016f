"""List the API's addresses, with the answer and the parameters of each. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from pilotkartan.content.model import Atlas
from pilotkartan.content.settings import API, OPENAPI
from pilotkartan.content.texts import join_list, translator
from pilotkartan.explore.extract import CODES_IN_ROWS, EVERY_ROW, ROWS
from pilotkartan.explore.selection import FACETS
from pilotkartan.exports.columns import OPEN_TABLES, WHOLE_TABLES, WITHIN_A_PILOT, content
from pilotkartan.exports.csv_format import DIALECTS, PLAIN, Dialect
from pilotkartan.exports.csvw import MEDIA_TYPE, SUFFIX
from pilotkartan.web.api.filters import FILTERS, PAGING

JSON, CSV, GEOJSON, CSV_METADATA = "application/json", "text/csv", "application/geo+json", MEDIA_TYPE
# The header with the number of rows on all pages together.
TOTAL = "X-Total-Count"
ONE_PILOT = f"{API}/pilots/{{id}}"
VERSIONS = f"{API}/versions"
API_INFO = f"{API}/api-info"
# The tables whose rows are pairs of pilots.
PAIRS = ("distances", "similarities")


@dataclass(frozen=True)
class Address:
    """Describe a path (ONE_PILOT is that of every pilot), the media type of its answer, and the table in it, if any."""

    path: str
    media_type: str = JSON
    table: str | None = None
    dialect: Dialect = PLAIN

    @property
    def filtered(self) -> bool:
        """Tell whether filters choose among the rows; some tables always come whole."""
        return self.table not in {None, *WHOLE_TABLES} and self.path != ONE_PILOT and self.media_type != CSV_METADATA

    def rule(self, atlas: Atlas) -> str:
        """Return which rows the filters leave, in English; nothing where there are no filters."""
        if not self.filtered:
            return ""
        if self.table in PAIRS:
            return "The rows are the pairs of which both pilots match the filters."
        kind = CODES_IN_ROWS.get(self.table or "")
        names = [f"`{name}`" for facet, name in FACETS.items() if atlas.codebook.dimension_by_id[facet].kind == kind]
        if not names:
            return "The rows are all those of the pilots that match the filters: no row is filtered by itself."
        return (
            f"Of the pilots that match the filters, the rows are those that have the codes asked for by "
            f"{join_list(names, 'and')}, each row by itself; with `{ROWS}={EVERY_ROW}` they are all rows of these "
            "pilots. The other filters choose pilots, not rows."
        )

    @property
    def paged(self) -> bool:
        """Tell whether the rows can be fetched page by page."""
        return self.table is not None and self.media_type in {JSON, CSV} and self.path != ONE_PILOT

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of the parameters that the address takes."""
        return (*(FILTERS if self.filtered else ()), *(PAGING if self.paged else ()))

    @property
    def ending(self) -> str:
        """Return the ending of a file with the answer; empty where it is not meant to be saved."""
        return {CSV: self.dialect.ending, GEOJSON: ".geojson"}.get(self.media_type, "")

    @property
    def file_name(self) -> str:
        """Return the last part of the path, which is the address relative to those beside it."""
        return self.path.rpartition("/")[2]

    def meaning(self, atlas: Atlas) -> str:
        """Return a description of the answer, in English."""
        if self.path == ONE_PILOT:
            return f"One pilot: its row of the table of pilots, and its rows of {', '.join(WITHIN_A_PILOT)}."
        if self.media_type == GEOJSON:
            return "The pilots as features: each municipality's schematic borders and its seat as a point."
        if self.media_type == CSV_METADATA:
            return f"What the columns of {self.file_name.removesuffix(SUFFIX)} mean, as W3C's CSV on the Web says it."
        if self.table:
            described = content(self.table, translator(atlas.words, "en"))
            return (
                described
                if self.dialect == PLAIN
                else f"{described} As CSV that Excel with Swedish settings opens right."
            )
        return _OTHERS[self.path]


_OTHERS = {
    API: "This list of addresses.",
    VERSIONS: "The published versions of the data, the newest first: what has changed, and where each can be fetched.",
    API_INFO: "The API's name, version, day and status, as the Swedish REST API profile has them.",
    OPENAPI: "The description of all addresses, as OpenAPI 3.1.",
}
ADDRESSES: Mapping[str, Address] = {
    address.path: address
    for address in (
        Address(API),
        *(Address(f"{API}/{table}", JSON, table) for table in OPEN_TABLES),
        *(Address(f"{API}/{table}{way.ending}", CSV, table, way) for table in OPEN_TABLES for way in DIALECTS),
        *(
            Address(f"{API}/{table}{way.ending}{SUFFIX}", CSV_METADATA, table, way)
            for table in OPEN_TABLES
            for way in DIALECTS
        ),
        Address(f"{API}/pilots.geojson", GEOJSON, "pilots"),
        Address(ONE_PILOT, JSON, "pilots"),
        Address(VERSIONS),
        Address(API_INFO),
        Address(OPENAPI),
    )
}
