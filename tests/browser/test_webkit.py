"""WebKit follows the theme and the size of text."""

from pathlib import Path

from PIL import Image, ImageColor

from pilotkartan.render.tokens import COLOURS
from tests.browser.engine import MAP_FRAME
from tests.browser.paper import APP_READY, MAP_READY
from tests.browser.webkit import Webkit

_CHART = "document.querySelector('.chart')"
# The texts of the head that lie over another one, or beyond the window's edge.
_COVERED_IN_HEAD = """(() => {
  const parts = [...document.querySelectorAll(".st-key-head :is(.brand, nav a, button)")];
  const edges = parts.map((part) => {
    const text = document.createRange();
    text.selectNodeContents(part);
    return text.getBoundingClientRect();
  });
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  return parts.map((part) => part.textContent.trim()).filter((_, at) => edges[at].right > innerWidth
    || edges.some((other, place) => place !== at && !apart(edges[at], other)));
})()"""


def test_charts_in_the_dark(app: str, webkit: Webkit, tmp_path: Path) -> None:
    """On a dark page a chart is on the page's own ground."""
    webkit.look(dark=True)
    webkit.open(f"{app}/jamfor?lang=sv", f"{APP_READY} && {_CHART}?.naturalWidth")
    webkit.evaluate(f"({_CHART}.scrollIntoView({{ block: 'center' }}), 1)")
    box = webkit.wait_for(f"(({{ x, y, right, bottom }}) => [x, y, right, bottom])({_CHART}.getBoundingClientRect())")

    def look() -> Image.Image | None:
        webkit.picture(tmp_path / "dark.png")
        chart = Image.open(tmp_path / "dark.png").convert("RGB").crop(box)
        is_drawn = ImageColor.getrgb(COLOURS["chart"].light) in {colour for _, colour in chart.getcolors(1 << 24)}
        return chart if is_drawn else None

    chart = webkit.wait_until(look)
    webkit.look()
    assert chart.getpixel((4, 4)) == ImageColor.getrgb(COLOURS["ground"].dark)


def test_large_text(app: str, webkit: Webkit) -> None:
    """Where text alone is twice as large, the head's parts lie beside each other, and the map's icons stay whole."""
    webkit.look(text_zoom=2)
    webkit.open(f"{app}/?lang=sv", f"{APP_READY} && {MAP_READY}")
    covered = webkit.evaluate(_COVERED_IN_HEAD)
    outside = webkit.evaluate(f"""[...{MAP_FRAME}.querySelectorAll(".pin .icon, .bar .icon")].filter((icon) => {{
      const [inner, outer] = [icon, icon.parentElement].map((part) => part.getBoundingClientRect());
      const middle = ({{ left, right, top, bottom }}) => [left + right, top + bottom];
      return inner.width > outer.width || middle(inner).some((at, axis) => Math.abs(at - middle(outer)[axis]) > 2);
    }}).length""")
    webkit.look()
    assert (covered, outside) == ([], 0)
