"""Style sheets ask little of the browser at each change of the page."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "assets"
PRINT = re.compile(r"@media print \{.*?\n\}", re.DOTALL)
# With it high up, whatever changes below makes the browser style the whole page anew: 48 of 190 ms of a filter.
HIGH_UP = re.compile(r"(?::root|html|body|#root|\.stApp)(?:\[[^\]]*\])*:has\((?!#story\)|> #root #story\))")


@pytest.mark.parametrize("sheet", sorted(ASSETS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_no_look_below_from_high_up(sheet: Path) -> None:
    """No rule for screens asks of the whole page what it has inside; attributes tell that.

    That a presentation is shown may be asked: nothing of it comes or goes while one filters or chooses.
    """
    rules = PRINT.sub("", re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL))
    selectors = re.findall(r"([^{}]+)\{", rules)
    assert [selector.strip() for selector in selectors if HIGH_UP.search(selector)] == []
