"""Check the rules between the files of data/: codes, source paragraphs, main themes, duplicates, words.

They read the files as they were parsed, not the models, so that a file with another fault is checked all the same.
A value of the wrong shape is skipped here: the models report it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

from pilotkartan.content.codebook_rules import code_dimensions, codebook_problems
from pilotkartan.content.coding_sheet_rules import coding_reminders
from pilotkartan.content.leftovers import left_over_texts
from pilotkartan.content.model import Atlas
from pilotkartan.content.municipality_rules import municipality_problems
from pilotkartan.content.parsed import (
    CODEBOOK,
    DATASET,
    INTERFACE,
    PILOTS,
    PROGRAMME,
    SEARCH,
    SOURCE,
    WORDS,
    File,
    cited,
    each_block,
    listed,
    text_values,
)
from pilotkartan.content.phone_rules import phone_problems
from pilotkartan.content.problems import Problem, duplicate_values, nearest, unknown_values
from pilotkartan.content.result_rules import result_theme_problems
from pilotkartan.content.search_rules import search_problems
from pilotkartan.content.verified_rules import verified_problems
from pilotkartan.content.word_keys import INTERFACE_BLANKS, PROGRAMME_BLANKS


def cross_file_problems(files: Mapping[str, File], pilot_ids: list[str]) -> list[Problem]:
    """Return every breach between the files; `files` holds the parsed content of those that could be read, by name.

    `pilot_ids` are those of all pilots, whether their files could be read or not. A rule that needs a file which could
    not be read is left out.
    """
    pilots = {name: file for name, file in files.items() if name.startswith(PILOTS)}
    texts = {**pilots, **({PROGRAMME: files[PROGRAMME]} if PROGRAMME in files else {})}
    citing = {**texts, **({SEARCH: files[SEARCH]} if SEARCH in files else {})}
    found = [problem for name, file in pilots.items() for problem in municipality_problems(name, file)]
    found += (problem for name, file in texts.items() for problem in verified_problems(name, file))
    found += _pilot_duplicates(pilots)
    found += left_over_texts(pilots)
    found += (problem for name, file in texts.items() for problem in phone_problems(name, file))
    if CODEBOOK in files:
        found += codebook_problems(files[CODEBOOK])
        for name, file in texts.items():
            # A county that is not the municipality's is reported as such already.
            reported = [problem.field for problem in found if problem.file == name]
            found += (p for p in _unknown_codes(name, file, files[CODEBOOK]) if p.field not in reported)
        for name, file in pilots.items():
            found += _main_theme_problems(name, file, code_dimensions(files[CODEBOOK]))
            found += result_theme_problems(name, file, code_dimensions(files[CODEBOOK]))
    if SOURCE in files:
        refs = list(text_values(files[SOURCE], "paragraph", "ref"))
        found += duplicate_values((SOURCE, field, ref) for field, ref in refs)
        for name, file in citing.items():
            found += unknown_values("unknown_paragraph", name, cited(file), [ref for _, ref in refs])
    if PROGRAMME in files:
        found += _programme_problems(files[PROGRAMME], pilot_ids)
    found += duplicate_values(
        (name, field, value) for name in texts for field, value in text_values(texts[name], "material", "id")
    )
    if DATASET in files:
        found += _date_problems(files)
        themes = listed(files[DATASET].get("theme"), "theme")
        found += duplicate_values((DATASET, field, theme) for field, theme in themes)
    if SEARCH in files:
        found += search_problems(files[SEARCH], code_dimensions(files[CODEBOOK]) if CODEBOOK in files else None)
    for name, blanks in ((INTERFACE, INTERFACE_BLANKS), (WORDS, PROGRAMME_BLANKS)):
        if name in files:
            found += _word_problems(name, files[name], blanks)
    return found


def reminders(atlas: Atlas) -> Iterator[Problem]:
    """Yield what the data set lacks that only its publisher can know, and what is to be settled of the codings."""
    if atlas.dataset.address is None:
        yield Problem("no_address", DATASET, "address")
    if atlas.source.retrieved is None:
        yield Problem("not_retrieved", SOURCE, "retrieved")
    yield from coding_reminders(atlas)


def _pilot_duplicates(pilots: Mapping[str, File]) -> Iterator[Problem]:
    """Yield what two pilots cannot share: a copied file keeps it until it is changed."""
    for path in (("code",), ("site",), ("organisation", "sv"), ("organisation", "en")):
        found = [(name, ".".join(path), _value_at(file, path)) for name, file in pilots.items()]
        yield from duplicate_values((name, field, value) for name, field, value in found if isinstance(value, str))


def _value_at(file: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        file = file.get(part) if isinstance(file, dict) else None
    return file


def _date_problems(files: Mapping[str, File]) -> Iterator[Problem]:
    """Yield the dates that lie after that of the data set, which is the last of all."""
    last = files[DATASET].get("date")
    for name, field in ((DATASET, "issued"), (SOURCE, "retrieved")):
        day = files.get(name, {}).get(field)
        if type(day) is type(last) is date and day > last:
            yield Problem("later_than_data", name, field, day, (("date", last),))


def _unknown_codes(name: str, file: File, codebook: File) -> Iterator[Problem]:
    coded = [str(item.get("id")) for _, item in each_block(codebook, "dimension") if item.get("kind") == "coding"]
    codes = code_dimensions(codebook)
    for field, value, dimensions in _code_places(file, coded):
        choices = [code for code, dimension in codes.items() if dimension in dimensions]
        if value not in choices:
            context = (("dimension", ", ".join(dimensions)),)
            yield Problem("unknown_code", name, field, value, context, nearest(value, choices))


def _code_places(file: File, coded: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (field, code, the dimensions that it may belong to) for every code that a file uses."""
    for field in ("county", "skr_group"):
        if isinstance(file.get(field), str):
            yield field, file[field], [field]
    blocks = (
        ("coding", "code", coded),
        ("result", "status", ["result_status"]),
        ("result", "type", ["result_type"]),
        ("material", "kind", ["material_kind"]),
    )
    for block, field, dimensions in blocks:
        yield from ((place, value, dimensions) for place, value in text_values(file, block, field))


