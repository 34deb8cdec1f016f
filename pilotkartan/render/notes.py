"""Number the source paragraphs that a text cites: small numbers in it lead to one list at its end, and back. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Mark:
    """A number in the text: the id of its entry in the list, and its own id, where it is the first of its source."""

    number: int
    entry: str
    id: str = ""


class Notes:
    """The sources of one text, numbered in the order in which it first cites them.

    A source that is cited again keeps its number. `name` makes the ids unique on pages with several texts.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._first: dict[str, Mark] = {}

    def cite(self, refs: Iterable[str]) -> list[Mark]:
        """Return a mark for each source paragraph, by number."""
        return sorted((self._mark(ref) for ref in refs), key=lambda mark: mark.number)

    def listed(self) -> list[tuple[str, Mark]]:
        """Return the reference of each source that was cited, by number, with its first mark."""
        return list(self._first.items())

    def _mark(self, ref: str) -> Mark:
        if first := self._first.get(ref):
            return replace(first, id="")
        number = len(self._first) + 1
        entry = f"{self._name}-k{number}"
        self._first[ref] = Mark(number, entry, f"{entry}-1")
        return self._first[ref]
