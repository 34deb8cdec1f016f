"""Translate Streamlit's own English texts, which assets/js/app/translation.js replaces."""

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.render.html import inert_json

WHOLE = """
    skip main_menu theme system light dark about made_with copy_version copy copied close dismiss loading running stop
    stopping request_timed_out connection_closed not_connected no_file download_failed app_error apply_line apply_area
    apply_mac clear_entry choose_one open no_results one_option file_input upload
    add_files add_icon drop one_file unexpected upload_failed retry upload_error upload_lost help
""".split()
# These texts have a gap, for example for a file's name.
WITH = "take_away options selected limit too_large wrong_type cancel help".split()
WHAT = "{what}"
# The texts that replace its dialogs about the connection, in both languages.
CONNECTION = "lost back over part refused".split()


def foreign_words(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Return the Swedish text for each of Streamlit's: under `whole` as they are, under `with` with WHAT as the gap."""
    (whole_sv, with_sv), (whole_en, with_en) = (_said(atlas, lang) for lang in ("sv", "en"))
    return {"whole": dict(zip(whole_en, whole_sv, strict=True)), "with": dict(zip(with_en, with_sv, strict=True))}


def _said(atlas: Atlas, lang: Lang) -> tuple[list[str], list[str]]:
    t = translator(atlas.words, lang)
    return [t(f"streamlit.{name}") for name in WHOLE], [t(f"streamlit.with_{name}", what=WHAT) for name in WITH]


def connection_words(atlas: Atlas) -> dict[Lang, dict[str, str]]:
    """Return the texts about the connection, by language."""
    said: dict[Lang, dict[str, str]] = {}
    for lang in LANGS:
        t = translator(atlas.words, lang)
        said[lang] = {name: t(f"connection.{name}") for name in CONNECTION}
    return said


def texts_element(atlas: Atlas) -> str:
    """Return the texts as an element of the first page: they are needed when the server cannot be reached."""
    words = {**foreign_words(atlas), "connection": connection_words(atlas)}
    return f'<script type="application/json" id="streamlit-words">{inert_json(words)}</script>'
