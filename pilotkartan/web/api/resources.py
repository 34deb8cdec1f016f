"""Make the answer of each of the API's addresses. Pure."""

import json
from typing import Any, NamedTuple

import pandas as pd

from pilotkartan.content.model import Atlas
from pilotkartan.explore.extract import Extract
from pilotkartan.explore.index import Index
from pilotkartan.explore.published import version_rows
from pilotkartan.exports.columns import WITHIN_A_PILOT, Row
from pilotkartan.exports.csv_format import to_csv
from pilotkartan.exports.csvw import SUFFIX, csv_metadata
from pilotkartan.exports.geojson import feature_collection
from pilotkartan.exports.readme import facts
from pilotkartan.exports.tables import records, table
from pilotkartan.web.api.addresses import ADDRESSES, API_INFO, CSV, CSV_METADATA, GEOJSON, ONE_PILOT, VERSIONS, Address
from pilotkartan.web.api.service import api_info


class Page(NamedTuple):
    """Choose a page of the rows: at most `limit` of them (None: all), after the first `offset`."""

    limit: int | None = None
    offset: int = 0

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of this page."""
        return rows[self.offset : None if self.limit is None else self.offset + self.limit]


class Answer(NamedTuple):
    """Hold the `body` of an answer, and the number of rows on all pages together, where it has rows."""

    body: bytes
    total: int | None = None


def answer(index: Index, address: Address, extract: Extract, page: Page) -> Answer:
    """Return the answer of an address: this page of the part of the data asked for."""
    if address.media_type == GEOJSON:
        return Answer(as_json(feature_collection(index, extract)))
    if address.table and address.media_type == CSV_METADATA:
        name = address.file_name.removesuffix(SUFFIX)
        return Answer(csv_metadata(index, None, address.table, name, address.dialect))
    if address.path == API_INFO:
        return Answer(as_json(api_info(index.atlas)))
    if address.table is None:
        rows = version_rows(index.atlas) if address.path == VERSIONS else _list_of_addresses(index.atlas)
        return Answer(as_json(_enveloped(index, extract, rows)))
    if address.path == ONE_PILOT:
        parts = {name: records(table(index, name, extract)) for name in WITHIN_A_PILOT}
        (row,) = records(table(index, address.table, extract))
        return Answer(as_json(_enveloped(index, extract, {**row, **parts})))
    whole = table(index, address.table, extract)
    shown, total = page.of(whole), len(whole)
    if address.media_type == CSV:
        return Answer(to_csv(shown, address.dialect), total)
    after = page.offset + len(shown)
    paging = {"total": total, "next_offset": after if len(shown) and after < total else None}
    return Answer(as_json({**_enveloped(index, extract, records(shown)), **paging}), total)


def as_json(value: Any) -> bytes:
    """Return a value as JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _enveloped(index: Index, extract: Extract, data: list[Row] | Row) -> Row:
    return {
        **facts(index, extract),
        "count": len(data) if isinstance(data, list) else 1,
        "data": data,
    }


def _list_of_addresses(atlas: Atlas) -> list[Row]:
    return [
        {"address": address.path, "media_type": address.media_type, "content": address.meaning(atlas)}
        for address in ADDRESSES.values()
    ]
