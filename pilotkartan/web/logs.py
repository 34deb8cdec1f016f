"""Write the server's log: one line an event, with nothing in it that a visitor wrote or is known by."""

import logging
import os
import traceback
from typing import Any

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"  # .streamlit/config.toml gives Streamlit the same
# As many of the places that an error came by, the last ones, as tell where to look.
_MAX_PLACES = 6


class OneLine(logging.LogRecord):
    """An event whose message is one line, whatever it holds and whoever logs it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Taken from the formatters, which would write it over many lines.
        self._error, self.exc_info, self.stack_info = self.exc_info, None, None

    def getMessage(self) -> str:  # noqa: N802 (logging's own name)
        """Return the message, and the error by its kind and places: its own words may hold what a visitor wrote."""
        message = super().getMessage()
        if self._error and self._error[1]:
            message += f" [{places(self._error[1])}]"
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)


def places(error: BaseException) -> str:
    """Return such as `ValueError at routes.py:12 in _page, qr.py:14 in qr_svg`: the innermost place stands last."""
    frames = traceback.extract_tb(error.__traceback__)[-_MAX_PLACES:]
    came_by = ", ".join(f"{os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {came_by}"


def set_up() -> None:
    """Let every log of the process, of the libraries too, be of this form. Called once the server starts."""
    logging.setLogRecordFactory(OneLine)
    logging.captureWarnings(True)
    # Here goes what no library takes care of, uvicorn's events among it: from WARNING up, so no visit is told.
    if logging.lastResort:
        logging.lastResort.setFormatter(logging.Formatter(FORMAT))
