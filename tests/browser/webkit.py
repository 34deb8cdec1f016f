"""WebKit, the engine of every browser on an iPhone, driven by webkit_shell.py."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.engine import WATCH, Engine
from tests.browser.paper import Print

# The machine's own Python: Debian's WebKit belongs to it.
_PYTHON = "/usr/bin/python3"
_SHELL = Path(__file__).with_name("webkit_shell.py")
_NEEDS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
# WebKit writes a ligature into a PDF as a glyph that nobody can read back as letters.
_WITHOUT_LIGATURES = "document.documentElement.style.fontVariantLigatures = 'none'"
_SCREEN = "-screen 0 1600x1200x24"


def has_webkit() -> bool:
    """Tell whether this machine has Debian's WebKit, and a display for it."""
    there = shutil.which("xvfb-run") and Path(_PYTHON).exists()
    return bool(there) and not subprocess.run([_PYTHON, "-c", _NEEDS], stderr=subprocess.DEVNULL).returncode


class Webkit(Engine):
    """A window of WebKit."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        super().__init__()
        self._process = process
        self._folder = folder

    def _command(self, do: str, **params: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps({"do": do, **params}), file=self._process.stdin, flush=True)
        for line in self._process.stdout:
            if line.startswith("{"):
                answer = json.loads(line)
                if "error" in answer:
                    raise RuntimeError(f"WebKit: {do}: {answer['error']}")
                return answer.get("value")
            self._heard(line.strip())
        raise RuntimeError(f"WebKit ended at {do}")

    def _heard(self, line: str) -> None:
        if line.startswith("SAVED "):
            self.saved.append(line.rsplit("/", 1)[1])
        elif "ERROR" in line:
            self.note_fault(line)

    def load(self, address: str, window: tuple[int, int]) -> None:
        self._command("open", address=address, width=window[0], height=window[1])

    def evaluate(self, expression: str) -> Any:
        return self._command("evaluate", expression=expression)

    def press_at(self, x: float, y: float) -> None:
        self._command("press_at", x=x, y=y)

    def press_key(self, key: str) -> None:
        self._command("press_key", key=key)

    def print(self) -> Print:
        self.evaluate(_WITHOUT_LIGATURES)
        pdf = self._folder / "print.pdf"
        self._command("print", path=str(pdf))
        return Print(pdf.read_bytes())

    def look(self, dark: bool = False, text_zoom: float = 1) -> None:
        """Prefer dark pages or not, and show text so many times as large."""
        self._command("look", dark=dark, text_zoom=text_zoom)

    def picture(self, path: Path) -> None:
        self._command("picture", path=str(path))


@contextmanager
def running_webkit(folder: Path) -> Iterator[Webkit]:
    """Start a WebKit that saves its files in a folder, and end it thereafter."""
    program = ["xvfb-run", "-a", "-s", _SCREEN, _PYTHON, _SHELL, WATCH, folder]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Webkit(process, folder)
        assert process.stdin is not None
        process.stdin.close()  # whereupon the shell ends, and the display after it
