"""Run `python -m pilotkartan site`: write the static edition, as a whole, to a folder of its own."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pilotkartan.cli.outcome import DONE, NOT_WRITTEN, refuse
from pilotkartan.content.environment import CONFIGURED, site
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Lang, Text
from pilotkartan.editions.site import site_files
from pilotkartan.explore.index import Index
from pilotkartan.explore.store import CONTACTS_SHOWN

# What marks a folder as ours: every other file in it by its path, as `sha256sum --check` reads it.
MANIFEST = "pilotkartan-site.sha256"
_DIGEST_HEXADECIMALS = 64
_BYTES_PER_KB = 1000

# These are here and not in texts/words.toml, like those of the other commands.
_NO_FOLDER = Text(sv="{path} är en fil, ingen mapp", en="{path} is a file, not a folder")
_NOT_OURS = Text(
    sv="{path} är varken tom eller skriven av det här kommandot; välj en tom eller ny mapp",
    en="{path} is neither empty nor written by this command; choose an empty or new folder",
)
_STRANGER = Text(
    sv="{path} har en fil som det här kommandot inte har skrivit och som skulle gå förlorad: {name}",
    en="{path} holds a file that this command did not write and that would be lost: {name}",
)
_DONE = Text(
    sv="{files} filer i {path}: {size} kB, version {version}",
    en="{files} files in {path}: {size} kB, version {version}",
)
_NO_ADDRESS = Text(
    sv="Utan --url: alla länkar är relativa. sitemap.xml, dcat.rdf, kanoniska adresser och bilder till länkar är inte "
    "med, och 404.html leder till webbserverns rot.",
    en="Without --url: all links are relative. sitemap.xml, dcat.rdf, canonical addresses and pictures for links are "
    "left out, and 404.html leads to the root of the web server.",
)


def write_site(folder: Path, url: str | None, lang: Lang, data_dir: Path) -> int:
    """Write the folder, which is then all there or as it was; return 0, or 2 after a line of what is wrong.

    `url` is the address that the folder will have, by default PILOTKARTAN_URL; `lang` is that of the messages. Raise
    DataError where the data has problems.
    """
    try:
        base = CONFIGURED if url is None else site(url)
    except ValueError as error:
        return refuse(f"--url: {error}")
    target = Path(os.path.realpath(folder))
    try:
        if fault := _fault(target, lang):
            return refuse(fault.format(path=folder))
        atlas = load_atlas(data_dir)
        files = site_files(Index(atlas if CONTACTS_SHOWN else atlas.without_contacts()), base, data_dir)
        _replace(target, files | {MANIFEST: _manifest(files)})
    except OSError as error:
        return refuse(NOT_WRITTEN.of(lang).format(path=folder, why=error.strerror))
    size = sum(map(len, files.values())) // _BYTES_PER_KB
    print(_DONE.of(lang).format(files=len(files) + 1, path=folder, size=size, version=atlas.version))
    if base is None:
        print(_NO_ADDRESS.of(lang))
    return DONE


def _fault(target: Path, lang: Lang) -> str | None:
    """Return why a folder must not be replaced; None where it is missing, empty, or all of it ours."""
    if not target.exists():
        return None
    if not target.is_dir():
        return _NO_FOLDER.of(lang)
    there = {path.relative_to(target).as_posix() for path in _files(target)}
    if there and MANIFEST not in there:
        return _NOT_OURS.of(lang)
    if not there:
        return None
    lines = (target / MANIFEST).read_text("utf-8", errors="replace").splitlines()
    strangers = there - {MANIFEST} - {line[_DIGEST_HEXADECIMALS + 2 :] for line in lines}
    # The name is a file's: it may hold braces.
    return (
        _STRANGER.of(lang).replace("{name}", min(strangers).replace("{", "{{").replace("}", "}}"))
        if strangers
        else None
    )


def _files(folder: Path) -> Iterator[Path]:
    """Yield all in a folder but its folders; links are not followed."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _replace(target: Path, files: Mapping[str, bytes]) -> None:
    """Write the files beside the folder, then put them in its place: nobody sees half of them, or the last ones."""
    new, old = (target.with_name(f".{target.name}.{os.getpid()}.{name}") for name in ("new", "old"))
    try:
        for name, data in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(data)
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
