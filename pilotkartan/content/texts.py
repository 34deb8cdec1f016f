"""Translate words, numbers, lists and telephone numbers. The language is always passed, never ambient."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from pilotkartan.content.model import Lang, Material, Size, Source, Text
from pilotkartan.content.settings import AREA_CODES_OF_TWO_DIGITS, COUNTRY_CODE, LANGS

_NO_BREAK_SPACE = "\u00a0"
# What Open Graph calls our languages.
LOCALES: Mapping[Lang, str] = {"sv": "sv_SE", "en": "en_GB"}

# The app's own name, which only data/words.toml gives; the interface's words hold a blank for it.
APP_NAME = "head.name"

Translator = Callable[..., str]


def translator(words: Mapping[str, Text], lang: Lang) -> Translator:
    """Return a function that gives the text of a key in `lang`, its blanks filled."""

    def say(key: str, **blanks: object) -> str:
        return words[key].of(lang).format(**blanks)

    return say


def other_lang(lang: Lang) -> Lang:
    """Return the language that the page can be switched to."""
    return next(other for other in LANGS if other != lang)


def with_app_name(words: Mapping[str, Text], name: Text) -> dict[str, Text]:
    """Return the interface's words with the app's name in the place of {app}."""
    return {
        key: Text(sv=text.sv.replace("{app}", name.sv), en=text.en.replace("{app}", name.en))
        for key, text in words.items()
    }


def format_number(value: float, lang: Lang) -> str:
    """Return a number with the decimal and thousands marks of `lang`; whole numbers without decimals."""
    text = f"{value:,.2f}".rstrip("0").removesuffix(".")
    return text if lang == "en" else text.translate(str.maketrans(",.", f"{_NO_BREAK_SPACE},"))


def format_decimals(value: float, lang: Lang) -> str:
    """Return a number with two decimals, zeros at the end included, for numbers in a column."""
    text = f"{value:.2f}".replace("-", "−")
    return text if lang == "en" else text.replace(".", ",")


def file_size(size: Size, lang: Lang) -> str:
    """Return a file's size with its unit, such as `612,5 kB`."""
    return f"{format_number(size.value, lang)}{_NO_BREAK_SPACE}{size.unit}"


def source_copy(source: Source, t: Translator) -> str:
    """Return, in sentences, which copy of the source text the data was written from, and when it was made."""
    day = source.retrieved
    retrieved = t("metadata.copy_retrieved", date=day.isoformat()) if day else t("metadata.copy_undated")
    return t("metadata.copy", sha256=source.sha256, retrieved=retrieved)


def found_facts(item: Material, t: Translator, lang: Lang) -> str | None:
    """Return what the source does not give of a material, under a label of its own; None where there is nothing."""
    if not item.found:
        return None
    facts = (item.found.author, item.found.series, item.found.publisher, item.found.of(lang))
    label = t("found.label") if item.source else t("found.whole")
    return f"{label} {' · '.join(fact for fact in facts if fact)}"


def verified(day: date | None, t: Translator) -> str:
    """Return when something was last verified, or that it never was since the source."""
    if day is None:
        return t("verified.never")
    return t("verified.on", day=day.day, month=t("citation.months").split()[day.month - 1], year=day.year)


def join_list(items: Sequence[str], conjunction: str) -> str:
    """Return `a, b or c` for three items and the conjunction `or`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def phone(normal_form: str, lang: Lang) -> str:
    """Return `+46706597707` as `070-659 77 07`, or with the country code where `lang` is not Swedish."""
    digits = normal_form.removeprefix(COUNTRY_CODE)
    area = area_code(digits)
    groups = " ".join(_groups(digits.removeprefix(area)))
    return f"0{area}-{groups}" if lang == "sv" else f"{COUNTRY_CODE} {area} {groups}"


def area_code(digits: str) -> str:
    """Return the area code that the digits after the country's code begin with."""
    if digits.startswith("8"):
        return "8"
    if digits.startswith("7") or digits[:2] in AREA_CODES_OF_TWO_DIGITS:
        return digits[:2]
    return digits[:3]


def _groups(digits: str) -> list[str]:
    """Split a subscriber's number as Swedes write it: in pairs, with a three in front if the digits are odd."""
    if len(digits) == 8:
        return [digits[:3], digits[3:6], digits[6:]]
    head = len(digits) % 2 + 2
    return [digits[:head], *re.findall("..", digits[head:])]
