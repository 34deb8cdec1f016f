"""Say how a command ended: the codes of all commands, and the line of what is wrong."""

import sys

from pilotkartan.content.model import Text

DONE, WRONG_ARGUMENT = 0, 2

# Here and not in texts/words.toml, like what each command says: it must be there when the data is broken.
NOT_READ = Text(sv="det gick inte att läsa {path}: {why}", en="cannot read {path}: {why}")
NOT_WRITTEN = Text(sv="det gick inte att skriva till {path}: {why}", en="cannot write to {path}: {why}")


def refuse(line: str) -> int:
    """Print what is wrong; return the code of a wrong argument."""
    print(line, file=sys.stderr)
    return WRONG_ARGUMENT
