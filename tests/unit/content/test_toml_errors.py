"""Whatever the parser of TOML finds is said in Swedish and in English, with its line."""

import ast
import inspect
import re
import tomllib

import pytest

from pilotkartan.content.model import LANGS
from pilotkartan.content.problems import Problem
from pilotkartan.content.toml_errors import MEANINGS, toml_problem
from tests.data.message_language import foreign_words

# A file with the fault -> a part of what is said in Swedish.
FAULTS = {
    "a = 1\n!b = 2": "raden börjar inte med ett fält (rad 2)",
    "a = 1 2": "något mer efter värdet (rad 1)",
    "[a\nb = 1": "hakparentes ] saknas",
    "[[a]\nb = 1": "hakparenteserna ]] saknas",
    "a\n": "likhetstecken saknas",
    "a. = 1": "fältnamn saknas",
    "[a]\nb = 1\n[a]\n": "blocket finns två gånger (rad 3)",
    "a = 1\na = 2": "fältet finns två gånger",
    "a = { b = 1, b = 2 }": "fältet finns två gånger",
    "a = [1]\n[[a]]": "blocket har redan getts",
    "a = [1\nb = 2": "listan har inget slut",
    "a = { b = 1": "värdet har inget slut",
    'a = "b\n': "texten har inget slut: ett citattecken saknas (rad 1)",
    'a = """b\n': "texten har inget slut: ett citattecken saknas (sist i filen)",
    "a = 'b": "texten har inget slut: ett citattecken saknas (sist i filen)",
    'a = "b\x01"': "tecken som inte syns",
    r'a = "C:\Flen"': "omvänt snedstreck",
    r'a = "\u12"': r"\u följs inte",
    "a = 2026-02-30": "den dagen eller tiden finns inte",
    "a = Flen": "text utan citattecken",
    f"a = {'1' * 5000}": "talet är för långt",
    f"a = {'[' * 5000}": "djupt i varandra",
}


def problem_of(content: str) -> Problem:
    """Return what is said of a file that is no TOML."""
    with pytest.raises((ValueError, RecursionError)) as caught:
        tomllib.loads(content)
    return toml_problem("x.toml", content, str(caught.value))


@pytest.mark.parametrize("content", FAULTS, ids=lambda content: content[:20])
def test_fault_is_said_in_both_languages(content: str) -> None:
    """What the parser says in English alone is said in the language asked for, and in no word of the other."""
    problem = problem_of(content)
    assert problem.kind == "broken_toml"
    assert FAULTS[content] in problem.why("sv")
    assert [foreign_words(problem, lang) for lang in LANGS] == [set(), set()]


def parser_messages() -> set[str]:
    """Return every message that this Python's parser has, with a sign for each part that is made at run time."""
    tree = ast.parse(inspect.getsource(tomllib._parser))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = [call for call in calls if ast.unparse(call.func).endswith(("suffixed_err", "TOMLDecodeError"))]
    texts = [argument for call in named for argument in call.args]
    found = (
        "".join(part.value if isinstance(part, ast.Constant) else "*" for part in text.values)
        if isinstance(text, ast.JoinedStr)
        else text.value
        for text in texts
        if isinstance(text, ast.JoinedStr | ast.Constant)
    )
    return {message for message in found if isinstance(message, str) and re.match("[A-Z]", message)}


def test_every_message_of_the_parser_is_known() -> None:
    """No fault is reported as one of an unknown kind: each message of this Python's parser has its words."""
    messages = parser_messages()
    assert len(messages) > 15
    assert [text for text in messages if not any(re.search(pattern, text) for pattern, _ in MEANINGS)] == []


def test_message_of_a_later_parser_is_not_shown() -> None:
    """What a later Python may say is no English in a Swedish message: the line is named all the same."""
    problem = toml_problem("x.toml", "a = 1\n", "Something new (at line 1, column 2)")
    assert problem.why("sv").endswith("den följer inte formatet (rad 1)")
    assert foreign_words(problem, "sv") == set()


@pytest.mark.parametrize(
    ("content", "signs", "lines"),
    [
        ("a = ”b”", "”", "rad 1"),
        ("a = “b”", "“ ”", "rad 1"),
        ('a = "b”', "”", "rad 1"),
        ('a = ”b"', "”", "rad 1"),
        ("a = «b»", "« »", "rad 1"),
        ("a = ’b’", "’", "rad 1"),
        ("”a” = 1", "”", "rad 1"),
        ('a = ["b", “c”]', "“ ”", "rad 1"),
        ('a = { sv = "b", en = ”c” }', "”", "rad 1"),
        ("a = ”b” # remark", "”", "rad 1"),
        ('a = "b"\r\nc = ”d”\r\n', "”", "rad 2"),
        ('a = ”b”\nc = "”d”"\ne = “f”\n', "” “", "rad 1 och 3"),
        ('a = ”b”\nc = """\nd = ”e”\n"""\n', "”", "rad 1"),
        ("".join(f"a{n} = ”b”\n" for n in range(20)), "”", "rad 1, 2, 3, 4, 5, 6, 7, 8 …"),
    ],
)
def test_typographic_quotes_are_named(content: str, signs: str, lines: str) -> None:
    """A word processor's quotes around a value are named as such, with every line that has them."""
    problem = problem_of(content)
    assert problem.kind == "typographic_quotes"
    assert f"({signs}) runt ett värde på {lines};" in problem.why("sv")
    assert [foreign_words(problem, lang) for lang in LANGS] == [set(), set()]


@pytest.mark.parametrize(
    "content",
    ['en = "Flen’s project', 'sv = "ordet ”ort” i texten" x', 'a = "b\n# ”c”', 'a = "”b” c\n', "a = 1 # ”b”\nc ="],
)
def test_other_fault_beside_typographic_quotes(content: str) -> None:
    """Typographic quotes inside a text or a remark are no mistake, and are not taken for one."""
    assert problem_of(content).kind == "broken_toml"
