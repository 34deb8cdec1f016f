"""Firefox, driven over WebDriver BiDi, for what only another engine than Chromium's shows."""

import base64
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.engine import WATCH, Engine
from tests.browser.paper import Print

_STARTS_WITHIN_S = 60
# As WebDriver names the keys that are no letters.
_KEYS = {"Enter": "\ue007", "Backspace": "\ue003", "Escape": "\ue00c", "ArrowRight": "\ue014", "ArrowLeft": "\ue012"}
# Firefox writes what is set in a variable web font into a PDF as outlines, which nobody can read back as text.
_WITHOUT_FONTS = """[document, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument)]
  .forEach((page) => {
    page.fonts.clear();
    for (const sheet of page.styleSheets)
      for (let n = sheet.cssRules.length; n--; ) if (sheet.cssRules[n] instanceof CSSFontFaceRule) sheet.deleteRule(n);
  })"""
_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find_firefox() -> str | None:
    """Return the program file of the machine's Firefox: the one in FIREFOX, or one on the path."""
    return os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox(Engine):
    """A Firefox with one tab."""

    def __init__(self, connection: ClientConnection) -> None:
        super().__init__()
        self._connection = connection
        self._ids = count(1)
        self._command("session.new", capabilities={})
        self._tab = self._command("browsingContext.getTree")["contexts"][0]["context"]
        self._command("session.subscribe", events=["log.entryAdded", "browsingContext.downloadEnd"])
        self._command("script.addPreloadScript", functionDeclaration=f"() => {{ {WATCH} }}")

    def _command(self, method: str, **params: Any) -> Any:
        """Send a command of WebDriver BiDi and return its result."""
        command_id = next(self._ids)
        self._connection.send(json.dumps({"id": command_id, "method": method, "params": params}))
        answer: dict[str, Any] = {}
        while answer.get("id") != command_id:
            answer = json.loads(self._connection.recv())
            if answer["type"] == "event":
                self._heard(answer["method"], answer["params"])
        if answer["type"] == "error":
            raise RuntimeError(f"Firefox: {method}: {answer['message']}")
        return answer["result"]

    def _heard(self, event: str, told: dict[str, Any]) -> None:
        if event == "browsingContext.downloadEnd":
            self.saved.append(Path(told["filepath"]).name)
        elif told["level"] == "error":
            self.note_fault(told["text"])

    def load(self, address: str, window: tuple[int, int]) -> None:
        viewport = {"width": window[0], "height": window[1]}
        self._command("browsingContext.setViewport", context=self._tab, viewport=viewport)
        self._command("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        answer = self._command(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))",
            target={"context": self._tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(f"Firefox: {expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def press_at(self, x: float, y: float) -> None:
        down_and_up = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act("pointer", [{"type": "pointerMove", "x": round(x), "y": round(y)}, *down_and_up])

    def press_key(self, key: str) -> None:
        value = _KEYS.get(key, key)
        self._act("key", [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}])

    def _act(self, device: str, actions: list[dict[str, Any]]) -> None:
        sources = [{"type": device, "id": device, "actions": actions}]
        self._command("input.performActions", context=self._tab, actions=sources)

    def print(self) -> Print:
        self.evaluate(_WITHOUT_FONTS)
        return Print(base64.b64decode(self._command("browsingContext.print", context=self._tab)["data"]))

    def picture(self, path: Path) -> None:
        path.write_bytes(
            base64.b64decode(self._command("browsingContext.captureScreenshot", context=self._tab)["data"])
        )


@contextmanager
def running_firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Start a Firefox without a window, with a new profile in the folder `profile`, and end it thereafter."""
    command = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        # A Firefox that never says where it listens is ended, which ends what is read below.
        too_late = threading.Timer(_STARTS_WITHIN_S, process.kill)
        too_late.start()
        try:
            with connect(f"{_address(process)}/session", max_size=None) as connection:
                too_late.cancel()
                yield Firefox(connection)
        finally:
            too_late.cancel()
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    """Return where Firefox listens, and go on reading what it says, since it stops where nobody does."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if found := _LISTENS.search(line):
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return found[1]
    raise RuntimeError(f"Firefox did not start: {''.join(said)}")
