"""Mark the Swedish names in English texts as Swedish, so that a screen reader speaks them so. Pure."""

from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang


def mark_names(text: str, atlas: Atlas, lang: Lang) -> Markup:
    """Return a text with the names of programme, publishers and materials in an element of their language."""
    escaped, end = Markup(), 0
    for name in atlas.swedish_names.finditer(text) if lang != "sv" else ():
        escaped += Markup.escape(text[end : name.start()]) + Markup('<span lang="sv">{}</span>').format(name[0])
        end = name.end()
    return escaped + Markup.escape(text[end:])
