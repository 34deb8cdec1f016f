"""Write the server's log: one line an event, with nothing that a visitor wrote or that identifies a visitor."""

import logging
import os
import traceback
from typing import Any

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"  # .streamlit/config.toml gives Streamlit the same
# The last frames of a traceback, enough to find the error.
_MAX_PLACES = 6


class OneLine(logging.LogRecord):
    """Make the message of every event one line, whatever it holds and whichever library logs it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Hidden from the formatters, which would write it over many lines.
        self._error, self.exc_info, self.stack_info = self.exc_info, None, None

    def getMessage(self) -> str:  # noqa: N802 (logging's own name)
        """Return the message, and the error's type and places, not its text, which may hold what a visitor wrote."""
        message = super().getMessage()
        if self._error and self._error[1]:
            message += f" [{places(self._error[1])}]"
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)


def places(error: BaseException) -> str:
    """Return the places, such as `ValueError at routes.py:12 in _page, feed.py:14 in _feed`: the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)[-_MAX_PLACES:]
    places_passed = ", ".join(f"{os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {places_passed}"


def set_up() -> None:
    """Use this form for every log of the process, of the libraries too. Called once the server starts."""
    logging.setLogRecordFactory(OneLine)
    logging.captureWarnings(True)
    # The last resort writes events that no library handles, uvicorn's too: from WARNING up, so no visits are logged.
    if logging.lastResort:
        logging.lastResort.setFormatter(logging.Formatter(FORMAT))
