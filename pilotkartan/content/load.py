"""Read data/ into an Atlas, or report everything that is wrong with it at once."""

import logging
import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pilotkartan.content.checks import cross_file_problems
from pilotkartan.content.coding_sheet import Codings, read_codings
from pilotkartan.content.data_folder import pilot_names
from pilotkartan.content.drafts import without_drafts
from pilotkartan.content.model import (
    Atlas,
    Codebook,
    CodingChanges,
    Dataset,
    Pilot,
    Programme,
    PublishedVersions,
    SearchMeanings,
    Source,
    Statement,
    Text,
)
from pilotkartan.content.municipality_rules import suggested
from pilotkartan.content.parsed import (
    CHANGES_FILE,
    CODEBOOK,
    CODING_CHANGES,
    DATASET,
    FILES,
    FIRST_CODING,
    INTERFACE,
    INTERFACE_FILE,
    OPTIONAL_FILES,
    PILOTS,
    PROGRAMME,
    SEARCH,
    SECOND_CODING,
    SOURCE,
    STATEMENT,
    VERSIONS,
    VERSIONS_FILE,
    WORDS,
    File,
)
from pilotkartan.content.plaintext import nearest_id, normalise, one_line
from pilotkartan.content.problems import KINDS, OTHER_TYPE, TYPES, DataError, Problem, nearest
from pilotkartan.content.settings import SOFTWARE
from pilotkartan.content.texts import APP_NAME, join_list, with_app_name
from pilotkartan.content.toml_errors import toml_problem
from pilotkartan.content.versions import data_version, version_name

OWN_DATA_DIR = Path(__file__).resolve().parents[2] / "data"
DATA_DIR = Path(os.environ.get("PILOTKARTAN_DATA", OWN_DATA_DIR))

_PYDANTIC_KINDS = {
    "extra_forbidden": "unknown_field",
    "missing": "missing_field",
    "literal_error": "not_allowed",
    "too_short": "too_short",
}
_log = logging.getLogger(__name__)
Model = TypeVar("Model")
Words = dict[str, dict[str, Text]]
Files = Mapping[str, File]


def load_atlas(data_dir: Path = DATA_DIR, interface: Path = INTERFACE_FILE) -> Atlas:
    """Return the atlas in `data_dir`, with the words of `interface`; raise DataError with all problems of all files.

    A pilot whose file is not filled in yet is left out.
    """
    files, codings, problems = read_files(data_dir, interface)
    shown, of_these = without_drafts(files, problems, data_dir)
    return atlas_of(shown, codings, of_these)


def read_files(data_dir: Path, interface: Path = INTERFACE_FILE) -> tuple[Files, Codings, list[Problem]]:
    """Return what the files of a data folder hold, by name, its codings, and the problems of what cannot be read."""
    problems: list[Problem] = []
    pilot_paths = _pilot_paths(data_dir, problems)
    paths = {f"data/{name}": data_dir / name for name in FILES} | {INTERFACE: interface} | pilot_paths
    optional = {CODING_CHANGES: data_dir / CHANGES_FILE, VERSIONS: data_dir / VERSIONS_FILE}
    paths |= {name: path for name, path in optional.items() if path.exists()}
    files = {name: _parse(name, path, problems) for name, path in paths.items()}
    codings = read_codings(data_dir, problems)
    return {name: file for name, file in files.items() if file is not None}, codings, problems


