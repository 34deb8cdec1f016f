"""Name the version of the data, and read the packages that are kept of the published ones."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pilotkartan.content.model import Dataset, Judgement, PublishedVersion
from pilotkartan.content.parsed import INTERFACE, PACKAGES, STATEMENT, VERSIONS, WORDS, File

# Of these the content is not about the pilots: a change of them makes no other version.
_NO_CONTENT = (INTERFACE, WORDS, STATEMENT, VERSIONS)


def data_version(dataset: Dataset, parsed: Mapping[str, File], codings: Mapping[str, Sequence[Judgement]]) -> str:
    """Return the date and a hash of all content that is about the pilots; comments and layout do not change it."""
    content: dict[str, Any] = {name: file for name, file in parsed.items() if name not in _NO_CONTENT}
    content |= {name: [judgement.model_dump() for judgement in coding] for name, coding in codings.items()}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return f"{dataset.date}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def version_name(data: str, published: Sequence[PublishedVersion]) -> str:
    """Return the version of the content whose date and hash are `data`, as Atlas.version describes it.

    In the form of Semantic Versioning what comes after the plus sign tells builds of one version apart.
    """
    if not published:
        return data
    return next((version.id for version in published if version.data == data), f"{published[-1].id}+{data}")


def may_follow(before: PublishedVersion, number: str, day: date) -> bool:
    """Tell whether a version of this number and day may come after another one."""
    earlier, later = (tuple(map(int, each.split("."))) for each in (before.id, number))
    return earlier < later and before.date <= day


def package_path(data_dir: Path, version_id: str) -> Path:
    """Return where the package of a published version is kept."""
    return data_dir / PACKAGES / f"{version_id}.zip"


def read_package(data_dir: Path, version: PublishedVersion) -> bytes | None:
    """Return the package of a published version; None where it is missing or no longer the one that was published."""
    try:
        package = package_path(data_dir, version.id).read_bytes()
    except OSError:
        return None
    return package if hashlib.sha256(package).hexdigest() == version.sha256 else None
