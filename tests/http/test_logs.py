"""The log is one line an event, and holds nothing that a visitor wrote."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from pilotkartan.web import logs

SEARCH = "min hemliga sökning"


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What a logger writes in the form of the app's log."""
    out = StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter(logs.FORMAT))
    factory = logging.getLogRecordFactory()
    logger = logging.getLogger("test_logs")
    logger.addHandler(handler)
    logging.setLogRecordFactory(logs.OneLine)
    yield out
    logging.setLogRecordFactory(factory)
    logger.removeHandler(handler)


def fail(text: str) -> None:
    """Fail as a library does that quotes what it was given."""
    raise ValueError(f"cannot read\n{text}")


def test_error_is_one_line_without_its_words(written: StringIO) -> None:
    """An error is told by its kind and where it came by, the innermost place last, not by its own words."""
    try:
        fail(SEARCH)
    except ValueError:
        logging.getLogger("test_logs").exception("error while answering %s", "/dcat.rdf", stack_info=True)
    (line,) = written.getvalue().splitlines()
    assert "ERROR test_logs: error while answering /dcat.rdf [ValueError at test_logs.py:" in line
    assert line.endswith(" in fail]")
    assert SEARCH not in line
    assert "/tests/" not in line


def test_no_message_can_begin_a_line(written: StringIO) -> None:
    """Line breaks and terminal codes in what is logged stand there as text: nobody can forge an event."""
    logging.getLogger("test_logs").warning("path %s", "/x\r\n2026-01-01 ERROR forged\x1b[2J\u2028\x85")
    (line,) = written.getvalue().splitlines()
    assert r"\r\n2026-01-01 ERROR forged\x1b[2J\u2028\x85" in line


def test_what_no_library_writes_has_the_form_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """An event that no library takes care of, such as uvicorn's, is written with its time, level and logger."""
    out = StringIO()
    handler = logging.StreamHandler(out)
    monkeypatch.setattr(logging, "lastResort", handler)
    monkeypatch.setattr(logging, "captureWarnings", lambda _on: None)
    factory = logging.getLogRecordFactory()
    try:
        logs.set_up()
        handler.handle(
            logging.getLogger("uvicorn.error").makeRecord("uvicorn.error", 30, "", 0, "gone\nwild", (), None)
        )
    finally:
        logging.setLogRecordFactory(factory)
    (line,) = out.getvalue().splitlines()
    assert line.endswith(r" WARNING uvicorn.error: gone\nwild")