def atlas_of(parsed: Files, codings: Codings, unread: Sequence[Problem]) -> Atlas:
    """Return the atlas of files that were read; raise DataError with all problems, `unread` among them."""
    problems = list(unread)
    dataset = _model(DATASET, Dataset, parsed, problems)
    codebook = _model(CODEBOOK, Codebook, parsed, problems)
    source = _model(SOURCE, Source, parsed, problems)
    programme = _model(PROGRAMME, Programme, parsed, problems)
    own_words, words = (_model(name, Words, parsed, problems) for name in (INTERFACE, WORDS))
    statement = _model(STATEMENT, Statement, parsed, problems)
    pilot_files = [name for name in parsed if name.startswith(PILOTS)]
    if not pilot_files and not any(problem.file.startswith(PILOTS) for problem in problems):
        problems.append(Problem("no_pilots", "data/pilots"))
    pilots = [_model(name, Pilot, parsed, problems, id=PurePosixPath(name).stem) for name in pilot_files]
    changes = _model(CODING_CHANGES, CodingChanges, parsed, problems)
    search = _model(SEARCH, SearchMeanings, parsed, problems)
    versions = _model(VERSIONS, PublishedVersions, parsed, problems)
    problems += cross_file_problems(parsed, [PurePosixPath(name).stem for name in pilot_files])
    if problems or not (dataset and codebook and source and programme and own_words and words and statement and search):
        raise DataError(sorted(problems, key=lambda problem: problem.file))
    published = versions.version if versions else ()
    found = data_version(dataset, parsed, codings)
    return Atlas(
        version=version_name(found, published),
        data_version=found,
        published=published,
        dataset=dataset,
        pilots=tuple(pilot for pilot in pilots if pilot),
        codebook=codebook,
        programme=programme,
        source=source,
        statement=statement,
        search=search,
        words=_joined(own_words, words),
        first_coding=codings.get(FIRST_CODING, ()),
        second_coding=codings.get(SECOND_CODING, ()),
        coding_change=changes.change if changes else (),
    )


@cache
def interface_words() -> Mapping[str, Text]:
    """Return the words of the interface alone, for where the data cannot be read: the app has the name of its code."""
    tables = _frozen(tomllib.loads(INTERFACE_FILE.read_text("utf-8")))
    name = Text(sv=SOFTWARE, en=SOFTWARE)
    return with_app_name(_by_key(TypeAdapter(Words).validate_python(tables)), name) | {APP_NAME: name}


def _joined(interface: Words, programme: Words) -> dict[str, Text]:
    """Return all words by their keys, with the app's name in those of the interface."""
    of_programme = _by_key(programme)
    return with_app_name(_by_key(interface), of_programme[APP_NAME]) | of_programme


def _by_key(tables: Words) -> dict[str, Text]:
    return {f"{table}.{name}": text for table, texts in tables.items() for name, text in texts.items()}


class AtlasStore:
    """Holds the last good atlas and reads the files again when they have changed."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._lock = Lock()
        self._seen: object = None
        self._atlas: Atlas | None = None
        self._problems: tuple[Problem, ...] = ()

    def get(self) -> Atlas:
        """Return the newest good atlas; raise DataError only if there has never been one.

        A change that breaks the files is logged once, and visitors keep what they have.
        """
        with self._lock:
            fingerprint = self._fingerprint()
            if fingerprint != self._seen:
                self._seen = fingerprint
                self._read()
            if self._atlas is None:
                raise DataError(self._problems)
            return self._atlas

    def _read(self) -> None:
        try:
            self._atlas = load_atlas(self._data_dir)
            self._problems = ()
        except DataError as error:
            for problem in error.problems:
                if problem not in self._problems:
                    _log.error("data problem: %s", problem.line("en"))
            self._problems = error.problems

    def _fingerprint(self) -> tuple[tuple[str, int, int], ...]:
        # Asked at every run: texts, since paths as objects take ten times as long.
        folder = str(self._data_dir)
        names = [*FILES, *OPTIONAL_FILES, *(f"pilots/{name}" for name in pilot_names(f"{folder}/pilots"))]
        paths = [str(INTERFACE_FILE), *(f"{folder}/{name}" for name in names)]
        return tuple((path, *_stamp(path)) for path in paths)


def _stamp(path: str) -> tuple[int, int]:
    """Return the file's time and size; zeros where it is gone, as it is for a moment while some editors save."""
    try:
        stat = os.stat(path)
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _pilot_paths(data_dir: Path, problems: list[Problem]) -> dict[str, Path]:
    """Return the pilots' files by the names that they are known by; some systems write the same name otherwise."""
    paths: dict[str, Path] = {}
    for written in pilot_names(f"{data_dir}/pilots"):
        name = f"{PILOTS}{one_line(written)}"
        if name in paths:
            problems.append(Problem("same_name", name, value=ascii(written)[1:-1]))
        paths[name] = data_dir / "pilots" / written
    return paths


