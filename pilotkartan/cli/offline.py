"""Run `python -m pilotkartan story`: write the offline edition, one file for a room without a network."""

from pathlib import Path

from pilotkartan.cli.outcome import DONE, NOT_WRITTEN, refuse
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Lang, Text
from pilotkartan.editions.one_file import one_file
from pilotkartan.explore.index import Index
from pilotkartan.explore.store import CONTACTS_SHOWN
from pilotkartan.web.api.filters import DEFAULT_LANG

_BYTES_PER_KB = 1000

# These are here and not in texts/words.toml, like those of the other commands.
_DONE = Text(sv="{path}: {size} kB, version {version}", en="{path}: {size} kB, version {version}")


def write_story(path: Path, lang: Lang | None, data_dir: Path, terminal_lang: Lang) -> int:
    """Write the file, which opens in `lang`, by default Swedish; return 0, or 2 after a line of what is wrong.

    Where no `lang` is asked for, `terminal_lang` is that of the messages. Raise DataError where the data has problems.
    """
    atlas = load_atlas(data_dir)
    content = one_file(Index(atlas if CONTACTS_SHOWN else atlas.without_contacts()), lang or DEFAULT_LANG)
    own_lang = lang or terminal_lang
    try:
        path.write_bytes(content)
    except OSError as error:
        return refuse(NOT_WRITTEN.of(own_lang).format(path=path, why=error.strerror))
    print(_DONE.of(own_lang).format(path=path, size=len(content) // _BYTES_PER_KB, version=atlas.version))
    return DONE
