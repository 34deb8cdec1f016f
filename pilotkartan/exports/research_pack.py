"""Pack what researchers take into their own programs in one zip. Pure.

It is a format of its own and no part of the Data Package: that one is described file by file and checked by its schema,
while these are for programs of qualitative analysis, and a truth table has a column for each code.
"""

from collections.abc import Iterator, Mapping

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.readme import Part, about_data, as_markdown, licence_lines, selected, selected_rows
from pilotkartan.exports.zip_file import zip_files

TABLES_FOLDER, TRUTH_TABLE_FOLDER = "tables", "truth_table"
Files = Mapping[str, bytes]


def research_pack(
    index: Index, wanted: Wanted, single: Files, ids: Mapping[str, str], folders: Mapping[str, Files]
) -> bytes:
    """Return the zip of single files and of folders; `ids` has the id of each single file among the downloads."""
    atlas = index.atlas
    parts = {lang: tuple(_parts(index, wanted, ids, lang)) for lang in LANGS}
    licence = "\n".join(line for lang in LANGS for line in licence_lines(atlas, lang))
    texts = {"README.md": as_markdown(atlas, parts), "LICENSE": f"{licence}\n".encode()}
    held = {f"{folder}/{name}": data for folder, files in folders.items() for name, data in files.items()}
    return zip_files(atlas, {**texts, **single, **held})


def _parts(index: Index, wanted: Wanted, ids: Mapping[str, str], lang: Lang) -> Iterator[Part]:
    t = translator(index.atlas.words, lang)
    files = (
        *(f"`{name}`: {t(f'downloads.{download}')}" for name, download in ids.items()),
        f"`{TRUTH_TABLE_FOLDER}/`: {t('downloads.truth_table')}",
        f"`{TABLES_FOLDER}/`: {t('research.tables')}",
    )
    yield Part(t("research.files"), files)
    yield Part("REFI-QDA", (t("research.qdpx_note"), t("research.qdpx_programs")))
    yield from about_data(index, (selected(index, wanted, lang), *selected_rows(index, wanted, lang)), lang)
