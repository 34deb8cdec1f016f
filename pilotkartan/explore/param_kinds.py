"""Define the kinds of parameters that an address may hold. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pilotkartan.content.plaintext import as_id, one_line
from pilotkartan.explore.url_params import Kind

YES = "ja"
MAX_TEXT = 100
# Returns the valid values, in their order; they may depend on the data.
Values = Callable[[Any], Iterable[str]]


@dataclass(frozen=True)
class OneOf(Kind):
    """Take one of the valid values: the first valid one given."""

    values: Values
    default: str | None = None

    def read(self, given: Sequence[str], data: Any) -> str | None:
        """Return the first valid value given, else the default."""
        by_id = {value.casefold(): value for value in self.values(data)}
        return next((by_id[value] for value in map(as_id, given) if value in by_id), self.default)

    def known(self, data: Any) -> tuple[str, ...]:
        """Return the values that there are."""
        return tuple(self.values(data))


class Flag(Kind):
    """Take yes or nothing."""

    default = False

    def read(self, given: Sequence[str], _data: Any) -> bool:
        """Tell whether yes is given."""
        return YES in map(as_id, given)

    def write(self, value: bool) -> list[str]:
        """Return yes, or nothing."""
        return [YES] if value else []

    def known(self, _data: Any) -> tuple[str, ...]:
        """Return yes, the only valid value."""
        return (YES,)


@dataclass(frozen=True)
class Several(Kind):
    """Take any number of the valid values, each once: in their own order, or by `sort_key`."""

    values: Values
    sort_key: Callable[[Any, str], Any] | None = None
    default = ()
    several = True

    def read(self, given: Sequence[str], data: Any) -> tuple[str, ...]:
        """Return the valid ones of the values given."""
        wanted, key = set(map(as_id, given)), self.sort_key
        found = [value for value in self.values(data) if value.casefold() in wanted]
        return tuple(sorted(found, key=lambda value: key(data, value)) if key else found)

    def known(self, data: Any) -> tuple[str, ...]:
        """Return the values that there are."""
        return tuple(self.values(data))


class FreeText(Kind):
    """Take a text on one line."""

    default = ""

    def read(self, given: Sequence[str], _data: Any) -> str:
        """Return the first text given, cut at MAX_TEXT characters and without invisible ones."""
        return one_line(given[0])[:MAX_TEXT].strip() if given else ""


class StepId(FreeText):
    """Take the id of a step: which steps exist depends on the story, so any text is kept."""


@dataclass(frozen=True)
class StepIds(Kind):
    """Take the ids of at most `most` steps in the order given, whether such steps exist or not."""

    most: int
    default = ()
    several = True

    def read(self, given: Sequence[str], data: Any) -> tuple[str, ...]:
        """Return the ids given."""
        return tuple(filter(None, (StepId().read([value], data) for value in given[: self.most])))


@dataclass(frozen=True)
class Number(Kind):
    """Take a whole number."""

    least: int
    most: int
    default: int | None = None

    def read(self, given: Sequence[str], _data: Any) -> int | None:
        """Return the number given, which the caller has checked, else the default."""
        return int(given[0]) if given else self.default
