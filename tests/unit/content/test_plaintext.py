"""Text from outside is brought to the form in which it is kept and compared."""

import unicodedata

import pytest

from pilotkartan.content.plaintext import normalise


@pytest.mark.parametrize("sign", [
    "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a",
    "\u202e", "\u2060", "\u2066", "\u3164", "\ufe0e", "\ufe0f", "\ufeff", "\uffa0",
], ids=lambda sign: f"U+{ord(sign):04X}")  # fmt: skip
def test_signs_without_width_are_dropped(sign: str) -> None:
    """What nobody sees inside a word is not there, wherever in the word it stands."""
    assert normalise(f"{sign}bo{sign}ende{sign}") == "boende"


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u2002", "\u2009", "\u202f", "\u3000"], ids=lambda sign: f"U+{ord(sign):04X}"
)
def test_spaces_are_plain(space: str) -> None:
    """A space of any width, or at which no line breaks, is a space."""
    assert normalise(f"Region{space}Gotland") == "Region Gotland"


@pytest.mark.parametrize("text", ["Östhammar", "idé", "Å\u030a", "plain", "rad\n\trad", ""])
def test_letters_and_marks_are_one_character(text: str) -> None:
    """A letter typed apart from its mark is the letter; a text that is normal stays as it is, with its lines."""
    assert normalise(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFC", text)
    assert normalise(normalise(text)) == normalise(text)
