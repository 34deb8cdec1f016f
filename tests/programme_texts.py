"""Tell what a document says of the programme of data/, whatever its format."""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from pilotkartan.content.model import LANGS, Atlas, Text
from pilotkartan.content.texts import phone
from pilotkartan.content.word_keys import PROGRAMME_BLANKS
from tests.other_programme import AGENCY, APP, FIRST_YEAR, LAST_YEAR, PLACES, PROGRAMME

Documents = Mapping[str, str]
# A shorter text may be a word that both programmes have, such as "Film".
_MIN_TEXT = 20
# What holds the names of all municipalities, that of this software, or nothing that is read: scripts but those of data,
# styles, pictures.
_UNREAD = re.compile(
    r"<script(?![^>]*json)[^>]*>.*?</script>|<style.*?</style>|<(software|generator)>[^<]*</|base64,[A-Za-z0-9+/=]*",
    re.DOTALL,
)
_NO_TEXT = re.compile(r"assets/.*|.*\.(?:png|ico|woff2|jpe?g|css)")
_NAMES = re.compile(
    r"[Tt]illväxtverket|tillvaxtverket|Stärkt lokal|ttraktionskraft|Pilotkartan|2015–2018|2015/2018|\b201[58]-|"
    r"\b(?:[Tt]io|[Tt]en)\b"
)


def own_texts(atlas: Atlas, other: Atlas) -> frozenset[str]:
    """Return every text of an atlas that another one does not have, and the names and numbers of its people."""
    contacts = [*(pilot.contact for pilot in atlas.pilots if pilot.contact), *atlas.programme.contact]
    people = {item for one in contacts for item in (one.name, one.phone, phone(one.phone, "sv"), one.email) if item}
    places = {pilot.site for pilot in atlas.pilots} | {pilot.organisation.sv for pilot in atlas.pilots}
    shared = {text.of(lang) for text in other.words.values() for lang in LANGS}
    return frozenset(people | places | (_texts_of(atlas) - _texts_of(other) - shared))


def said_of_it(documents: Documents, texts: frozenset[str], atlas: Atlas) -> set[tuple[str, str]]:
    """Return the documents that hold one of the texts, or a name of the programme or a pilot, with what they say."""
    pilots = re.compile(rf"\b(?:{'|'.join(pilot.name for pilot in atlas.pilots)})\b")
    return {(name, text) for name, document in documents.items() for text in texts if text in document} | {
        (name, document[max(0, found.start() - 60) : found.end() + 60])
        for name, document in documents.items()
        for pattern in (_NAMES, pilots)
        for found in pattern.finditer(document)
    }


def not_said(documents: Documents) -> list[str]:
    """Return the names and years of the invented programme that stand in none of the documents."""
    whole = "\n".join(documents.values())
    names = [APP, PROGRAMME, AGENCY, str(FIRST_YEAR), str(LAST_YEAR), *(name for _, name, *_ in PLACES.values())]
    return [name for name in names if name not in whole]


def read(content: bytes | str) -> str:
    """Return what a document says, whatever signs its format writes otherwise, without what nobody reads."""
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return html.unescape(_UNREAD.sub("", html.unescape(text)))


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield (name, what it says) of a file or, where it is a packed one, of all that is in it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for member in packed.namelist():
                yield from unpacked(f"{name}/{member}", packed.read(member))
    elif not _NO_TEXT.fullmatch(name):
        yield name, read(content)


def _texts_of(atlas: Atlas) -> set[str]:
    """Return the longer texts of the data, but the words of the interface: each up to a blank that the app fills."""
    words = {key: atlas.words[key] for key in PROGRAMME_BLANKS}
    parts = (atlas.dataset, atlas.pilots, atlas.codebook, atlas.programme, atlas.source, words)
    starts = (text.partition("{")[0] for text in _texts_in(parts))
    return {start for start in starts if len(start) >= _MIN_TEXT}


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield from (value.sv, value.en)
    fields = [getattr(value, name) for name in getattr(type(value), "model_fields", ())]
    items = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else fields
    yield from (text for item in items for text in _texts_in(item))
