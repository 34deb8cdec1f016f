"""Run `python -m pilotkartan publish`: give the data a version that can be fetched again from then on."""

import hashlib
import json
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pilotkartan.cli.outcome import DONE, NOT_WRITTEN, refuse
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Atlas, Lang, PublishedVersion, Text, VersionNumber
from pilotkartan.content.parsed import VERSIONS, VERSIONS_FILE
from pilotkartan.content.problems import Problem
from pilotkartan.content.versions import may_follow, package_path
from pilotkartan.explore.index import Index
from pilotkartan.exports.formats import data_package

# What is kept is kept for ever, with every copy of the project.
_MAX_PACKAGE_BYTES = 2_000_000
_DONE = Text(
    sv="{path}: version {version}, {size} kB. Skriv nu version och date-released i CITATION.cff.",
    en="{path}: version {version}, {size} kB. Now write version and date-released in CITATION.cff.",
)
_PUBLISHED = Text(sv="samma uppgifter är redan version {version}", en="the same data is version {version} already")
_NOT_LATER = Text(
    sv="{version} kommer inte efter den sista versionen, {last} av {date}",
    en="{version} does not come after the last version, {last} of {date}",
)
_TOO_BIG = Text(sv="paketet har {size} kB, fler än {most}", en="the package has {size} kB, more than {most}")


def publish(version_id: str, change: Text, lang: Lang, data_dir: Path) -> int:
    """Keep the data's package and add the version to data/versions.toml; return 0, or 2 after a line of what is wrong.

    Its day is that of the data. Raise DataError where the data has problems.
    """
    atlas = load_atlas(data_dir)
    if fault := _fault(atlas, version_id, lang):
        return refuse(fault)
    index = Index(atlas.model_copy(update={"version": version_id}))
    package = data_package(index, None, False, LANGS[0])
    size = len(package) // 1000
    if len(package) > _MAX_PACKAGE_BYTES:
        return refuse(_TOO_BIG.of(lang).format(size=size, most=_MAX_PACKAGE_BYTES // 1000))
    digest = hashlib.sha256(package).hexdigest()
    version = PublishedVersion(
        id=version_id, date=atlas.dataset.date, data=atlas.data_version, sha256=digest, change=change
    )
    path = package_path(data_dir, version_id)
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(package)
        with (data_dir / VERSIONS_FILE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(_block(version))
    except OSError as error:
        return refuse(NOT_WRITTEN.of(lang).format(path=error.filename or path, why=error.strerror))
    print(_DONE.of(lang).format(path=path, version=version_id, size=size))
    return DONE


def _fault(atlas: Atlas, version_id: str, lang: Lang) -> str:
    """Return why the data cannot be published under this number; nothing where it can."""
    try:
        TypeAdapter(VersionNumber).validate_python(version_id)
    except ValidationError:
        return Problem("malformed_version", VERSIONS, "id", version_id).line(lang)
    if atlas.is_published:
        return _PUBLISHED.of(lang).format(version=atlas.version)
    last = atlas.last_published
    if last and not may_follow(last, version_id, atlas.dataset.date):
        return _NOT_LATER.of(lang).format(version=version_id, last=last.id, date=last.date)
    return ""


def _block(version: PublishedVersion) -> str:
    """Return the version as a block of TOML, in which a text has the form that it has in JSON."""
    texts = {"id": version.id, "data": version.data, "sha256": version.sha256}
    texts |= {f"change.{lang}": version.change.of(lang) for lang in LANGS}
    lines = [f"{field} = {json.dumps(text, ensure_ascii=False)}" for field, text in texts.items()]
    return "\n".join(("\n[[version]]", lines[0], f"date = {version.date}", *lines[1:], ""))
