"""Number the source paragraphs that a text cites: small numbers in it lead to one list at its end, and back. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A number in the text: its own id, and that of the source's entry in the list."""

    number: int
    id: str
    entry: str


class Notes:
    """The sources of one text, numbered in the order in which it first cites them.

    A source that is cited again keeps its number. `name` makes the ids unique on pages with several texts.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._marks: dict[str, list[Mark]] = {}

    def cite(self, refs: Iterable[str]) -> list[Mark]:
        """Return a mark for each source paragraph, by number."""
        return sorted((self._mark(ref) for ref in refs), key=lambda mark: mark.number)

    def listed(self) -> list[tuple[str, Mark]]:
        """Return the reference of each source that was cited, by number, with its first mark."""
        return [(ref, marks[0]) for ref, marks in self._marks.items()]

    def _mark(self, ref: str) -> Mark:
        marks = self._marks.setdefault(ref, [])
        number = marks[0].number if marks else len(self._marks)
        entry = f"{self._name}-source-{number}"
        marks.append(Mark(number, f"{entry}-{len(marks) + 1}", entry))
        return marks[-1]
