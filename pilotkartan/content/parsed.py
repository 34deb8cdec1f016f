"""Read values out of parsed data files whatever their shape: the models report what has the wrong one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pilotkartan.content.problems import Problem, nearest

File = Mapping[str, Any]


def text_values(file: File, block: str, field: str) -> Iterator[tuple[str, str]]:
    """Yield (place, value) of a text field in every block of that name, such as `coding[2].code`."""
    for n, item in each_block(file, block):
        if isinstance(item.get(field), str):
            yield f"{block}[{n}].{field}", item[field]


def each_block(file: File, block: str) -> Iterator[tuple[int, File]]:
    """Yield (number, block) of every block of that name, counted from 1."""
    items = file.get(block, ())
    yield from (
        ((n, item) for n, item in enumerate(items, 1) if isinstance(item, dict)) if isinstance(items, tuple) else ()
    )


def unknown_values(kind: str, file: str, places: Iterable[tuple[str, str]], known: list[str]) -> Iterator[Problem]:
    """Yield a problem for every (field, value) whose value is not known."""
    for field, value in places:
        if value not in known:
            yield Problem(kind, file, field, value, near=nearest(value, known))


def duplicate_values(places: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """Yield a problem for every (file, field, value) whose value an earlier one has."""
    first: dict[str, str] = {}
    for file, field, value in places:
        if value in first:
            yield Problem("duplicate", file, field, value, (("other", first[value]),))
        first.setdefault(value, f"{file} ({field})")
