"""Run `python -m pilotkartan agreement`: compare a coding with that of the data, or write an empty sheet."""

from collections.abc import Iterator
from pathlib import Path

from pilotkartan.cli.outcome import DONE, NOT_READ, NOT_WRITTEN, refuse
from pilotkartan.content.coding_cells import known_in
from pilotkartan.content.coding_sheet import read_sheet
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Atlas, Judgement, Lang, Text
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import Translator, format_number, translator
from pilotkartan.explore.agreement_text import coefficient, interval_ends, row_name
from pilotkartan.explore.double_coding import CodedTwice, Row, compared, present_coding
from pilotkartan.exports.coding_sheet import coding_sheet

# These are here and not in texts/words.toml, like those of the other commands.
_THERE_ALREADY = Text(
    sv="{path} finns redan och skrivs inte över; välj ett annat namn",
    en="{path} is there already and is not overwritten; choose another name",
)
_WRITTEN = Text(
    sv="{path}: {cells} rader att svara på. Skriv 1 (ja) eller 0 (nej) i value, och 1 i main för pilotens huvudtema.",
    en="{path}: {cells} lines to answer. Write 1 (yes) or 0 (no) in value, and 1 in main for the pilot's main theme.",
)
_HEADING = Text(
    sv="{path} jämfört med kodningen i version {version}: {differing} av {cells} rutor skiljer sig",
    en="{path} compared with the coding of version {version}: {differing} of {cells} cells differ",
)
_FIGURES = Text(
    sv="lika {percent} % ({alike} av {cells}), kappa {kappa}, alfa {alpha}{interval}",
    en="alike {percent}% ({alike} of {cells}), kappa {kappa}, alpha {alpha}{interval}",
)
_ANSWERS = ("no", "yes", "as_main")
_OURS, _YOURS = Text(sv="datamängden", en="the data"), Text(sv="din fil", en="your file")


def write_sheet(path: Path, lang: Lang, data_dir: Path) -> int:
    """Write an empty sheet, but over no file; return 0, or 2 after a line of what is wrong."""
    atlas = load_atlas(data_dir)
    try:
        with path.open("xb") as file:
            file.write(coding_sheet(atlas, lang))
    except FileExistsError:
        return refuse(_THERE_ALREADY.of(lang).format(path=path))
    except OSError as error:
        return refuse(NOT_WRITTEN.of(lang).format(path=path, why=error.strerror))
    print(_WRITTEN.of(lang).format(path=path, cells=len(known_in(atlas).cells)))
    return DONE


def compare_sheet(path: Path, lang: Lang, data_dir: Path) -> int:
    """Print how far a sheet agrees with the data; return 0, or 2 where it cannot be read.

    Raise DataError with everything that is wrong in the sheet, or in the data.
    """
    atlas = load_atlas(data_dir)
    try:
        content = path.read_bytes()
    except OSError as error:
        return refuse(NOT_READ.of(lang).format(path=path, why=error.strerror))
    judgements, problems = read_sheet(content, str(path), known_in(atlas))
    if problems:
        raise DataError(problems)
    print("\n".join(_report(atlas, judgements, path, lang)))
    return DONE


def _report(atlas: Atlas, judgements: tuple[Judgement, ...], path: Path, lang: Lang) -> Iterator[str]:
    t, found = translator(atlas.words, lang), compared(atlas, present_coding(atlas), judgements)
    differing = found.disagreements
    blanks = {"path": path, "version": atlas.version, "differing": len(differing), "cells": len(found.cells)}
    yield _HEADING.of(lang).format(**blanks)
    names = [row_name(row, t, lang) for row in found.rows]
    width = max(map(len, names))
    for name, row in zip(names, found.rows, strict=True):
        yield f"{name:{width}}  {_figures(row, t, lang)}"
    for cell in differing:
        yield f"\n{cell.pilot.name}, {cell.code.label.of(lang)} ({cell.code.id})"
        yield from _answers(cell, t, lang)


def _figures(row: Row, t: Translator, lang: Lang) -> str:
    found = row.figures
    return _FIGURES.of(lang).format(
        percent=format_number(found.percent, lang),
        alike=found.cells - found.differing,
        cells=found.cells,
        kappa=coefficient(found.kappa, t, lang),
        alpha=coefficient(found.alpha, t, lang),
        interval=f" ({interval_ends(found.interval, lang)})" if found.interval else "",
    )


def _answers(cell: CodedTwice, t: Translator, lang: Lang) -> Iterator[str]:
    """Yield what either coder says, with paragraphs and note."""
    for who, judgement in ((_OURS, cell.first), (_YOURS, cell.second)):
        answer = _ANSWERS[judgement.value + judgement.main]
        note = judgement.note_sv if lang == "sv" and judgement.note_sv else judgement.note
        told = filter(None, (t(f"reliability.{answer}"), " ".join(judgement.source), note))
        yield f"  {who.of(lang)}: {'; '.join(told)}"
