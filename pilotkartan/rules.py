"""Rules that hold between the files of data/: codes, source paragraphs, main themes, duplicates, words.

They read the files as they were parsed, not the models, so that a file with another fault is checked all the same.
What has the wrong shape is passed over here: the models tell it.
"""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from pilotkartan.problems import Problem, nearest
from pilotkartan.selection import FACETS
from pilotkartan.words import WORD_BLANKS

CODEBOOK, SOURCE, PROGRAMME, WORDS, DATASET, STATEMENT = (
    f"data/{name}.toml" for name in ("codebook", "source", "programme", "words", "dataset", "accessibility")
)
PILOTS = "data/pilots/"
File = Mapping[str, Any]


def cross_file_problems(files: Mapping[str, File]) -> list[Problem]:
    """Return every breach between the files; `files` holds the parsed content of those that could be read, by name.

    A rule that needs a file which could not be read is left out.
    """
    found: list[Problem] = []
    pilots = {name: file for name, file in files.items() if name.startswith(PILOTS)}
    texts = {**pilots, **({PROGRAMME: files[PROGRAMME]} if PROGRAMME in files else {})}
    if CODEBOOK in files:
        found += _codebook_problems(files[CODEBOOK])
        for name, file in texts.items():
            found += _unknown_codes(name, file, files[CODEBOOK])
        for name, file in pilots.items():
            found += _main_theme_problems(name, file, _codes(files[CODEBOOK]))
    if SOURCE in files:
        refs = [ref for _, ref in _values(files[SOURCE], "paragraph", "ref")]
        found += _duplicates((SOURCE, field, ref) for field, ref in _values(files[SOURCE], "paragraph", "ref"))
        for name, file in texts.items():
            found += _unknown("unknown_paragraph", name, _cited(file), refs)
    if PROGRAMME in files:
        found += _programme_problems(files[PROGRAMME])
    codes = ((name, file.get("code")) for name, file in pilots.items())
    found += _duplicates((name, "code", code) for name, code in codes if isinstance(code, str))
    found += _duplicates(
        (name, field, value) for name in texts for field, value in _values(texts[name], "material", "id")
    )
    if WORDS in files:
        found += _word_problems(files[WORDS])
    return found


def _values(file: File, block: str, field: str) -> Iterator[tuple[str, str]]:
    """Yield (place, value) of a text field in every block of that name, such as `coding[2].code`."""
    for n, item in _blocks(file, block):
        if isinstance(item.get(field), str):
            yield f"{block}[{n}].{field}", item[field]


def _blocks(file: File, block: str) -> Iterator[tuple[int, File]]:
    items = file.get(block, ())
    yield from (
        ((n, item) for n, item in enumerate(items, 1) if isinstance(item, dict)) if isinstance(items, tuple) else ()
    )


def _codes(codebook: File) -> dict[str, str]:
    """Return the dimension of each code, by its id."""
    pairs = ((code.get("id"), code.get("dimension")) for _, code in _blocks(codebook, "code"))
    return {code: dimension for code, dimension in pairs if isinstance(code, str) and isinstance(dimension, str)}


def _unknown(kind: str, file: str, places: Iterable[tuple[str, str]], known: list[str]) -> Iterator[Problem]:
    for field, value in places:
        if value not in known:
            yield Problem(kind, file, field, value, near=nearest(value, known))


def _duplicates(places: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, field, value in places:
        if value in first:
            yield Problem("duplicate", file, field, value, (("other", first[value]),))
        first.setdefault(value, f"{file} ({field})")


def _codebook_problems(codebook: File) -> Iterator[Problem]:
    dimensions = [name for _, name in _values(codebook, "dimension", "id")]
    for name in (*FACETS, "material_kind"):
        if name not in dimensions:
            yield Problem("missing_dimension", CODEBOOK, "dimension", name)
    for block in ("dimension", "code"):
        yield from _duplicates((CODEBOOK, field, value) for field, value in _values(codebook, block, "id"))
    yield from _unknown("unknown_dimension", CODEBOOK, _values(codebook, "code", "dimension"), dimensions)


def _unknown_codes(name: str, file: File, codebook: File) -> Iterator[Problem]:
    coded = [str(item.get("id")) for _, item in _blocks(codebook, "dimension") if item.get("kind") == "coding"]
    codes = _codes(codebook)
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
        yield from ((place, value, dimensions) for place, value in _values(file, block, field))


def _main_theme_problems(name: str, file: File, codes: Mapping[str, str]) -> Iterator[Problem]:
    mains = [(n, str(coding.get("code"))) for n, coding in _blocks(file, "coding") if coding.get("main") is True]
    themes = [code for _, code in mains if codes.get(code) == "theme"]
    if not themes and all(code in codes for _, code in mains):
        yield Problem("no_main_theme", name, "coding")
    if len(themes) > 1:
        yield Problem("two_main_themes", name, "coding", ", ".join(themes))
    for n, code in mains:
        if code in codes and code not in themes:
            yield Problem("main_is_no_theme", name, f"coding[{n}].main", code)
    yield from _duplicates((name, field, value) for field, value in _values(file, "coding", "code"))


def _cited(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (field, reference) for every source reference anywhere in a file."""
    if isinstance(value, dict):
        for name, item in value.items():
            inner = f"{path}.{name}".removeprefix(".")
            if name == "source" and isinstance(item, tuple):
                yield from ((inner, ref) for ref in item if isinstance(ref, str))
            else:
                yield from _cited(item, inner)
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from _cited(item, f"{path}[{n}]")


def _programme_problems(programme: File) -> Iterator[Problem]:
    yield from _duplicates((PROGRAMME, field, value) for field, value in _values(programme, "section", "id"))
    known = [name for _, name in _values(programme, "material", "id")]
    for n, section in _blocks(programme, "section"):
        named = section.get("material", ())
        places = ((f"section[{n}].material", name) for name in named if isinstance(name, str))
        yield from _unknown("unknown_material", PROGRAMME, places if isinstance(named, tuple) else (), known)


def _word_problems(tables: File) -> Iterator[Problem]:
    words = {
        f"{table}.{name}": text
        for table, texts in tables.items()
        if isinstance(texts, dict)
        for name, text in texts.items()
    }
    for key in sorted(WORD_BLANKS.keys() - words.keys()):
        yield Problem("missing_word", WORDS, key)
    for key in sorted(words.keys() - WORD_BLANKS.keys()):
        yield Problem("unknown_field", WORDS, key, near=nearest(key, sorted(WORD_BLANKS)))
    for key in sorted(words.keys() & WORD_BLANKS.keys()):
        templates = (
            [text for text in words[key].values() if isinstance(text, str)] if isinstance(words[key], dict) else []
        )
        if any(_blanks(template) != WORD_BLANKS[key] for template in templates):
            expected = " ".join(f"{{{name}}}" for name in sorted(WORD_BLANKS[key])) or "–"
            yield Problem("wrong_blanks", WORDS, key, " / ".join(templates), (("expected", expected),))


def _blanks(template: str) -> set[str]:
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return {template}
    return {f"{name}{spec and ':'}{spec}{conversion or ''}" for _, name, spec, conversion in parts if name is not None}
