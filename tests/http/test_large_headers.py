"""The library that opens websockets still has what the app needs of it."""

import logging

import pytest
from websockets import http11

from pilotkartan.web import large_headers


def test_limit_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's limit of a header's line is where the app looks for it, and is raised."""
    monkeypatch.setattr(http11, "MAX_LINE_LENGTH", 8192)
    large_headers.allow()
    assert http11.MAX_LINE_LENGTH == large_headers.MAX_LINE_BYTES


def test_limit_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """A new version without it stops nothing, and the log says what visitors may meet."""
    monkeypatch.delattr(http11, "MAX_LINE_LENGTH")
    with caplog.at_level(logging.WARNING):
        large_headers.allow()
    assert "MAX_LINE_LENGTH" in caplog.text
    assert not hasattr(http11, "MAX_LINE_LENGTH")
