"""Check that telephone numbers have as many digits as Swedish ones with their area code."""

import re
from collections.abc import Iterator

from pilotkartan.content.parsed import File, each_contact
from pilotkartan.content.problems import Problem
from pilotkartan.content.settings import COUNTRY_CODE
from pilotkartan.content.texts import area_code

# Digits after the country's code, without the zero in front, by the number of digits of the area code.
_LENGTHS = {1: (7, 9), 2: (7, 9), 3: (8, 9)}
# Mobile numbers (07…) and numbers of no place (010) have one length only.
_FIXED_LENGTH = 9
_OF_NO_PLACE = "10"


def phone_problems(name: str, file: File) -> Iterator[Problem]:
    """Yield the telephone numbers of a file that have too few or too many digits.

    What has another form is left to the model, which reports it.
    """
    for place, block in each_contact(file):
        number = block.get("phone")
        if isinstance(number, str) and re.fullmatch(rf"{re.escape(COUNTRY_CODE)}[1-9]\d*", number, re.ASCII):
            yield from _length_problem(name, f"{place}.phone", number)


def _length_problem(name: str, field: str, number: str) -> Iterator[Problem]:
    digits = number.removeprefix(COUNTRY_CODE)
    area = area_code(digits)
    fixed = area.startswith("7") or area == _OF_NO_PLACE
    least, most = (_FIXED_LENGTH, _FIXED_LENGTH) if fixed else _LENGTHS[len(area)]
    if not least <= len(digits) <= most:
        expected = f"{least}" if least == most else f"{least}–{most}"
        kind = "phone_too_short" if len(digits) < least else "phone_too_long"
        context = (("digits", len(digits)), ("area", area), ("expected", expected))
        yield Problem(kind, name, field, number, context)
