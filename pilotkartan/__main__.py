"""The command line: `python -m pilotkartan check` tells every problem of the data."""

import argparse
import os
import sys
from pathlib import Path

from pilotkartan.load import DATA_DIR, load_atlas
from pilotkartan.model import LANGS, Lang
from pilotkartan.problems import DataError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0 where all is well and 1 where the data has problems."""
    parser = argparse.ArgumentParser(prog="python -m pilotkartan", description="Tools for those who keep Pilotkartan.")
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check all files of data/")
    check.add_argument("--data", type=Path, default=DATA_DIR, help="the folder with the data (default: data/)")
    check.add_argument("--lang", choices=LANGS, default=_terminal_lang(), help="the language of the messages")
    options = parser.parse_args(arguments)
    return check_data(options.data, options.lang)


def check_data(data_dir: Path, lang: Lang) -> int:
    """Print every problem of the data in `data_dir`; return 0 if there is none, else 1."""
    try:
        atlas = load_atlas(data_dir)
    except DataError as error:
        for problem in error.problems:
            print(problem.line(lang))
        return 1
    print({"sv": "Inga fel", "en": "No problems"}[lang] + f": {len(atlas.pilots)} × data/pilots")
    return 0


def _terminal_lang() -> Lang:
    return "sv" if os.environ.get("LANG", "").startswith("sv") else "en"


if __name__ == "__main__":
    sys.exit(main())
