"""The app works with a Streamlit whose insides are not as it expects."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import connect

from pilotkartan.ui.streamlit_patches import HANDLE, TAKE, Hook
from tests.browser.conftest import running_app
from tests.deploy.session import answers

_PATIENCE_S = 60
# Run in the server before Streamlit starts: the function is there under another name, or takes anything.
_MISSING = """
from types import MethodType
from importlib import import_module
holder = getattr(import_module({module!r}), {holder!r})
function = getattr(holder, {name!r})
delattr(holder, {name!r})
def __getattr__(self, name):
    if name == {name!r}:
        return MethodType(function, self)
    raise AttributeError(name)
holder.__getattr__ = __getattr__
"""
_CHANGED = """
from importlib import import_module
holder = getattr(import_module({module!r}), {holder!r})
function = getattr(holder, {name!r})
setattr(holder, {name!r}, lambda *args, **named: function(*args, **named))
"""


# What a hook does not find, whatever the reason, tests/contracts/ tells; without either the app leans on neither.
@pytest.mark.parametrize(("hook", "change"), [(TAKE, _MISSING), (HANDLE, _CHANGED)], ids=["missing", "changed"])
def test_the_app_works_without(hook: Hook, change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a Streamlit that lacks a private thing, or has another, the app starts, draws, and logs one line of it."""
    holder, name = hook.path.split(".")
    (tmp_path / "sitecustomize.py").write_text(change.format(module=hook.module, holder=holder, name=name), "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    log = tmp_path / "log"
    with running_app(log=log) as address:
        assert shown(address, "kommun=flen&lang=sv")
        assert shown(address, "kommun=gotland&lang=en")
    lines = log.read_text("utf-8").splitlines()
    assert sum(hook.path in line and line.endswith(hook.without) for line in lines) == 1
    assert not [line for line in lines if "ERROR" in line]


def shown(address: str, query: str) -> bool:
    """Tell whether a session of the app is sent the article of the pilot that the query names, up to the foot."""
    with connect(f"{address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], max_size=None,
                 open_timeout=_PATIENCE_S) as line:  # fmt: skip
        sent = list(bodies(line, query))
    pilot = query.split("&")[0].removeprefix("kommun=")
    return any(f'data-chosen="{pilot}"' in body for body in sent) and "<footer" in sent[-1]


def bodies(line: Any, query: str) -> Iterator[str]:
    """Yield the HTML that a session is sent for an address."""
    for told in answers(line, query):
        if body := told.delta.new_element.html.body:
            yield body
