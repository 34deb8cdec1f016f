"""A telephone number has as many digits as those of its area code."""

import pytest

from pilotkartan.content.parsed import File
from pilotkartan.content.phone_rules import phone_problems
from pilotkartan.content.problems import Problem


def found(number: object) -> list[Problem]:
    """Return what is told of a number, the same for a pilot's one contact and for one of the programme's many."""
    of_pilot = list(phone_problems("x.toml", {"contact": {"phone": number}}))
    of_programme = list(phone_problems("x.toml", {"contact": ({"name": "A"}, {"phone": number})}))
    assert [problem.field for problem in (*of_pilot, *of_programme)] in ([], ["contact.phone", "contact[2].phone"])
    assert [problem.context for problem in of_pilot] == [problem.context for problem in of_programme]
    return of_pilot


@pytest.mark.parametrize(
    "number",
    [
        "+46706597707", "+46736578215", "+468123456", "+46812345678", "+461123456", "+46313456789", "+46101234567",
        "+4617412345", "+46174123456", "+46498269000",
    ],
)  # fmt: skip
def test_right_length(number: str) -> None:
    """Mobile numbers have nine digits, others as many as there are with their area code."""
    assert found(number) == []


@pytest.mark.parametrize(
    ("number", "kind", "area", "expected"),
    [
        ("+4670659770", "phone_too_short", "70", "9"),
        ("+467065977077", "phone_too_long", "70", "9"),
        ("+46812345", "phone_too_short", "8", "7–9"),
        ("+468123456789", "phone_too_long", "8", "7–9"),
        ("+46111234", "phone_too_short", "11", "7–9"),
        ("+461741234", "phone_too_short", "174", "8–9"),
        ("+461741234567", "phone_too_long", "174", "8–9"),
        ("+4610123456", "phone_too_short", "10", "9"),
        ("+468", "phone_too_short", "8", "7–9"),
        ("+4617", "phone_too_short", "17", "7–9"),
    ],
)
def test_wrong_length(number: str, kind: str, area: str, expected: str) -> None:
    """A digit lost or too many is told with the number of digits that there should be."""
    (problem,) = found(number)
    assert (problem.kind, problem.value) == (kind, number)
    assert problem.context == (("digits", len(number) - 3), ("area", area), ("expected", expected))


@pytest.mark.parametrize(
    "number", ["", "070-659 77 07", "0706597707", "+46 706597707", "+460706597707", "+4770", 7, None]
)
def test_other_forms(number: object) -> None:
    """What is no number in the international form is left to the model, whatever its length."""
    assert found(number) == []


@pytest.mark.parametrize("file", [{}, {"contact": 1}, {"contact": (1,)}, {"contact": {}}])
def test_no_number(file: File) -> None:
    """Where a contact has another shape nothing is told here."""
    assert list(phone_problems("x.toml", file)) == []
