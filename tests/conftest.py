"""Fixtures that every test may ask for."""

import shutil
from pathlib import Path

import pytest

from pilotkartan.load import DATA_DIR, load_atlas
from pilotkartan.model import Atlas
from pilotkartan.query import Index


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas of the repository's own data."""
    return load_atlas()


@pytest.fixture(scope="session")
def index(atlas: Atlas) -> Index:
    """The index of the repository's own data."""
    return Index(atlas)


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of data/ without the boundaries, for a test to break."""
    return Path(shutil.copytree(DATA_DIR, tmp_path / "data", ignore=shutil.ignore_patterns("geo")))
