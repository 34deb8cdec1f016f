"""Parse the command line: `check` lists every problem, `agreement` compares codings, the others write files."""

import argparse
import codecs
import locale
import os
import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, get_args

from pilotkartan.content.folder_check import check_folder
from pilotkartan.content.load import DATA_DIR
from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.problems import WARNINGS, DataError, Problem
from pilotkartan.explore.extract import Rows

_EXPORT_HELP = """\
Write the data to files, without a server: csv/ (a file for each table, with a read-me, for programs such as R),
csv-excel-sv/ (the same with semicolons and decimal commas, for Excel with Swedish settings), pilotkartan.xlsx,
pilotkartan.json, pilotkartan.geojson and pilotkartan-datapackage.zip; for research, pilotkartan-research-pack.zip with
its parts pilotkartan.qdpx and pilotkartan.qdc (REFI-QDA) and pilotkartan-truth-table.zip (QCA); and what describes the
data to archives, DataCite (pilotkartan-datacite.json, .xml) and DDI-Codebook (pilotkartan-ddi.xml). An address that
compares pilots also gives their comparison: comparison.docx (Word), comparison.csv, comparison.excel-sv.csv and
comparison.md. Files of these names in DIR are replaced.

Ends with 0 when all is written, 1 when the data has problems, 2 when an argument is wrong."""
_EXPORT_EXAMPLES = """\
examples:
  python -m pilotkartan export out
  python -m pilotkartan export out --select 'tema=planering&lan=04'
  python -m pilotkartan export out --select 'status=done' --rows pilots
  python -m pilotkartan export out --select 'jamfor=flen&jamfor=gotland'
  python -m pilotkartan export out --select 'http://127.0.0.1:8501/?tema=boende&lang=en'"""

_STORY_HELP = """\
Write one HTML file with the map, all texts and the presentation, in Swedish and English. It opens with a double-click
and needs no network. A file of this name is replaced. With --talk its presentation is one that was saved on the page
"Present": those steps in that order, with the notes, the language and the theme.

Ends with 0 when it is written, 1 when the data has problems, 2 when an argument is wrong."""

_STORY_EXAMPLES = """\
examples:
  python -m pilotkartan story pilotkartan.html --lang en
  python -m pilotkartan story meeting.html --talk presentation.json"""

_SITE_HELP = """\
Write a folder that any web server or CDN can serve, without a server of our own: the map with all texts as the first
page, a page for each pilot, the programme, data and method, the accessibility statement, all data files, sitemap.xml,
dcat.rdf, robots.txt, 404.html; in Swedish, and in English below en/. The same data gives the same bytes.

DIR is created if missing and replaced as a whole if this command wrote it; any other folder that is not empty is
refused. It is written beside DIR first, so the folder above it must be writable.

Ends with 0 when all is written, 1 when the data has problems, 2 when an argument is wrong."""
_SITE_EXAMPLES = """\
examples:
  python -m pilotkartan site public --url https://example.org/pilotkartan
  python -m http.server --bind 127.0.0.1 --directory public 8000"""

_AGREEMENT_HELP = """\
Compare your own coding with that of the data: agreement in per cent, Cohen's kappa and Krippendorff's alpha with a 95
per cent interval from resampling the pilots, for each dimension, the main theme and each code, and every cell that
differs. Code from the source and the codebook alone.

FILE is a CSV file in UTF-8 with commas, semicolons or tabs, and the columns pilot, dimension, code, value (0 or 1),
main (1 for the main theme) and, if you like, source and note. --template writes an empty one to a new file; in Swedish
it has semicolons, as Excel with Swedish settings wants it.

Ends with 0 when it is compared or written, 1 when FILE or the data has problems, 2 when an argument is wrong."""
_AGREEMENT_EXAMPLES = """\
examples:
  python -m pilotkartan agreement --template coding.csv
  python -m pilotkartan agreement coding.csv"""

_PUBLISH_HELP = """\
Give the data a version: its Data Package is kept in data/versions/, from where the app serves it from then on, and the
version is added to data/versions.toml with what has changed. The day is that of data/dataset.toml.

Ends with 0 when it is published, 1 when the data has problems, 2 when an argument is wrong."""
_PUBLISH_EXAMPLE = """\
example:
  python -m pilotkartan publish 1.1.0 --sv 'Två resultat tillagda för Flen.' --en 'Two results of Flen added.'"""


