"""The measurements in the README, each between two comments with its name."""

from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def show(name: str, text: str) -> None:
    """Put the text in the README's place for the measurement of this name; raise ValueError where there is none."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    readme = README.read_text("utf-8")
    start = readme.index(begin) + len(begin)
    README.write_text(readme[:start] + text + readme[readme.index(end, start) :], "utf-8")
