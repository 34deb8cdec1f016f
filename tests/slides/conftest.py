"""The slides that many tests read."""

import pytest

from pilotkartan.model import LANGS, Lang
from pilotkartan.query import Index
from pilotkartan.slides import page

from .reading import Slides


@pytest.fixture(scope="session")
def default_slides(index: Index) -> dict[Lang, Slides]:
    """The default story in both languages, its maps small."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "MAP_HEIGHT_PX", 96)
        return {lang: Slides(index, lang) for lang in LANGS}


@pytest.fixture
def small_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that make slides of their own and need no crisp maps."""
    monkeypatch.setattr(page, "MAP_HEIGHT_PX", 96)


@pytest.fixture(params=LANGS)
def slides(request: pytest.FixtureRequest, default_slides: dict[Lang, Slides]) -> Slides:
    """The default story, in each language."""
    return default_slides[request.param]
