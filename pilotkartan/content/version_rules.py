"""Check that every published version can be fetched again, and whether the data has changed since the last one."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from pilotkartan.content.model import Atlas
from pilotkartan.content.parsed import PACKAGES, VERSIONS
from pilotkartan.content.problems import Problem
from pilotkartan.content.versions import may_follow, read_package


def version_problems(data_dir: Path, atlas: Atlas) -> Iterator[Problem]:
    """Yield versions out of order or without their package, and a note where the data is no published version."""
    for n, (before, version) in enumerate(pairwise(atlas.published), 2):
        if not may_follow(before, version.id, version.date):
            yield Problem("version_order", VERSIONS, f"version[{n}].id", version.id, (("before", before.id),))
    for n, version in enumerate(atlas.published, 1):
        if read_package(data_dir, version) is None:
            path = f"data/{PACKAGES}/{version.id}.zip"
            yield Problem("no_package", VERSIONS, f"version[{n}].sha256", context=(("path", path),))
    if atlas.last_published and not atlas.is_published:
        yield Problem("not_published", VERSIONS, context=(("version", atlas.last_published.id),))
