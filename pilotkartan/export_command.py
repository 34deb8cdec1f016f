"""`python -m pilotkartan export`: the files to take along, written to a folder without a server."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pilotkartan.address_kinds import read_address
from pilotkartan.csvfile import DIALECTS
from pilotkartan.current import CONTACTS_SHOWN
from pilotkartan.export import DOWNLOADS
from pilotkartan.load import load_atlas
from pilotkartan.model import Lang, Text
from pilotkartan.package import csv_folder
from pilotkartan.parameters import RequestError, read
from pilotkartan.query import Index
from pilotkartan.selection import PILOT

WRITTEN, WRONG_ARGUMENT = 0, 2

# These stand here and not in data/words.toml: they must be there when the data is broken.
_NO_FOLDER = Text(sv="{path} är en fil, ingen mapp", en="{path} is a file, not a folder")
_NOT_WRITTEN = Text(sv="det gick inte att skriva till {path}: {why}", en="cannot write to {path}: {why}")
_ONE_PILOT = Text(
    sv="--select: {address} är sidan om en enda pilotkommun och har inget filter. Ange adressen till en filtrerad vy, "
    "som …/?tema=boende, eller utelämna --select för att få allt.",
    en="--select: {address} is the page of one pilot municipality and has no filter. Give the address of a filtered "
    "view, such as …/?tema=boende, or leave --select out for everything.",
)
_HIDDEN = Text(
    sv="Kontaktpersonerna är inte med: PILOTKARTAN_CONTACTS=off går före --with-contacts.",
    en="The people to contact are left out: PILOTKARTAN_CONTACTS=off wins over --with-contacts.",
)
_DONE = Text(
    sv="{files} filer i {path}: {count} av {total} pilotkommuner, version {version}",
    en="{files} files in {path}: {count} of {total} pilot municipalities, version {version}",
)


def export_data(
    folder: Path, selects: Sequence[str], contacts: bool, lang: Lang | None, data_dir: Path, terminal_lang: Lang
) -> int:
    """Write all files to `folder`, which is made if missing; return 0, or 2 after a line of what is wrong.

    `selects` are addresses of any edition, or their queries, that together choose the pilots. The language is `lang`,
    else the one in the addresses, else `terminal_lang`. Raise DataError where the data has problems.
    """
    atlas = load_atlas(data_dir)
    given = {select: read_address(select) for select in selects}
    if useless := [select for select, found in given.items() if PILOT in found.path.params and not found.query]:
        return _refuse(_ONE_PILOT.of(lang or terminal_lang).format(address=useless[0]))
    try:
        query = "&".join(found.whole_query for found in given.values())
        selection = read(query.encode(errors="surrogateescape"), atlas, filtered=True)
    except RequestError as error:
        return _refuse(f"--select: {error.message} {error.hint}")
    lang = lang or selection.lang or terminal_lang
    if contacts and not CONTACTS_SHOWN:
        print(_HIDDEN.of(lang))
        contacts = False
    # Hidden people cannot be searched for either, here as on the page.
    index = Index(atlas if CONTACTS_SHOWN else atlas.without_contacts())
    pilots = index.view(selection, selection.lang or lang).ids if selection.filtered else None
    try:
        if folder.exists() and not folder.is_dir():
            return _refuse(_NO_FOLDER.of(lang).format(path=folder))
        count = _write(folder, dict(_files(index, pilots, contacts, lang)))
    except OSError as error:
        return _refuse(_NOT_WRITTEN.of(lang).format(path=error.filename or folder, why=error.strerror))
    kept, total = len(atlas.pilots if pilots is None else pilots), len(atlas.pilots)
    print(_DONE.of(lang).format(files=count, path=folder, count=kept, total=total, version=atlas.version))
    return WRITTEN


def _files(index: Index, pilots: Sequence[str] | None, contacts: bool, lang: Lang) -> Iterator[tuple[str, bytes]]:
    """Yield each file's path in the folder and its content."""
    for dialect in DIALECTS:
        for name, data in csv_folder(index, pilots, contacts, dialect).items():
            yield f"{dialect.folder}/{name}", data
    for download in DOWNLOADS:
        if not download.id.startswith("csv"):  # the same files stand in their folders
            yield download.file_name, download.make(index, pilots, contacts, lang)


def _write(folder: Path, files: dict[str, bytes]) -> int:
    """Write the files and return how many there are. People of an earlier export do not stay behind."""
    for dialect in DIALECTS:
        (folder / dialect.folder).mkdir(parents=True, exist_ok=True)
        for earlier in (folder / dialect.folder).glob("contacts.csv*"):
            earlier.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return len(files)


def _refuse(line: str) -> int:
    print(line, file=sys.stderr)
    return WRONG_ARGUMENT
