"""Escape text of the data for Streamlit's labels, which read Markdown."""

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>$~&|!])|^(\s*)([#+>-]|\d+(?=[.)]))")
# Links, :icon:, :red[…] and arrows are looked for after the Markdown is read, where a backslash does not stop them.
_LATE = re.compile(r":(?=\S)|www(?=\.)|@|[<~>-](?=\\?[->=])", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def escape_markdown(text: str) -> str:
    """Return the text so that Streamlit's Markdown shows it letter by letter.

    Only what would be read as markup is marked, since a screen reader reads the label with its marks.
    A word joiner, which cannot be seen, stops what a backslash does not.
    """
    return _LATE.sub(lambda match: match.group() + _WORD_JOINER, _MARKUP.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    anywhere, space, at_start = match.groups()
    if anywhere:
        return f"\\{anywhere}"
    # A list's number is kept from its full stop by the joiner; the other marks take a backslash.
    return f"{space}{at_start}{_WORD_JOINER}" if at_start.isdigit() else f"{space}\\{at_start}"
