"""Run `python -m pilotkartan story`: write the offline edition, one file for a room without a network."""

from pathlib import Path

from pilotkartan.cli.outcome import DONE, NOT_READ, NOT_WRITTEN, refuse
from pilotkartan.content import environment
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Lang, Text
from pilotkartan.content.texts import translator
from pilotkartan.editions.one_file import one_file
from pilotkartan.explore.index import Index
from pilotkartan.explore.store import CONTACTS_SHOWN
from pilotkartan.explore.talk import TalkError, read_talk
from pilotkartan.web.api.filters import DEFAULT_LANG

_BYTES_PER_KB = 1000

# These are here and not in texts/words.toml, like those of the other commands.
_DONE = Text(sv="{path}: {size} kB, version {version}", en="{path}: {size} kB, version {version}")


def write_story(path: Path, talk_file: Path | None, lang: Lang | None, data_dir: Path, terminal_lang: Lang) -> int:
    """Write the file, with the talk saved in `talk_file` if given; return 0, or 2 after a line of what is wrong.

    It opens in `lang`, else in the talk's language, else in Swedish. Where no `lang` is asked for, `terminal_lang` is
    that of the messages. Raise DataError where the data has problems.
    """
    atlas = load_atlas(data_dir)
    shown = atlas if CONTACTS_SHOWN else atlas.without_contacts()
    own_lang = lang or terminal_lang
    try:
        talk = read_talk(talk_file.read_bytes(), shown) if talk_file else None
    except OSError as error:
        return refuse(NOT_READ.of(own_lang).format(path=talk_file, why=error.strerror))
    except TalkError as error:
        fault = translator(shown.words, own_lang)(f"story.fault_{error.fault}", value=error.value)
        return refuse(f"{talk_file}: {fault}")
    app = f"{environment.CONFIGURED}/" if environment.CONFIGURED else ""
    content = one_file(Index(shown), lang or (talk and talk.lang) or DEFAULT_LANG, talk=talk, app=app)
    try:
        path.write_bytes(content)
    except OSError as error:
        return refuse(NOT_WRITTEN.of(own_lang).format(path=path, why=error.strerror))
    print(_DONE.of(own_lang).format(path=path, size=len(content) // _BYTES_PER_KB, version=atlas.version))
    return DONE
