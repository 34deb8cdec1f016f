"""The slides that many tests read."""

from functools import partial

import pytest

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import default_story
from pilotkartan.exports.slides import pictures, pptx
from tests.shared_results import made_once
from tests.unit.exports.slides.reading import BASE, Slides


@pytest.fixture(scope="session")
def default_slides(index: Index, tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Slides]:
    """The default story in both languages, its maps small."""
    return {lang: _default(index, lang, tmp_path_factory) for lang in LANGS}


def _default(index: Index, lang: Lang, folders: pytest.TempPathFactory) -> Slides:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "PIXELS_PER_PT", 0.2)
        make = partial(pptx, index, default_story(index.atlas), BASE, lang)
        return Slides(index, lang, content=made_once(folders, f"default-{lang}.pptx", make))


@pytest.fixture
def small_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that make slides of their own and need no crisp maps."""
    monkeypatch.setattr(pictures, "PIXELS_PER_PT", 0.2)


@pytest.fixture(params=LANGS)
def slides(request: pytest.FixtureRequest, default_slides: dict[Lang, Slides]) -> Slides:
    """The default story, in each language."""
    return default_slides[request.param]
