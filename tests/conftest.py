"""Fixtures that every test may ask for."""

import pickle
import shutil
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from pilotkartan.cli import export
from pilotkartan.content.load import DATA_DIR, load_atlas
from pilotkartan.content.model import Atlas
from pilotkartan.editions import site_files as for_servers
from pilotkartan.editions import site_sheets
from pilotkartan.editions.one_file import one_file
from pilotkartan.editions.site import site_files
from pilotkartan.editions.site_files import Files
from pilotkartan.explore.index import Index
from pilotkartan.exports.csv_format import PLAIN
from pilotkartan.exports.formats import EVERY_FILE
from tests.shared_results import made_once

SITE_ADDRESS = "https://news.example/a/karta"
PICTURE, SHEET = b"a picture", b"%PDF"


@pytest.fixture(scope="session", autouse=True)
def _text_is_parsed_once() -> Iterator[None]:
    """Parse the same TOML once in a process: a test that breaks data changes one file of twenty.

    Nobody sees that the tables are shared, since load_atlas() makes its own of them.
    """
    with pytest.MonkeyPatch.context() as patch:
        kept = SimpleNamespace(loads=lru_cache(maxsize=200)(tomllib.loads))
        patch.setattr("pilotkartan.content.load.tomllib", kept)
        yield


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas of the repository's own data."""
    return load_atlas()


@pytest.fixture(scope="session")
def index(atlas: Atlas) -> Index:
    """The index of the repository's own data."""
    return Index(atlas)


@pytest.fixture(scope="session")
def saved_file(index: Index, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The one file that opens in Swedish."""
    return made_once(tmp_path_factory, "pilotkartan.html", lambda: one_file(index, "sv"))


def without_pictures(patch: pytest.MonkeyPatch) -> None:
    """Do not make the pictures and sheets of the static edition: tests/http/ looks at them."""
    patch.setattr(for_servers, "share_png", lambda *_: PICTURE)
    patch.setattr(site_sheets, "sheet_pdf", lambda *_: SHEET)


@pytest.fixture(scope="session")
def site(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The static edition that knows its address, without pictures."""
    with pytest.MonkeyPatch.context() as patch:
        without_pictures(patch)
        made = made_once(tmp_path_factory, "site.pickle", lambda: pickle.dumps(site_files(index, SITE_ADDRESS)))
    files: Files = pickle.loads(made)
    return files


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of data/ without the boundaries, for a test to break."""
    return Path(shutil.copytree(DATA_DIR, tmp_path / "data", ignore=shutil.ignore_patterns("geo")))


@pytest.fixture
def only_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command write the CSV files and the JSON file alone: what is chosen is the same in every other form."""
    monkeypatch.setattr(export, "DIALECTS", (PLAIN,))
    monkeypatch.setattr(export, "EVERY_FILE", [download for download in EVERY_FILE if download.id == "json"])


# What a spreadsheet could run as a formula, or take apart into cells that it could.
FORMULAS = (
    "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.com","x")', "+1", "-1", "@x", "\t=1", "\r=1", "\tx", " =1",
    "＝1", '"=1"', "'=1", "'", "plain;=1", 'plain; "=1"', "plain\n@x", "plain\t'+1", "plain;';'",
    "plain,=1", 'plain, "=1"', "plain,-1;+1", "plain,','",
)  # fmt: skip


@pytest.fixture
def hostile(atlas: Atlas) -> Index:
    """An index of data whose texts are FORMULAS."""
    first, *others = atlas.pilots
    result = first.result[0]
    changed = first.model_copy(
        update={
            "name": FORMULAS[0],
            "result": tuple(result.model_copy(update={"sv": text, "en": text}) for text in FORMULAS),
        }
    )
    return Index(atlas.model_copy(update={"pilots": (changed, *others)}))
