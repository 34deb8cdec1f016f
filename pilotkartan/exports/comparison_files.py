"""List the files of a comparison of pilots, for the page, the addresses and the command line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.exports.comparison import compared_table
from pilotkartan.exports.comparison_markdown import comparison_markdown
from pilotkartan.exports.csv_format import EXCEL_SV, PLAIN, Dialect, to_csv
from pilotkartan.exports.file_names import dated_name
from pilotkartan.exports.word_file import MEDIA_TYPE


@dataclass(frozen=True)
class ComparisonFile:
    """Describe a file of the comparison; `make` takes an index, the ids of the pilots, the app's address, a language.

    The address is empty where it is not known.
    """

    ending: str
    media_type: str
    make: Callable[[Index, Sequence[str], str, Lang], bytes]

    @property
    def path(self) -> str:
        """Return where the app serves the file; the query names the pilots."""
        return f"/data/{self.file_name}"

    @property
    def file_name(self) -> str:
        """Return the name of the file in a folder."""
        return f"comparison{self.ending}"

    def saved_name(self, index: Index, lang: Lang) -> str:
        """Return the name by which a visitor saves the file."""
        t = translator(index.atlas.words, lang)
        return dated_name(index.atlas, t("compare.file_name"), lang, self.ending.removeprefix("."))


def _docx(index: Index, pilots: Sequence[str], base: str, lang: Lang) -> bytes:
    # Here, since most processes never need it.
    from pilotkartan.exports.comparison_docx import comparison_docx

    return comparison_docx(index.atlas, compared_table(index, pilots, base, lang), lang)


def _csv(dialect: Dialect) -> Callable[[Index, Sequence[str], str, Lang], bytes]:
    def make(index: Index, pilots: Sequence[str], base: str, lang: Lang) -> bytes:
        table, t = compared_table(index, pilots, base, lang), translator(index.atlas.words, lang)
        rows = [
            [row.title, row.note, *("\n".join(said.line for said in cell) for cell in row.cells)] for row in table.rows
        ]
        return to_csv(
            pd.DataFrame(rows, columns=[table.head, t("compare.in_common"), *table.pilots], dtype=object), dialect
        )

    return make


def _markdown(index: Index, pilots: Sequence[str], base: str, lang: Lang) -> bytes:
    return comparison_markdown(compared_table(index, pilots, base, lang))


COMPARISON_FILES = {
    "docx": ComparisonFile(".docx", MEDIA_TYPE, _docx),
    "csv": ComparisonFile(PLAIN.ending, "text/csv", _csv(PLAIN)),
    "csv_excel_sv": ComparisonFile(EXCEL_SV.ending, "text/csv", _csv(EXCEL_SV)),
    "md": ComparisonFile(".md", "text/markdown", _markdown),
}
