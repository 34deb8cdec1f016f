"""Draw docs/architecture.svg from the imports of the code: `make picture`."""

import ast
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parents[1]
PICTURE = Path(__file__).with_name("architecture.svg")
PACKAGE = ROOT / "pilotkartan"
# From the top: what is on a lower line never imports from a higher one.
LINES = (
    ("app.py", "pages"),
    ("ui", "cli"),
    ("web",),
    ("editions",),
    ("exports",),
    ("render",),
    ("explore",),
    ("geo",),
    ("content",),
)
_WIDTH, _MARGIN, _ARCS, _GAP, _LINE_PX = 960, 16, 150, 14, 17
_STYLE = """text { font: 13px system-ui, sans-serif; fill: #1d2a35 } .room { font-weight: 600; font-size: 15px }
.modules { fill: #4a5a68 } rect { fill: #f3f6f9; stroke: #b9c6d2 }
path { fill: none; stroke: #0b5394; stroke-opacity: .55 }
@media (prefers-color-scheme: dark) { text { fill: #e8eef4 } .modules { fill: #b4c2cf }
rect { fill: #1c2731; stroke: #4a5a68 } path { stroke: #7ab8f5 } }"""


def room_of(path: Path) -> str:
    """Return the room of a Python file: the folder in the package, `pages`, or the file's own name."""
    parts = path.relative_to(ROOT).parts
    if parts[0] != PACKAGE.name:
        return parts[0]
    name = parts[1].removesuffix(".py")
    return "cli" if name == "__main__" else name


def files() -> list[Path]:
    """Return every Python file of the app, in order."""
    found = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *PACKAGE.rglob("*.py")]
    return sorted(path for path in found if path != PACKAGE / "__init__.py")


def imported_rooms(path: Path) -> Iterator[str]:
    """Yield the room of each import in a file, once for each import."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == PACKAGE.name:
            inside = node.module.split(".")[1:]
            yield from (inside[:1] if inside else [alias.name for alias in node.names])


def imports() -> Counter[tuple[str, str]]:
    """Return how many imports lead from each room to each other."""
    found = ((room_of(path), room) for path in files() for room in imported_rooms(path))
    return Counter(pair for pair in found if pair[0] != pair[1])


def modules(room: str) -> list[str]:
    """Return the names of a room's modules, those of a folder within it as `folder/`."""
    folder = ROOT / "pages" if room == "pages" else PACKAGE / room
    if not folder.is_dir():
        return []
    inside = (path for path in folder.iterdir() if path.is_dir() or path.suffix == ".py")
    names = (f"{path.name}/" if path.is_dir() else path.stem for path in inside if not path.name.startswith("__"))
    return sorted(name for name in names if name != "templates/")


def draw() -> str:
    """Return the picture: a box for each room, an arc for the imports between two lines."""
    boxes, at, y = [], {}, _MARGIN
    for line in LINES:
        width = (_WIDTH - _ARCS - 2 * _MARGIN - _GAP * (len(line) - 1)) / len(line)
        texts = {room: wrap(", ".join(modules(room)), int((width - 24) / 6.8)) for room in line}
        height = 34 + _LINE_PX * max(map(len, texts.values()))
        for number, room in enumerate(line):
            x = _MARGIN + number * (width + _GAP)
            boxes.append(_box(room, texts[room], x, y, width, height))
            at[room] = y + height / 2
        y += height + _GAP
    arcs = "".join(_arcs(at))
    size = f'width="{_WIDTH}" height="{y}" viewBox="0 0 {_WIDTH} {y}"'
    title = "<title>The rooms of the code, and how many imports lead from one line to a lower one</title>"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{title}<style>{_STYLE}</style>'
    return f"{head}{''.join(boxes)}{arcs}</svg>\n"


def _box(room: str, lines: list[str], x: float, y: float, width: float, height: float) -> str:
    texts = [f'<text class="room" x="{x + 12:.0f}" y="{y + 23:.0f}">{escape(room)}</text>']
    for number, line in enumerate(lines):
        texts.append(
            f'<text class="modules" x="{x + 12:.0f}" y="{y + 42 + number * _LINE_PX:.0f}">{escape(line)}</text>'
        )
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="6"/>{"".join(texts)}'


def _arcs(at: dict[str, float]) -> Iterator[str]:
    """Yield the arcs at the right edge, the wider the more imports; rooms of one line share theirs."""
    x = _WIDTH - _ARCS - _MARGIN
    heights = Counter[tuple[float, float]]()
    for (room, other), count in imports().items():
        heights[at[room], at[other]] += count
    for (start, end), count in sorted(heights.items()):
        reach = x + 20 + (end - start) / 5
        yield (
            f'<path d="M{x:.0f} {start:.0f}C{reach:.0f} {start:.0f} {reach:.0f} {end:.0f} {x:.0f} {end:.0f}" '
            f'stroke-width="{min(8, 0.5 + count / 8):.1f}"><title>{count} imports</title></path>'
        )


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")
