"""Style sheets ask little of the browser at each change of the page; colours and breakpoints are in one place."""

import re
import tomllib
from pathlib import Path

import pytest

from pilotkartan.render.assets import ASSETS, LOGO, ROOT
from pilotkartan.render.stylesheets import STYLE_SHEETS, style_sheet
from pilotkartan.render.tokens import BREAKPOINTS, COLOURS, STYLES, TOKENS_CSS

PARTS = sorted(STYLES.glob("*.css"))
PRINT = re.compile(r"@media print \{.*?\n\}", re.DOTALL)
# With it high up, whatever changes below makes the browser style the whole page anew: 48 of 190 ms of a filter.
HIGH_UP = re.compile(r"(?::root|html|body|#root|\.stApp)(?:\[[^\]]*\])*:has\((?!#story\)|> #root #story\))")
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])")
# What is black or white in every theme: shadows, the blank screen of a talk, the ground of a QR code, a line of notice.
SAME_IN_EVERY_THEME = {"#000", "#fff", "#0006", "#0008"}
SPACING = re.compile(r"(?<![\w-])(?:margin|padding|gap|row-gap|column-gap)(?:-[a-z-]+)?:([^;}]+)")
HALF_STEP_REM = 0.125
# The margin of a printed page has no custom properties.
PAGE_MARGIN = re.compile(r"@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")


def code(sheet: Path) -> str:
    """A style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", PARTS, ids=lambda sheet: sheet.name)
def test_no_look_below_from_high_up(sheet: Path) -> None:
    """No rule for screens asks of the whole page what it has inside; attributes tell that.

    That a presentation is shown may be asked: nothing of it comes or goes while one filters or chooses.
    """
    selectors = re.findall(r"([^{}]+)\{", PRINT.sub("", code(sheet)))
    assert [selector.strip() for selector in selectors if HIGH_UP.search(selector)] == []


@pytest.mark.parametrize("sheet", PARTS, ids=lambda sheet: sheet.name)
def test_spacing_is_on_one_scale(sheet: Path) -> None:
    """On a screen distances are steps of a quarter rem, or half of one, but where the measure is Streamlit's."""
    if sheet.name in ("first_content.css", "print.css"):
        return
    lengths = re.findall(r"(?<![\w.])[\d.]+(?=rem)", " ".join(SPACING.findall(code(sheet))))
    assert [length for length in lengths if float(length) % HALF_STEP_REM] == []


@pytest.mark.parametrize("sheet", PARTS, ids=lambda sheet: sheet.name)
def test_colours_and_breakpoints_are_in_one_place(sheet: Path) -> None:
    """Only tokens.css names a colour or the width of a screen; the margin of a printed page repeats a colour of it."""
    if sheet.name == "tokens.css":
        return
    rules = code(sheet)
    assert set(LITERAL.findall(PAGE_MARGIN.sub("", rules))) <= SAME_IN_EVERY_THEME
    assert set(LITERAL.findall(" ".join(PAGE_MARGIN.findall(rules)))) <= {COLOURS["quiet"].light}
    assert [rule for rule in re.findall(r"@media[^{]+", rules) if re.search(r"\d", rule)] == []


def test_every_part_is_served_and_every_token_is_used() -> None:
    """No file of assets/css/ is left out of the style sheets, and no token is there for nothing."""
    served = "".join(style_sheet(name) for name in STYLE_SHEETS)
    starts = {part.name: code(part).partition("{")[0].strip() for part in PARTS if part.name != "tokens.css"}
    assert [name for name, start in starts.items() if start not in served] == []
    assert "--)" not in served
    assert "@custom-media" not in served
    code_files = [*(ROOT / "pilotkartan").rglob("*.py"), *ASSETS.rglob("*.js")]
    named = "".join(path.read_text("utf-8") for path in code_files)
    names = re.findall(r"^  --([\w-]+):", TOKENS_CSS, re.MULTILINE)
    assert len(names) > 30
    assert [name for name in names if f"var(--{name})" not in served and f'"{name}"' not in named] == []


def test_streamlit_has_the_same_colours() -> None:
    """Streamlit's own theme, which reads no style sheet, has the colours of tokens.css; so has the logo."""
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    tokens = {
        "primaryColor": "accent",
        "backgroundColor": "ground",
        "secondaryBackgroundColor": "pale",
        "textColor": "text",
        "borderColor": "line",
        "linkColor": "link",
    }
    for ground in ("light", "dark"):
        assert theme[ground] == {option: getattr(COLOURS[token], ground) for option, token in tokens.items()}
    assert f"--radius: {theme['baseRadius']};" in TOKENS_CSS
    assert set(re.findall(r'fill="(#\w+)"', (ASSETS / LOGO).read_text("utf-8"))) == {COLOURS["accent"].light, "#fff"}


@pytest.mark.parametrize("script", sorted(ASSETS.glob("**/*.js")), ids=lambda script: script.name)
def test_scripts_have_the_same_breakpoints(script: Path) -> None:
    """A script asks for no width of the screen at which the style sheets change nothing."""
    asked = set(re.findall(r"\((?:max|min)-(?:width|height): \d+px\)", script.read_text("utf-8")))
    assert asked <= set(BREAKPOINTS.values())
