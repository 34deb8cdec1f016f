"""Find words of the other language in a message for an editor."""

import re
from collections.abc import Mapping

from pilotkartan.content.language_check import SMALL_WORDS
from pilotkartan.content.model import Lang
from pilotkartan.content.problems import Problem

# Besides the small words: those of Python's, pydantic's and our own messages.
_OTHERS: Mapping[Lang, frozenset[str]] = {
    "sv": frozenset("fel filen fältet värdet raden texten saknas skriv rätta ange byt eller menades rad".split()),
    "en": frozenset(
        "or line column value values input file field invalid expected unexpected valid should must cannot missing "
        "unclosed unterminated illegal character statement end document string number digit integer date type dict "
        "tuple error directory permission denied none nan".split()
    ),
}
# What is the same in both languages: values and code in quotes, paths, fields, both sides of an equals sign.
_SAME_IN_BOTH = re.compile(r'"[^"]*"|”[^”]*”|‘[^’]*’|\w+ = \w+|[\w.-]*[/\[\]_][\w./\[\]*-]*|\w+\.\w+')


def foreign_words(problem: Problem, lang: Lang) -> set[str]:
    """Return the words of the other language in what `lang` says of a problem, but for values, names and paths."""
    text = _SAME_IN_BOTH.sub(" ", f"{problem.why(lang)}. {problem.to_do(lang)}")
    (other,) = SMALL_WORDS.keys() - {lang}
    return set(re.findall(r"[^\W\d_]+", text.lower())) & (SMALL_WORDS[other] | _OTHERS[other])
