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

from tests.browser.paper import Print

_STARTS_WITHIN_S = 60
# Firefox writes what is set in a variable web font into a PDF as outlines, which nobody can read back as text.
_PREFERENCES = 'user_pref("gfx.downloadable_fonts.enabled", false);\n'
_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find_firefox() -> str | None:
    """Return the program file of the machine's Firefox: the one in FIREFOX, or one on the path."""
    return os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """A Firefox with one tab."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._ids = count(1)
        self.command("session.new", capabilities={})
        self._tab = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def command(self, method: str, **params: Any) -> Any:
        """Send a command of WebDriver BiDi and return its result."""
        command_id = next(self._ids)
        self._connection.send(json.dumps({"id": command_id, "method": method, "params": params}))
        answer: dict[str, Any] = {}
        while answer.get("id") != command_id:
            answer = json.loads(self._connection.recv())
        if answer["type"] == "error":
            raise RuntimeError(f"Firefox: {method}: {answer['message']}")
        return answer["result"]

    def open(self, address: str, ready: str) -> None:
        """Load an address in a window of a desk and wait until the expression `ready` is true."""
        self.command("browsingContext.setViewport", context=self._tab, viewport={"width": 1440, "height": 900})
        self.command("browsingContext.navigate", context=self._tab, url=address, wait="complete")
        look = f"const look = () => ({ready}) ? done() : requestAnimationFrame(look); look();"
        self.evaluate(f"new Promise((done) => {{ {look} }})")

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, or what it promises."""
        answer = self.command(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))",
            target={"context": self._tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(f"Firefox: {expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def print(self) -> Print:
        """Print the page."""
        return Print(base64.b64decode(self.command("browsingContext.print", context=self._tab)["data"]))


@contextmanager
def running_firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Start a Firefox without a window, with a new profile in the folder `profile`, and end it thereafter."""
    (profile / "user.js").write_text(_PREFERENCES, "utf-8")
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
