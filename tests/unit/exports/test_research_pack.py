"""The research pack holds each of its parts as they are by themselves."""

import io
import zipfile

from pilotkartan.content.model import LANGS
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.exports.formats import DESCRIPTIONS, IN_PACK, RESEARCH
from pilotkartan.exports.package import csv_folder
from pilotkartan.exports.truth_table_files import truth_table_files


def test_parts_are_whole(index: Index) -> None:
    """Every file is as it is by itself, and the read-me names it in both languages; no contacts are in it."""
    pack = next(download for download in RESEARCH if download.id == "research")
    with zipfile.ZipFile(io.BytesIO(pack.make(index, ("flen",), True, "en"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    told = files.pop("README.md").decode()
    assert files.pop("LICENSE").decode().count("https://creativecommons.org/licenses/by/4.0/") == len(LANGS)
    expected = {each.file_name: each.make(index, ("flen",), False, "en") for each in (*IN_PACK, *DESCRIPTIONS)}
    for folder, found in (
        ("truth_table", truth_table_files(index, ("flen",), "en")),
        ("tables", csv_folder(index, ("flen",), contacts=False)),
    ):
        expected |= {f"{folder}/{name}": data for name, data in found.items()}
        assert told.count(f"`{folder}/`") == len(LANGS)
    assert files == expected
    for lang in LANGS:
        t = translator(index.atlas.words, lang)
        assert all(f"`{each.file_name}`: {t(f'downloads.{each.id}')}" in told for each in (*IN_PACK, *DESCRIPTIONS))
