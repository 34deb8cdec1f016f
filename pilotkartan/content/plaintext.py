"""Normalise, fold and sort text: from data files, addresses and what a visitor types or pastes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

# Fillers, the grapheme joiner and selectors of variants: signs of no width that Unicode does not count as format.
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0]")
# A combining mark that forms no single character with its letter is still part of the word.
_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_NO_BREAK_SPACE = "\u00a0"
# No id, with whatever surrounds it, is longer.
_MAX_ID = 200
# Signs around a link or an id in a sentence, a list or a mail, which are taken for a part of it.
_AROUND = " .,;:!?…()[]{}<>\"'`´“”„‘’‚«»|*"
_AFTER_Z = str.maketrans("åäöé", "{|}e")


def normalise(text: str) -> str:
    """Return a text in composed form (NFC), without characters of no width and with plain spaces only.

    Soft hyphens, joiners, marks of direction and byte order marks are dropped; a space of any other width becomes a
    plain one. Line breaks and tabs stay.
    """
    text = _INVISIBLE.sub("", text)
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    kept = (" " if unicodedata.category(c) == "Zs" else c for c in text if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", "".join(kept))


def one_line(text: str) -> str:
    """Return a normalised text on one line: whatever cannot be printed separates words, and one space does."""
    return " ".join(printable(normalise(text)).split())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, or of a search, in lower case."""
    return tuple(word for _, word in placed_words(normalise(text)))


def placed_words(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place of each word in a normalised text, as (start, end), and the word in lower case."""
    for match in _WORD.finditer(text):
        yield match.span(), match.group().casefold()


def nearest_id(text: str) -> str | None:
    """Return the id that a text may have been meant as, such as `upplands-vasby` for `Upplands Väsby`."""
    plain = unicodedata.normalize("NFKD", one_line(text).lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or None


def without_surroundings(text: str) -> str:
    """Return a link, or an id, without the signs around it in a text."""
    return " ".join(normalise(text).split()).strip(_AROUND)


def as_id(value: str) -> str:
    """Return a value as ids are compared: in lower case, without spaces or punctuation around it."""
    return value if len(value) > _MAX_ID else without_surroundings(value).casefold()


def capitalised(text: str) -> str:
    """Return a text that begins with a capital letter, as the first word of a sentence does."""
    return text[:1].upper() + text[1:]


def printable(text: str, instead: str = " ") -> str:
    """Return a text with a space, or another sign, for each character that neither XML nor a line of text can hold."""
    return "".join(c if c.isprintable() or c == _NO_BREAK_SPACE else instead for c in text)


def cut_short(text: str, most: int) -> str:
    """Return a text of `most` characters at the most, with an ellipsis where it was longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def fold(text: str) -> str:
    """Return the text in lower case without diacritics."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def swedish_order(text: str) -> str:
    """Return a sort key by Swedish collation: case apart, with Å, Ä and Ö last."""
    return text.lower().translate(_AFTER_Z)


class Named(Protocol):
    """Whatever has a name."""

    @property
    def name(self) -> str:
        """Return the name."""


_Named = TypeVar("_Named", bound=Named)


def by_name(things: Iterable[_Named]) -> tuple[_Named, ...]:
    """Return things by Swedish collation of their names."""
    return tuple(sorted(things, key=lambda thing: swedish_order(thing.name)))
