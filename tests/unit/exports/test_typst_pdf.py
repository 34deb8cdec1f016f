"""An editor's text is typeset letter by letter, as far as the font has its signs."""

from datetime import date
from pathlib import Path

import pytest

from pilotkartan.exports import typst_pdf
from pilotkartan.exports.typst_pdf import in_font


@pytest.mark.parametrize(("text", "expected"), [
    ("Å ä ö é – ”OPERA” ‘x’ … → ½ €", "Å ä ö é – ”OPERA” ‘x’ … → ½ €"),
    ("e\u0301 o\u0308", "é ö"),
    ("a\tb\nc\u2028d", "a b c d"),
    ("a\u0007\u200b\u202eb", "ab"),
    ("你好 😀 \ue000", "?? ? ?"),
])  # fmt: skip
def test_sign_that_the_font_lacks_stops_nothing(text: str, expected: str) -> None:
    """Letters stay, accents join their letter, what cannot be seen goes, and an unknown sign is a question mark."""
    assert in_font(text) == expected


def test_only_texts_are_touched() -> None:
    """Numbers, gaps and the shape of the data stay as they are."""
    data = {"a": [1, None, True, "x\u0007"], "b": {"c": ("y",)}}
    assert in_font(data) == {"a": [1, None, True, "x"], "b": {"c": ["y"]}}


def test_template_reads_no_file_outside_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a template gone wrong cannot put the server's files into a document."""
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "bad.typ").write_text('#set document(title: "x")\n#read("../secret.txt")')
    monkeypatch.setattr(typst_pdf, "_TEMPLATES", folder)
    with pytest.raises(RuntimeError, match="escape"):
        typst_pdf.typeset("bad", {}, date(2026, 1, 2))
