"""Words, numbers, sizes, lists and telephone numbers read as a Swede or an English reader writes them."""

import re

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang, Size, Text
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.content.texts import file_size, format_decimals, format_number, join_list, phone, translator

NO_BREAK_SPACE = "\u00a0"

# Normal form, Swedish form, international form: the ten pilots' contacts and the programme's two.
PHONES = [
    ("+46706597707", "070-659 77 07", "+46 70 659 77 07"),
    ("+46498269523", "0498-26 95 23", "+46 498 26 95 23"),
    ("+4686068699", "08-606 86 99", "+46 8 606 86 99"),
    ("+46703007205", "070-300 72 05", "+46 70 300 72 05"),
    ("+46701917688", "070-191 76 88", "+46 70 191 76 88"),
    ("+46701720114", "070-172 01 14", "+46 70 172 01 14"),
    ("+4622039061", "0220-390 61", "+46 220 390 61"),
    ("+46703099410", "070-309 94 10", "+46 70 309 94 10"),
    ("+46725205305", "072-520 53 05", "+46 72 520 53 05"),
    ("+46703420869", "070-342 08 69", "+46 70 342 08 69"),
    ("+4686816580", "08-681 65 80", "+46 8 681 65 80"),
    ("+4686816596", "08-681 65 96", "+46 8 681 65 96"),
]
# Shapes that the data may come to hold: eight, five and six digits after the area code.
OTHER_PHONES = [
    ("+46812345678", "08-123 456 78", "+46 8 123 456 78"),
    ("+461812345", "018-123 45", "+46 18 123 45"),
    ("+4631123456", "031-12 34 56", "+46 31 12 34 56"),
]


@pytest.mark.parametrize(("value", "sv", "en"), [
    (0, "0", "0"),
    (17.2, "17,2", "17.2"),
    (612.5, "612,5", "612.5"),
    (75, "75", "75"),
    (75.0, "75", "75"),
    (999.96, "999,96", "999.96"),
    (999.996, f"1{NO_BREAK_SPACE}000", "1,000"),
    (0.04, "0,04", "0.04"),
    (1234.5, f"1{NO_BREAK_SPACE}234,5", "1,234.5"),
    (1234567, f"1{NO_BREAK_SPACE}234{NO_BREAK_SPACE}567", "1,234,567"),
])  # fmt: skip
def test_number_has_the_marks_of_its_language(value: float, sv: str, en: str) -> None:
    """Swedish has a decimal comma and spaces that do not break, English a point and commas."""
    assert (format_number(value, "sv"), format_number(value, "en")) == (sv, en)


@pytest.mark.parametrize(("value", "sv", "en"), [(0, "0,00", "0.00"), (0.5, "0,50", "0.50"), (4 / 7, "0,57", "0.57")])
def test_decimals_stand_above_each_other(value: float, sv: str, en: str) -> None:
    """Numbers of a column have as many decimals each, with the mark of their language."""
    assert (format_decimals(value, "sv"), format_decimals(value, "en")) == (sv, en)


@pytest.mark.parametrize(("lang", "expected"), [("sv", "2,6"), ("en", "2.6")])
def test_size_and_its_unit_stay_on_one_line(lang: Lang, expected: str) -> None:
    """A size is written in its language, and no line breaks between the number and its unit."""
    assert file_size(Size(value=2.6, unit="MB"), lang) == f"{expected}{NO_BREAK_SPACE}MB"


@pytest.mark.parametrize(("normal", "sv", "en"), PHONES + OTHER_PHONES)
def test_phone_is_grouped_for_its_reader(normal: str, sv: str, en: str) -> None:
    """A Swede reads the number as dialled at home, others with the country code; both in the usual groups."""
    assert (phone(normal, "sv"), phone(normal, "en")) == (sv, en)


def test_every_number_of_the_data_has_its_expected_form_here(atlas: Atlas) -> None:
    """No contact's telephone number is left out of the table above."""
    people = [*(pilot.contact for pilot in atlas.pilots), *atlas.programme.contact]
    assert {person.phone for person in people} == {normal for normal, _, _ in PHONES}


@pytest.mark.parametrize("normal", [normal for normal, _, _ in PHONES + OTHER_PHONES])
@pytest.mark.parametrize("lang", LANGS)
def test_phone_keeps_every_digit(normal: str, lang: Lang) -> None:
    """Whatever the grouping, the digits shown are those that the link calls."""
    digits = re.sub(r"\D", "", phone(normal, lang))
    assert digits == (normal.replace("+46", "0", 1) if lang == "sv" else normal.removeprefix("+"))


@pytest.mark.parametrize(("items", "expected"), [
    ([], ""),
    (["a"], "a"),
    (["a", "b"], "a eller b"),
    (["a", "b", "c"], "a, b eller c"),
])  # fmt: skip
def test_list_reads_as_a_sentence(items: list[str], expected: str) -> None:
    """Items stand with commas and the conjunction before the last."""
    assert join_list(items, "eller") == expected


def test_swedish_order_puts_å_ä_ö_last() -> None:
    """Å, Ä and Ö come after Z in this order, letter by letter: Östhammar before Överkalix, both after Vimmerby."""
    expected = [
        "Flen", "Haninge", "Härjedalen", "idé", "Idö", "Vimmerby", "Zinkgruvan", "Åre", "Älmhult",
        "Öckerö", "Örebro", "Östhammar", "Överkalix",
    ]  # fmt: skip
    assert sorted(sorted(expected), key=swedish_order) == expected


def test_words_are_said_in_the_language_asked_for() -> None:
    """A text comes in the language asked for, its blanks filled, braces and all, and nothing else touched."""
    words = {"panel.next": Text(sv="Nästa: {name}", en="Next: {name}")}
    assert translator(words, "sv")("panel.next", name="{0}") == "Nästa: {0}"
    assert translator(words, "en")("panel.next", name="Östhammar") == "Next: Östhammar"
