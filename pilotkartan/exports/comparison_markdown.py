"""Write the comparison of pilots as a table in Markdown, as GitHub and most editors read it. Pure."""

import re

from pilotkartan.content.plaintext import one_line
from pilotkartan.exports.compared_table import ComparedRow, ComparedTable

_ADDRESS = re.compile(r"(https?://[^\s<>|]*[^\s<>|.,;:)\]])")
# Whatever Markdown, or HTML in it, could read as more than text; some of it at the start of a line only.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&]|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_NEW_LINE = "<br>"


def comparison_markdown(table: ComparedTable) -> bytes:
    """Return the table with its title above and what is said at its end below it."""
    head = [
        table.head,
        *(f"{_text(name)}{_NEW_LINE}{_text(theme)}" for name, theme in zip(table.pilots, table.themes, strict=True)),
    ]
    rows = [
        [_dimension(row), *(_NEW_LINE.join(_text(said.line) for said in cell) for cell in row.cells)]
        for row in table.rows
    ]
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]
    blocks = [f"# {_text(table.title)}", _text(table.note), "\n".join(lines)]
    for heading, said in table.end:
        blocks += [f"## {_text(heading)}", *map(_text, said)]
    return ("\n\n".join(blocks) + "\n").encode()


def _dimension(row: ComparedRow) -> str:
    name = f"**{_text(row.title)}**"
    return f"{name}{_NEW_LINE}{_text(row.note)}" if row.note else name


def _text(text: str) -> str:
    """Return a text on one line that is shown letter by letter, with its web addresses as links."""
    parts = _ADDRESS.split(one_line(text))
    return "".join(f"<{part}>" if odd % 2 else _MARKUP.sub(r"\\\g<0>", part) for odd, part in enumerate(parts))