_Run = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0 where all is well, 1 where the data has problems, 2 where an argument is wrong."""
    _make_all_text_printable()
    options = _parser().parse_args(arguments)
    run: _Run = options.run
    try:
        return run(options)
    except DataError as error:
        for problem in error.problems:
            print(problem.line(options.lang or _terminal_lang()))
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m pilotkartan", description="Tools for those who maintain Pilotkartan.")
    commands = parser.add_subparsers(required=True, metavar="command")
    check = _add(commands.add_parser, "check", check_data, "check all files of data/")
    _add_lang_of_messages(check)
    new = _add(
        commands.add_parser, "new-pilot", make_pilot, "make the file of a new pilot, to fill in; none is replaced"
    )
    new.add_argument("id", metavar="ID", help="the file's name without .toml: a–z, 0–9 and hyphens, such as umea")
    _add_lang_of_messages(new)
    export = _add(commands.add_parser, "export", export_data, "write the data to files", _EXPORT_HELP, _EXPORT_EXAMPLES)
    export.add_argument("folder", metavar="DIR", type=Path, help="the folder to write to; created if missing")
    export.add_argument(
        "--select",
        metavar="QUERY",
        action="append",
        default=[],
        help="only what the address of a page, or of a table of the API, selects: the pilots that match its filters, "
        "its search (in Swedish unless it says lang=en) and the pilots that it names (kommun, jamfor), and of their "
        "results and codings those that match the filters; the whole address or what comes after its question mark; "
        "its other parameters change nothing; may be given several times",
    )
    export.add_argument(
        "--rows",
        choices=get_args(Rows),
        help="the matching pilots' results and codings that match the filters (matching) or all of them (pilots); "
        "default: what the address says, otherwise matching",
    )
    export.add_argument(
        "--with-contacts",
        action="store_true",
        help="also the contacts, unless PILOTKARTAN_CONTACTS=off hides them",
    )
    export.add_argument(
        "--lang",
        choices=LANGS,
        help="the language of read-me, titles and messages; texts of the data come in both (default: the address's, "
        "else Swedish, and the terminal's for messages); it changes no search",
    )
    story = _add(
        commands.add_parser,
        "story",
        write_story,
        "write the map and the presentation to one file that needs no network",
        _STORY_HELP,
        _STORY_EXAMPLES,
    )
    story.add_argument("file", metavar="FILE", type=Path, help="the file to write, such as pilotkartan.html")
    story.add_argument("--talk", metavar="TALK", type=Path, help="a presentation saved on the page")
    story.add_argument(
        "--lang", choices=LANGS, help="the language that it opens in (default: the talk's, else Swedish)"
    )
    site = _add(
        commands.add_parser,
        "site",
        write_site,
        "write a folder for any web server: the static edition",
        _SITE_HELP,
        _SITE_EXAMPLES,
    )
    site.add_argument("folder", metavar="DIR", type=Path, help="the folder to write")
    site.add_argument(
        "--url",
        metavar="ADDRESS",
        help="the address that the folder will have (default: PILOTKARTAN_URL); without one there is no sitemap.xml, "
        "no dcat.rdf and no canonical address, and 404.html leads to the root of the server",
    )
    _add_lang_of_messages(site)
    agreement = _add(
        commands.add_parser,
        "agreement",
        compare_codings,
        "compare your own coding with that of the data",
        _AGREEMENT_HELP,
        _AGREEMENT_EXAMPLES,
    )
    files = agreement.add_mutually_exclusive_group(required=True)
    files.add_argument("file", metavar="FILE", type=Path, nargs="?", help="your coding")
    files.add_argument("--template", metavar="FILE", type=Path, help="write an empty coding sheet to this new file")
    agreement.add_argument("--lang", choices=LANGS, help="the language of messages and sheet (default: the terminal's)")
    publishing = _add(
        commands.add_parser,
        "publish",
        publish_data,
        "give the data a version that can be fetched again",
        _PUBLISH_HELP,
        _PUBLISH_EXAMPLE,
    )
    publishing.add_argument("version", metavar="NUMBER", help="its number, such as 1.1.0, above the last one's")
    publishing.add_argument("--sv", required=True, type=_filled, help="what has changed, in Swedish")
    publishing.add_argument("--en", required=True, type=_filled, help="what has changed, in English")
    _add_lang_of_messages(publishing)
    for command in commands.choices.values():
        command.add_argument("--data", type=Path, default=DATA_DIR, help="the folder with the data (default: data/)")
    return parser


def _add(
    add_parser: Callable[..., argparse.ArgumentParser],
    name: str,
    run: _Run,
    summary: str,
    description: str | None = None,
    examples: str | None = None,
) -> argparse.ArgumentParser:
    """Add a command, which `run` does; the lines of its description and of its examples stay as they are."""
    command = add_parser(
        name,
        help=summary,
        description=description,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _add_lang_of_messages(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=LANGS, help="the language of the messages (default: the terminal's)")


def _filled(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the text is empty")
    return text


def check_data(options: argparse.Namespace) -> int:
    """Check the data; return 0, or raise DataError with every problem. Notes and warnings are printed, no more."""
    lang = options.lang or _terminal_lang()
    found = check_folder(options.data)
    for note in (*found.notes, *_unused_meanings(found.atlas)):
        start = {"sv": "Varning", "en": "Warning"} if note.kind in WARNINGS else {"sv": "Obs", "en": "Note"}
        print(f"{start[lang]}: {note.line(lang)}")
    if found.atlas is None or found.others:
        raise DataError((*found.refused, *found.others))
    print({"sv": "Inga fel", "en": "No problems"}[lang] + f": {len(found.atlas.pilots)} × data/pilots")
    return 0


def _unused_meanings(atlas: Atlas | None) -> Iterable[Problem]:
    """Return the notes on words of the search that find nothing; none where the package that stems them is missing."""
    try:
        from pilotkartan.explore.unused_meanings import unused_meanings
    except ModuleNotFoundError:  # who only edits the texts needs Pydantic alone
        return ()
    return unused_meanings(atlas) if atlas else ()


def make_pilot(options: argparse.Namespace) -> int:
    """Make the file of a new pilot; return 0, or 2 where it cannot be made."""
    from pilotkartan.cli.new_pilot import new_pilot  # here: the check is to stay quick

    return new_pilot(options.id, options.lang or _terminal_lang(), options.data)


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

    return offline.write_story(options.file, options.talk, options.lang, options.data, _terminal_lang())


def write_site(options: argparse.Namespace) -> int:
    """Write the static edition; return 0, or 2 where an argument is wrong; raise DataError where the data is."""
    try:
        from pilotkartan.cli import site as site_command  # here: the check is to stay quick
    except ValueError as error:  # a setting in the environment
        print(error, file=sys.stderr)
        return 2
    return site_command.write_site(options.folder, options.url, options.lang or _terminal_lang(), options.data)


def compare_codings(options: argparse.Namespace) -> int:
    """Compare a coding or write an empty sheet; return 0, or 2 where an argument is wrong; raise DataError."""
    from pilotkartan.cli import agreement  # here: the check is to stay quick

    lang = options.lang or _terminal_lang()
    if options.template:
        return agreement.write_sheet(options.template, lang, options.data)
    return agreement.compare_sheet(options.file, lang, options.data)


def publish_data(options: argparse.Namespace) -> int:
    """Publish a version of the data; return 0, or 2 where it cannot be published; raise DataError where it is wrong."""
    from pilotkartan.cli import publish  # here: the check is to stay quick

    change = Text(sv=options.sv, en=options.en)
    return publish.publish(options.version, change, options.lang or _terminal_lang(), options.data)


def _terminal_lang() -> Lang:
    """Return the terminal's language; Windows sets no LANG, and calls a place Swedish_Sweden."""
    named = os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "sv" if named.lower().startswith(("sv", "swedish")) else "en"


def _make_all_text_printable() -> None:
    """Keep a message from failing on a letter that the terminal's encoding lacks; plain ASCII is taken for UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
