"""An editor is shown what a wrong value may have been meant as, and nothing that it cannot be."""

import pytest

from pilotkartan.content.problems import nearest


@pytest.mark.parametrize(
    ("value", "choices", "meant"),
    [
        ("besokk", ("boende", "besok"), "besok"),
        ("BESOK", ("boende", "besok"), "besok"),
        (4, ("14", "04"), "04"),
        ("4", ("14", "24"), None),
        ("12", ("12a", "x"), "12a"),
        ("qqq", ("boende", "besok"), None),
    ],
)
def test_nearest_choice(value: object, choices: tuple[str, ...], meant: str | None) -> None:
    """A slip of the pen leads to the right code, a number only to the one which it is without leading zeros."""
    assert nearest(value, choices) == meant
