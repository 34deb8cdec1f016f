"""Write the tables of the measurements into docs/performance.md, each between two comments with its name."""

from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"


def show(name: str, text: str) -> None:
    """Put a text at the place of the measurement with this name; raise ValueError where there is none."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    document = DOCUMENT.read_text("utf-8")
    start = document.index(begin) + len(begin)
    DOCUMENT.write_text(document[:start] + text + document[document.index(end, start) :], "utf-8")
