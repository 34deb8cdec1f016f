"""Measure a page: what overflows to the side, is cut, is too small to be hit, or covers another."""

from collections.abc import Iterator
from contextlib import suppress

from playwright.sync_api import Error, Page

_SETTLES_WITHIN_MS = 15_000  # as long as a busy machine may take; what fits is gone on from at once
# Tables and maps have two dimensions, and may scroll by themselves (WCAG 1.4.10).
_SCROLLS = ".table, .leaflet-container, .skip"

SIDEWAYS = """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
    .filter((box) => box && box.scrollWidth > box.clientWidth)
    .map((box) => `${box.tagName} scrolls sideways: ${box.scrollWidth} in ${box.clientWidth}`)"""

_CUT = """(scrolls) => {
    const found = [];
    for (const element of document.body.querySelectorAll('*')) {
        if (element.closest(scrolls) || element.closest('svg, .voice, .icon, [data-testid="stIconMaterial"]')) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const { left, right, width, height } = element.getBoundingClientRect();
        if (width < 2 || height < 2) continue;
        const told = `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
        if (right > innerWidth + 1 || left < -1) found.push(`stands out: ${told}`);
        const hides = ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) && element.clientWidth > 1;
        const cut = hides && element.scrollWidth > element.clientWidth + 1 && element.innerText?.trim();
        if (cut) found.push(`is cut: ${told}`);
    }
    return found;
}"""

# Links in a running text are as high as its lines (WCAG 2.5.8), pins stand where the towns do, and the chooser of files
# has a button before it.
_SMALL = """(least) => {
    const inText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline'
        && [...(element.closest('.cite') ?? element).parentElement.childNodes].some(
            (node) => !node.contains(element) && node.textContent.trim().length > 1);
    const field = 'label, [data-testid="stTextInputRootElement"], .react-aria-ComboBox > div';
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
        .filter((element) => !element.closest('[inert], .skip, .pin, [type="file"]') && !inText(element))
        .map((element) => (element.matches('input') && element.closest(field)) || element)
        .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
        // One pixel is for those who hear the page, and grows where it is seen.
        .filter(([, { width, height }]) => Math.max(width, height) > 1 && Math.min(width, height) < least - 0.5)
        .map(([text, { width, height }]) => `small: ${text} ${width.toFixed()}×${height.toFixed()}`);
}"""


# The least that a visitor may set, whatever the page says (WCAG 1.4.12).
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
_SPACE = """css => {
    document.head.append(Object.assign(document.createElement("style"), { id: "spacing", textContent: css }));
}"""
# A field scrolls by itself, the names of pins stand beside them, of a long sentence the chips tell the rest, and behind
# an open drawer the page does not scroll.
_CLIPPED = """() => [...document.querySelectorAll("body *")]
    .filter((element) => !element.matches("input, textarea, .leaflet-container, .summary, .icon, .voice, svg *"))
    .filter((element) => !element.matches('html[data-drawer] [data-testid="stMain"]'))
    .filter((element) => !element.closest('[data-testid="stIconMaterial"], #first-paint'))
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.innerText?.trim())
    .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const clips = (overflow) => ["hidden", "clip"].includes(overflow);
        return element.clientHeight > 1 && (clips(overflowY) && element.scrollHeight > element.clientHeight + 1
            || clips(overflowX) && element.scrollWidth > element.clientWidth + 1);
    })
    .map((element) => `cut: ${element.tagName} ${element.innerText.slice(0, 40)}`)"""


def clipped(page: Page) -> set[str]:
    """Return in words what is cut on the page and in its frames when the visitor spaces all text."""
    found: set[str] = set()
    for frame in page.frames:
        frame.wait_for_load_state("domcontentloaded")
        frame.evaluate(_SPACE, SPACING)
        found |= set(frame.evaluate(_CLIPPED))
        frame.evaluate("document.getElementById('spacing').remove()")
    return found


def settle(page: Page) -> None:
    """Wait while the page takes its new size; one that goes on to stand out to the side is told of by `misfits`."""
    with suppress(Error):
        page.wait_for_function(f"() => !({SIDEWAYS})().length", timeout=_SETTLES_WITHIN_MS)


def misfits(page: Page, least_px: int) -> Iterator[str]:
    """Yield in words what does not fit on the page as it stands, its frames' controls among it."""
    yield from page.evaluate(SIDEWAYS)
    yield from page.evaluate(_CUT, _SCROLLS)
    for frame in page.frames:
        yield from frame.evaluate(_SMALL, least_px)


def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    """Tell whether two boxes, as a browser gives them, share a place."""
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
