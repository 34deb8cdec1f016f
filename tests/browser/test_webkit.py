"""WebKit prints pages whole, as their PDF tells, and follows the theme and the size of text."""

from pathlib import Path

from PIL import Image, ImageColor

from pilotkartan.content.model import Atlas
from pilotkartan.render.tokens import COLOURS
from tests.browser.engine import MAP_FRAME, PHONE
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


def test_list_and_map(app: str, webkit: Webkit, atlas: Atlas) -> None:
    """The start page prints with every pilot on its map."""
    webkit.open(f"{app}/?lang=sv", f"{APP_READY} && {MAP_READY}")
    names = webkit.print().names_on_map(atlas, atlas.words["list.heading"].sv)
    assert names == [pilot.name for pilot in atlas.pilots]


def test_chosen_pilot_on_a_phone(app: str, webkit: Webkit, atlas: Atlas) -> None:
    """From a phone a pilot's article prints whole, its sources last, without the map."""
    flen = atlas.by_id["flen"]
    webkit.open(f"{app}/?lang=sv&kommun={flen.id}", f"{APP_READY} && {MAP_READY}", PHONE)
    texts = (flen.organisation.sv, *(passage.sv for passage in flen.result), atlas.paragraphs["flen:1"].sv)
    assert webkit.print().lacks(*texts, atlas.words["map.schematic"].sv) == [atlas.words["map.schematic"].sv]


def test_comparison(app: str, webkit: Webkit, atlas: Atlas) -> None:
    """Three pilots side by side print with each of them."""
    three = atlas.pilots[:3]
    webkit.open(f"{app}/jamfor?lang=sv&{'&'.join(f'jamfor={pilot.id}' for pilot in three)}", APP_READY)
    assert webkit.print().lacks(*(passage.sv for pilot in three for passage in pilot.aim)) == []


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


def test_offline_edition(saved_file: bytes, tmp_path: Path, webkit: Webkit, atlas: Atlas) -> None:
    """The file prints with every pilot on its map."""
    path = tmp_path / "pilotkartan.html"
    path.write_bytes(saved_file)
    webkit.open(path.as_uri(), MAP_READY)
    names = webkit.print().names_on_map(atlas, atlas.words["list.heading"].sv)
    assert names == [pilot.name for pilot in atlas.pilots]
