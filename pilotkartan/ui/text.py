"""Text of the data inside Streamlit's labels, which read Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Return the text so that Streamlit's Markdown shows it letter by letter.

    A backslash does not stop `:icon:` and `:red[…]`, which are looked for after the Markdown is read;
    a word joiner, which cannot be seen, does.
    """
    return _PUNCTUATION.sub(r"\\\1", text).replace(":", f":{_WORD_JOINER}")
