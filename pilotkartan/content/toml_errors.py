"""Say in Swedish and in English why a file is no TOML; Python's own parser says it in English only."""

import re
from collections.abc import Sequence

from pilotkartan.content.model import Text
from pilotkartan.content.problems import Problem
from pilotkartan.content.texts import join_list

# What the parser says of a fault -> what an editor reads; the first that is found in it counts.
MEANINGS: tuple[tuple[str, Text], ...] = tuple(
    (pattern, Text(sv=sv, en=en))
    for pattern, sv, en in (
        ("Invalid statement", "raden börjar inte med ett fält", "the line does not begin with a field"),
        ("Expected newline", "det står något mer efter värdet", "something more is written after the value"),
        ("a table declaration", "en hakparentes ] saknas", "a bracket ] is missing"),
        ("an array declaration", "hakparenteserna ]] saknas", "the brackets ]] are missing"),
        ("after a key", "ett likhetstecken saknas efter fältets namn", "an equals sign is missing after the field"),
        ("initial character for a key", "ett fältnamn saknas", "the name of a field is missing"),
        ("Cannot declare", "blocket finns två gånger", "the block is there twice"),
        ("Cannot overwrite|Duplicate inline", "fältet finns två gånger", "the field is there twice"),
        ("namespace", "blocket har redan getts på ett annat sätt", "the block is already given in another way"),
        ("Unclosed array|nested", "listan har inget slut: ett kommatecken eller ] saknas",
         "the list has no end: a comma or ] is missing"),
        ("Unclosed inline table", "värdet har inget slut: ett kommatecken eller } saknas",
         "the value has no end: a comma or } is missing"),
        (r"Unterminated string|^Expected|character '\\n'", "texten har inget slut: ett citattecken saknas",
         "the text has no end: a quotation mark is missing"),
        ("Illegal character|invalid character", "ett tecken som inte syns får inte stå här",
         "a character that cannot be seen is not allowed here"),
        ("Unescaped", r"ett omvänt snedstreck i en text skrivs dubbelt, \\",
         r"a backslash in a text is written twice, \\"),
        ("hex value|Unicode scalar", r"\u följs inte av koden för ett tecken",
         r"\u is not followed by the code of a character"),
        ("Invalid date", "den dagen eller tiden finns inte", "there is no such day or time"),
        ("Invalid value", "värdet saknas eller är en text utan citattecken",
         "the value is missing, or a text without quotes"),
        ("integer string conversion", "talet är för långt", "the number is too long"),
        ("recursion", "block ligger för djupt i varandra", "blocks are too deep inside each other"),
    )
)  # fmt: skip
_UNKNOWN = Text(sv="den följer inte formatet", en="it does not follow the format")
_AT_END = Text(sv="sist i filen", en="at the end of the file")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_QUOTES = "”“„‟″’‘‚‛′´«»‹›＂"
# Where a straight quote would begin or end a value or a name. Those inside a text are not meant.
_MISPLACED = re.compile(rf"(?:^|[=\[,{{])\s*[{_QUOTES}]|[{_QUOTES}]\s*(?:$|[,\]}}=#])")
_MAX_LINES = 8


def toml_problem(name: str, content: str, message: str) -> Problem:
    """Return why a file is no TOML, given what the parser says of it."""
    found = re.search(r"at line (\d+)", message)
    lines = content.split("\n")
    at_end = "(at end of document" in message
    number = int(found[1]) if found else len(lines) if at_end else 0
    written = lines[number - 1] if 0 < number <= len(lines) else ""
    if zero := re.match(r"\s*([\w.-]+)\s*=\s*(0\d+)\s*(?:#.*)?$", written):
        context = (("line", number), ("field", zero[1]), ("digits", zero[2]))
        return Problem("leading_zero", name, zero[1], context=context)
    if _misplaced_quotes(written):
        return _typographic_quotes(name, lines, number)
    meaning = next((text for pattern, text in MEANINGS if re.search(pattern, message)), _UNKNOWN)
    place = _AT_END if at_end else _lines([number]) if number else None
    message_text = _with_place(meaning, place) if place else meaning
    return Problem("broken_toml", name, context=(("message", message_text),))


def _typographic_quotes(name: str, lines: Sequence[str], number: int) -> Problem:
    """Return the problem with every line that has it; in a text of many lines, only the one that stopped the parser."""
    many = any(mark in line for line in lines for mark in ('"""', "'''"))
    found = [number] if many else [n for n, line in enumerate(lines, 1) if _misplaced_quotes(line)]
    signs = {
        sign: None for n in found for match in _misplaced_quotes(lines[n - 1]) for sign in match if sign in _QUOTES
    }
    return Problem("typographic_quotes", name, context=(("signs", " ".join(signs)), ("lines", _lines(found))))


def _misplaced_quotes(line: str) -> list[str]:
    rest = _STRING.sub('""', line)
    return _MISPLACED.findall(rest.partition("#")[0] if rest.count('"') % 2 == 0 else rest)


def _lines(numbers: Sequence[int]) -> Text:
    shown = [str(number) for number in numbers[:_MAX_LINES]]
    if len(numbers) > _MAX_LINES:
        return Text(sv=f"rad {', '.join(shown)} …", en=f"lines {', '.join(shown)} …")
    return Text(sv=f"rad {join_list(shown, 'och')}", en=f"line{'s' * (len(shown) > 1)} {join_list(shown, 'and')}")


def _with_place(meaning: Text, place: Text) -> Text:
    return Text(sv=f"{meaning.sv} ({place.sv})", en=f"{meaning.en} ({place.en})")