def _main_theme_problems(name: str, file: File, codes: Mapping[str, str]) -> Iterator[Problem]:
    mains = [(n, str(coding.get("code"))) for n, coding in each_block(file, "coding") if coding.get("main") is True]
    themes = [code for _, code in mains if codes.get(code) == "theme"]
    if not themes and all(code in codes for _, code in mains):
        yield Problem("no_main_theme", name, "coding")
    if len(themes) > 1:
        yield Problem("two_main_themes", name, "coding", ", ".join(themes))
    for n, code in mains:
        if code in codes and code not in themes:
            yield Problem("main_is_no_theme", name, f"coding[{n}].main", code)
    yield from duplicate_values((name, field, value) for field, value in text_values(file, "coding", "code"))


def _programme_problems(programme: File, pilots: list[str]) -> Iterator[Problem]:
    yield from duplicate_values((PROGRAMME, field, value) for field, value in text_values(programme, "section", "id"))
    known = [name for _, name in text_values(programme, "material", "id")]
    for n, section in each_block(programme, "section"):
        places = ((f"section[{n}].material", name) for _, name in listed(section.get("material"), ""))
        yield from unknown_values("unknown_material", PROGRAMME, places, known)
    for n, material in each_block(programme, "material"):
        about = list(listed(material.get("pilots"), f"material[{n}].pilots"))
        if pilots:  # that there are none is reported as such
            yield from unknown_values("unknown_pilot", PROGRAMME, about, pilots)
        yield from duplicate_values((PROGRAMME, field, pilot) for field, pilot in about)


def _word_problems(name: str, tables: File, blanks: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Yield the words that are missing, that nobody asks for, or whose blanks the app would not fill."""
    words = {
        f"{table}.{word}": text
        for table, texts in tables.items()
        if isinstance(texts, dict)
        for word, text in texts.items()
    }
    for key in sorted(blanks.keys() - words.keys()):
        yield Problem("missing_word", name, key)
    for key in sorted(words.keys() - blanks.keys()):
        yield Problem("unknown_field", name, key, near=nearest(key, sorted(blanks)))
    for key in sorted(words.keys() & blanks.keys()):
        templates = (
            [text for text in words[key].values() if isinstance(text, str)] if isinstance(words[key], dict) else []
        )
        if any(_blanks(template) != blanks[key] for template in templates):
            expected = " ".join(f"{{{blank}}}" for blank in sorted(blanks[key])) or "–"
            yield Problem("wrong_blanks", name, key, " / ".join(templates), (("expected", expected),))


def _blanks(template: str) -> set[str]:
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return {template}
    return {f"{name}{spec and ':'}{spec}{conversion or ''}" for _, name, spec, conversion in parts if name is not None}
