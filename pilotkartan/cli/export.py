"""Run `python -m pilotkartan export`: write the downloads to a folder, without a server."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pilotkartan.cli.outcome import DONE, NOT_WRITTEN, refuse
from pilotkartan.content import environment
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Lang, Text
from pilotkartan.content.texts import translator
from pilotkartan.explore.address_kinds import read_address
from pilotkartan.explore.comparison import FEWEST_COMPARED
from pilotkartan.explore.extract import CODES_IN_ROWS, Extract, Rows
from pilotkartan.explore.index import Index
from pilotkartan.explore.store import CONTACTS_SHOWN
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from pilotkartan.exports.csv_format import DIALECTS
from pilotkartan.exports.formats import EVERY_FILE
from pilotkartan.exports.package import csv_folder
from pilotkartan.web.api.filters import DEFAULT_LANG, FILTERS
from pilotkartan.web.api.problem import RequestError
from pilotkartan.web.api.query import read

# These are here and not in texts/words.toml: they must be there when the data is broken.
_NO_FOLDER = Text(sv="{path} är en fil, ingen mapp", en="{path} is a file, not a folder")
_HIDDEN = Text(
    sv="Kontaktpersonerna är inte med: PILOTKARTAN_CONTACTS=off går före --with-contacts.",
    en="The contacts are left out: PILOTKARTAN_CONTACTS=off overrides --with-contacts.",
)
_ROWS = Text(
    sv="Bara de resultat och kodningar som passar filtret är med; --rows pilots ger alla.",
    en="Only the results and codings that match the filter are included; --rows pilots gives all of them.",
)
_DONE = Text(
    sv="{files} filer i {path}: {count} av {total} pilotkommuner, version {version}",
    en="{files} files in {path}: {count} of {total} pilot municipalities, version {version}",
)


def export_data(
    folder: Path,
    selects: Sequence[str],
    rows: Rows | None,
    contacts: bool,
    lang: Lang | None,
    data_dir: Path,
    terminal_lang: Lang,
) -> int:
    """Write all files to `folder`, which is made if missing; return 0, or 2 after a line of what is wrong.

    `selects` are addresses of any edition, or their queries, that together choose what is written; `rows` goes before
    what they say of rows. What people read in the files is in `lang`, else in the language of the addresses, else in
    Swedish; `terminal_lang` decides the messages alone. Raise DataError where the data has problems.
    """
    atlas = load_atlas(data_dir)
    given = {select: read_address(select) for select in selects}
    try:
        query = "&".join(found.whole_query for found in given.values())
        asked = read(query.encode(errors="surrogateescape"), atlas, FILTERS)
    except RequestError as error:
        return refuse(f"--select: {error.detail(translator(atlas.words, 'en'))}")
    data_lang, own_lang = lang or asked.selection.lang or DEFAULT_LANG, lang or asked.selection.lang or terminal_lang
    if contacts and not CONTACTS_SHOWN:
        print(_HIDDEN.of(own_lang))
        contacts = False
    # Hidden people cannot be searched for either, here as on the page.
    index = Index(atlas if CONTACTS_SHOWN else atlas.without_contacts())
    extract = asked.extract(index, rows)
    try:
        if folder.exists() and not folder.is_dir():
            return refuse(_NO_FOLDER.of(own_lang).format(path=folder))
        compared = _comparison(index, asked.selection.compared, data_lang)
        count = _write(folder, dict((*_files(index, extract, contacts, data_lang), *compared)))
    except OSError as error:
        return refuse(NOT_WRITTEN.of(own_lang).format(path=error.filename or folder, why=error.strerror))
    kept, total = len(extract.pilots), len(atlas.pilots)
    print(_DONE.of(own_lang).format(files=count, path=folder, count=kept, total=total, version=atlas.version))
    if any(extract.filters_of(table, atlas.codebook) for table in CODES_IN_ROWS):
        print(_ROWS.of(own_lang))
    return DONE


def _files(index: Index, extract: Extract, contacts: bool, lang: Lang) -> Iterator[tuple[str, bytes]]:
    """Yield each file's path in the folder and its content."""
    for dialect in DIALECTS:
        for name, data in csv_folder(index, extract, contacts, dialect).items():
            yield f"{dialect.folder}/{name}", data
    for download in EVERY_FILE:
        if not download.id.startswith("csv"):  # the same files are in their folders
            yield download.file_name, download.make(index, extract, contacts, lang)


def _comparison(index: Index, compared: Sequence[str], lang: Lang) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the comparison, where the address compares pilots."""
    if len(compared) >= FEWEST_COMPARED:
        for file in COMPARISON_FILES.values():
            yield file.file_name, file.make(index, compared, environment.CONFIGURED or "", lang)


def _write(folder: Path, files: dict[str, bytes]) -> int:
    """Write the files and return how many there are. People of an earlier export do not stay behind."""
    for dialect in DIALECTS:
        (folder / dialect.folder).mkdir(parents=True, exist_ok=True)
        for earlier in (folder / dialect.folder).glob("contacts.csv*"):
            earlier.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return len(files)
