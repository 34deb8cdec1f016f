"""Addresses read strictly, for programs: a page passes over what it does not know, a program should be told. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from pilotkartan.model import LANGS, Atlas, Lang, Text
from pilotkartan.problems import nearest
from pilotkartan.selection import (
    ALL_THEMES,
    FACETS,
    LANG,
    OWN_TYPE,
    PILOT,
    PLACE,
    QUESTIONS,
    SEARCH,
    SORT,
    YES,
    Sort,
)

# These stand here and not in data/words.toml: programs are answered also when the data is broken.
_NO_NAME = Text(sv='"{name}" är ingen parameter', en='"{name}" is no parameter')
_NO_VALUE = Text(sv='{name} har inget värde "{value}"', en='{name} has no value "{value}"')
_NEAR = Text(sv='menades "{near}"?', en='was "{near}" meant?')
_KNOWN = Text(sv="de som finns är {known}", en="there are {known}")


@dataclass(frozen=True)
class Fault:
    """A parameter that an address cannot have (`value` is None), or a value that a parameter cannot have.

    `known` are the parameters or values that there are.
    """

    name: str
    value: str | None
    known: tuple[str, ...]

    @property
    def near(self) -> str | None:
        """Return the parameter or value that may have been meant."""
        return nearest(self.name if self.value is None else self.value, self.known)

    def line(self, lang: Lang) -> str:
        """Return what is wrong and what may have been meant, else all that there is, as one line."""
        wrong = _NO_NAME if self.value is None else _NO_VALUE
        near = self.near
        hint = _NEAR.of(lang).format(near=near) if near else _KNOWN.of(lang).format(known=", ".join(self.known))
        told = wrong.of(lang).format(name=_shown(self.name), value=_shown(self.value or ""))
        return f"{told}: {hint}"


def choices(atlas: Atlas) -> dict[str, tuple[str, ...] | None]:
    """Return the parameters of an address with the values that each may have; None where any text may stand."""

    def codes(dimension: str) -> tuple[str, ...]:
        return tuple(code.id for code in atlas.codebook.codes(dimension))

    return {
        PILOT: tuple(atlas.by_id),
        **{name: codes(dimension) for dimension, name in FACETS.items()},
        ALL_THEMES: (YES,),
        SEARCH: None,
        SORT: get_args(Sort),
        PLACE: None,
        QUESTIONS: codes("theme"),
        OWN_TYPE: codes("skr_group"),
        LANG: LANGS,
    }


def faults(params: Mapping[str, Sequence[str]], atlas: Atlas) -> list[Fault]:
    """Return everything in an address's parameters that `Selection.from_params` would pass over."""
    known = choices(atlas)
    found = [Fault(name, None, tuple(known)) for name in params if name not in known]
    for name, values in params.items():
        allowed = known.get(name)
        found += [Fault(name, value, allowed) for value in values if allowed is not None and value not in allowed]
    return found


def _shown(text: str) -> str:
    """Return a text on one line, at a length that fits a line."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    return clean if len(clean) <= 80 else f"{clean[:77]}…"
