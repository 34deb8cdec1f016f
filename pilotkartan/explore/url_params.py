"""Declare the parameters of an address as fields of a dataclass, and read and write them as declared. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

# What a parameter decides: which pilots are listed and in which order, the language, which pilots are asked for by
# name, or only how a page shows them. The API takes all but the last, which it ignores.
Use = Literal["filter", "language", "pilots", "page"]
Params = Mapping[str, Sequence[str]]


class Kind:
    """Read and write the values of one kind of parameter; `several` says whether more than one counts."""

    default: Any = None
    several = False

    def read(self, given: Sequence[str], data: Any) -> Any:
        """Return what the values given mean; values that the data do not know are ignored."""
        raise NotImplementedError

    def write(self, value: Any) -> list[str]:
        """Return the values to give; none for the default."""
        return list(value) if self.several else [value] if value and value != self.default else []

    def known(self, _data: Any) -> tuple[str, ...] | None:
        """Return the valid values; None where there is no list of them."""
        return None


@dataclass(frozen=True)
class Param:
    """Describe a parameter: its name in the address, the kind of its values, and its meaning in the API."""

    name: str
    kind: Kind
    use: Use = "page"
    meaning: str = ""


def param(name: str, kind: Kind, use: Use = "page", meaning: str = "") -> Any:
    """Declare a field that is one parameter."""
    return field(default=kind.default, metadata={"params": Param(name, kind, use, meaning)})


def params_by_key(declared: Mapping[str, Param]) -> Any:
    """Declare a field with a parameter for each key: a mapping of the keys whose parameter is given."""
    return field(default_factory=dict, metadata={"params": declared})


@cache
def declared(holder: Any) -> tuple[tuple[str, Param | Mapping[str, Param]], ...]:
    """Return the name of each field that declares parameters, with its parameter or its parameters by key.

    In the order of the fields, which is that of an address.
    """
    return tuple((each.name, each.metadata["params"]) for each in fields(holder) if "params" in each.metadata)


def one_by_one(params: Param | Mapping[str, Param]) -> tuple[Param, ...]:
    """Return the parameters of a field."""
    return (params,) if isinstance(params, Param) else tuple(params.values())


def read_fields(holder: Any, given: Params, data: Any) -> dict[str, Any]:
    """Return the value of each field from the parameters of an address."""

    def read(one: Param) -> Any:
        return one.kind.read(given.get(one.name, ()), data)

    def read_keys(params: Mapping[str, Param]) -> dict[str, Any]:
        return {key: found for key, one in params.items() if (found := read(one))}

    return {name: read(params) if isinstance(params, Param) else read_keys(params) for name, params in declared(holder)}


def write_fields(held: Any) -> dict[str, list[str]]:
    """Return the parameters of an address from the fields of an object, without those at their default."""
    written: dict[str, list[str]] = {}
    for name, params in declared(held.__class__):
        value = getattr(held, name)
        if isinstance(params, Param):
            written[params.name] = params.kind.write(value)
        else:
            written |= {one.name: one.kind.write(value.get(key, one.kind.default)) for key, one in params.items()}
    return {name: values for name, values in written.items() if values}
