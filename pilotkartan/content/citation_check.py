"""Check that CITATION.cff, which lies beside the data folder, has the date of the data."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from pilotkartan.content.parsed import DATASET, File
from pilotkartan.content.problems import Problem

_FILE = "CITATION.cff"
_DATED = re.compile(r"^(version|date-released):\s*[\"']?([^\"'#\s]*)", re.MULTILINE)


def citation_problems(data_dir: Path, files: Mapping[str, File]) -> Iterator[Problem]:
    """Yield the dates in CITATION.cff that are not that of the data set; none where there is no such file."""
    day = files.get(DATASET, {}).get("date")
    if type(day) is not date:
        return
    with suppress(OSError, UnicodeDecodeError):
        for field, value in _DATED.findall((data_dir.resolve().parent / _FILE).read_text("utf-8")):
            if value != day.isoformat():
                yield Problem("other_date_cited", _FILE, field, value, (("date", day),))
