"""Render texts of the data as HTML: Jinja templates that escape whatever they are given."""

import json
import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.settings import CONTACT_FILES, EMBED_CODE
from pilotkartan.content.texts import (
    Translator,
    file_size,
    format_decimals,
    format_number,
    other_lang,
    phone,
    verified,
)
from pilotkartan.explore.contacts import Reachable, contact_file
from pilotkartan.explore.search import Hit
from pilotkartan.render.notes import Notes
from pilotkartan.render.reporting import report_links
from pilotkartan.render.swedish_names import mark_names

# Returns the address of the file with a contact, by the file's name, the contact and the language.
ContactLink = Callable[[str, Reachable, Lang], str]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pilotkartan.render"),
        autoescape=True,
        auto_reload=False,  # looking for changes costs a run more than some of the templates
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "phone": phone,
        "number": format_number,
        "decimals": format_decimals,
        "file_size": file_size,
        "marked": marked,
        "other_lang": other_lang,
        "verified": verified,
        "report_links": report_links,
        "reachable": Reachable,
        "contact_file": contact_file,
        "contact_link": served_contact,
        "Notes": Notes,
        "named": mark_names,
        "embed_code": EMBED_CODE,
    }
    return environment


def render(template: str, atlas: Atlas, t: Translator, lang: Lang, **values: object) -> str:
    """Return a template of templates/ filled with the atlas, the words and `values`."""
    return _environment().get_template(f"{template}.html").render(atlas=atlas, t=t, lang=lang, **values)


def served_contact(file: str, _reachable: Reachable, _lang: Lang) -> str:
    """Return the address at which the app serves a contact's file."""
    return f"/{CONTACT_FILES}/{file}"


def marked(hit: Hit) -> Markup:
    """Return a passage with the words that were searched for inside <mark>."""
    parts, end = [Markup()], 0
    for start, stop in hit.spans:
        parts += [Markup.escape(hit.text[end:start]), Markup("<mark>{}</mark>").format(hit.text[start:stop])]
        end = stop
    return Markup().join([*parts, Markup.escape(hit.text[end:])])


def inert_json(value: object) -> str:
    """Return JSON that is safe inside HTML and inside a Jinja template."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in ("&", "<", ">"):
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    # JSON's own braces are never followed by these; only a text's are.
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)
