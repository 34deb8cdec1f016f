"""Documents lead somewhere, and the picture of the architecture is that of the code."""

import re
from pathlib import Path

import pytest

from docs.draw_architecture import PICTURE, draw

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/*.md", "deploy/*.md", "data/**/*.md")
    for path in ROOT.glob(pattern)
)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Return the anchors of a document's headings, as code hosts make them."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(text)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    """Every link to a file of the repository, and to a heading in it, is right."""
    path = ROOT / document
    text = path.read_text("utf-8")
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text("utf-8")), link


@pytest.mark.parametrize("document", DOCUMENTS)
def test_named_files_exist(document: str) -> None:
    """A file that a document names in the text is there."""
    text = re.sub(r"```.*?```", "", (ROOT / document).read_text("utf-8"), flags=re.DOTALL)
    named = re.findall(r"`((?:pilotkartan|pages|tests|assets|bench|docs|deploy|pins)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if name != "README.md" and name.startswith("docs/")])
def test_readme_leads_to_every_document(document: str) -> None:
    """Whoever comes to the README finds each document."""
    assert f"({document})" in (ROOT / "README.md").read_text("utf-8")


def test_picture_is_that_of_the_code() -> None:
    """The picture of the architecture shows the imports as they are; else: `make picture`."""
    assert PICTURE.read_text("utf-8") == draw()
