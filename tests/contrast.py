"""Contrast by WCAG 2.2, and the colours of a style sheet."""

import re
from collections.abc import Iterator, Mapping

from pilotkartan.render.tokens import TOKENS_CSS

TEXT, SHAPE = 4.5, 3.0
Colour = tuple[float, float, float]
_PAIR = re.compile(r"light-dark\((#\w+), (#\w+)\)")
# On paper all is dark on white.
_PAPER = re.compile(r"@(?:media print|page)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TOKENS = dict(re.findall(r"--([\w-]+): ([^;]+);", TOKENS_CSS.partition("html[data-stage")[0]))


def colour(written: str, on: Colour = (255, 255, 255)) -> Colour:
    """Return a colour such as `#fff`, `#0b5394` or `#ffffffeb`, the last over the colour beneath it, 0-255 each."""
    digits = written.removeprefix("#")
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, *alpha = bytes.fromhex(digits)
    return blended((red, green, blue), on, alpha[0] / 255 if alpha else 1)


def blended(above: Colour, beneath: Colour, opacity: float) -> Colour:
    """Return what is seen of a colour over another."""
    red, green, blue = (a * opacity + b * (1 - opacity) for a, b in zip(above, beneath, strict=True))
    return red, green, blue


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def rules(css: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (selector, declarations) of every rule for the screen, those in media queries among them."""
    css = css.partition("@supports not (color: light-dark")[0]  # at the end: the light colours once more, alone
    for selector, body in _RULE.findall(_PAPER.sub("", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))):
        declarations = (line.partition(":") for line in body.split(";") if ":" in line)
        yield " ".join(selector.split()), {name.strip(): value.strip() for name, _, value in declarations}


def pair(value: str) -> tuple[str, str] | None:
    """Return the (light, dark) colours of a declaration; the same twice where it has one; None where it has none."""
    value = re.sub(r"var\(--([\w-]+)\)", lambda name: _TOKENS.get(name[1], name[0]), value)
    if found := _PAIR.search(value):
        return found[1], found[2]
    single = re.search(r"#[0-9a-fA-F]{3,8}\b", value)
    return (single[0], single[0]) if single else None


def _luminance(of: Colour) -> float:
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in of))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
