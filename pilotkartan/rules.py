"""Rules that hold between the files of data/: codes, source paragraphs, main themes, duplicates, words."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from pydantic import BaseModel

from pilotkartan.model import Codebook, Dimension, Pilot, Programme, Source, Text
from pilotkartan.problems import Problem, nearest
from pilotkartan.words import WORD_BLANKS


def cross_file_problems(
    pilots: Mapping[str, Pilot],
    codebook: Codebook | None,
    source: Source | None,
    programme: Programme | None,
    words: Mapping[str, Text] | None,
) -> list[Problem]:
    """Return every breach between the files that could be read; `pilots` by file name.

    A rule that needs a file which could not be read is left out.
    """
    found: list[Problem] = []
    files: dict[str, Any] = {f"data/pilots/{name}": pilot for name, pilot in pilots.items()}
    if programme:
        files["data/programme.toml"] = programme
        found += _unknown_materials(programme)
        found += _duplicates(
            ("data/programme.toml", f"section[{n}].id", section.id) for n, section in enumerate(programme.section, 1)
        )
    if codebook:
        found += _codebook_problems(codebook)
        for file, content in files.items():
            found += _unknown_codes(file, content, codebook)
        for name, pilot in pilots.items():
            found += _main_theme_problems(f"data/pilots/{name}", pilot, codebook)
    if source:
        refs = [paragraph.ref for paragraph in source.paragraph]
        found += _duplicates(("data/source.toml", f"paragraph[{n}].ref", ref) for n, ref in enumerate(refs, 1))
        for file, content in files.items():
            found += _unknown_paragraphs(file, content, refs)
    found += _duplicates((f"data/pilots/{name}", "code", pilot.code) for name, pilot in pilots.items())
    found += _duplicates(_material_ids(files))
    if words is not None:
        found += _word_problems(words)
    return found


def _duplicates(places: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, field, value in places:
        if value in first:
            yield Problem("duplicate", file, field, value, (("other", first[value]),))
        first.setdefault(value, f"{file} ({field})")


def _codebook_problems(codebook: Codebook) -> Iterator[Problem]:
    file = "data/codebook.toml"
    dimensions = [dimension.id for dimension in codebook.dimension]
    yield from _duplicates((file, f"dimension[{n}].id", value) for n, value in enumerate(dimensions, 1))
    yield from _duplicates((file, f"code[{n}].id", code.id) for n, code in enumerate(codebook.code, 1))
    for n, code in enumerate(codebook.code, 1):
        if code.dimension not in dimensions:
            near = nearest(code.dimension, dimensions)
            yield Problem("unknown_dimension", file, f"code[{n}].dimension", code.dimension, near=near)


def _unknown_codes(file: str, content: Pilot | Programme, codebook: Codebook) -> Iterator[Problem]:
    for field, value, dimensions in _code_places(content, codebook.dimension):
        choices = [code.id for name in dimensions for code in codebook.codes(name)]
        if value not in choices:
            context = (("dimension", ", ".join(dimensions)),)
            yield Problem("unknown_code", file, field, value, context, nearest(value, choices))


def _code_places(content: Pilot | Programme, dimensions: Iterable[Dimension]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (field, code, the dimensions that it may belong to) for every code that `content` uses."""
    if isinstance(content, Pilot):
        yield "county", content.county, ["county"]
        yield "skr_group", content.skr_group, ["skr_group"]
        coded = [dimension.id for dimension in dimensions if dimension.kind == "coding"]
        for n, coding in enumerate(content.coding, 1):
            yield f"coding[{n}].code", coding.code, coded
        for n, result in enumerate(content.result, 1):
            yield f"result[{n}].status", result.status, ["result_status"]
            yield f"result[{n}].type", result.type, ["result_type"]
    for n, material in enumerate(content.material, 1):
        yield f"material[{n}].kind", material.kind, ["material_kind"]


def _main_theme_problems(file: str, pilot: Pilot, codebook: Codebook) -> Iterator[Problem]:
    themes = {code.id for code in codebook.codes("theme")}
    mains = [coding.code for coding in pilot.coding if coding.main and coding.code in themes]
    if not mains:
        yield Problem("no_main_theme", file, "coding")
    if len(mains) > 1:
        yield Problem("two_main_themes", file, "coding", ", ".join(mains))
    for n, coding in enumerate(pilot.coding, 1):
        if coding.main and coding.code in codebook.by_id and coding.code not in themes:
            yield Problem("main_is_no_theme", file, f"coding[{n}].main", coding.code)
    yield from _duplicates((file, f"coding[{n}].code", coding.code) for n, coding in enumerate(pilot.coding, 1))


def _unknown_paragraphs(file: str, content: BaseModel, refs: list[str]) -> Iterator[Problem]:
    for field, ref in _cited(content):
        if ref not in refs:
            yield Problem("unknown_paragraph", file, field, ref, near=nearest(ref, refs))


def _cited(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (field, reference) for every source reference inside `value`."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            item = getattr(value, name)
            if name == "source":
                yield from ((f"{path}.source".removeprefix("."), ref) for ref in item)
            else:
                yield from _cited(item, f"{path}.{name}".removeprefix("."))
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from _cited(item, f"{path}[{n}]")


def _unknown_materials(programme: Programme) -> Iterator[Problem]:
    known = [material.id for material in programme.material]
    for n, section in enumerate(programme.section, 1):
        for material in section.material:
            if material not in known:
                field = f"section[{n}].material"
                yield Problem("unknown_material", "data/programme.toml", field, material, near=nearest(material, known))


def _material_ids(files: Mapping[str, Pilot | Programme]) -> Iterator[tuple[str, str, str]]:
    for file, content in files.items():
        for n, material in enumerate(content.material, 1):
            yield file, f"material[{n}].id", material.id


def _word_problems(words: Mapping[str, Text]) -> Iterator[Problem]:
    file = "data/words.toml"
    for key in sorted(WORD_BLANKS.keys() - words.keys()):
        yield Problem("missing_word", file, key)
    for key in sorted(words.keys() - WORD_BLANKS.keys()):
        yield Problem("unknown_field", file, key, near=nearest(key, sorted(WORD_BLANKS)))
    for key in sorted(words.keys() & WORD_BLANKS.keys()):
        wanted = WORD_BLANKS[key]
        if any(_blanks(template) != wanted for template in (words[key].sv, words[key].en)):
            expected = " ".join(f"{{{name}}}" for name in sorted(wanted)) or "–"
            yield Problem("wrong_blanks", file, key, f"{words[key].sv} / {words[key].en}", (("expected", expected),))


def _blanks(template: str) -> set[str]:
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return {template}
    return {f"{name}{spec and ':'}{spec}{conversion or ''}" for _, name, spec, conversion in parts if name is not None}
