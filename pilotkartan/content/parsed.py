"""Name the files of data/, and read values out of them whatever their shape: the models report a wrong one."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FILES = (
    "dataset.toml", "codebook.toml", "source.toml", "programme.toml", "words.toml", "accessibility.toml", "search.toml",
)  # fmt: skip
DATASET, CODEBOOK, SOURCE, PROGRAMME, WORDS, STATEMENT, SEARCH = (f"data/{name}" for name in FILES)
# A folder may do without these: the two codings before they were compared, why codes were changed afterwards, and
# which versions are published.
CODING_FILES, CHANGES_FILE, VERSIONS_FILE = (
    ("first_coding.csv", "second_coding.csv"), "coding_changes.toml", "versions.toml",
)  # fmt: skip
FIRST_CODING, SECOND_CODING, CODING_CHANGES = (f"data/{name}" for name in (*CODING_FILES, CHANGES_FILE))
VERSIONS = f"data/{VERSIONS_FILE}"
# The folder of the packages of published versions.
PACKAGES = "versions"
OPTIONAL_FILES = (*CODING_FILES, CHANGES_FILE, VERSIONS_FILE)
PILOTS = "data/pilots/"
# The words of the interface are the code's own, whichever folder the data is read from.
INTERFACE = "pilotkartan/texts/words.toml"
INTERFACE_FILE = Path(__file__).resolve().parents[2] / INTERFACE
File = Mapping[str, Any]


def text_values(file: File, block: str, field: str) -> Iterator[tuple[str, str]]:
    """Yield (place, value) of a text field in every block of that name, such as `coding[2].code`."""
    for n, item in each_block(file, block):
        if isinstance(item.get(field), str):
            yield f"{block}[{n}].{field}", item[field]


def each_block(file: File, block: str) -> Iterator[tuple[int, File]]:
    """Yield (number, block) of every block of that name, counted from 1."""
    items = file.get(block, ())
    yield from (
        ((n, item) for n, item in enumerate(items, 1) if isinstance(item, dict)) if isinstance(items, tuple) else ()
    )


def each_contact(file: File) -> Iterator[tuple[str, File]]:
    """Yield (place, block) of a pilot's contact, or of those of the programme."""
    contact = file.get("contact")
    if isinstance(contact, dict):
        yield "contact", contact
    yield from ((f"contact[{n}]", block) for n, block in each_block(file, "contact"))


def listed(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of every text in a list, such as `theme[2]`."""
    if isinstance(value, tuple):
        yield from ((f"{field}[{n}]", item) for n, item in enumerate(value, 1) if isinstance(item, str))


def cited(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (field, reference) for every source reference anywhere in a file."""
    if isinstance(value, dict):
        for name, item in value.items():
            inner = f"{path}.{name}".removeprefix(".")
            if name == "source" and isinstance(item, tuple):
                yield from ((inner, ref) for _, ref in listed(item, inner))
            else:
                yield from cited(item, inner)
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from cited(item, f"{path}[{n}]")
