"""An address read strictly: what the page passes over is told to a program."""

import pytest

from pilotkartan import selection
from pilotkartan.asked import choices, faults
from pilotkartan.model import Atlas
from pilotkartan.selection import FACETS, YES, Selection

FAULTS = [
    ({"temma": ["boende"]}, '"temma" is no parameter: was "tema" meant?'),
    ({"tema": ["bonde"]}, 'tema has no value "bonde": was "boende" meant?'),
    ({"tema": ["boende", "Besok"]}, 'tema has no value "Besok": was "besok" meant?'),
    ({"status": ["x"]}, 'status has no value "x": there are done, ongoing, planned'),
    ({"alla": ["yes"]}, 'alla has no value "yes": there are ja'),
    ({"lang": [""]}, 'lang has no value "": there are sv, en'),
    ({"kommun": ["Flen"]}, 'kommun has no value "Flen": was "flen" meant?'),
]


def test_every_parameter_is_known(atlas: Atlas) -> None:
    """No parameter that the page reads is unknown here."""
    named = {value for name, value in vars(selection).items() if name.isupper() and isinstance(value, str)}
    assert set(choices(atlas)) == (named - {YES}) | set(FACETS.values())


def test_every_choice_is_one_that_the_page_reads(atlas: Atlas) -> None:
    """What counts as known here is understood there, so that no filter is passed over in silence."""
    for name, values in choices(atlas).items():
        for value in values or ("text",):
            params = {name: [value]}
            assert faults(params, atlas) == []
            assert Selection.from_params(params, atlas).to_params() == params or value == "namn"


@pytest.mark.parametrize(("params", "line"), FAULTS)
def test_fault_names_what_was_meant(params: dict[str, list[str]], line: str, atlas: Atlas) -> None:
    """A fault names the parameter or value and the nearest that there is, else all that there are."""
    assert [fault.line("en") for fault in faults(params, atlas)] == [line]


def test_fault_is_one_short_line(atlas: Atlas) -> None:
    """A hostile address makes one line of sensible length."""
    (fault,) = faults({"tema": ["a\nb\x1b[31m" + "x" * 5000]}, atlas)
    assert fault.line("sv").isprintable()
    assert len(fault.line("sv")) < 400
