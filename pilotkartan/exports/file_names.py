"""Name the files that people save by what they hold, the day of the data, and their language."""

from pilotkartan.content.model import Atlas, Lang


def dated_name(atlas: Atlas, content: str, lang: Lang, ending: str) -> str:
    """Return a file name such as `pilotkartan-flen-2026-11-27-sv.pdf`; `content` is an id or a short plain word."""
    return with_date(atlas, f"{atlas.dataset.id}-{content}.{ending}", lang)


def with_date(atlas: Atlas, file_name: str, lang: Lang) -> str:
    """Return a file name with the day of the data and the language before its ending."""
    stem, _, ending = file_name.partition(".")
    return f"{stem}-{atlas.dataset.date}-{lang}.{ending}"
