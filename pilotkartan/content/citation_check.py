"""Check that CITATION.cff, which lies beside the data folder, names the last published version of the data."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from pilotkartan.content.parsed import DATASET, VERSIONS, File, each_block
from pilotkartan.content.problems import Problem

_FILE = "CITATION.cff"
_DATED = re.compile(r"^(version|date-released):\s*[\"']?([^\"'#\s]*)", re.MULTILINE)


def citation_problems(data_dir: Path, files: Mapping[str, File]) -> Iterator[Problem]:
    """Yield what CITATION.cff says otherwise than the data; none where there is no such file.

    Where no version is published, the date of the data is its version.
    """
    published = [block for _, block in each_block(files.get(VERSIONS, {}), "version")]
    day = (published[-1] if published else files.get(DATASET, {})).get("date")
    if type(day) is not date:
        return
    version = str(published[-1].get("id")) if published else day.isoformat()
    expected, other = {"version": version, "date-released": day.isoformat()}, VERSIONS if published else DATASET
    with suppress(OSError, UnicodeDecodeError):
        for field, value in _DATED.findall((data_dir.resolve().parent / _FILE).read_text("utf-8")):
            if value != expected[field]:
                context = (("expected", expected[field]), ("other", other))
                yield Problem("other_version_cited", _FILE, field, value, context)
