"""Define the kinds of parameters that an address may hold. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pilotkartan.content.plaintext import as_id, one_line
from pilotkartan.explore.url_params import Kind

YES = "ja"
MAX_TEXT = 100
# The values that there are, in their order; which, may depend on the data.
Values = Callable[[Any], Iterable[str]]


@dataclass(frozen=True)
class OneOf(Kind):
    """One of the known values: the first given that there is."""

    values: Values
    default: str | None = None

    def read(self, given: Sequence[str], data: Any) -> str | None:
        """Return the first value given that there is, else the default."""
        by_id = {value.casefold(): value for value in self.values(data)}
        return next((by_id[value] for value in map(as_id, given) if value in by_id), self.default)

    def known(self, data: Any) -> tuple[str, ...]:
        """Return the values that there are."""
        return tuple(self.values(data))


class Flag(Kind):
    """Yes or nothing."""

    default = False

    def read(self, given: Sequence[str], _data: Any) -> bool:
        """Tell whether yes is given."""
        return YES in map(as_id, given)

    def write(self, value: bool) -> list[str]:
        """Return yes, or nothing."""
        return [YES] if value else []

    def known(self, _data: Any) -> tuple[str, ...]:
        """Return yes, the one value that there is."""
        return (YES,)


@dataclass(frozen=True)
class Several(Kind):
    """Any number of the known values, each once: in the order in which they are known, or by `sort_key`."""

    values: Values
    sort_key: Callable[[Any, str], Any] | None = None
    default = ()
    several = True

    def read(self, given: Sequence[str], data: Any) -> tuple[str, ...]:
        """Return the values given that there are."""
        wanted, key = set(map(as_id, given)), self.sort_key
        found = [value for value in self.values(data) if value.casefold() in wanted]
        return tuple(sorted(found, key=lambda value: key(data, value)) if key else found)

    def known(self, data: Any) -> tuple[str, ...]:
        """Return the values that there are."""
        return tuple(self.values(data))


class FreeText(Kind):
    """A text on one line."""

    default = ""

    def read(self, given: Sequence[str], _data: Any) -> str:
        """Return the first text given, at a sensible length, without characters that cannot be seen."""
        return one_line(given[0])[:MAX_TEXT].strip() if given else ""


class StepId(FreeText):
    """The id of a step: which steps there are depends on the story, so any text is kept."""


@dataclass(frozen=True)
class StepIds(Kind):
    """The ids of steps in the order given, `most` of them at the most, whether there are such steps or not."""

    most: int
    default = ()
    several = True

    def read(self, given: Sequence[str], data: Any) -> tuple[str, ...]:
        """Return the ids given."""
        return tuple(filter(None, (StepId().read([value], data) for value in given[: self.most])))


@dataclass(frozen=True)
class Number(Kind):
    """A whole number."""

    least: int
    most: int
    default: int | None = None

    def read(self, given: Sequence[str], _data: Any) -> int | None:
        """Return the number given, which has been checked, else the default."""
        return int(given[0]) if given else self.default
