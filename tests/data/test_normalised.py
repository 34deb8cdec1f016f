"""Text of the data is the same text however it was typed, pasted or stored."""

import unicodedata
from pathlib import Path

import pytest

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Atlas
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection


def rewritten(data: Path, old: str, new: str) -> None:
    """Replace a text in all files of data/, in one at least."""
    files = [*data.glob("*.toml"), *data.glob("pilots/*.toml")]
    texts = {file: file.read_text("utf-8") for file in files}
    assert any(old in text for text in texts.values())
    for file, text in texts.items():
        file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(("old", "new"), [
    ("företag", "före\u00adtag"),
    ("företag", "före\u200btag"),
    ("företag", unicodedata.normalize("NFD", "företag")),
    ("Region Gotland", "Region\u202fGotland"),
    ("företag", "företag\ufeff"),
    ('"boende"', '"bo\u00adende"'),
    ("[\"flen:", "[\"fl\u034fen:"),
])  # fmt: skip
def test_text_is_the_same_however_it_was_written(old: str, new: str, atlas: Atlas, data_copy: Path) -> None:
    """Soft hyphens, signs of no width, other spaces and marks apart change no text, no code and not the version."""
    rewritten(data_copy, old, new)
    assert load_atlas(data_copy) == atlas


def test_what_holds_such_signs_is_found(data_copy: Path) -> None:
    """A text pasted with soft hyphens from a typeset report is found, and marked, by the words that are read there."""
    rewritten(data_copy, "företagsklimatet", "före\u00adtags\u00adkli\u00adma\u00adtet")
    view = Index(load_atlas(data_copy)).view(Selection(search="företagsklimat"), "sv")
    marked = {hit.text[start:end] for hits in view.hits.values() for hit in hits for start, end in hit.spans}
    assert "företagsklimatet" in marked


def test_data_folder_may_have_any_name(data_copy: Path) -> None:
    """A folder whose name has letters and marks apart, or is that of the pilots' own folder, is read as any other."""
    before = load_atlas(data_copy)
    for name in ("da\u0308ta", "pilots", "da\u00adta"):
        data_copy = data_copy.rename(data_copy.with_name(name))
        assert load_atlas(data_copy) == before
