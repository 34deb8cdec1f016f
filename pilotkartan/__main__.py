"""Parse the command line: `check` lists every problem of the data; `export`, `story` and `site` write files."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, get_args

from pilotkartan.content.checks import reminders
from pilotkartan.content.data_folder import unread_files
from pilotkartan.content.load import DATA_DIR, load_atlas
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.problems import NOTES, DataError
from pilotkartan.explore.extract import Rows
from pilotkartan.explore.unused_meanings import unused_meanings

_EXPORT_HELP = """\
Write the data to files, without a server: csv/ (a file for each table, with a read-me, for programs), csv-excel-sv/
(the same with semicolons and decimal commas, for Excel with Swedish settings), pilotkartan.xlsx, pilotkartan.json,
pilotkartan.geojson and pilotkartan-datapackage.zip. Files of these names in DIR are replaced.

Ends with 0 when all is written, 1 when the data has problems, 2 when an argument is wrong."""
_EXPORT_EXAMPLES = """\
examples:
  python -m pilotkartan export out
  python -m pilotkartan export out --select 'tema=planering&lan=04'
  python -m pilotkartan export out --select 'status=done' --rows pilots
  python -m pilotkartan export out --select 'http://127.0.0.1:8501/?tema=boende&lang=en'"""

_STORY_HELP = """\
Write one HTML file with the map, all texts and the presentation, in Swedish and English. It opens by a double click and
needs no network. A file of this name is replaced.

Ends with 0 when it is written, 1 when the data has problems, 2 when an argument is wrong."""

_SITE_HELP = """\
Write a folder that any web server or CDN can serve, without a server of our own: the map with all texts as the first
page, a page for each pilot, the programme, data and method, the accessibility statement, all data files, sitemap.xml,
dcat.rdf, robots.txt, 404.html; in Swedish, and in English below en/. The same data gives the same bytes.

DIR is made if missing and replaced as a whole if this command wrote it; any other folder that is not empty is refused.
It is written beside DIR first, so the folder above must be open for writing.

Ends with 0 when all is written, 1 when the data has problems, 2 when an argument is wrong."""
_SITE_EXAMPLES = """\
examples:
  python -m pilotkartan site public --url https://example.org/pilotkartan
  python -m http.server --bind 127.0.0.1 --directory public 8000"""


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0 where all is well, 1 where the data has problems, 2 where an argument is wrong."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except DataError as error:
        for problem in error.problems:
            print(problem.line(options.lang or _terminal_lang()))
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m pilotkartan", description="Tools for those who keep Pilotkartan.")
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check all files of data/")
    check.set_defaults(run=check_data)
    check.add_argument("--lang", choices=LANGS, help="the language of the messages (default: the terminal's)")
    export = commands.add_parser(
        "export",
        help="write the data to files",
        description=_EXPORT_HELP,
        epilog=_EXPORT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.set_defaults(run=export_data)
    export.add_argument("folder", metavar="DIR", type=Path, help="the folder to write to; made if missing")
    export.add_argument(
        "--select",
        metavar="QUERY",
        action="append",
        default=[],
        help="only what an address of a page, or of a table for programs, asks for: the pilots that its filters, its "
        "search (in Swedish unless it says lang=en) and the pilots that it names (kommun, jamfor) leave, and of their "
        "results and codings those that the filters ask for; the whole address or what stands after its question mark; "
        "its other parameters change nothing; may be given several times",
    )
    export.add_argument(
        "--rows",
        choices=get_args(Rows),
        help="of the pilots left, the results and codings that the filters ask for (matching) or all of them (pilots); "
        "default: what the address says, else matching",
    )
    export.add_argument(
        "--with-contacts",
        action="store_true",
        help="also the people to contact, unless PILOTKARTAN_CONTACTS=off hides them",
    )
    export.add_argument(
        "--lang",
        choices=LANGS,
        help="the language of read-me, titles and messages; texts of the data come in both (default: the address's, "
        "else Swedish, and the terminal's for messages); it changes no search",
    )
    story = commands.add_parser(
        "story",
        help="write the map and the presentation to one file that needs no network",
        description=_STORY_HELP,
        epilog="example:\n  python -m pilotkartan story pilotkartan.html --lang en",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    story.set_defaults(run=write_story)
    story.add_argument("file", metavar="FILE", type=Path, help="the file to write, such as pilotkartan.html")
    story.add_argument("--lang", choices=LANGS, help="the language that it opens in (default: Swedish)")
    site = commands.add_parser(
        "site",
        help="write a folder for any web server: the static edition",
        description=_SITE_HELP,
        epilog=_SITE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    site.set_defaults(run=write_site)
    site.add_argument("folder", metavar="DIR", type=Path, help="the folder to write")
    site.add_argument(
        "--url",
        metavar="ADDRESS",
        help="the address that the folder will have (default: PILOTKARTAN_URL); without one there is no sitemap.xml, "
        "no dcat.rdf and no canonical address, and 404.html leads to the root of the server",
    )
    site.add_argument("--lang", choices=LANGS, help="the language of the messages (default: the terminal's)")
    for command in (check, export, story, site):
        command.add_argument("--data", type=Path, default=DATA_DIR, help="the folder with the data (default: data/)")
    return parser


def check_data(options: argparse.Namespace) -> int:
    """Check the data; return 0, or raise DataError with every problem. What is no mistake is printed as a note."""
    lang = options.lang or _terminal_lang()
    unread = list(unread_files(options.data))
    notes = [problem for problem in unread if problem.kind in NOTES]
    problems = [problem for problem in unread if problem.kind not in NOTES]
    try:
        atlas = load_atlas(options.data)
        notes += [*reminders(atlas), *unused_meanings(atlas)]
    except DataError as error:
        problems = [*error.problems, *problems]
    for note in notes:
        print({"sv": "Obs: ", "en": "Note: "}[lang] + note.line(lang))
    if problems:
        raise DataError(problems)
    print({"sv": "Inga fel", "en": "No problems"}[lang] + f": {len(atlas.pilots)} × data/pilots")
    return 0


def export_data(options: argparse.Namespace) -> int:
    """Write the data to files; return 0, or 2 where an argument is wrong; raise DataError where the data is."""
    from pilotkartan.cli import export as export_command  # here: the check is to stay quick

    return export_command.export_data(
        options.folder,
        options.select,
        options.rows,
        options.with_contacts,
        options.lang,
        options.data,
        _terminal_lang(),
    )


def write_story(options: argparse.Namespace) -> int:
    """Write the one file; return 0, or 2 where an argument is wrong; raise DataError where the data is."""
    from pilotkartan.cli import offline  # here: the check is to stay quick

    return offline.write_story(options.file, options.lang, options.data, _terminal_lang())


def write_site(options: argparse.Namespace) -> int:
    """Write the static edition; return 0, or 2 where an argument is wrong; raise DataError where the data is."""
    try:
        from pilotkartan.cli import site as site_command  # here: the check is to stay quick
    except ValueError as error:  # a setting in the environment
        print(error, file=sys.stderr)
        return 2
    return site_command.write_site(options.folder, options.url, options.lang or _terminal_lang(), options.data)


def _terminal_lang() -> Lang:
    return "sv" if os.environ.get("LANG", "").startswith("sv") else "en"


if __name__ == "__main__":
    sys.exit(main())
