"""Let a visit's websocket take headers as large as a page's request may have.

A browser sends with each request the cookies that any site of the domain has set; of a municipality's they may be many.
A page comes with 16 kB of them and more, but the library that opens websockets waits for ever after a line of 8 kB: the
page would stand there and never start.
"""

import logging

from websockets import http11

# As much as the server reads at a time, and so the most that a page comes with: what is longer never gets this far.
MAX_LINE_BYTES = 256 * 1024
# Given by its environment variable, WEBSOCKETS_MAX_LINE_LENGTH, it would be read before any line of ours runs.
_SETTING = "MAX_LINE_LENGTH"
_log = logging.getLogger(__name__)


def allow() -> None:
    """Let the line of a header be so long where a websocket is opened, too; say so in the log where that fails."""
    if isinstance(getattr(http11, _SETTING, None), int):
        setattr(http11, _SETTING, MAX_LINE_BYTES)
    else:
        _log.warning("websockets has no %s any more: visitors with many cookies may get no connection", _SETTING)
