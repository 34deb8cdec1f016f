"""Hold the comparison of pilots in words: a row for each dimension, a cell for each pilot. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """Hold one entry of a cell: what it is, what is said of it, and the paragraphs of the source; each may be empty."""

    label: str
    text: str
    sources: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Return the entry as one text."""
        sources = f"[{', '.join(self.sources)}]" if self.sources else ""
        said = ": ".join(part for part in (self.label, self.text) if part)
        return f"{said} {sources}".strip()


@dataclass(frozen=True)
class ComparedRow:
    """Hold one row in words: its group, its name, what all have, and the entries of each pilot's cell."""

    group: str
    name: str
    note: str
    cells: tuple[tuple[Said, ...], ...]

    @property
    def title(self) -> str:
        """Return the row's name with its group."""
        return ": ".join(part for part in (self.group, self.name) if part)


@dataclass(frozen=True)
class ComparedTable:
    """Hold the table in words, with its head, the note below its title, and what is said at its end."""

    title: str
    note: str
    head: str
    pilots: tuple[str, ...]
    themes: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    end: tuple[tuple[str, tuple[str, ...]], ...]