def _parse(name: str, path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        # A byte order mark, which some editors write, is no mistake.
        return cast(dict[str, Any], _frozen(tomllib.loads(path.read_bytes().decode("utf-8-sig"))))
    except FileNotFoundError:
        problems.append(Problem("missing_file", name))
    except OSError as error:
        problems.append(Problem("unreadable_file", name, context=(("message", _no_access(path, error)),)))
    except UnicodeDecodeError as error:
        problems.append(Problem("not_utf8", name, context=(("position", error.start),)))
    # Not its own error alone: a number of thousands of digits is refused by int().
    except (ValueError, RecursionError) as error:
        problems.append(toml_problem(name, path.read_text("utf-8-sig"), str(error)))
    return None


def _no_access(path: Path, error: OSError) -> Text:
    """Return why the system lets no file be read; its own words may be in any language."""
    if path.is_dir():
        return Text(sv="det är en mapp", en="it is a folder")
    if isinstance(error, PermissionError):
        return Text(sv="appen har inte rätt att läsa den", en="the app has no right to read it")
    return Text(sv=f"systemets fel nummer {error.errno}", en=f"the system's error number {error.errno}")


def _model(name: str, model: type[Model], files: Files, problems: list[Problem], **extra: str) -> Model | None:
    """Return a file as a model; `extra` are fields that the file must not hold itself."""
    if name not in files:
        return None
    problems += [Problem("unknown_field", name, field, files[name][field]) for field in extra if field in files[name]]
    try:
        return TypeAdapter(model).validate_python({**files[name], **extra})
    except ValidationError as error:
        # A list whose items were all refused counts as empty, but its items are reported instead.
        reported = [details for details in error.errors() if not (details["type"] == "too_short" and details["input"])]
        problems += [_problem(name, model, details, files[name]) for details in reported]
    return None


def _frozen(value: Any) -> Any:
    """Return a value of TOML with its texts normalised, and its lists as tuples, which the strict models ask for."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _problem(file: str, model: Any, details: ErrorDetails, content: Mapping[str, Any]) -> Problem:
    path = details["loc"]
    context: dict[str, Any] = dict(details.get("ctx", {}))
    kind = details["type"] if details["type"] in KINDS else _PYDANTIC_KINDS.get(details["type"], "wrong_type")
    value: Any = details["input"]
    near = None
    if kind == "unknown_field":
        near = nearest(path[-1], sorted(_fields(model, path[:-1])))
    elif kind == "not_allowed":
        allowed = re.findall("'([^']*)'", context["expected"])
        shown = [f'"{choice}"' for choice in allowed]
        context["expected"] = Text(sv=join_list(shown, "eller"), en=join_list(shown, "or"))
        near = nearest(value, allowed)
    elif kind == "wrong_type":
        context["expected"] = TYPES.get(details["type"], OTHER_TYPE)
        near = suggested(_dotted(path), value, content)
    elif kind == "malformed_municipality_code":
        near = suggested(_dotted(path), value, content)
    elif kind == "malformed_id":
        near = nearest_id(value)
    if kind in {
        "missing_field",
        "outside_sweden",
        "swapped_coordinates",
        "code_lacks",
        "too_short",
        "full_with_faults",
        "leads_nowhere",
        "from_nowhere",
    }:
        value = None
    return Problem(kind, file, _dotted(path), value, tuple(context.items()), near)


def _dotted(path: tuple[int | str, ...]) -> str:
    """Return `result[2].sv` for ("result", 1, "sv"): blocks are counted from 1, as a reader counts."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def _fields(model: Any, path: tuple[int | str, ...]) -> Iterator[str]:
    """Yield the names of the fields that the model at `path` has."""
    for part in path:
        if isinstance(part, str) and isinstance(model, type) and issubclass(model, BaseModel):
            model = model.model_fields[part].annotation
        inner = [arg for arg in get_args(model) if arg not in (type(None), Ellipsis)]
        model = inner[-1] if inner else model
    if isinstance(model, type) and issubclass(model, BaseModel):
        yield from model.model_fields
